import type { Span } from '../../../diagnostics/span.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import type { Type } from '../../../model/type.ts';
import type { BinaryExpression, UnaryExpression } from '../../../syntax/expression/ast.ts';
import { negated } from '../../../validate/absence.ts';
import { boolType, floatType, integerType, stringType } from '../../../validate/type-names.ts';
import { printType } from '../../../validate/types.ts';
import { expressionCodes } from './codes.ts';
import { type BindContext, where } from './context.ts';
import { reportMisread } from './misread-operator.ts';
import { bindAs, bindOperand, isReadable } from './operand.ts';
import { isReadAs, type Reading, underlying } from './readings.ts';
import { sourceText } from './source-text.ts';

type Operator = Pick<BinaryExpression, 'operator' | 'operatorSpan'>;

/** `!x` and `-x`; a negative number is a constant. */
export function bindUnary(expression: UnaryExpression, context: BindContext): BoundExpression | undefined {
  const { operator, span } = expression;
  const reading: Reading = operator === '!' ? 'Bool' : 'number';
  const operand = bindAs(expression.operand, [reading], `"${operator}"`, context);
  if (operand === undefined) return undefined;
  if (operator === '-' && operand.kind === 'literal' && typeof operand.value === 'number') {
    return { ...operand, value: operand.type.kind === 'integer' ? 0 - operand.value : -operand.value, span };
  }
  return {
    kind: 'unary',
    operator,
    operand,
    type: operator === '!' ? boolType : operand.type,
    absent: [],
    span,
  };
}

export function bindBinary(expression: BinaryExpression, context: BindContext): BoundExpression | undefined {
  const { operator, span } = expression;
  if (reportMisread(expression, context)) return undefined;
  const lazy = operator === '&&' || operator === '||';
  const [left, right] = lazy ? bindLogical(expression, context) : bindBoth(expression, context);
  if (left === undefined || right === undefined) return undefined;
  const type = lazy ? boolType : resultOf(expression, left, right, context);
  return type === undefined ? undefined : { kind: 'binary', operator, left, right, type, absent: [], span };
}

type Sides = readonly [BoundExpression | undefined, BoundExpression | undefined];

function bindBoth({ left, right }: BinaryExpression, context: BindContext): Sides {
  return [bindOperand(left, context), bindOperand(right, context)];
}

/** The right side is only asked when the left side does not decide: it holds there for `&&`, and not for `||`. */
function bindLogical(expression: BinaryExpression, context: BindContext): Sides {
  const user = `"${expression.operator}"`;
  const left = bindAs(expression.left, ['Bool'], user, context);
  const known = left !== undefined && expression.operator === '||' ? negated(left) : left;
  return [left, bindAs(expression.right, ['Bool'], user, where(known, context))];
}

/** The type of a strict operator; undefined when its operands don't fit it or one another. */
function resultOf(
  expression: BinaryExpression,
  left: BoundExpression,
  right: BoundExpression,
  context: BindContext,
): Type | undefined {
  switch (expression.operator) {
    case '==':
    case '!=':
      return areAlike(expression, left, right, ['number', 'String', 'Bool'], context) ? boolType : undefined;
    case '<':
    case '<=':
    case '>':
    case '>=':
      return areAlike(expression, left, right, ['number', 'String'], context) ? boolType : undefined;
    case '+':
      if (!areAlike(expression, left, right, ['number', 'String'], context)) return undefined;
      return isReadAs(left.type, 'number') ? numberOf(left, right) : stringType;
    case '/':
      return areBoth('number', expression, left, right, context) ? floatType : undefined;
    case '%':
      return areBoth('Integer', expression, left, right, context) ? integerType : undefined;
    default:
      return areBoth('number', expression, left, right, context) ? numberOf(left, right) : undefined;
  }
}

function numberOf(left: BoundExpression, right: BoundExpression): Type {
  return [left, right].every((one) => underlying(one.type).kind === 'integer') ? integerType : floatType;
}

function areBoth(
  reading: Reading,
  { operator }: BinaryExpression,
  left: BoundExpression,
  right: BoundExpression,
  context: BindContext,
): boolean {
  const fits = [left, right]
    .map((side) => isReadable(side, [reading], `"${operator}"`, context))
    .every(Boolean);
  if (!fits || (operator !== '/' && operator !== '%')) return fits;
  if (right.kind !== 'literal' || right.value !== 0) return true;
  context.sink.report(expressionCodes['type-mismatch'], right.span, `"${operator}" cannot divide by 0.`);
  return false;
}

/**
 * Both sides must be read in the same way. A side without a type is read as text beside a String, which is what it is at run time; beside
 * anything else, or another side without a type, it has to be converted.
 */
function areAlike(
  expression: Operator,
  left: BoundExpression,
  right: BoundExpression,
  readings: readonly Reading[],
  context: BindContext,
): boolean {
  const user = `"${expression.operator}"`;
  const sides = [left, right];
  const untyped = sides.filter((side) => side.type.kind === 'any');
  const typed = sides.filter((side) => side.type.kind !== 'any');
  if (!typed.map((side) => isReadable(side, readings, user, context)).every(Boolean)) return false;
  if (untyped.length > 0) {
    if (typed.some((side) => isReadAs(side.type, 'String'))) return true;
    for (const side of untyped) reportUntyped(side, typed[0], user, context);
    return false;
  }
  if (readings.some((one) => sides.every((side) => isReadAs(side.type, one))) && namesAgree(left, right)) {
    return true;
  }
  reportUnlike(expression, left, right, context);
  return false;
}

/** Whether two values can be compared for equality; `span`: where that is said. */
export function areComparable(
  left: BoundExpression,
  right: BoundExpression,
  span: Span,
  context: BindContext,
): boolean {
  const expression = { operator: '==', operatorSpan: span } as const;
  return areAlike(expression, left, right, ['number', 'String', 'Bool'], context);
}

/** Two nominal types are only alike when they have one name. */
function namesAgree(left: BoundExpression, right: BoundExpression): boolean {
  const [a, b] = [underlying(left.type), underlying(right.type)];
  return a.kind !== 'nominal' || b.kind !== 'nominal' || a.name === b.name;
}

function reportUntyped(
  side: BoundExpression,
  other: BoundExpression | undefined,
  user: string,
  context: BindContext,
): void {
  const name = sourceText(side.span);
  const bool = other?.type.kind === 'bool';
  const help = bool
    ? `A value without a type is a condition by itself: \`${name}\` or \`!${name}\`.`
    : `Write ${conversionFor(other, name)}, or give a type to the output or input that it comes from.`;
  context.sink.report(
    expressionCodes['needs-conversion'],
    side.span,
    `"${name}" has no type, so ${user} cannot tell how to read it.`,
    { help },
  );
}

function conversionFor(other: BoundExpression | undefined, name: string): string {
  const kind = other === undefined ? undefined : underlying(other.type).kind;
  if (kind === 'integer') return `\`int(${name})\``;
  return kind === 'float'
    ? `\`float(${name})\``
    : `\`string(${name})\`, \`int(${name})\` or \`float(${name})\``;
}

function reportUnlike(
  { operator, operatorSpan }: Operator,
  left: BoundExpression,
  right: BoundExpression,
  context: BindContext,
): void {
  const types = `${printType(left.type)} and ${printType(right.type)}`;
  const doing = operator === '+' ? 'add' : 'compare';
  const text = [left, right].find((side) => isReadAs(side.type, 'String'));
  const other = text === left ? right : left;
  const name = text === undefined ? '' : sourceText(text.span);
  const otherName = sourceText(other.span);
  const unquoted =
    text?.kind === 'literal' && isReadAs(other.type, 'number') ? Number(text.value) : Number.NaN;
  if (Number.isFinite(unquoted)) {
    const help = `Write the number without quotes: ${unquoted}.`;
    context.sink.report(
      expressionCodes['type-mismatch'],
      operatorSpan,
      `"${operator}" cannot ${doing} ${types}.`,
      { help },
    );
    return;
  }
  const bool = [left, right].find((side) => isReadAs(side.type, 'Bool'));
  const cures = [
    ...(text !== undefined && text.kind !== 'literal' && isReadAs(other.type, 'number')
      ? [conversionFor(other, name)]
      : []),
    ...(text !== undefined && isReadAs(other.type, 'number') && other.kind !== 'literal'
      ? [`\`string(${otherName})\``]
      : []),
    ...(bool === undefined
      ? []
      : [`\`${sourceText(bool.span)}\` or \`!${sourceText(bool.span)}\`, a condition by itself`]),
  ];
  context.sink.report(
    expressionCodes['type-mismatch'],
    operatorSpan,
    `"${operator}" cannot ${doing} ${types}.`,
    cures.length === 0 ? {} : { help: `Write ${cures.join(' or ')}.` },
  );
}
