/** A piece of expr-lang and how tightly its outermost operator binds, so that parentheses stand only where they are needed. */
export interface Code {
  readonly text: string;
  readonly level: number;
}

const conditionalLevel = 0;
export const orLevel = 1;
export const andLevel = 2;
export const comparisonLevel = 3;
const rangeLevel = 4;
export const additiveLevel = 5;
export const multiplicativeLevel = 6;
const unaryLevel = 7;
const primaryLevel = 8;

export function primary(text: string): Code {
  return { text, level: primaryLevel };
}

export function call(name: string, ...args: readonly Code[]): Code {
  return primary(`${name}(${args.map((one) => one.text).join(', ')})`);
}

export function list(items: readonly Code[]): Code {
  return primary(`[${items.map((one) => one.text).join(', ')}]`);
}

export function indexed(object: Code, index: Code): Code {
  return primary(`${atLeast(primaryLevel, object)}[${index.text}]`);
}

export function not(operand: Code): Code {
  return { text: `!${atLeast(primaryLevel, operand)}`, level: unaryLevel };
}

export function negate(operand: Code): Code {
  return { text: `-${atLeast(primaryLevel, operand)}`, level: unaryLevel };
}

/** A binary operator that groups to the left; comparisons do not chain. */
export function binary(operator: string, level: number, left: Code, right: Code): Code {
  const leftLevel = level === comparisonLevel ? level + 1 : level;
  return { text: `${atLeast(leftLevel, left)} ${operator} ${atLeast(level + 1, right)}`, level };
}

export function compare(operator: string, left: Code, right: Code): Code {
  return binary(operator, comparisonLevel, left, right);
}

/** The whole numbers from `first` to `last`, both included; none when `last` is smaller. */
export function range(first: Code, last: Code): Code {
  return { text: `${atLeast(primaryLevel, first)}..${atLeast(primaryLevel, last)}`, level: rangeLevel };
}

export function conditional(condition: Code, then: Code, otherwise: Code): Code {
  const text = `${atLeast(orLevel, condition)} ? ${atLeast(orLevel, then)} : ${otherwise.text}`;
  return { text, level: conditionalLevel };
}

/** The same value through a predicate in which it is called `#`: the way to use a value several times and compute it once. */
export function withValue(value: Code, predicate: Code): Code {
  return indexed(call('map', list([value]), predicate), primary('0'));
}

/** The value inside a predicate. */
export const it = primary('#');

function atLeast(level: number, code: Code): string {
  return code.level < level ? `(${code.text})` : code.text;
}

/**
 * A text literal. Quotes, backslashes, braces and controls are escaped: no `{{` or `}}` may stand in a tag, and what Argo does to a tag before
 * it reads it (undoing JSON's and HTML's escapes) must not change it. `\u0026` must never be written, so `&`, `<` and `>` stay as they are.
 */
export function quote(text: string): Code {
  const escaped = text.replace(/['"\\{}\p{C}\p{Zl}\p{Zp}]/gu, (one) => {
    const hex = (one.codePointAt(0) ?? 0).toString(16);
    if (hex.length <= 2 && one < '\u0080') return `\\x${hex.padStart(2, '0')}`;
    return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
  });
  return primary(`'${escaped}'`);
}

export const emptyText: Code = primary("''");
