import {
  additiveLevel,
  binary,
  type Code,
  call,
  compare,
  conditional,
  it,
  primary,
  quote,
  withValue,
} from './code.ts';

/** A number as text with zeros between its sign and its digits, at least `width` characters long. */
export function padNumber(value: Code, width: number): Code {
  const sign = conditional(compare('startsWith', it, quote('-')), quote('-'), quote(''));
  const missing = call(
    'max',
    primary('0'),
    binary('-', additiveLevel, primary(String(width)), call('len', it)),
  );
  const zeros = call('repeat', quote('0'), missing);
  const digits = call('trimPrefix', it, quote('-'));
  const padded = binary('+', additiveLevel, binary('+', additiveLevel, sign, zeros), digits);
  return withValue(call('toJson', value), padded);
}
