import type { Sink } from '../../diagnostics/sink.ts';
import type { SourceFile, Span } from '../../diagnostics/span.ts';
import { syntaxCodes } from '../codes.ts';
import { limits } from '../limits.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from '../yaml-node.ts';
import { keyText } from './key-text.ts';
import { Measure } from './measure.ts';
import { mergedEntries } from './merge.ts';
import type { Written, WrittenAlias, WrittenMap, WrittenScalar, WrittenSequence } from './written.ts';

/**
 * Turns a document as it is written into our tree: every node with its place, aliases followed (one node may then appear in several places), merge
 * keys spread out. Reports duplicate keys, keys that are not texts, bad aliases; the tree then holds the part that is sound.
 */
export class Converter {
  readonly #file: SourceFile;
  readonly #sink: Sink;
  readonly #anchors = new Map<string, YamlNode | 'open'>();
  readonly #measure = new Measure();
  #aliased = 0;
  /** False once something is missing from the tree, or the tree is too large to be walked. */
  usable = true;

  constructor(file: SourceFile, sink: Sink) {
    this.#file = file;
    this.#sink = sink;
  }

  convert(node: Written, depth: number): YamlNode {
    if (node.kind === 'alias') return this.#alias(node, depth);
    const { anchor } = node;
    if (anchor !== undefined) this.#anchors.set(anchor, 'open');
    let converted: YamlNode;
    if (node.kind === 'scalar') converted = this.#scalar(node);
    else if (node.kind === 'map') converted = this.#map(node, depth);
    else converted = this.#sequence(node, depth);
    if (anchor !== undefined) this.#anchors.set(anchor, converted);
    return converted;
  }

  #span(start: number, end: number): Span {
    return { file: this.#file, start, end };
  }

  #scalar({ value, text, style, start, end }: WrittenScalar): YamlScalar {
    return { kind: 'scalar', value, text, style, span: this.#span(start, end) };
  }

  #sequence({ start, end, flow, items: written }: WrittenSequence, depth: number): YamlSequence {
    let last = start;
    const items = written.map((item) => {
      const converted = this.convert(item, depth + 1);
      last = endOf(item, converted);
      return converted;
    });
    return { kind: 'sequence', items, span: this.#span(start, flow ? end : last) };
  }

  #map({ start, end, flow, items }: WrittenMap, depth: number): YamlMap {
    const entries: YamlEntry[] = [];
    let merge: { readonly at: number; readonly value: YamlNode } | undefined;
    const first = new Map<string, Span>();
    let last = start;
    for (const { key, value } of items) {
      const keySpan = this.#span(key.start, key.end);
      const name = keyText(key, keySpan, this.#sink);
      const converted = value === undefined ? this.#nothing(key.end) : this.convert(value, depth + 1);
      last = Math.max(key.end, endOf(value, converted));
      if (name === undefined) {
        this.usable = false;
        continue;
      }
      const earlier = first.get(name);
      if (earlier !== undefined) {
        this.#duplicate(name, keySpan, earlier);
        continue;
      }
      first.set(name, keySpan);
      if (name === '<<' && key.kind === 'scalar' && key.style === 'plain')
        merge = { at: entries.length, value: converted };
      else entries.push({ key: name, keySpan, value: converted });
    }
    const span = this.#span(start, flow ? end : last);
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

  #alias({ start, end, name }: WrittenAlias, depth: number): YamlNode {
    const span = this.#span(start, end);
    const target = this.#anchors.get(name);
    if (target === undefined || target === 'open') {
      const message =
        target === 'open'
          ? `The alias "*${name}" stands inside the value that it repeats.`
          : `No anchor "&${name}" is defined above this alias.`;
      const help =
        target === 'open'
          ? undefined
          : `Mark a value with "&${name}", or quote this text if it is not an alias.`;
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

/** Where a value ends that stands here: an alias stands for a node that is written elsewhere. */
function endOf(written: Written | undefined, converted: YamlNode): number {
  return written?.kind === 'alias' ? written.end : converted.span.end;
}
