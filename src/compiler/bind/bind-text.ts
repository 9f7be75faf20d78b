import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { Type } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import { parseTemplate } from '../../syntax/template.ts';
import { assignable } from '../../validate/assignable.ts';
import { printType } from '../../validate/types.ts';
import { reportExposed } from './check-secrets.ts';
import { bindCodes } from './codes.ts';
import { bindTemplate } from './expression/bind-expression.ts';
import { expressionCodes } from './expression/codes.ts';
import { reportAbsent } from './expression/report-absent.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';

/**
 * Binds a scalar that becomes text, such as an environment variable, an image or a label: a constant as it is written (`1.10` stays
 * `1.10`), or a text with expressions whose values are certain. With `wanted`, the value must have that type, or be a Secret where
 * that may be, or of the `others`, which have no text; `help` says what to do when its type has none. Undefined when it was reported.
 */
export function bindText(
  at: At<unknown>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
  wanted: Type = { kind: 'any' },
  takesSecret = false,
  help?: string,
  others: readonly Type['kind'][] = [],
): BoundExpression | undefined {
  const { node } = at;
  if (node.kind !== 'scalar') return undefined;
  const value = bindScalar(at, scope, facts, sink, wanted);
  if (value === undefined || reportAbsent(value, facts, sink)) return undefined;
  const { kind } = value.type;
  if (kind === 'secret') {
    if (takesSecret) return value;
    reportExposed(
      value.span,
      'This is a Secret, and here its text could be read by everybody.',
      bindCodes['secret-exposed'].advice,
      sink,
    );
    return undefined;
  }
  const isText =
    !['artifact', 'snapshot', 'volume'].includes(kind) || kind === wanted.kind || others.includes(kind);
  if (isText && assignable(value.type, wanted)) return value;
  sink.report(
    expressionCodes['type-mismatch'],
    value.span,
    `${wanted.kind === 'any' ? 'A text' : `A value of type ${printType(wanted)}`} is needed here, and this is of type ${printType(value.type)}.`,
    help === undefined ? {} : { help },
  );
  return undefined;
}

/** Binds the values of a map by key; a null removes what is inherited and says nothing where nothing is. */
export function bindTexts(
  at: At<{ readonly [key: string]: unknown }> | undefined,
  bind: (value: At<unknown>) => BoundExpression | undefined,
): ReadonlyMap<string, BoundExpression> {
  const bound = new Map<string, BoundExpression>();
  for (const [key, value] of at?.entries() ?? []) {
    if (value.node.kind === 'scalar' && value.node.value === null) continue;
    const one = bind(value.as<unknown>());
    if (one !== undefined) bound.set(key, one);
  }
  return bound;
}

function bindScalar(
  at: At<unknown>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
  wanted: Type,
): BoundExpression | undefined {
  const { node } = at;
  if (node.kind !== 'scalar') return undefined;
  const span = node.span;
  if (typeof node.value === 'string' && node.value.includes('${{')) {
    const template = parseTemplate(node, sink);
    return template === undefined ? undefined : bindTemplate(template, scope, facts, sink);
  }
  if (wanted.kind === 'integer' && typeof node.value === 'number') {
    return { kind: 'literal', value: node.value, type: wanted, absent: [], span };
  }
  const value = node.style === 'plain' ? node.text : String(node.value ?? '');
  return { kind: 'literal', value, type: { kind: 'string' }, absent: [], span };
}
