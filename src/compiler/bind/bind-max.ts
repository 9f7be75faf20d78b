import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundRepeat } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { certainPort } from '../../model/certain-port.ts';
import type { RepeatSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { integerType } from '../../validate/type-names.ts';
import { bindText } from './bind-text.ts';
import { bindCodes } from './codes.ts';
import type { RepeatDraft } from './drafts.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';
import { within } from './within.ts';

/** Argo calls templates at most 100 deep, and each round is called by the one before it. */
const mostRounds = 50;

/** Binds the greatest number of rounds, seen from outside of the repetition, before the first round. */
export function bindMax(
  repeat: RepeatDraft,
  at: At<RepeatSpec>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): void {
  const spec = at.get('max');
  if (spec === undefined || spec.isUnknown) return;
  const isComputed = typeof spec.value === 'string' && spec.value.includes('${{');
  const max = isComputed
    ? bindText(spec.as<unknown>(), scope, facts, sink, integerType, false, help)
    : constant(Number(spec.value), spec.span);
  if (max === undefined) return;
  if (max.kind === 'literal' && typeof max.value === 'number') {
    const problem = roundsProblem(max.value);
    if (problem !== undefined)
      sink.report(bindCodes['too-many-rounds'], spec.span, problem, {
        help: bindCodes['too-many-rounds'].advice,
      });
    repeat.max = max;
    repeat.limit = max;
    repeat.most = max.value;
    return;
  }
  const most = Math.max(1, Math.min(mostRounds, greatestOf(max)));
  const { span } = spec;
  const port = certainPort('pw_max', integerType, { key: spec.keySpan, span });
  const limit = {
    kind: 'reference',
    target: { kind: 'local', port },
    type: integerType,
    absent: [],
    span,
  } as const;
  repeat.max = max;
  repeat.most = most;
  repeat.limit = limit;
  repeat.state = [
    ...repeat.named,
    { port, first: within(max, 1, most, `"max" is not a number from 1 to ${most}`), next: limit },
  ];
}

/** Why a repetition cannot have so many rounds; `text` where that is no number. */
export function roundsProblem(rounds: number | undefined, text = String(rounds)): string | undefined {
  if (rounds !== undefined && rounds >= 1 && rounds <= mostRounds) return undefined;
  return `A repetition has from 1 to ${mostRounds} rounds, not ${text}.`;
}

const help = 'Write one Integer expression, such as `${{ inputs.rounds }}`.';

/** What a value is not above, as far as its text and the `maximum` of inputs say it. */
function greatestOf(value: BoundExpression): number {
  if (value.kind === 'literal') return typeof value.value === 'number' ? value.value : mostRounds;
  if (value.kind === 'reference' && value.target.kind === 'input') {
    return Math.floor(value.target.port.constraints.maximum ?? mostRounds);
  }
  if (value.kind === 'binary' && value.operator === '%' && value.right.kind === 'literal')
    return Math.abs(Number(value.right.value)) - 1;
  if (value.kind !== 'call') return mostRounds;
  const [first, ...others] = value.arguments;
  if (value.name === 'if') return Math.max(...others.map(greatestOf));
  if (first === undefined || (value.name !== 'default' && value.name !== 'firstOf')) return mostRounds;
  return Math.max(...[first, ...others].map(greatestOf));
}

function constant(value: number, span: BoundRepeat['max']['span']): BoundExpression {
  return { kind: 'literal', value, type: integerType, absent: [], span };
}
