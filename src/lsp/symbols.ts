import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver/node';
import type { Span } from '../diagnostics/span.ts';
import { nestedTasks } from '../model/nested-tasks.ts';
import { child, entriesOf, itemsOf, textOf } from '../syntax/tree.ts';
import type { YamlEntry, YamlNode } from '../syntax/yaml-node.ts';
import { lspRange } from './to-lsp.ts';

/** The outline of a document: its inputs, outputs, volumes and tasks, those inside of others below these. */
export function symbols(root: YamlNode): DocumentSymbol[] {
  return entriesOf(root).flatMap((entry) => {
    const section = sections.get(entry.key);
    const children = section?.(entry.value) ?? [];
    return children.length === 0 ? [] : symbol(entry.key, SymbolKind.Namespace, entry, '', children);
  });
}

type Section = (node: YamlNode) => DocumentSymbol[];

const sections: ReadonlyMap<string, Section> = new Map<string, Section>([
  ['inputs', (node) => named(node, SymbolKind.Variable)],
  ['outputs', (node) => named(node, SymbolKind.Property)],
  ['tasks', tasks],
  ['onExit', tasks],
  ['volumes', (node) => entries(node, SymbolKind.Struct)],
  ['components', (node) => entries(node, SymbolKind.Module)],
  ['environments', (node) => entries(node, SymbolKind.Package)],
  ['types', (node) => entries(node, SymbolKind.Class)],
]);

/** Ports are lists of maps with names in components, maps where a pipeline exports. */
function named(node: YamlNode, kind: SymbolKind): DocumentSymbol[] {
  if (node.kind !== 'sequence') return entries(node, kind);
  return itemsOf(node).flatMap((item) => {
    const name = entriesOf(item).find(({ key }) => key === 'name');
    const text = textOf(name?.value);
    if (name === undefined || text === undefined || text === '') return [];
    return made(text, kind, name.value.span, item.span, textOf(child(item, 'type')) ?? '', []);
  });
}

function entries(node: YamlNode, kind: SymbolKind): DocumentSymbol[] {
  return entriesOf(node).flatMap((entry) => symbol(entry.key, kind, entry, textOf(entry.value) ?? '', []));
}

function tasks(node: YamlNode): DocumentSymbol[] {
  return entriesOf(node).flatMap((entry) => {
    const inner = nestedTasks(entry.value).flatMap(tasks);
    const component = textOf(child(entry.value, 'component')) ?? '';
    const kind = inner.length > 0 ? SymbolKind.Module : SymbolKind.Function;
    return symbol(entry.key, kind, entry, component, inner);
  });
}

function symbol(
  name: string,
  kind: SymbolKind,
  { keySpan, value }: YamlEntry,
  detail: string,
  children: DocumentSymbol[],
): DocumentSymbol[] {
  return made(name, kind, keySpan, { ...keySpan, end: value.span.end }, detail, children);
}

/** An alias stands for a value that is written elsewhere: then the name alone is shown. */
function made(
  name: string,
  kind: SymbolKind,
  key: Span,
  whole: Span,
  detail: string,
  children: DocumentSymbol[],
): DocumentSymbol[] {
  if (name.trim() === '') return [];
  const isAround = whole.start <= key.start && key.end <= whole.end;
  return [
    {
      name,
      kind,
      ...(detail !== '' && { detail }),
      range: lspRange(isAround ? whole : key),
      selectionRange: lspRange(key),
      ...(children.length > 0 && { children }),
    },
  ];
}
