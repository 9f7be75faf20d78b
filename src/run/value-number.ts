/**
 * Reads a whole number as Argo's `asInt` does (Go's `strconv.Atoi`): decimal digits with a sign, nothing else. Numbers beyond ±2^53 are
 * refused, because they have no exact value here.
 */
export function parseInteger(text: string): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/**
 * Reads a number as Argo's `asFloat` does (Go's `strconv.ParseFloat`): decimal with an optional exponent, `_` between digits, `inf` and `nan`.
 * A number too large for a double is refused; Go's hexadecimal floats are too.
 */
export function parseFloatText(text: string): number | undefined {
  const special = /^(?:([+-]?)inf(?:inity)?|(nan))$/i.exec(text);
  if (special !== null) {
    if (special[2] !== undefined) return Number.NaN;
    return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  if (
    !/^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/.test(text)
  ) {
    return undefined;
  }
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}

/** The text of a number, as JSON and Go's encoder write it: `1`, `0.30000000000000004`, `1e+21`, `1e-7`, `-0`. Undefined when not finite. */
export function numberText(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  return Object.is(value, -0) ? '-0' : String(value);
}
