import type { Span } from '../diagnostics/span.ts';
import type { BoundPipeline, BoundPort } from '../model/bound.ts';
import type { BoundExpression } from '../model/bound-expression.ts';
import { visitReferences } from '../model/references.ts';
import type { Type, Value } from '../model/type.ts';
import { visitParts } from '../model/visit-parts.ts';
import { evaluateText, type TextEvaluation } from '../run/evaluate.ts';
import { inputValues } from './input-values.ts';

/** The text of an input that is known before the run, and where it was written. */
export interface KnownValue {
  readonly text: string;
  readonly span: Span;
}

export type KnownValues = ReadonlyMap<BoundPort, KnownValue>;

/** What is known of the inputs of a run: `given` on the command line, or their defaults. */
export function knownInputs(root: BoundPipeline, given: ReadonlyMap<string, Value>): KnownValues {
  return knownArguments(inputValues(root, given), new Map());
}

/** The same of what a call gives. */
export function knownArguments(
  given: Iterable<readonly [BoundPort, BoundExpression]>,
  inputs: KnownValues,
): KnownValues {
  const known = new Map<BoundPort, KnownValue>();
  for (const [port, value] of given) {
    const found = knownText(value, inputs, port.type);
    if (found?.ok === true && isShort(found.text)) known.set(port, { text: found.text, span: value.span });
  }
  return known;
}

/** No amount has a longer text, and each of a chain of pipelines may double one. */
function isShort(text: string | undefined): text is string {
  return text !== undefined && text.length <= 4096;
}

/** The text of an expression, or why it has none; undefined where it reads what is not known, or makes much out of little. */
export function knownText(
  expression: BoundExpression,
  known: KnownValues,
  to: Type = expression.type,
): TextEvaluation | undefined {
  let isKnown = true;
  visitReferences(expression, ({ target }) => {
    if (target.kind !== 'input' || !known.has(target.port)) isKnown = false;
  });
  visitParts(expression, (part) => {
    if (part.kind === 'call' && makesMuch.has(part.name)) isKnown = false;
  });
  if (!isKnown) return undefined;
  const text = (port: BoundPort): string | undefined => known.get(port)?.text;
  return evaluateText(
    expression,
    { text: (target) => (target.kind === 'input' ? text(target.port) : undefined) },
    to,
  );
}

/** Functions whose result may be much longer than what they are given, or take long. */
const makesMuch: ReadonlySet<string> = new Set(['range', 'combinations', 'replace', 'matches']);
