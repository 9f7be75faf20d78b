import type { Type } from '../../../../model/type.ts';
import { type Code, call, compare, conditional, it, quote, withValue } from './code.ts';
import { type Form, protect, type Travel, travelOf } from './transport.ts';

/** The text of a native value: numbers and Bools as JSON writes them, lists and dicts as JSON that holds no `{{`. */
export function valueText(value: Code, type: Type): Code {
  if (type.kind === 'any') return withValue(value, elementText(type));
  switch (travelOf(type)) {
    case 'text':
      return value;
    case 'plain':
      return call('toJson', value);
    case 'json':
      return json(value, type);
  }
}

/** The text of the element `#` of a list. */
export function elementText(type: Type): Code {
  if (type.kind !== 'any') return valueText(it, type);
  return conditional(compare('==', call('type', it), quote('string')), it, json(it, type));
}

/** A computed value in a form, for a consumer whose values travel as `to`. */
export function computedText(value: Code, type: Type, form: Form, to: Travel): Code {
  if (to === 'json') {
    const isJson = travelOf(type) === 'json';
    return form.fromJson(isJson ? call('sprig.toRawJson', value) : valueText(value, type), mayHoldTags(type));
  }
  const text = valueText(value, type);
  return travelOf(type) === 'plain' ? text : form.fromNative(text);
}

export function json(value: Code, type: Type): Code {
  const text = call('sprig.toRawJson', value);
  return mayHoldTags(type) ? protect(text) : text;
}

/** Whether the JSON of a value may hold `{{`, which only strings and keys can. */
function mayHoldTags(type: Type): boolean {
  return type.kind === 'list' ? mayHoldTags(type.of) : travelOf(type) !== 'plain';
}
