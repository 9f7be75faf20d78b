import { Sink } from '../../diagnostics/sink.ts';
import { parseYaml } from '../parse-yaml.ts';
import { lexemes } from '../yaml/lexemes.ts';
import type { YamlNode } from '../yaml-node.ts';

/** Whether two texts of YAML hold the same values, names and comments, in whatever order the keys of maps stand. */
export function saysTheSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map(parsed);
  if (a === undefined || b === undefined || !same(a, b, new Map())) return false;
  return commentsOf(one).join('\n') === commentsOf(other).join('\n');
}

function parsed(text: string): YamlNode | undefined {
  const sink = new Sink();
  const node = parseYaml({ path: '', text }, sink);
  return sink.hasErrors ? undefined : node;
}

/** `known` has the pairs that were found to be the same: what aliases repeat is compared once. */
function same(a: YamlNode, b: YamlNode, known: Map<YamlNode, YamlNode>): boolean {
  if (known.get(a) === b) return true;
  const equal =
    a.kind === 'scalar'
      ? b.kind === 'scalar' &&
        Object.is(a.value, b.value) &&
        (typeof a.value === 'string' || a.text === b.text)
      : a.kind === 'sequence'
        ? b.kind === 'sequence' &&
          a.items.length === b.items.length &&
          a.items.every((item, index) => same(item, b.items[index] ?? item, known))
        : b.kind === 'map' && sameEntries(a.entries, b.entries, known);
  if (equal) known.set(a, b);
  return equal;
}

type Entries = Extract<YamlNode, { readonly kind: 'map' }>['entries'];

function sameEntries(a: Entries, b: Entries, known: Map<YamlNode, YamlNode>): boolean {
  const others = new Map(b.map((entry) => [entry.key, entry.value]));
  return (
    a.length === b.length &&
    a.every(({ key, value }) => {
      const other = others.get(key);
      return other !== undefined && same(value, other, known);
    })
  );
}

function commentsOf(text: string): readonly string[] {
  return [...lexemes(text)]
    .filter(({ kind, text: lexeme }) => kind === 'other' && lexeme.startsWith('#'))
    .map((one) => one.text.trimEnd())
    .sort();
}
