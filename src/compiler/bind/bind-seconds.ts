import type { BoundExpression } from '../../model/bound-expression.ts';
import type { At } from '../../syntax/at.ts';
import { integerType } from '../../validate/type-names.ts';
import { printType } from '../../validate/types.ts';
import type { SettingBinder } from './bind-settings.ts';
import { bindText } from './bind-text.ts';
import { expressionCodes } from './expression/codes.ts';
import { readTimeout, reportNoTime } from './read-duration.ts';

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** A timeout: a constant duration, an Integer expression that gives seconds, or one with a unit behind it. */
export function bindSeconds(
  at: At<number | string> | undefined,
  { scope, facts, sink }: Pick<SettingBinder, 'scope' | 'facts' | 'sink'>,
): BoundExpression | undefined {
  if (at === undefined) return undefined;
  if (typeof at.value === 'string' && at.value.includes('${{')) {
    const bound = bindText(at.as<unknown>(), scope, facts, sink);
    const seconds = bound && inSeconds(bound);
    if (bound === undefined || seconds?.type.kind === 'integer' || seconds?.type.kind === 'any')
      return aboveZero(seconds, at, sink);
    sink.report(
      expressionCodes['type-mismatch'],
      bound.span,
      `A value of type Integer is needed here, and this is of type ${printType((seconds ?? bound).type)}.`,
      {
        help: 'Write one Integer expression, which says seconds, or put a unit behind it: `${{ inputs.minutes }}m`.',
      },
    );
    return undefined;
  }
  const seconds = readTimeout(at, sink);
  if (seconds === undefined) return undefined;
  return { kind: 'literal', value: seconds, type: integerType, absent: [], span: at.span };
}

function aboveZero(
  seconds: BoundExpression | undefined,
  at: At<unknown>,
  sink: SettingBinder['sink'],
): BoundExpression | undefined {
  if (seconds?.kind !== 'literal' || Number(seconds.value) > 0) return seconds;
  reportNoTime(at, sink);
  return undefined;
}

/** `${{ n }}m` in seconds; a number alone is that already. */
function inSeconds(bound: BoundExpression): BoundExpression | undefined {
  if (bound.kind !== 'text') return bound;
  const [number, unit, ...more] = bound.parts;
  const factor = unit?.kind === 'literal' ? unitSeconds[String(unit.value)] : undefined;
  if (number === undefined || factor === undefined || more.length > 0) return undefined;
  if (factor === 1) return number;
  if (number.type.kind !== 'integer') return undefined;
  const { span } = bound;
  const right: BoundExpression = { kind: 'literal', value: factor, type: integerType, absent: [], span };
  return { kind: 'binary', operator: '*', left: number, right, type: integerType, absent: [], span };
}
