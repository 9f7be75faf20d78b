import type { Fate, Judged } from './judge.ts';

export interface FolderResult {
  readonly folder: string;
  /** All mutants of the folder, before TypeScript refuses some. */
  readonly made: number;
  readonly judged: readonly Judged[];
  /** Equivalent ones, which are left out. */
  readonly ignored: number;
}

/** Killed mutants, of those that were tried: a mutant that no test reaches has survived. */
export function score({ judged }: FolderResult): number {
  return judged.length === 0
    ? 100
    : (100 * (count(judged, 'killed') + count(judged, 'endless'))) / judged.length;
}

export function table(results: readonly FolderResult[]): string {
  const head = ['folder', 'mutants', 'tried', 'killed', 'endless', 'survived', 'not reached', 'score'];
  const rows = results.map((one) => [
    `\`${one.folder}\``,
    String(one.made),
    String(one.judged.length),
    ...(['killed', 'endless', 'survived', 'unreached'] as const).map((fate) =>
      String(count(one.judged, fate)),
    ),
    `${score(one).toFixed(1)} %`,
  ]);
  const line = head.map((_, column) => (column === 0 ? ':--' : '--:'));
  return [head, line, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** One line for each mutant that no test found. */
export function survivors(results: readonly FolderResult[]): string {
  return results
    .flatMap(({ judged }) => judged)
    .filter(({ fate }) => fate === 'survived' || fate === 'unreached')
    .sort((a, b) =>
      a.mutant.file < b.mutant.file ? -1 : a.mutant.file > b.mutant.file ? 1 : a.mutant.line - b.mutant.line,
    )
    .map(({ mutant: { file, line, key, original, replacement }, fate }) => {
      const note = fate === 'unreached' ? ' (not reached)' : '';
      return `${file}:${line} ${key}${note}\n    ${short(original)}\n  → ${short(replacement)}`;
    })
    .join('\n');
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 150 ? `${line.slice(0, 110)} … ${line.slice(-35)}` : line;
}

function count(judged: readonly Judged[], fate: Fate): number {
  return judged.filter((one) => one.fate === fate).length;
}
