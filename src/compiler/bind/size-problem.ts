import { isQuantity } from '../../util/quantity.ts';

/** Why Kubernetes would refuse an amount, and how to write one. */
export interface SizeProblem {
  readonly message: string;
  readonly help?: string;
}

/** Of a quantity. */
export function quantityProblem(text: string): SizeProblem | undefined {
  if (isQuantity(text)) return undefined;
  return {
    message: `"${text}" is not a size.`,
    help: 'Write a number with a unit, such as 500Mi or 5Gi.',
  };
}

/** Of the size of a claim: it must be more than nothing. */
export function sizeProblem(text: string): SizeProblem | undefined {
  if (/^[0.]+([a-zA-Z].*)?$/.test(text)) return { message: 'A volume must be larger than nothing.' };
  return quantityProblem(text);
}
