import { invariant } from '../util/invariant.ts';
import { isBlock, scalar, text } from './quote.ts';

/** Plain data. Only own properties count, whatever they are called. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A list or map goes on one line up to this length, one without lists or maps in it up to the second. */
const width = 60;
const flatWidth = 100;

/** YAML takes a key for one only within 1,024 characters; longer ones are marked by `?`. */
const keyWidth = 1000;

/**
 * What follows `key:` for any JSON value: on the same line a scalar, what is empty, and a collection that fits into `fit` characters;
 * else the lines below it. `indent` is the column of the key; lists stand in that column, maps two blanks deeper.
 */
export function tree(value: Json, indent: number, fit = usualFit(value)): string {
  if (!isCollection(value)) return ` ${leaf(value, indent)}`;
  const line = flow(value, fit);
  if (line !== undefined) return ` ${line}`;
  const column = Array.isArray(value) ? indent : indent + 2;
  return `\n${' '.repeat(column)}${block(value, column)}`;
}

type Collection = readonly Json[] | { readonly [key: string]: Json };

/** The lines of a list or map that is not empty, from `indent` on; the first line starts there already. */
function block(value: Collection, indent: number): string {
  const margin = `\n${' '.repeat(indent)}`;
  if (isList(value)) return value.map((item) => `- ${afterDash(item, indent)}`).join(margin);
  return Object.entries(value)
    .map(([key, item]) => {
      const name = scalar(key);
      const rest = tree(item, indent);
      return name.length > keyWidth ? `? ${name}${margin}:${rest}` : `${name}:${rest}`;
    })
    .join(margin);
}

function afterDash(value: Json, indent: number): string {
  if (!isCollection(value)) return leaf(value, indent);
  return flow(value, usualFit(value)) ?? block(value, indent + 2);
}

function leaf(value: string | number | boolean | null, indent: number): string {
  return typeof value === 'string' ? text(value, indent) : scalar(value);
}

/** The value on one line, or undefined where that is longer than `room` or a text of several lines is better read as a block. */
function flow(value: Json, room: number): string | undefined {
  if (!isCollection(value)) return typeof value === 'string' && isBlock(value) ? undefined : scalar(value);
  if (isEmpty(value)) return isList(value) ? '[]' : '{}';
  let line = isList(value) ? '[' : '{';
  for (const [key, item] of Object.entries(value)) {
    const written = flow(item, room - line.length);
    if (written === undefined) return undefined;
    const name = isList(value) ? '' : scalar(key);
    if (name.length > keyWidth) return undefined;
    line += `${line.length > 1 ? ', ' : ''}${name}${name && ': '}${written}`;
    if (line.length >= room) return undefined;
  }
  return line + (isList(value) ? ']' : '}');
}

function isCollection(value: Json): value is Collection {
  invariant(value !== undefined, 'a JSON value was expected, not undefined');
  return typeof value === 'object' && value !== null;
}

function isList(value: Collection): value is readonly Json[] {
  return Array.isArray(value);
}

function isEmpty(value: Collection): boolean {
  return Object.keys(value).length === 0;
}

function usualFit(value: Json): number {
  return isCollection(value) && Object.values(value).every((item) => !isCollection(item) || isEmpty(item))
    ? flatWidth
    : width;
}
