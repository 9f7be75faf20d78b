import { isWordCode } from '../../util/is-word.ts';

/** The heads of types that hold others, in the spellings of `aliases` in src/validate/type-names.ts. */
const head = '(?:typing\\.)?(?:list|jsonarray|dict|dictionary|jsonobject|struct|optional)';

/** A file without this holds no unquoted type with brackets. */
const mark = /(?:list|array|dict|dictionary|object|struct|optional)\[/i;
const wholeHead = new RegExp(`^${head}$`, 'i');
const sign = /[[\]]|[^\w.@, \t-]/g;

/** What may follow a value inside braces or brackets. */
const afterValue = /[ \t]*(?:[,\]}\r\n]|:(?=\s)|$)|[ \t]+#/y;

export function mayHoldTypes(text: string): boolean {
  for (let at = text.indexOf('['); at !== -1; at = text.indexOf('[', at + 1))
    if (isWordCode(text.charCodeAt(at - 1))) return mark.test(text);
  return false;
}

/**
 * The end of a type such as `List[String]` whose head YAML reads as a scalar of its own. Undefined where the text is no such type, is not closed
 * on its line, or goes on behind it: then quotes around the type alone would not mend it.
 */
export function endOfType(text: string, start: number, scalar: string): number | undefined {
  const open = start + scalar.length;
  if (text[open] !== '[' || !wholeHead.test(scalar)) return undefined;
  let depth = 0;
  sign.lastIndex = open;
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    if (found[0] === '[') depth += 1;
    else if (found[0] === ']') depth -= 1;
    else return undefined;
    if (depth === 0) {
      afterValue.lastIndex = sign.lastIndex;
      return afterValue.test(text) ? sign.lastIndex : undefined;
    }
  }
  return undefined;
}
