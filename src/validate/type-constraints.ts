import type { Constraints, Value } from '../model/type.ts';
import { sameValue } from '../util/same-value.ts';
import { quoteText } from './type-describe-value.ts';
import { textMismatch } from './type-pattern.ts';
import { schemaMismatch } from './type-schema.ts';

/** Why a value of the right type breaks its constraints, as a phrase that reads after the name of the value; undefined when it fits. */
export function constraintMismatch(value: Value, constraints: Constraints): string | undefined {
  const { enum: allowed, minimum, maximum, schema } = constraints;
  if (allowed !== undefined && !allowed.some((one) => sameValue(one, value))) {
    return `must be one of ${allowed.map(quoteText).join(', ')}, not ${quoteText(value)}`;
  }
  if (typeof value === 'number') {
    if (minimum !== undefined && value < minimum) return `must be at least ${minimum}, not ${value}`;
    if (maximum !== undefined && value > maximum) return `must be at most ${maximum}, not ${value}`;
  }
  if (typeof value === 'string') return textMismatch(value, constraints);
  return schema === undefined ? undefined : schemaMismatch(value, schema);
}
