import type { Type, Value } from '../model/type.ts';
import { readBool } from '../util/bool-words.ts';
import { describeValue } from './type-describe-value.ts';
import { readSecretText } from './type-secret.ts';

/** A value read from text, or why the text is none; the problem reads after "must be". */
export type ReadValue =
  | { readonly value: Value; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: string };

/**
 * Reads the text of a value of a type, as `--input name=value` and the texts of KFP defaults give it. Numbers are decimal, blanks around
 * them don't count, and Python's `1_000` is one; there is no NaN and no infinity. A Secret is `<name>/<key>`. Text for a nominal type or any is itself.
 */
export function parseText(text: string, type: Type): ReadValue {
  switch (type.kind) {
    case 'integer':
      return readNumber(text, integerForm, Number.isSafeInteger, 'a whole number');
    case 'float':
      return readNumber(text, floatForm, Number.isFinite, 'a number');
    case 'bool': {
      const value = readBool(text);
      return value === undefined ? { problem: `true or false, not ${describeValue(text)}` } : { value };
    }
    case 'list':
    case 'dict':
      return readJson(text, type.kind);
    case 'secret':
      return readSecret(text);
    case 'volume':
    case 'snapshot':
      return { problem: 'given by a task; it cannot be given as text' };
    case 'artifact':
      return { problem: `an artifact of type ${type.name}; it cannot be given as text` };
    case 'null':
      return text === 'null' ? { value: null } : { problem: `null, not ${describeValue(text)}` };
    default:
      return { value: text };
  }
}

const integerForm = /^[+-]?\d+(?:_\d+)*$/;
const floatForm = /^[+-]?(?:\d+(?:_\d+)*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function readNumber(text: string, form: RegExp, fits: (value: number) => boolean, wanted: string): ReadValue {
  const trimmed = text.trim();
  const value = form.test(trimmed) ? Number(trimmed.replaceAll('_', '')) : Number.NaN;
  return fits(value) ? { value } : { problem: `${wanted}, not ${describeValue(text)}` };
}

/** What was given may be a password: it is not repeated. */
function readSecret(text: string): ReadValue {
  const value = readSecretText(text);
  return value === undefined
    ? { problem: 'the name of a Secret and a key of it, such as census/token' }
    : { value };
}

function readJson(text: string, kind: 'list' | 'dict'): ReadValue {
  const wanted = kind === 'list' ? 'a list as JSON' : 'a map as JSON';
  try {
    const value: Value = JSON.parse(text);
    const isList = Array.isArray(value);
    if (typeof value === 'object' && value !== null && isList === (kind === 'list')) return { value };
  } catch {
    // The text is no JSON at all; the same answer.
  }
  return { problem: `${wanted}, not ${describeValue(text)}` };
}
