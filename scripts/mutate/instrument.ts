import type { Mutant } from './mutants.ts';
import { child, children, parse, type SyntaxNode } from './syntax.ts';

/** A mutant with the number by which it is switched on at run time. */
export interface Numbered extends Mutant {
  readonly id: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly mutants: Numbered[];
  readonly inner: Range[];
}

/**
 * The text with all these mutants in it, each behind a switch: `__mutant(7) ? a < b : a <= b`. Loops and functions count their turns
 * (`__turn()`), so that a mutant that never ends is stopped after the same number of steps on every machine.
 */
export function instrument(text: string, mutants: readonly Numbered[]): string {
  const inserts = turns(parse(text));
  for (const { body, id, start } of mutants) {
    if (body) inserts.push([start + 1, ` if (__mutant(${id})) return;`]);
  }
  inserts.sort(([a], [b]) => a - b);
  const whole: Range = { start: 0, end: text.length, mutants: [], inner: [] };
  const outerFirst = mutants.filter(({ body }) => !body).sort((a, b) => a.start - b.start || b.end - a.end);
  for (const one of outerFirst) place(whole, one);
  return contents(whole);

  function contents({ start, end, inner }: Range): string {
    let at = start;
    const parts: string[] = [];
    for (const range of inner) {
      parts.push(plain(at, range.start), switched(range));
      at = range.end;
    }
    return [...parts, plain(at, end)].join('');
  }

  function switched(range: Range): string {
    const choices = range.mutants.map(({ id, replacement }) => `__mutant(${id}) ? (${replacement}) : `);
    return `(${choices.join('')}(${contents(range)}))`;
  }

  /** The text between two places, with what is inserted after the first and before the second or at it. */
  function plain(start: number, end: number): string {
    let at = start;
    const parts: string[] = [];
    for (const [place, inserted] of inserts) {
      if (place <= start || place > end) continue;
      parts.push(text.slice(at, place), inserted);
      at = place;
    }
    return [...parts, text.slice(at, end)].join('');
  }
}

function place(outer: Range, mutant: Numbered): void {
  const last = outer.inner.at(-1);
  if (last?.start === mutant.start && last.end === mutant.end) {
    last.mutants.push(mutant);
  } else if (last !== undefined && mutant.start < last.end) {
    place(last, mutant);
  } else {
    outer.inner.push({ start: mutant.start, end: mutant.end, mutants: [mutant], inner: [] });
  }
}

/** Where turns are counted: after the opening brace of every function and loop. */
function turns(node: SyntaxNode): [number, string][] {
  const body = child(node, 'body');
  const counted = /Function|^(For|While|DoWhile)/.test(node.type) && body?.type === 'BlockStatement';
  const own: [number, string][] = counted ? [[body.start + 1, ' __turn();']] : [];
  return [...own, ...children(node).flatMap(([, one]) => turns(one))];
}
