import { type PatternNode, readPatternTree } from './pattern-tree.ts';

/**
 * Whether a regular expression, as JavaScript takes it with the flag `u`, is found in a text. All ways to match are followed at once (Thompson's
 * way), because V8 tries one after another, which can take longer than the universe exists (`(a+)+$`). Undefined when that is not possible: for back
 * references, or a pattern that repeats very much.
 */
export function findPattern(pattern: string, text: string): boolean | undefined {
  const tree = readPatternTree(pattern);
  if (tree === undefined) return undefined;
  const program = new Program();
  program.add(tree, 0);
  return program.isTooLong ? undefined : program.endsIn([...text], 'anywhere').size > 0;
}

/** Steps of a program; a pattern of that length and a text of thousands of characters take a second. */
const mostSteps = 3000;

type Step =
  | { readonly kind: 'character'; readonly matches: (character: string) => boolean }
  | { readonly kind: 'test'; readonly holds: (text: readonly string[], at: number) => boolean }
  | { readonly kind: 'either'; one: number; other: number };

/** A pattern as steps: each goes on to the next one, `either` to two; behind the last one it has matched. */
class Program {
  readonly #steps: Step[] = [];
  isTooLong = false;

  add(node: PatternNode, depth: number): void {
    if (this.#steps.length > mostSteps || depth > 200) this.isTooLong = true;
    if (this.isTooLong) return;
    switch (node.kind) {
      case 'character':
        this.#steps.push({ kind: 'character', matches: matcher(node.source) });
        return;
      case 'all':
        for (const part of node.parts) this.add(part, depth + 1);
        return;
      case 'any':
        this.#any(node.parts, depth);
        return;
      case 'repeat':
        this.#repeat(node, depth);
        return;
      default:
        this.#steps.push({ kind: 'test', holds: this.#test(node, depth) });
    }
  }

  /** The places behind the matches that begin at a place, or anywhere. */
  endsIn(text: readonly string[], from: number | 'anywhere'): ReadonlySet<number> {
    const ends = new Set<number>();
    let now = new Set<number>();
    for (let at = from === 'anywhere' ? 0 : from; at <= text.length; at += 1) {
      if (from === 'anywhere' || at === from) now.add(0);
      const next = new Set<number>();
      // A set gives also what is added to it meanwhile.
      for (const place of now) {
        const step = this.#steps[place];
        if (step === undefined) ends.add(at);
        else if (step.kind === 'either') now.add(step.one).add(step.other);
        else if (step.kind === 'test') {
          if (step.holds(text, at)) now.add(place + 1);
        } else if (at < text.length && step.matches(text[at] ?? '')) next.add(place + 1);
      }
      now = next;
      if (now.size === 0 && from !== 'anywhere') break;
    }
    return ends;
  }

  #either(): { one: number; other: number } {
    const step = { kind: 'either', one: this.#steps.length + 1, other: this.#steps.length + 1 } as const;
    this.#steps.push(step);
    return step as { one: number; other: number };
  }

  #any(parts: readonly PatternNode[], depth: number): void {
    const ends: { one: number; other: number }[] = [];
    parts.forEach((part, index) => {
      const choice = index < parts.length - 1 ? this.#either() : undefined;
      this.add(part, depth + 1);
      if (choice === undefined) return;
      ends.push(this.#either());
      choice.other = this.#steps.length;
    });
    for (const end of ends) end.one = end.other = this.#steps.length;
  }

  #repeat({ body, least, most }: Extract<PatternNode, { kind: 'repeat' }>, depth: number): void {
    for (let count = 0; count < least && !this.isTooLong; count += 1) this.add(body, depth + 1);
    if (most === Infinity) {
      const start = this.#steps.length;
      const choice = this.#either();
      this.add(body, depth + 1);
      const back = this.#either();
      back.one = back.other = start;
      choice.other = this.#steps.length;
      return;
    }
    const choices: { one: number; other: number }[] = [];
    for (let count = least; count < most && !this.isTooLong; count += 1) {
      choices.push(this.#either());
      this.add(body, depth + 1);
    }
    for (const choice of choices) choice.other = this.#steps.length;
  }

  #test(
    node: Exclude<PatternNode, { kind: 'character' | 'all' | 'any' | 'repeat' }>,
    depth: number,
  ): (text: readonly string[], at: number) => boolean {
    switch (node.kind) {
      case 'start':
        return (_, at) => at === 0;
      case 'end':
        return (text, at) => at === text.length;
      case 'word-edge':
        return (text, at) => isWord(text[at - 1]) !== isWord(text[at]);
      case 'no-word-edge':
        return (text, at) => isWord(text[at - 1]) === isWord(text[at]);
      case 'look':
        return this.#look(node.body, node.behind, depth, node.negative);
    }
  }

  #look(
    body: PatternNode,
    behind: boolean,
    depth: number,
    negative: boolean,
  ): (text: readonly string[], at: number) => boolean {
    const inner = new Program();
    inner.add(body, depth + 1);
    if (inner.isTooLong) this.isTooLong = true;
    if (!behind) return (text, at) => inner.endsIn(text, at).size > 0 !== negative;
    let ends: ReadonlySet<number> | undefined;
    return (text, at) => {
      ends ??= inner.endsIn(text, 'anywhere');
      return ends.has(at) !== negative;
    };
  }
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}

/** V8 decides of a single character, once for each. */
function matcher(source: string): (character: string) => boolean {
  const expression = new RegExp(`^(?:${source})$`, 'u');
  const known = new Map<string, boolean>();
  return (character) => {
    const found = known.get(character) ?? expression.test(character);
    known.set(character, found);
    return found;
  };
}
