import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { isFileChoice } from '../../../../model/file-choice.ts';
import { invariant } from '../../../../util/invariant.ts';
import { type Code, conditional, primary } from './code.ts';
import type { ArgoEnvironment } from './environment.ts';
import { createLowering, type Lowering } from './lowering.ts';
import { truth } from './operators.ts';
import { outputEnvironment } from './output-environment.ts';

/**
 * The bare `fromExpression` that takes one of some files, each of which `place` spells. It must not give nothing: an artifact that is not there is
 * an input that has none.
 */
export function lowerFileChoice(
  choice: BoundExpression,
  environment: ArgoEnvironment,
  place: (file: BoundExpression) => string,
): string {
  const lowering = createLowering(outputEnvironment(environment));
  return lower(choice, lowering, place).text;
}

function lower(value: BoundExpression, lowering: Lowering, place: (file: BoundExpression) => string): Code {
  if (!isFileChoice(value)) return primary(place(value));
  const [first, ...others] = value.arguments;
  invariant(first !== undefined, 'bind has counted the arguments');
  if (value.name === 'if') {
    const [then, otherwise] = others.map((one) => lower(one, lowering, place));
    invariant(then !== undefined && otherwise !== undefined, 'bind has counted the arguments');
    return conditional(truth(first, lowering), then, otherwise);
  }
  const [last, ...before] = [...value.arguments].reverse();
  invariant(last !== undefined, 'bind has counted the arguments');
  return before.reduce(
    (rest, one) => {
      const condition = one.absent.length === 0 ? undefined : lowering.presence(one);
      const file = lower(one, lowering, place);
      return condition === undefined ? file : conditional(condition, file, rest);
    },
    lower(last, lowering, place),
  );
}
