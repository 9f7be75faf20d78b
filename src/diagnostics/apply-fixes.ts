import type { Diagnostic, Edit, Fix } from './diagnostic.ts';

export interface Fixed {
  readonly text: string;
  /** How many findings are cured. */
  readonly count: number;
}

/** Which fixes are made: those that change nothing of what compiles already, or all. */
export type FixLevel = 'safe' | 'unsafe';

/** The fixes of findings that concern one file only, of the level asked for, in the order of the findings. */
export function fixesIn(path: string, diagnostics: readonly Diagnostic[], level: FixLevel): readonly Fix[] {
  return diagnostics.flatMap(({ fix }) => {
    if (fix === undefined || fix.edits.length === 0 || (level === 'safe' && !fix.safe)) return [];
    return fix.edits.every(({ span }) => span.file.path === path) ? [fix] : [];
  });
}

/**
 * Makes every fix that does not touch what an earlier one changes; the others may be made in another round. Two findings with the very same
 * cure are cured together.
 */
export function applyFixes(text: string, fixes: readonly Fix[]): Fixed {
  const taken = new Map<string, Edit>();
  let count = 0;
  for (const { edits } of fixes) {
    const news = edits.filter((edit) => !taken.has(keyOf(edit)));
    if (news.some((edit) => [...taken.values()].some((other) => meet(edit, other)))) continue;
    for (const edit of news) taken.set(keyOf(edit), edit);
    count += 1;
  }
  const ordered = [...taken.values()].sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
  const fixed = ordered.reduce(
    (now, { span, text: written }) => now.slice(0, span.start) + written + now.slice(span.end),
    text,
  );
  return { text: fixed, count };
}

function keyOf({ span, text }: Edit): string {
  return `${span.start} ${span.end} ${text}`;
}

/** Edits that touch could depend on each other, so that touching is meeting. */
function meet({ span: a }: Edit, { span: b }: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
