import type { BoundReference } from '../../../../model/bound-expression.ts';
import type { Type } from '../../../../model/type.ts';
import { trueWords } from '../../../../util/bool-words.ts';
import { andLevel, binary, type Code, call, compare, primary, quote } from './code.ts';
import { type ArgoAccess, type ArgoEnvironment, absentText } from './environment.ts';
import { decode, type Form, protect, type Travel, travelOf } from './transport.ts';

/** The native value of a reference that is present: numbers and Bools are read from their text, lists and dicts from JSON. */
export function readValue({ type, target }: BoundReference, environment: ArgoEnvironment): Code {
  const access = environment.access(target);
  const code = primary(access.code);
  return access.encoding === 'encoded' && travelOf(type) === 'text' ? decode(code) : readTyped(code, type);
}

/** The functions that read texts, by what they are called where an expression is computed. */
export type Readers = Readonly<Record<'integer' | 'float' | 'trim' | 'lower', string>>;

const ofController: Readers = {
  integer: 'asInt',
  float: 'asFloat',
  trim: 'sprig.trim',
  lower: 'sprig.lower',
};

/** Reads a text by its type, as every parameter is read. */
export function readTyped(text: Code, type: Type, readers: Readers = ofController): Code {
  switch (type.kind) {
    case 'integer':
    case 'float':
      return call(readers[type.kind], call(readers.trim, text));
    case 'bool':
      return isTrueWord(text, readers);
    case 'list':
    case 'dict':
      return call('fromJSON', text);
    default:
      return text;
  }
}

/** Bools as real steps print them. */
export function isTrueWord(text: Code, readers: Readers = ofController): Code {
  const words = primary(`[${trueWords.map((word) => `'${word}'`).join(',')}]`);
  return compare('in', call(readers.lower, call(readers.trim, text)), words);
}

/** What `readText` gives. `keepsSentinel`: where the reference is `{absent}`, the text is too. */
export interface ReferenceText {
  readonly code: Code;
  readonly tag?: string;
  readonly keepsSentinel: boolean;
}

/** The text of a reference in a form, for a consumer whose values travel as `to`. It passes on what came: a Bool may say `True`. */
export function readText(
  { type, target }: BoundReference,
  environment: ArgoEnvironment,
  form: Form,
  to: Travel,
): ReferenceText {
  const { encoding, code: place, simpleTag: tag } = environment.access(target);
  const code = primary(place);
  const from = travelOf(type);
  if (encoding === 'plain') return { code, tag, keepsSentinel: true };
  if (encoding === 'raw') {
    const text = from === 'json' ? protect(code) : code;
    const raw = to === 'json' ? form.fromJson(code, true) : form.fromNative(text);
    return { code: raw, keepsSentinel: raw === code };
  }
  if (to === 'json') {
    const json = from === 'json' ? form.fromJson(code, false) : form.fromJson(decode(code), true);
    return { code: json, keepsSentinel: true };
  }
  if (from === 'json') return { code: form.fromNative(code), keepsSentinel: false };
  return { code: form.fromEncoded(code), ...(from === 'plain' && { code, tag }), keepsSentinel: true };
}

/** The condition under which a reference is present; undefined when it always is. */
export function presenceOf(access: ArgoAccess): Code | undefined {
  const { presence } = access;
  const isValue = compare('!=', primary(access.code), quote(absentText));
  switch (presence.kind) {
    case 'always':
      return undefined;
    case 'sentinel':
      return isValue;
    case 'succeeded':
      return compare('==', primary(presence.code), quote('Succeeded'));
    case 'status': {
      const succeeded = compare('==', primary(`tasks['${presence.task}'].status`), quote('Succeeded'));
      return presence.sentinel ? binary('&&', andLevel, succeeded, isValue) : succeeded;
    }
  }
}
