import { parse, type ScalarTag } from 'yaml';
import type { Json } from './golden.ts';

/** What stands for a value that JSON does not have: a date, or a word that Python's reader refuses. */
const noJson = { '': 'no value of JSON' };

function tag(name: string, test: RegExp, resolve: (text: string) => unknown): ScalarTag {
  return { tag: `tag:yaml.org,2002:${name}`, default: true, test, resolve };
}

function sexagesimal(text: string): number {
  const [sign, digits] = text.startsWith('-') ? [-1, text.slice(1)] : [1, text.replace(/^\+/, '')];
  return sign * digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

function number(text: string): number {
  const plain = text.replaceAll('_', '');
  if (plain.includes(':')) return sexagesimal(plain);
  const [, sign, digits = ''] = /^([-+]?)(.*)$/s.exec(plain) ?? [];
  const value = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return sign === '-' ? -value : value;
}

/** The words of PyYAML's `SafeLoader`, its expressions as they are. */
const words: readonly ScalarTag[] = [
  tag('bool', /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/, (text) =>
    /^(?:yes|true|on)$/i.test(text),
  ),
  tag(
    'float',
    /^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)$/,
    number,
  ),
  tag('float', /^[-+]?\.(?:inf|Inf|INF)$/, (text) =>
    text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
  ),
  tag('float', /^\.(?:nan|NaN|NAN)$/, () => Number.NaN),
  tag(
    'int',
    /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
    number,
  ),
  tag('null', /^(?:~|null|Null|NULL|)$/, () => null),
  tag(
    'timestamp',
    /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \t]+)[0-9][0-9]?:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9][0-9]?(?::[0-9][0-9])?))?)$/,
    () => noJson,
  ),
  tag('value', /^(?:=|<<)$/, () => noJson),
];

/** A document as KFP reads it: by the rules of YAML 1.1, as Python's reader has them. Undefined where it cannot be read. */
export function asPythonReads(text: string): Json | undefined {
  try {
    const value: Json = parse(text, { schema: 'failsafe', customTags: [...words], uniqueKeys: false });
    return value;
  } catch {
    return undefined;
  }
}
