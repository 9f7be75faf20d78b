import type { BoundExpression } from '../../model/bound-expression.ts';
import type { BinaryOperator } from '../../syntax/expression/ast.ts';
import { boolType, integerType, stringType } from '../../validate/type-names.ts';

/**
 * The whole number itself, where it is neither below nor above; else what fails, because it asks for a number of a text that is none and says `why`.
 */
export function within(
  value: BoundExpression,
  least: number,
  most: number | undefined,
  why: string,
): BoundExpression {
  const { span } = value;
  const whole = { type: integerType, absent: [], span } as const;
  const bool = { type: boolType, absent: [], span } as const;
  const isInteger = value.type.kind === 'integer';
  const number: BoundExpression = isInteger
    ? value
    : { ...whole, kind: 'call', name: 'int', arguments: [value] };
  const compare = (operator: BinaryOperator, bound: number): BoundExpression => ({
    ...bool,
    kind: 'binary',
    operator,
    left: number,
    right: { ...whole, kind: 'literal', value: bound },
  });
  const above = compare('>=', least);
  const fits: BoundExpression =
    most === undefined
      ? above
      : { ...bool, kind: 'binary', operator: '&&', left: above, right: compare('<=', most) };
  const text: BoundExpression = { kind: 'literal', value: why, type: stringType, absent: [], span };
  const fails: BoundExpression = { ...whole, kind: 'call', name: 'int', arguments: [text] };
  return { ...whole, kind: 'call', name: 'if', arguments: [fits, number, fails] };
}
