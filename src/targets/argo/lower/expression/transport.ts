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
      return 'plain';
    case 'list':
    case 'dict':
      return 'json';
    default:
      return 'text';
  }
}

/** A form that a text takes at its destination, and how to get there from a native text, from an encoded one and from JSON. */
export interface Form {
  literal(text: string): string;
  /** A constant of JSON without `{{`, for a consumer of JSON. */
  literalJson(json: string): string;
  native(code: Code): Code;
  encoded(code: Code): Code;
  /** JSON for a consumer of JSON; `holdsTags`: it may still hold `{{`. */
  json(code: Code, holdsTags: boolean): Code;
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

export function encodeText(text: string): string {
  return text.replaceAll('{', `{${joiner}`);
}

/** Texts as they are, for what is used inside an expression. */
export const nativeForm: Form = {
  literal: (text) => text,
  literalJson: (json) => json,
  native: (code) => code,
  encoded: decode,
  json: (code, holdsTags) => (holdsTags ? protect(code) : code),
  absent: absentText,
};

/** Arguments and outputs between templates. */
export const transportForm: Form = {
  literal: encodeText,
  literalJson: (json) => json,
  native: encode,
  encoded: (code) => code,
  json: (code, holdsTags) => (holdsTags ? protect(code) : code),
  absent: absentText,
};

/** Outputs of a run, which Argo does not substitute again: the bytes that the steps wrote. */
export const finalForm: Form = {
  literal: (text) => text,
  literalJson: (json) => json,
  native: (code) => code,
  encoded: decode,
  json: (code) => code,
  absent: absentText,
};

/** Environment variables: the kubelet turns `$$` into `$` and `$(PW_LB)` into `{` when Argo is done. */
export const kubeletForm: Form = {
  literal: (text) => escapeConstant(text).text,
  literalJson: (json) => escapeConstant(json).text,
  native: (code) => replace('{', '$(PW_LB)', replace('$', '$$', code)),
  encoded: (code) => replace(`{${joiner}`, '$(PW_LB)', replace('$', '$$', code)),
  json: (code, holdsTags) => replace('$', '$$', holdsTags ? protect(code) : code),
  absent: '',
};

/** Fields in which Argo substitutes but the kubelet does not: constants as they are, values encoded. */
export const fieldForm: Form = { ...transportForm, literal: (text) => text, absent: '' };

/** Takes the joiners out again but where `{{` would appear: for fields that may hold lone braces. */
export function loosen(code: Code): Code {
  return call('sprig.regexReplaceAll', quote(`\\{${joiner}([^{]|$)`), code, quote('{${1}'));
}
