import type { ExplainedSetting } from '../compiler/explain-settings.ts';
import { placeOf } from '../diagnostics/format/pretty.ts';
import { visible } from '../diagnostics/format/visible.ts';

/** One line a setting: its name, its value, who said it and where. */
export function settingsTable(settings: readonly ExplainedSetting[]): string {
  const rows = settings.map(({ name, text, by, span }) => [
    visible(name),
    visible(text),
    `${by}, ${placeOf(span)}`,
  ]);
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}\n`).join('');
}
