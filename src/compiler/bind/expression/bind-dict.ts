import type { Span } from '../../../diagnostics/span.ts';
import type { BoundExpression, BoundLiteral } from '../../../model/bound-expression.ts';
import type { Type } from '../../../model/type.ts';
import { isArtifactType } from '../../../validate/assignable.ts';
import { stringType } from '../../../validate/type-names.ts';
import { printType } from '../../../validate/types.ts';
import { expressionCodes } from './codes.ts';
import type { BindContext } from './context.ts';
import { reportAbsent } from './report-absent.ts';
import { sourceText } from './source-text.ts';
import { holdingAll } from './unify.ts';

type Entries = ReadonlyMap<string, BoundExpression>;

/** A map of some bound values: a constant when all are constants. What travels by no value, such as a file, can be none of them. */
export function dictOf(
  entries: Entries,
  span: Span,
  context: Pick<BindContext, 'facts' | 'sink'>,
): BoundExpression | undefined {
  const fits = [...entries].map(([key, value]) => isValue(key, value, context)).every(Boolean);
  if (!fits) return undefined;
  const values = [...entries.values()];
  const type: Type = { kind: 'dict', ...holdingAll(values) };
  const constants = [...entries].flatMap(([key, one]) =>
    one.kind === 'literal' ? [[key, one.value] as const] : [],
  );
  if (constants.length === values.length)
    return { kind: 'literal', value: Object.fromEntries(constants), type, absent: [], span };
  const keys = textsOf([...entries.keys()], span);
  return { kind: 'call', name: 'dict', arguments: [keys, ...values], type, absent: [], span };
}

/** A constant List of texts. */
export function textsOf(texts: readonly string[], span: Span): BoundLiteral {
  return { kind: 'literal', value: texts, type: { kind: 'list', of: stringType }, absent: [], span };
}

function isValue(
  key: string,
  value: BoundExpression,
  { facts, sink }: Pick<BindContext, 'facts' | 'sink'>,
): boolean {
  if (reportAbsent(value, facts, sink)) return false;
  const { type } = value;
  const isUnfit =
    type.kind === 'volume' || type.kind === 'snapshot' || type.kind === 'secret' || isArtifactType(type);
  if (!isUnfit) return true;
  sink.report(
    expressionCodes['type-mismatch'],
    value.span,
    `"${sourceText(value.span)}" is of type ${printType(type)}, which "${key}" in a map cannot hold.`,
    { help: 'Pass it as an argument of its own.' },
  );
  return false;
}
