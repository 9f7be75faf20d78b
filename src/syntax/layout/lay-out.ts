import { indent } from './indent.ts';
import type { KeyOrder } from './key-order.ts';
import { orderKeys } from './order-keys.ts';
import { quoteTexts } from './quote-texts.ts';
import { type Layout, readLayout } from './read-layout.ts';
import { saysTheSame } from './says-the-same.ts';
import { spaceFlow } from './space-flow.ts';
import { tidyLines } from './tidy-lines.ts';

type Pass = (layout: Layout) => string;

/** What one pass changes may give the next something to do; more rounds than this were never needed. */
const maxRounds = 6;

/**
 * Writes a text of YAML without errors in the one way: order of keys, indentation, quotes, blanks. What it says stays the same, comments
 * included; on an odd text a pass that would change that is left out.
 */
export function layOut(text: string, order: KeyOrder | undefined): string {
  const passes: readonly Pass[] = [
    tidyLines,
    indent,
    spaceFlow,
    quoteTexts,
    (layout) => (order === undefined ? layout.text : orderKeys(layout, order)),
  ];
  const start = text.replace(/\r\n?/g, '\n');
  const quick = inRounds(start, passes, () => true);
  if (quick === text || saysTheSame(text, quick)) return quick;
  return inRounds(saysTheSame(text, start) ? start : text, passes, saysTheSame);
}

/** Makes the passes until none changes anything; what a pass makes of a text is taken if it is `allowed`. */
function inRounds(
  text: string,
  passes: readonly Pass[],
  allowed: (before: string, after: string) => boolean,
): string {
  let layout = readLayout(text);
  for (let round = 0; round < maxRounds; round += 1) {
    const before = layout;
    for (const pass of passes) {
      if (layout === undefined || isJson(layout)) return layout?.text ?? text;
      const after = pass(layout);
      if (after === layout.text || !allowed(layout.text, after)) continue;
      const next = readLayout(after);
      // A pass that makes something unreadable of an odd text is no pass.
      if (next !== undefined) layout = next;
    }
    if (layout === before) break;
  }
  return layout?.text ?? text;
}

/** JSON has its own way, and no comments. */
function isJson({ root }: Layout): boolean {
  return root.kind === 'scalar' || root.kind === 'alias' || root.flow;
}
