import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { RepeatSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { parseTemplate } from '../../syntax/template.ts';
import { child } from '../../syntax/tree.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { assignable } from '../../validate/assignable.ts';
import { printType } from '../../validate/types.ts';
import { withArticle } from './argument-problems.ts';
import { bindMax } from './bind-max.ts';
import type { RepeatDraft } from './drafts.ts';
import { bindData } from './expression/bind-data.ts';
import { bindCondition } from './expression/bind-expression.ts';
import { expressionCodes } from './expression/codes.ts';
import { reportAbsent } from './expression/report-absent.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';
import { losesNull } from './loses-null.ts';

/** Binds what is computed before the first round, seen from outside of the repetition: it gives the state its types. */
export function bindFirstRound(
  repeat: RepeatDraft,
  at: At<RepeatSpec>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): void {
  bindMax(repeat, at, scope, facts, sink);
  for (const state of repeat.named) {
    const node = state.at.hasGap ? undefined : child(state.at.node, 'first');
    const value = node && bindCertain(node, scope, facts, sink);
    if (value === undefined || !canBeKept(value, sink)) {
      state.isBroken = true;
      continue;
    }
    state.first = value;
    state.port.type = value.type;
  }
}

/** Binds what is computed at the end of a round, seen from inside. */
export function bindNextRound(
  repeat: RepeatDraft,
  at: At<RepeatSpec>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): void {
  const until = at.get('until');
  const template = until?.node.kind === 'scalar' ? parseTemplate(until.node, sink) : undefined;
  repeat.until = (template && bindCondition(template, scope, facts, sink)) ?? repeat.until;
  for (const state of repeat.named) {
    const node = child(state.at.node, 'next');
    const value = node && bindCertain(node, scope, facts, sink);
    if (value === undefined || state.isBroken) continue;
    const { type } = state.port;
    if (assignable(value.type, type) && !losesNull(value, type)) {
      state.next = value;
      continue;
    }
    const isNumber = type.kind === 'integer' && value.type.kind === 'float';
    sink.report(
      expressionCodes['type-mismatch'],
      value.span,
      `"${state.name}" begins as ${withArticle(printType(type))} and would become ${withArticle(printType(value.type))}.`,
      {
        related: [{ message: 'it begins here', span: state.first.span }],
        ...(isNumber && { help: 'Begin with a Float, such as `1.0` or `float(…)`.' }),
      },
    );
  }
}

/** What a repetition reads at the end of a round, as written. */
export function lastTexts(at: At<RepeatSpec>): readonly YamlNode[] {
  const until = at.get('until');
  const next = (at.get('state')?.entries() ?? []).flatMap(([, one]) => one.get('next') ?? []);
  return [...(until === undefined ? [] : [until.node]), ...next.map(({ node }) => node)];
}

/** What it reads before the first one. */
export function firstTexts(at: At<RepeatSpec>): readonly YamlNode[] {
  const max = at.get('max');
  const first = (at.get('state')?.entries() ?? []).flatMap(([, one]) => one.get('first') ?? []);
  return [...(max === undefined ? [] : [max.node]), ...first.map(({ node }) => node)];
}

function bindCertain(
  node: YamlNode,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  const value = bindData(node, scope, facts, sink);
  return value === undefined || reportAbsent(value, facts, sink) ? undefined : value;
}

/** A value of the state travels from round to round like an argument. */
function canBeKept(value: BoundExpression, sink: Sink): boolean {
  const { kind } = value.type;
  if (kind !== 'secret' && kind !== 'volume' && kind !== 'snapshot' && kind !== 'null') return true;
  const what = kind === 'null' ? 'null' : withArticle(printType(value.type));
  sink.report(expressionCodes['type-mismatch'], value.span, `A state cannot be ${what}.`, {
    help: 'It holds what a parameter or an artifact can hold.',
  });
  return false;
}
