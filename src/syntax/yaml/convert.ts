import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Sink } from '../../diagnostics/sink.ts';
import type { SourceFile, Span } from '../../diagnostics/span.ts';
import { invariant } from '../../util/invariant.ts';
import { syntaxCodes } from '../codes.ts';
import { limits } from '../limits.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from '../yaml-node.ts';
import { checkText } from './check-characters.ts';
import { checkTag } from './check-tag.ts';
import { foldedText } from './flow-offsets.ts';
import { keyText } from './key-text.ts';
import { Measure } from './measure.ts';
import { mergedEntries } from './merge.ts';
import type { Restore } from './restoring.ts';

const styles = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
} as const;

/**
 * Turns the nodes of `yaml` into our tree: every node with its place, aliases followed (one node may then appear in several places), merge
 * keys spread out. Reports duplicate keys, keys that are not texts, bad aliases; the tree then holds the part that is sound.
 */
export class Converter {
  readonly #file: SourceFile;
  readonly #sink: Sink;
  readonly #restore: Restore;
  readonly #anchors = new Map<string, YamlNode | 'open'>();
  readonly #measure = new Measure();
  #aliased = 0;
  /** False once something is missing from the tree, or the tree is too large to be walked. */
  usable = true;

  constructor(file: SourceFile, sink: Sink, restore: Restore) {
    this.#file = file;
    this.#sink = sink;
    this.#restore = restore;
  }

  convert(node: Node, depth: number): YamlNode {
    if (isAlias(node)) return this.#alias(node, depth);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, 'open');
    let converted: YamlNode;
    if (isScalar(node)) converted = this.#scalar(node);
    else if (isMap(node)) converted = this.#map(node, depth);
    else {
      invariant(isSeq(node), 'a YAML node is a scalar, a map, a sequence or an alias');
      converted = this.#sequence(node, depth);
    }
    if (anchor !== undefined) this.#anchors.set(anchor, converted);
    return converted;
  }

  #span(start: number, end: number): Span {
    return { file: this.#file, start, end };
  }

  #scalar(node: Scalar): YamlScalar {
    const [start, end] = rangeOf(node);
    const style = styles[node.type ?? 'PLAIN'];
    if (style === 'plain') {
      const restored = this.#restore(start, end);
      const text = restored ?? node.source ?? '';
      return {
        kind: 'scalar',
        value: restored ?? typedValue(node),
        text,
        style,
        span: this.#span(start, end),
      };
    }
    const value = foldedText(this.#file.text, start, end, style) ?? typedValue(node);
    checkTag(this.#file, start, this.#sink);
    const visibleEnd = style === 'literal' || style === 'folded' ? this.#contentEnd(start, end) : end;
    // Only double quotes have escapes; what stands in the file as it is has been checked.
    if (style === 'double') checkText(String(value), this.#span(start, visibleEnd), this.#sink);
    return { kind: 'scalar', value, text: String(value), style, span: this.#span(start, visibleEnd) };
  }

  /** A block scalar's place ends with its last visible character. */
  #contentEnd(start: number, end: number): number {
    let at = end;
    while (at > start + 1 && ' \t\r\n'.includes(this.#file.text.charAt(at - 1))) at -= 1;
    return at;
  }

  #sequence(node: YAMLSeq, depth: number): YamlSequence {
    const [start, end] = rangeOf(node);
    let last = start;
    const items = node.items.map((item) => {
      const converted = this.convert(item as Node, depth + 1);
      last = endOf(item as Node, converted);
      return converted;
    });
    return { kind: 'sequence', items, span: this.#span(start, node.flow === true ? end : last) };
  }

  #map(node: YAMLMap, depth: number): YamlMap {
    const entries: YamlEntry[] = [];
    let merge: { readonly at: number; readonly value: YamlNode } | undefined;
    const first = new Map<string, Span>();
    const [start, end] = rangeOf(node);
    let last = start;
    for (const { key, value } of node.items) {
      const keyNode = key as Node;
      const [keyStart, keyEnd] = rangeOf(keyNode);
      const keySpan = this.#span(keyStart, keyEnd);
      const name = keyText(keyNode, keySpan, this.#restore, this.#sink);
      const valueNode = value as Node | null;
      const converted = valueNode === null ? this.#nothing(keyEnd) : this.convert(valueNode, depth + 1);
      last = Math.max(keyEnd, endOf(valueNode, converted));
      if (name === undefined) {
        this.usable = false;
        continue;
      }
      checkText(name, keySpan, this.#sink);
      const earlier = first.get(name);
      if (earlier !== undefined) {
        this.#duplicate(name, keySpan, earlier);
        continue;
      }
      first.set(name, keySpan);
      if (name === '<<' && isScalar(keyNode) && keyNode.type === 'PLAIN')
        merge = { at: entries.length, value: converted };
      else entries.push({ key: name, keySpan, value: converted });
    }
    const span = this.#span(start, node.flow === true ? end : last);
    return {
      kind: 'map',
      entries: merge === undefined ? entries : this.#merged(entries, merge, first),
      span,
    };
  }

  #merged(
    entries: readonly YamlEntry[],
    merge: { readonly at: number; readonly value: YamlNode },
    explicit: ReadonlyMap<string, Span>,
  ): readonly YamlEntry[] {
    if (!this.usable) return entries;
    const added = mergedEntries(merge.value, explicit, (node) => {
      this.usable = false;
      this.#sink.report(
        syntaxCodes['merge-value'],
        node.span,
        'The merge key "<<" takes a map or a list of maps.',
        {
          help: 'Write `<<: *anchor`, or `<<: [*one, *two]`, where each anchor marks a map.',
        },
      );
    });
    // Merged entries are counted like aliased nodes: both repeat what was written once.
    for (const entry of added) this.#count(entry.value, entry.keySpan);
    return [...entries.slice(0, merge.at), ...added, ...entries.slice(merge.at)];
  }

  #duplicate(name: string, span: Span, earlier: Span): void {
    this.#sink.report(syntaxCodes['duplicate-key'], span, `The key "${name}" is already used in this map.`, {
      related: [{ message: `"${name}" is first written here`, span: earlier }],
      help:
        name === '<<'
          ? 'Merge several maps by `<<: [*one, *two]`.'
          : 'Keep one of the two entries, or rename one of them.',
    });
  }

  #alias(node: Alias, depth: number): YamlNode {
    const [start, end] = rangeOf(node);
    const span = this.#span(start, end);
    const target = this.#anchors.get(node.source);
    if (target === undefined || target === 'open') {
      const message =
        target === 'open'
          ? `The alias "*${node.source}" stands inside the value that it repeats.`
          : `No anchor "&${node.source}" is defined above this alias.`;
      const help =
        target === 'open'
          ? undefined
          : /^[\w-]+$/.test(node.source)
            ? `Mark a value with "&${node.source}", or quote this text if it is not an alias.`
            : 'A text that begins with "*" needs quotes.';
      this.#sink.report(syntaxCodes['unknown-alias'], span, message, help === undefined ? {} : { help });
      this.usable = false;
      return this.#nothing(start);
    }
    if (depth + this.#measure.height(target) > limits.depth) {
      this.#sink.report(
        syntaxCodes['too-deep'],
        span,
        `With what this alias repeats, the document is more than ${limits.depth} levels deep.`,
      );
      this.usable = false;
      return this.#nothing(start);
    }
    this.#count(target, span);
    return this.usable ? target : this.#nothing(start);
  }

  #count(node: YamlNode, span: Span): void {
    if (!this.usable) return;
    this.#aliased += this.#measure.size(node);
    if (this.#aliased <= limits.aliasedNodes) return;
    const limit = limits.aliasedNodes.toLocaleString('en-US');
    this.#sink.report(
      syntaxCodes['alias-limit'],
      span,
      `Aliases up to here repeat more than ${limit} values.`,
    );
    this.usable = false;
  }

  #nothing(at: number): YamlScalar {
    return { kind: 'scalar', value: null, text: '', style: 'plain', span: this.#span(at, at) };
  }
}

function rangeOf(node: Node): readonly [number, number] {
  invariant(node.range, 'composed YAML nodes have ranges');
  return [node.range[0], node.range[1]];
}

/** Where a value ends that stands here: an alias stands for a node that is written elsewhere. */
function endOf(written: Node | null, converted: YamlNode): number {
  return isAlias(written) ? rangeOf(written)[1] : converted.span.end;
}

function typedValue(node: Scalar): string | number | boolean | null {
  const value = node.value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    return value;
  return node.source ?? '';
}
