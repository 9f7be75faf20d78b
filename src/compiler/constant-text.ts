import type { Span } from '../diagnostics/span.ts';
import { argumentLimit } from '../model/argument-limit.ts';
import type { BoundPort } from '../model/bound.ts';
import type { BoundExpression } from '../model/bound-expression.ts';
import type { Type } from '../model/type.ts';
import { evaluateText } from '../run/evaluate.ts';
import { isText } from '../run/evaluate-operator.ts';
import { byteLength } from '../util/byte-length.ts';

/** What is known of the text of an input before the run. */
export interface KnownText {
  /** Undefined when only a part of it is known. */
  readonly text: string | undefined;
  /** The bytes that it has at least. */
  readonly bytes: number;
  /** Where most of it was written. */
  readonly span: Span;
}

export type KnownTexts = ReadonlyMap<BoundPort, KnownText>;

/**
 * What is known of the text that an expression gives to a consumer of type `to`. Where the run chooses (`if`, `default`, `firstOf`), the
 * longest choice counts: a constant that is too long is wrong wherever it is chosen.
 */
export function constantText(expression: BoundExpression, known: KnownTexts, to: Type): KnownText {
  const { span } = expression;
  switch (expression.kind) {
    case 'literal':
      return exact(expression, known, to);
    case 'reference': {
      const { target } = expression;
      return (target.kind === 'input' ? known.get(target.port) : undefined) ?? nothing(span);
    }
    case 'text':
      return joined(
        expression.parts.map((part) => constantText(part, known, part.type)),
        span,
      );
    case 'binary':
      if (expression.operator !== '+' || !isText(expression.type)) break;
      return joined(
        [expression.left, expression.right].map((part) => constantText(part, known, part.type)),
        span,
      );
    case 'call': {
      const [first] = expression.arguments;
      if (expression.name === 'string' && first !== undefined) return constantText(first, known, first.type);
      const choices = choicesOf(expression.name, expression.arguments);
      if (choices === undefined) break;
      const texts = choices.map((one) => constantText(one, known, to));
      return texts.reduce((longest, one) => (one.bytes > longest.bytes ? one : longest), nothing(span));
    }
  }
  return canCompute(expression, known) ? exact(expression, known, to) : nothing(span);
}

function nothing(span: Span): KnownText {
  return { text: undefined, bytes: 0, span };
}

function exact(expression: BoundExpression, known: KnownTexts, to: Type): KnownText {
  const result = evaluateText(
    expression,
    { text: (target) => (target.kind === 'input' ? known.get(target.port)?.text : undefined) },
    to,
  );
  if (!result.ok || result.text === undefined) return nothing(expression.span);
  return { text: result.text, bytes: byteLength(result.text), span: expression.span };
}

/** Longer texts are only counted: each of a chain of pipelines may double one. */
const longestText = 16 * argumentLimit;

function joined(parts: readonly KnownText[], span: Span): KnownText {
  const texts = parts.map((one) => one.text);
  const bytes = parts.reduce((sum, one) => sum + one.bytes, 0);
  const longest = parts.reduce<KnownText | undefined>(
    (most, one) => (most === undefined || one.bytes > most.bytes ? one : most),
    undefined,
  );
  return {
    text: texts.includes(undefined) || bytes > longestText ? undefined : texts.join(''),
    bytes,
    span: longest === undefined || longest.bytes * 2 < bytes ? span : longest.span,
  };
}

function choicesOf(name: string, given: readonly BoundExpression[]): readonly BoundExpression[] | undefined {
  if (name === 'if') return given.slice(1);
  return name === 'default' || name === 'firstOf' ? given : undefined;
}

/** Functions whose result has about the length of what they are given. */
const computed: ReadonlySet<string> = new Set([
  'json',
  'lower',
  'upper',
  'trim',
  'join',
  'first',
  'last',
  'flatten',
]);

/** Whether all that an expression reads is known, and nothing in it makes much out of little. */
function canCompute(expression: BoundExpression, known: KnownTexts): boolean {
  switch (expression.kind) {
    case 'literal':
      return true;
    case 'reference':
      return expression.target.kind === 'input' && known.get(expression.target.port)?.text !== undefined;
    case 'list':
      return expression.items.every((one) => canCompute(one, known));
    case 'index':
      return canCompute(expression.object, known) && canCompute(expression.index, known);
    case 'call':
      return computed.has(expression.name) && expression.arguments.every((one) => canCompute(one, known));
    default:
      return false;
  }
}
