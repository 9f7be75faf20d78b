import type { Type } from '../../../../model/type.ts';
import { type Code, call, quote } from './code.ts';
import { absentText } from './environment.ts';
import { escapeConstant } from './escape-constant.ts';

/** How the values of a type travel: as a text of the user's, as JSON, or as a plain word that never holds a brace. */
export type Travel = 'text' | 'json' | 'plain';

export function travelOf(type: Type): Travel {
  switch (type.kind) {
    case 'integer':
    case 'float':
    case 'bool':
    case 'null':
    // The name of a Secret and of its key.
    case 'secret':
      return 'plain';
    case 'list':
    case 'dict':
      return 'json';
    default:
      return 'text';
  }
}

/** A form that a text takes at its destination. Constants are brought into it here, values by code. */
export interface Form {
  /** A constant that stands alone, or at least not before a value. */
  whole(text: string): string;
  /** A constant that becomes a part of a larger text: no brace of it may meet another. */
  part(text: string): string;
  /** A constant of JSON without `{{`, for a consumer of JSON. */
  json(text: string): string;
  fromNative(code: Code): Code;
  fromEncoded(code: Code): Code;
  /** JSON for a consumer of JSON; `holdsTags`: it may still hold `{{`. */
  fromJson(code: Code, holdsTags: boolean): Code;
  /** What stands for an absent value. */
  readonly absent: string;
}

const joiner = '\u2060';

export function encode(code: Code): Code {
  return replace('{', `{${joiner}`, code);
}

export function decode(code: Code): Code {
  return replace(`{${joiner}`, '{', code);
}

/** Writes the `{{` inside the strings of a JSON text as `{\u007b`, which means the same. */
export function protect(code: Code): Code {
  return replace('{{', '{\\u007b', code);
}

function replace(wanted: string, replacement: string, code: Code): Code {
  return call('sprig.replace', quote(wanted), quote(replacement), code);
}

/** A joiner in each `{{`, the least that keeps Argo from taking it for a tag. */
export function withoutTags(text: string): string {
  return text.replace(/\{(?=\{)/g, `{${joiner}`);
}

export function encodeText(text: string): string {
  return text.replaceAll('{', `{${joiner}`);
}

const same = <T>(one: T): T => one;

/** Texts as they are, for what is used inside an expression. */
export const nativeForm: Form = {
  whole: same,
  part: same,
  json: same,
  fromNative: same,
  fromEncoded: decode,
  fromJson: protectIf,
  absent: absentText,
};

/** Arguments and outputs between templates. */
export const transportForm: Form = {
  whole: encodeText,
  part: encodeText,
  json: same,
  fromNative: encode,
  fromEncoded: same,
  fromJson: protectIf,
  absent: absentText,
};

/** Outputs of a run, which Argo does not substitute again: the bytes that the steps wrote. */
export const finalForm: Form = { ...nativeForm, fromJson: same };

/** Environment variables: the kubelet turns `$$` into `$` and `$(PW_LB)` into `{` when Argo is done. */
export const kubeletForm: Form = {
  whole: (text) => escapeConstant(text).text,
  part: (text) => text.replaceAll('$', '$$$$').replaceAll('{', '$(PW_LB)'),
  json: (text) => escapeConstant(text).text,
  fromNative: (code) => replace('{', '$(PW_LB)', replace('$', '$$', code)),
  fromEncoded: (code) => replace(`{${joiner}`, '$(PW_LB)', replace('$', '$$', code)),
  fromJson: (code, holdsTags) => replace('$', '$$', protectIf(code, holdsTags)),
  absent: absentText,
};

/** Fields in which Argo substitutes but the kubelet does not: constants as they are but for `{{` in an expression, values encoded. */
export const fieldForm: Form = { ...transportForm, whole: withoutTags, absent: '' };

/** As `fieldForm`, where the joiners are taken out again afterwards. */
export const looseForm: Form = { ...transportForm, absent: '' };

/** Takes the joiners out again but where `{{` would appear: for fields that may hold lone braces. */
export function loosen(code: Code): Code {
  return call('sprig.regexReplaceAll', quote(`\\{${joiner}([^{]|$)`), code, quote('{${1}'));
}

function protectIf(code: Code, holdsTags: boolean): Code {
  return holdsTags ? protect(code) : code;
}
