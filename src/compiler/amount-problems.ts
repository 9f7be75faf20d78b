import { isQuantity, thousandths } from '../util/quantity.ts';
import { roundsProblem } from './bind/bind-max.ts';
import { wholeProblem } from './bind/check-resources.ts';
import { longest, noTime } from './bind/read-duration.ts';
import { quantityProblem, type SizeProblem } from './bind/size-problem.ts';

/** Why a text that an expression gives cannot be what a setting needs. */
export type Judge = (text: string) => SizeProblem | undefined;

/** Of the rounds of a repetition. */
export function roundsIn(text: string): SizeProblem | undefined {
  const message = roundsProblem(wholeNumber(text), text);
  return message === undefined ? undefined : { message };
}

/** Of the seconds of a timeout. */
export function timeoutIn(text: string): SizeProblem | undefined {
  const seconds = wholeNumber(text);
  if (seconds === undefined) return { message: `"${text}" is no number of seconds.` };
  if (seconds <= 0) return { message: noTime };
  return seconds <= longest ? undefined : { message: `${seconds} seconds are longer than 68 years.` };
}

/** Of the tries after the first. */
export function retriesIn(text: string): SizeProblem | undefined {
  const limit = wholeNumber(text);
  if (limit !== undefined && limit >= 0) return undefined;
  return {
    message: `"limit" must be a whole number from 0, not ${text}.`,
    help: 'Write how often the step is tried again, such as 3; 0 is not at all.',
  };
}

/** Of an amount of a resource. */
export function amountIn(name: string): Judge {
  return (text) => {
    const problem = isQuantity(text) ? wholeProblem(name, thousandths(text)) : undefined;
    return problem === undefined ? quantityProblem(text) : { message: problem };
  };
}

function wholeNumber(text: string): number | undefined {
  return /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : undefined;
}
