import type { Type } from '../../../src/model/type.ts';
import type { Chooser } from './chooser.ts';
import { anyString } from './values.ts';

const integers = ['0', '1', '7', ' 42 ', '-0', '+3', '-45', '007', '2147483648', '12\n', '\t5'];
const floats = ['0.5', '1e-05', '1E5', '-0.0', '3', ' 2.50 ', '-12345.678', '1e21', 'nan', 'inf', '-inf'];
const bools = ['true', 'True', 'TRUE', '1', 'yes\n', ' on ', 't', 'false', 'False', '0', 'no', '', 'maybe'];
const numbers = ['0', '-1', '2.5', '1e-05', '12345678901', '1E3'];

/** Texts that a step may print and that no YAML of ours could hold as they are. */
const unwritable = [
  'a\r\nb',
  '\u0001\u001b[31m',
  'a\u0085b',
  '\ufeff',
  'last line\n',
  'two\n\n',
  '=1+1',
  '{\u2060{',
];

/** What a step may write for an output of a type, in any way that its readers understand. */
export function writtenText(type: Type, choose: Chooser): string {
  switch (type.kind) {
    case 'integer':
      return choose.pick(integers);
    case 'float':
      return choose.pick(floats);
    case 'bool':
      return choose.pick(bools);
    case 'list':
    case 'dict':
      return blanks(jsonOf(type, choose, 2), choose);
    case 'any':
      return choose.pick([...integers, ...bools, '["a", 1]', '{"k": "{{x}}"}', anyText(choose)]);
    default:
      return anyText(choose);
  }
}

/** What a step writes that does not do as it says. */
export function wrongText(choose: Chooser): string {
  return choose.pick([
    'abc',
    '',
    '1.5',
    '{"a":',
    '[1,',
    'null',
    '"text"',
    '[null]',
    '{}',
    '[]',
    '0x10',
    '{{',
    '1e400',
  ]);
}

function anyText(choose: Chooser): string {
  return choose.chance(15) ? choose.pick(unwritable) : anyString(choose);
}

function jsonOf(type: Type, choose: Chooser, depth: number): string {
  switch (type.kind) {
    case 'integer':
      return String(choose.between(-5, 20));
    case 'float':
      return choose.pick(numbers);
    case 'bool':
      return choose.pick(['true', 'false']);
    case 'list':
      return `[${Array.from({ length: choose.upTo(3) }, () => jsonOf(type.of, choose, depth - 1)).join(',')}]`;
    case 'dict': {
      const keys = choose.some(['k', 'a b', '{{x}}', 'é', "it's", 'n'], 30);
      return `{${keys.map((key) => `${JSON.stringify(key)}:${jsonOf(type.of, choose, depth - 1)}`).join(',')}}`;
    }
    case 'any': {
      const kind = choose.upTo(depth > 0 ? 5 : 3);
      if (kind === 0) return JSON.stringify(anyString(choose));
      if (kind === 1) return choose.pick(numbers);
      if (kind === 2) return choose.pick(['true', 'false', 'null']);
      if (kind === 3) return '"\\ud83d\\ude00 \\u00e9 \\/"';
      return jsonOf({ kind: kind === 4 ? 'list' : 'dict', of: type }, choose, depth - 1);
    }
    default:
      return JSON.stringify(anyString(choose));
  }
}

/** Some programs write JSON with blanks and on several lines. */
function blanks(json: string, choose: Chooser): string {
  if (!choose.chance(30)) return json;
  const value: unknown = JSON.parse(json);
  return `${JSON.stringify(value, null, choose.between(1, 2))}\n`;
}
