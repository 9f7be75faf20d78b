import { Sink } from '../../../diagnostics/sink.ts';
import type { Span } from '../../../diagnostics/span.ts';
import type { BinaryExpression, Expression } from '../../../syntax/expression/ast.ts';
import { expressionCodes } from './codes.ts';
import type { BindContext } from './context.ts';
import { fitOf } from './readings.ts';
import { sourceText } from './source-text.ts';

/**
 * Operators that do something else in other languages: `a && b || c`, `x == 'a' || 'b'`, `!x == y`, `x != null`. Reports the whole as what was meant,
 * once, and says whether it did; all else is bound and reported as it stands.
 */
export function reportMisread(expression: BinaryExpression, context: BindContext): boolean {
  const found =
    readAsChoice(expression, context) ??
    readAsList(expression, context) ??
    comparedWithNull(expression) ??
    negatedFirst(expression, context);
  if (found === undefined) return false;
  const { span, message, text } = found;
  context.sink.report(expressionCodes['type-mismatch'], span, message, {
    help: `Write \`${text}\`.`,
    ...(!text.includes('…') && {
      fix: { title: `Write ${text}`, safe: false, edits: [{ span: found.replaced, text }] },
    }),
  });
  for (const part of found.parts) context.bind(part, context);
  return true;
}

interface Misread {
  readonly span: Span;
  readonly message: string;
  /** What is right or wrong by itself. */
  readonly parts: readonly Expression[];
  /** What is replaced by `text`. */
  readonly replaced: Span;
  readonly text: string;
}

/** `condition && a || b`, GitHub's way to choose. */
function readAsChoice(
  { operator, left, right, span }: BinaryExpression,
  context: BindContext,
): Misread | undefined {
  if (operator !== '||' || left.kind !== 'binary' || left.operator !== '&&') return undefined;
  const values = [left.right, right];
  const isPlain = values.every((one) => isCondition(one, context) !== undefined);
  if (!isPlain || !isBool(left.left, context) || !values.some((one) => isOther(one, context)))
    return undefined;
  return {
    span,
    message: '"&&" and "||" give true or false, and none of their sides.',
    parts: [left.left, ...values],
    replaced: span,
    text: `if(${sourceText(left.left.span)}, ${values.map((one) => sourceText(one.span)).join(', ')})`,
  };
}

/** `x == 'a' || 'b'`. */
function readAsList({ operator, left, right }: BinaryExpression, context: BindContext): Misread | undefined {
  if (
    (operator !== '||' && operator !== '&&') ||
    right.kind !== 'literal' ||
    typeof right.value === 'boolean'
  )
    return undefined;
  const last = left.kind === 'binary' && left.operator === operator ? left.right : left;
  const before =
    last.kind === 'binary' && (last.operator === '==' || last.operator === '!=') ? last : undefined;
  if (before === undefined || !isOther(right, context)) return undefined;
  const text = `${sourceText(before.left.span)} ${before.operator} ${sourceText(right.span)}`;
  return {
    span: right.span,
    message: `"${operator}" needs a condition on each side.`,
    parts: [left],
    replaced: right.span,
    text,
  };
}

function comparedWithNull({ operator, left, right, span }: BinaryExpression): Misread | undefined {
  const value = isNull(right) ? left : isNull(left) ? right : undefined;
  if ((operator !== '==' && operator !== '!=') || value === undefined || !isReference(value))
    return undefined;
  return {
    span,
    message: '"null" is no value to compare with.',
    parts: [],
    replaced: span,
    text: `${operator === '==' ? '!' : ''}present(${sourceText(value.span)})`,
  };
}

/** `!x == 'a'`, where `!` would be asked of `x` alone. */
function negatedFirst(
  { operator, left, right, span }: BinaryExpression,
  context: BindContext,
): Misread | undefined {
  const other = operator === '==' ? '!=' : operator === '!=' ? '==' : undefined;
  if (
    other === undefined ||
    left.kind !== 'unary' ||
    left.operator !== '!' ||
    !isOther(left.operand, context)
  )
    return undefined;
  return {
    span: left.span,
    message: `"!" is stronger than "${operator}", and is asked of "${sourceText(left.operand.span)}" alone.`,
    parts: [left.operand, right],
    replaced: span,
    text: `${sourceText(left.operand.span)} ${other} ${sourceText(right.span)}`,
  };
}

function isNull(one: Expression): boolean {
  return one.kind === 'literal' && one.value === null;
}

function isBool(one: Expression, context: BindContext): boolean {
  return isCondition(one, context) === true;
}

/** Whether a part is right by itself and is no condition. */
function isOther(one: Expression, context: BindContext): boolean {
  return isCondition(one, context) === false;
}

const conditions: ReadonlySet<string> = new Set(['contains', 'endsWith', 'matches', 'present', 'startsWith']);

/**
 * Undefined where it is not known without a look inside. Only references are bound for it: parts that hold others would be bound twice on each
 * level, which takes for ever where they are nested.
 */
function isCondition(one: Expression, context: BindContext): boolean | undefined {
  switch (one.kind) {
    case 'literal':
      return typeof one.value === 'boolean';
    case 'list':
      return false;
    case 'unary':
      return one.operator === '!';
    case 'binary':
      return ['&&', '||', '==', '!=', '<', '<=', '>', '>='].includes(one.operator);
    case 'call':
      return conditions.has(one.name) ? true : undefined;
    default: {
      const bound = isReference(one) ? context.bind(one, { ...context, sink: new Sink() }) : undefined;
      if (bound === undefined || bound.type.kind === 'secret') return undefined;
      return fitOf(bound.type, ['Bool']) === 'yes';
    }
  }
}

/** Names, with constants in brackets. */
function isReference(one: Expression): boolean {
  if (one.kind === 'name') return true;
  if (one.kind === 'member') return isReference(one.object);
  return one.kind === 'index' && one.index.kind === 'literal' && isReference(one.object);
}
