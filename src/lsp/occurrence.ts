import type { Span } from '../diagnostics/span.ts';
import { itemsOf, nameSpan, textOf } from '../syntax/tree.ts';
import type { YamlNode } from '../syntax/yaml-node.ts';
import { declared } from './outline.ts';

/** What a name can stand for. */
export type Kind =
  | 'input'
  | 'output'
  | 'task'
  | 'graphTask'
  | 'export'
  | 'argument'
  | 'volume'
  | 'state'
  | 'loop'
  | 'alias'
  | 'file';

/** What a name stands for. Two are the same when `id` is. */
export interface Meaning {
  readonly kind: Kind;
  readonly id: string;
  /** The file in which it is declared. */
  readonly path: string;
  readonly name: string;
}

/** A place where a name is written. */
export interface Occurrence {
  readonly meaning: Meaning;
  /** The name alone, without quotes. */
  readonly span: Span;
  readonly isDefinition: boolean;
  readonly isInExpression: boolean;
}

/** `within`: what tells names apart that are declared in several places of a file. */
export function meaning(kind: Kind, path: string, name: string, within: number | string = ''): Meaning {
  return { kind, path, name, id: JSON.stringify([kind, path, within, kind === 'task' ? '' : name]) };
}

export function occurrence(
  meant: Meaning,
  span: Span,
  isDefinition = false,
  isInExpression = false,
): Occurrence {
  return { meaning: meant, span, isDefinition, isInExpression };
}

const inputWords: ReadonlySet<string> = new Set(['inputValue', 'inputPath', 'isPresent']);

/** The names in the placeholders of a command line, `fileOutputs` included. */
export function placeholders(
  node: YamlNode | undefined,
  meant: (kind: 'input' | 'output', name: string) => Meaning,
): readonly Occurrence[] {
  if (node === undefined || node.kind === 'scalar') return [];
  if (node.kind === 'sequence') return itemsOf(node).flatMap((item) => placeholders(item, meant));
  return node.entries.flatMap(({ key, value }): readonly Occurrence[] => {
    const name = textOf(value);
    if (key === 'fileOutputs')
      return declared(value).map((one) => occurrence(meant('output', one.name), one.key));
    if (name === undefined) return placeholders(value, meant);
    const kind = inputWords.has(key) ? 'input' : key === 'outputPath' ? 'output' : undefined;
    return kind === undefined ? [] : [occurrence(meant(kind, name), nameSpan(value.span, name))];
  });
}
