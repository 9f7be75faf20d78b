import type { Value } from '../../../../model/type.ts';
import { type Code, call, compare, list, primary, quote } from './code.ts';
import { and, or, type Test } from './condition.ts';
import { floatLiteral, nativeLiteral } from './literal.ts';

export function isOfType(value: Code, names: readonly string[]): Test {
  const plain = names.flatMap((name) => kindOf.get(name) ?? []);
  const isInteger = and(isOfKind(value, ['float']), compare('==', value, call('floor', value)));
  const needsWhole = names.includes('integer') && !names.includes('number');
  return or(plain.length > 0 && isOfKind(value, plain), needsWhole && isInteger);
}

const kindOf: ReadonlyMap<string, string> = new Map([
  ['string', 'string'],
  ['number', 'float'],
  ['boolean', 'bool'],
  ['null', 'nil'],
  ['array', 'array'],
  ['object', 'map'],
]);

export function isOfKind(value: Code, names: readonly string[]): Code {
  const kind = call('type', value);
  const [only = ''] = names;
  return names.length === 1 ? compare('==', kind, quote(only)) : compare('in', kind, list(names.map(quote)));
}

/** The engine looks texts of a constant list up in a map, in which nothing else may be looked up. */
export function isOneOf(value: Code, allowed: readonly Value[]): Test {
  const texts = allowed.filter((one) => typeof one === 'string').map(quote);
  const numbers = allowed.filter((one) => typeof one === 'number').map(float);
  const others = allowed.filter((one) => typeof one !== 'string' && typeof one !== 'number');
  const among = (constants: readonly Code[], kind: string): Test => {
    const [only] = constants;
    if (only === undefined) return false;
    if (constants.length === 1) return compare('==', value, only);
    return and(isOfKind(value, [kind]), compare('in', value, list(constants)));
  };
  return or(
    among(texts, 'string'),
    among(numbers, 'float'),
    ...others.map((one) =>
      typeof one === 'object' && one !== null
        ? compare('==', value, call('fromJSON', quote(JSON.stringify(one))))
        : compare('==', value, nativeLiteral(one)),
    ),
  );
}

export function has(value: Code, key: string): Code {
  return compare('in', quote(key), value);
}

export function matches(text: Code, pattern: string): Code {
  return compare('matches', text, quote(pattern));
}

export function counted(count: Code, least: Value | undefined, most: Value | undefined): Test {
  return and(
    least === undefined || least === 0 || compare('>=', count, whole(Number(least))),
    most === undefined || compare('<=', count, whole(Number(most))),
  );
}

export function float(value: Value): Code {
  return floatLiteral(Number(value));
}

export function whole(value: number): Code {
  return primary(String(value));
}
