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

/** Reads a text by its type, as every parameter is read. */
export function readTyped(text: Code, type: Type): Code {
  switch (type.kind) {
    case 'integer':
      return call('asInt', call('sprig.trim', text));
    case 'float':
      return call('asFloat', call('sprig.trim', text));
    case 'bool':
      return isTrueWord(text);
    case 'list':
    case 'dict':
      return call('fromJSON', text);
    default:
      return text;
  }
}

/** Bools as real steps print them. */
export function isTrueWord(text: Code): Code {
  const words = primary(`[${trueWords.map((word) => `'${word}'`).join(',')}]`);
  return compare('in', call('sprig.lower', call('sprig.trim', text)), words);
}

/** The text of a reference in a form, for a consumer whose values travel as `to`. It passes on what came: a Bool may say `True`. */
export function readText(
  { type, target }: BoundReference,
  environment: ArgoEnvironment,
  form: Form,
  to: Travel,
): { readonly code: Code; readonly tag?: string } {
  const access = environment.access(target);
  const code = primary(access.code);
  const from = travelOf(type);
  const holdsTags = access.encoding === 'raw';
  if (access.encoding === 'plain') return { code, tag: access.simpleTag };
  if (to === 'json') {
    if (from === 'json') return { code: form.fromJson(code, holdsTags) };
    return { code: form.fromJson(holdsTags ? code : decode(code), true) };
  }
  if (from === 'json') return { code: form.fromNative(holdsTags ? protect(code) : code) };
  if (holdsTags) return { code: form.fromNative(code) };
  return from === 'plain' ? { code, tag: access.simpleTag } : { code: form.fromEncoded(code) };
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
    case 'status': {
      const succeeded = compare('==', primary(`tasks['${presence.task}'].status`), quote('Succeeded'));
      return presence.sentinel ? binary('&&', andLevel, succeeded, isValue) : succeeded;
    }
  }
}
