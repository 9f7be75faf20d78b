import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundPort } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { certainPort } from '../../model/certain-port.ts';
import type { RepeatSpec, RepeatStateSpec } from '../../model/documents.ts';
import type { Type } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import { anyType, boolType, integerType } from '../../validate/type-names.ts';
import { checkPortName } from './bind-ports.ts';
import { bindCodes } from './codes.ts';
import type { Mutable, RepeatDraft, StateDraft } from './drafts.ts';

/** The state of a repetition and the number of its round, known before their values are. */
export function declareRepeat(at: At<RepeatSpec>, sink: Sink): RepeatDraft {
  const state: StateDraft[] = [];
  for (const [name, one] of at.get('state')?.entries() ?? []) {
    checkPortName(name, one.keySpan, 'state', sink);
    if (name === 'round') {
      sink.report(
        bindCodes['duplicate-name'],
        one.keySpan,
        '`state.round` is the number of the round already.',
      );
    }
    const port = portOf(name, anyType, one);
    state.push({ name, port, at: one.as<RepeatStateSpec>(), ...unknownState(one), isBroken: false });
  }
  const { span } = at;
  const until: BoundExpression = { kind: 'literal', value: true, type: boolType, absent: [], span };
  const max: BoundExpression = { kind: 'literal', value: 1, type: integerType, absent: [], span };
  const { onMax } = at.value;
  return {
    round: portOf('round', integerType, at),
    named: state,
    state,
    until,
    max,
    most: 1,
    limit: max,
    onMax: onMax ?? 'fail',
  };
}

function unknownState({ span }: At<unknown>): Pick<StateDraft, 'first' | 'next'> {
  const nothing: BoundExpression = { kind: 'literal', value: null, type: anyType, absent: [], span };
  return { first: nothing, next: nothing };
}

/** Named so that no input of the user's has the name in the engine. */
function portOf(name: string, type: Type, at: At<unknown>): Mutable<BoundPort> {
  return certainPort(`pw-${name}`, type, { key: at.keySpan, span: at.span });
}
