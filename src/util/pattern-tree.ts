/** A regular expression as a tree. Groups do not remember what they matched: only whether something matches is ever asked. */
export type PatternNode =
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly body: PatternNode; readonly least: number; readonly most: number }
  | { readonly kind: 'start' | 'end' | 'word-edge' | 'no-word-edge' }
  | {
      readonly kind: 'look';
      readonly body: PatternNode;
      readonly behind: boolean;
      readonly negative: boolean;
    };

/** Reads a pattern that JavaScript takes with the flag `u`. Undefined for back references and for what newer versions of JavaScript added. */
export function readPatternTree(pattern: string): PatternNode | undefined {
  const reader = new Reader(pattern);
  const tree = reader.alternatives();
  return reader.failed || !reader.atEnd ? undefined : tree;
}

const edges = { '\\b': 'word-edge', '\\B': 'no-word-edge', '^': 'start', $: 'end' } as const;

class Reader {
  readonly #pattern: string;
  #at = 0;
  failed = false;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get atEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  alternatives(): PatternNode {
    const parts = [this.#sequence()];
    while (this.#take(/\|/y) !== undefined) parts.push(this.#sequence());
    return { kind: 'any', parts };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (!this.failed && !this.atEnd && !'|)'.includes(this.#pattern.charAt(this.#at)))
      parts.push(this.#repeated(this.#atom()));
    return { kind: 'all', parts };
  }

  #repeated(body: PatternNode): PatternNode {
    const found = this.#take(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y);
    if (found === undefined) return body;
    const [least = '', most = least] = /^\{/.test(found) ? found.slice(1, found.indexOf('}')).split(',') : [];
    if (found.startsWith('*')) return { kind: 'repeat', body, least: 0, most: Infinity };
    if (found.startsWith('+')) return { kind: 'repeat', body, least: 1, most: Infinity };
    if (found.startsWith('?')) return { kind: 'repeat', body, least: 0, most: 1 };
    return { kind: 'repeat', body, least: Number(least), most: most === '' ? Infinity : Number(most) };
  }

  #atom(): PatternNode {
    const edge = this.#take(/\\[bB]|[$^]/y);
    if (edge === '\\b' || edge === '\\B' || edge === '^' || edge === '$') return { kind: edges[edge] };
    const look = this.#take(/\(\?<?[=!]/y);
    if (look !== undefined) {
      const body = this.#closed();
      return { kind: 'look', body, behind: look.includes('<'), negative: look.endsWith('!') };
    }
    if (this.#take(/\((?:\?:|\?<[^>]*>|(?!\?))/y) !== undefined) return this.#closed();
    const source = this.#take(
      /\[(?:\\[\s\S]|[^\]\\])*\]|\\(?:u\{[^}]*\}|u[Dd][89ABab]..\\u[Dd][C-Fc-f]..|u....|[pP]\{[^}]*\}|x..|c.|(?![1-9kbB])[\s\S])|[^\\()[\]{}*+?|]/uy,
    );
    if (source === undefined) this.failed = true;
    return { kind: 'character', source: source ?? '' };
  }

  #closed(): PatternNode {
    const body = this.alternatives();
    if (this.#take(/\)/y) === undefined) this.failed = true;
    return body;
  }

  #take(expected: RegExp): string | undefined {
    expected.lastIndex = this.#at;
    const found = expected.exec(this.#pattern)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }
}
