import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { visible } from '../diagnostics/format/visible.ts';
import { unifiedDiff } from '../util/unified-diff.ts';
import type { Io } from './io.ts';

/** Shows on standard output how a text would change. What findings call a password is covered, and control characters are pictures. */
export function showDifference(
  path: string,
  before: string,
  after: string,
  diagnostics: readonly Diagnostic[],
  io: Io,
): undefined {
  const secrets = diagnostics
    .filter((one) => one.isSecret === true)
    .map(({ span: { file, start, end } }) => file.text.slice(start, end));
  const cover = (line: string): string =>
    secrets.reduce((text, secret) => (secret === '' ? text : text.replaceAll(secret, '***')), line);
  const lines = unifiedDiff(visible(path), before, after).split('\n');
  io.out(lines.map((line) => harmless(cover(line))).join('\n'));
}

/** Tabs and the ends of lines of Windows belong to a difference. */
function harmless(line: string): string {
  const end = line.endsWith('\r') ? '\r' : '';
  const text = end === '' ? line : line.slice(0, -1);
  return text.split('\t').map(visible).join('\t') + end;
}
