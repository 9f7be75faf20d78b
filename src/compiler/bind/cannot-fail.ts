import type { BoundExpression, FunctionName } from '../../model/bound-expression.ts';

/** These give a value for all texts. */
const total: ReadonlySet<FunctionName> = new Set([
  'lower',
  'upper',
  'trim',
  'replace',
  'startsWith',
  'endsWith',
]);

/** Whether an expression has a value in every run: it computes texts from texts, and asks for nothing that has to be read as something else. */
export function cannotFail(value: BoundExpression): boolean {
  switch (value.kind) {
    case 'literal':
      return true;
    case 'reference':
      return isTextOrBool(value);
    case 'text':
      return value.parts.every((one) => one.kind === 'reference' || cannotFail(one));
    case 'unary':
      return value.operator === '!' && cannotFail(value.operand);
    case 'binary':
      return (
        ['+', '==', '!=', '&&', '||'].includes(value.operator) &&
        [value.left, value.right].every((one) => isTextOrBool(one) && cannotFail(one))
      );
    case 'call':
      return (value.name === 'if' || total.has(value.name)) && value.arguments.every(cannotFail);
    default:
      return false;
  }
}

function isTextOrBool({ type }: BoundExpression): boolean {
  return type.kind === 'string' || type.kind === 'bool';
}
