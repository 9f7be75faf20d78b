import { isMap } from '../model/is-map.ts';
import { holdsNull } from '../model/may-be-null.ts';
import type { Constraints, Type, Value } from '../model/type.ts';
import { constraintMismatch } from './type-constraints.ts';
import { describeValue } from './type-describe-value.ts';
import { parseText } from './type-parse-text.ts';
import { asSecretText, isSecretReference } from './type-secret.ts';
import { noTypes } from './type-table.ts';
import { readTypeText } from './type-text.ts';

export { canonicalText } from './type-canonical-text.ts';
export { parseText, type ReadValue } from './type-parse-text.ts';
export { patternProblem } from './type-pattern.ts';
export { readSchema } from './type-schema-references.ts';

/** How strictly a value is read. */
export interface ValueOptions {
  /**
   * The value stands in a component without our apiVersion, where KFP passes texts verbatim: `'100'` for an Integer, `True` for a Bool,
   * JSON text for a List or Dict, and the empty text or `None` for "nothing" whatever the type.
   */
  readonly lenient: boolean;
}

/**
 * Why a value known at compile time does not fit a type and its constraints, as a phrase that reads after the name of the value:
 * `must be a whole number, not the text "abc"`. Undefined when it fits.
 */
export function checkValue(
  value: Value,
  type: Type,
  constraints: Constraints = {},
  options: ValueOptions = { lenient: false },
): string | undefined {
  if (options.lenient && typeof value === 'string') {
    if (value === '' || value === 'None' || type.kind === 'artifact') return undefined;
    const read = parseText(value, type);
    if (read.problem !== undefined) return `must be ${read.problem}`;
    return typeMismatch(read.value, type, '') ?? constraintMismatch(read.value, constraints);
  }
  if (options.lenient && (type.kind === 'string' || type.kind === 'nominal') && typeof value !== 'object')
    return undefined;
  return typeMismatch(value, type, '') ?? constraintMismatch(asSecretText(value, type), constraints);
}

/** `at` is the place inside a list or map, such as `[1].size`. */
function typeMismatch(value: Value, type: Type, at: string): string | undefined {
  const wanted = mismatchedHere(value, type);
  if (wanted !== undefined)
    return `must be ${wanted}${at === '' ? '' : ` at ${at}`}, not ${type.kind === 'secret' && typeof value === 'string' ? 'a text' : describeValue(value)}`;
  if (type.kind !== 'list' && type.kind !== 'dict') return undefined;
  const inside = Array.isArray(value)
    ? value.map((item: Value, index) => [item, `${at}[${index}]`] as const)
    : Object.entries(value as Readonly<Record<string, Value>>).map(
        ([key, item]) => [item, `${at}.${key}`] as const,
      );
  for (const [item, place] of inside) {
    if (item === null && holdsNull(type)) continue;
    const found = typeMismatch(item, type.of, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is wanted instead of this value, whatever it holds inside; undefined when its own kind is right. */
function mismatchedHere(value: Value, type: Type): string | undefined {
  switch (type.kind) {
    case 'any':
      return undefined;
    case 'null':
      return value === null ? undefined : 'null';
    case 'string':
      return typeof value === 'string' ? undefined : 'text';
    case 'integer':
      if (Number.isSafeInteger(value)) return undefined;
      return Number.isInteger(value)
        ? 'a whole number of at most 9007199254740991 (2^53 - 1)'
        : 'a whole number';
    case 'float':
      return Number.isFinite(value) ? undefined : typeof value === 'number' ? 'a finite number' : 'a number';
    case 'bool':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'list':
      return Array.isArray(value) ? undefined : 'a list';
    case 'dict':
      return isMap(value) ? undefined : 'a map';
    case 'secret':
      return isSecretReference(value)
        ? undefined
        : 'a reference to a Secret such as {secret: {name: …, key: …}}';
    case 'volume':
    case 'snapshot':
      return `a reference to a ${type.kind}`;
    case 'artifact':
      return `an artifact of type ${type.name}, such as the output of a task`;
    case 'nominal': {
      const base = readTypeText(type.name, noTypes).type;
      if (base !== undefined && base.kind !== 'nominal' && base.kind !== 'artifact')
        return mismatchedHere(value, base);
      return typeof value === 'string' ? undefined : `text of type ${type.name}`;
    }
  }
}
