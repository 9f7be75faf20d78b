import type { Chooser } from './chooser.ts';

/** What a specification is written from. Maps keep their order. */
export type Tree = string | number | boolean | null | readonly Tree[] | ReadonlyMap<string, Tree>;

/** Writes a document in block style, scalars in any style that YAML 1.2 reads back as the same. */
export function writeYaml(document: ReadonlyMap<string, Tree>, choose: Chooser): string {
  return writeMap(document, '', choose);
}

function writeMap(map: ReadonlyMap<string, Tree>, indent: string, choose: Chooser): string {
  return [...map]
    .map(([key, value]) => `${indent}${writeKey(key, choose)}:${writeValue(value, indent, choose)}`)
    .join('');
}

/** What comes after `key:` or `-`, with the line's end. */
function writeValue(value: Tree, indent: string, choose: Chooser): string {
  if (value instanceof Map) return value.size === 0 ? ' {}\n' : `\n${writeMap(value, `${indent}  `, choose)}`;
  if (isList(value)) {
    if (value.length === 0) return ' []\n';
    return `\n${value.map((item) => `${indent}  -${writeItem(item, `${indent}  `, choose)}`).join('')}`;
  }
  return ` ${writeScalar(value as Exclude<Tree, ReadonlyMap<string, Tree>>, `${indent}  `, choose)}\n`;
}

function writeItem(item: Tree, indent: string, choose: Chooser): string {
  if (item instanceof Map && item.size > 0) return ` ${writeMap(item, `${indent}  `, choose).trimStart()}`;
  return writeValue(item, indent, choose);
}

export function isList(value: Tree): value is readonly Tree[] {
  return Array.isArray(value);
}

const plainText = /^[A-Za-z][A-Za-z0-9_./-]{2,}(?: [A-Za-z0-9_./-]+)*$/;
const wordOfYaml = /^(?:yes|no|on|off|true|false|null|nan|inf|y|n)$/i;
const plainExpression = /^\$\{\{(?:(?!: | #|[\n\r\t\u0085\u2028\u2029]).)*\}\}$/u;

export function writeKey(key: string, choose: Chooser): string {
  return plainText.test(key) && !wordOfYaml.test(key) && choose.chance(60) ? key : JSON.stringify(key);
}

export function writeScalar(
  value: Exclude<Tree, ReadonlyMap<string, Tree>>,
  indent: string,
  choose: Chooser,
): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const styles = [JSON.stringify(value)];
  if ((plainText.test(value) && !wordOfYaml.test(value)) || plainExpression.test(value))
    styles.push(value, value);
  if (/^[\x20-\x7e]*$/.test(value)) styles.push(`'${value.replaceAll("'", "''")}'`);
  if (/^[^\s](?:[\x20-\x7e\n]*[^\s])?\n$/.test(value)) {
    styles.push(`|\n${value.replace(/^(?=.)/gm, indent).replace(/\n$/, '')}`);
  }
  return choose.pick(styles);
}
