import { holding } from '../model/may-be-null.ts';
import type { Type } from '../model/type.ts';
import { aliases, anyType, type Head, simpleTypes } from './type-names.ts';
import { customArtifact, type TypeTable } from './type-table.ts';

/** A type read from text, or what is wrong with the text. */
export type ReadType =
  | { readonly type: Type; readonly problem?: undefined }
  | { readonly type?: undefined; readonly problem: string };

/**
 * Reads the text form of a type. Only a known head before `[` promises a shape; every other text that nobody knows is a nominal name,
 * blanks and punctuation included, as KFP has them.
 */
export function readTypeText(text: string, custom: TypeTable): ReadType {
  const name = text.trim();
  if (name === '') return { type: anyType };
  const own = simpleTypes.get(name) ?? customArtifact(name, custom);
  if (own !== undefined) return { type: own };

  const plain = withoutNamespace(name);
  const bracket = plain.indexOf('[');
  const head = aliases.get((bracket < 0 ? plain : plain.slice(0, bracket)).trim().toLowerCase());
  if (typeof head === 'string') {
    return bracket < 0 ? { type: bare(head, name) } : readGeneric(head, name, plain.slice(bracket), custom);
  }
  if (head !== undefined && bracket < 0) return { type: head };
  const system = plain === name ? undefined : simpleTypes.get(plain);
  return { type: system ?? { kind: 'nominal', name } };
}

/** `typing.List` of Python and `system.Dataset@0.0.1` of KFP v2 without what stands around the name. */
function withoutNamespace(name: string): string {
  return name.replace(/^typing\./, '').replace(/^system\.(\w+)(?:@[\w.]+)?$/, '$1');
}

function bare(head: Head, name: string): Type {
  return head === 'optional' ? { kind: 'nominal', name } : { kind: head, of: anyType };
}

function readGeneric(head: Head, whole: string, brackets: string, custom: TypeTable): ReadType {
  const inner = argumentsOf(brackets);
  if (inner === undefined) return { problem: `"${whole}" needs one closing "]" at its end.` };
  const last = inner.at(-1)?.trim() ?? '';
  if (last === '') return { problem: `"${whole}" does not say what it holds.` };
  if (inner.length > (head === 'dict' ? 2 : 1)) return { problem: `"${whole}" names too many types.` };
  if (inner.length === 2) {
    const key = readTypeText(inner[0] ?? '', custom);
    if (key.type?.kind !== 'string' && key.type?.kind !== 'any')
      return { problem: `The keys of "${whole}" must be String.` };
  }
  const orNull = head !== 'optional' && (last.endsWith('?') || isOptional(last));
  const element = readTypeText(orNull ? last.replace(/\?$/, '') : last, custom);
  if (element.type === undefined || head === 'optional') return element;
  if (element.type.kind === 'secret')
    return { problem: `"${whole}": a Secret cannot travel inside another value.` };
  return { type: { kind: head, ...holding(element.type, orNull) } };
}

/** `Optional[T]` of Python, which inside of a List or Dict is `T?`. */
function isOptional(text: string): boolean {
  return aliases.get(/^(\w+)\s*\[/.exec(withoutNamespace(text))?.[1]?.toLowerCase() ?? '') === 'optional';
}

/** What stands between the outer brackets, split at its own commas; undefined when the brackets do not match. */
function argumentsOf(brackets: string): readonly string[] | undefined {
  const found: string[] = [];
  let depth = 0;
  let start = 1;
  for (let at = 0; at < brackets.length; at += 1) {
    const char = brackets[at];
    if (char === '[') depth += 1;
    if (char === ']') depth -= 1;
    if (depth === 0 && at < brackets.length - 1) return undefined;
    if ((char === ',' && depth === 1) || depth === 0) {
      found.push(brackets.slice(start, at));
      start = at + 1;
    }
  }
  return depth === 0 ? found : undefined;
}
