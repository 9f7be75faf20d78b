import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../src/util/unified-diff.ts';

/** What a difference makes of a text, read as `patch` reads it; throws where it does not fit. */
function patched(text: string, diff: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let at = 0;
  const entries = diff.match(/[^\n]*\n/g)?.slice(2) ?? [];
  entries.forEach((entry, index) => {
    const header = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@\n$/.exec(entry);
    if (header !== null) {
      const start = Number(header[1]) - (header[2] === '0' ? 0 : 1);
      while (at < start) result.push(lines[at++] ?? '');
      return;
    }
    if (entry.startsWith('\\')) return;
    const isLast = entries[index + 1]?.startsWith('\\') === true;
    const line = isLast ? entry.slice(1, -1) : entry.slice(1);
    if (entry[0] !== '+') expect(lines[at++]).toBe(line);
    if (entry[0] !== '-') result.push(line);
  });
  return [...result, ...lines.slice(at)].join('');
}

describe('unifiedDiff', () => {
  it('shows what changed with three lines around it', () => {
    const before = Array.from({ length: 20 }, (_, n) => `line ${n + 1}\n`).join('');
    const after = before.replace('line 5\n', 'line five\n').replace('line 18\n', '');
    expect(unifiedDiff('a/b.yaml', before, after)).toBe(
      [
        '--- a/b.yaml',
        '+++ a/b.yaml',
        '@@ -2,7 +2,7 @@',
        ' line 2',
        ' line 3',
        ' line 4',
        '-line 5',
        '+line five',
        ' line 6',
        ' line 7',
        ' line 8',
        '@@ -15,6 +15,5 @@',
        ' line 15',
        ' line 16',
        ' line 17',
        '-line 18',
        ' line 19',
        ' line 20',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['a\n', 'a\n', ''],
    ['a\n', 'a', '--- f\n+++ f\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n'],
    ['', 'a\n', '--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n'],
    ['a\n', '', '--- f\n+++ f\n@@ -1 +0,0 @@\n-a\n'],
    ['a\r\n', 'a\n', '--- f\n+++ f\n@@ -1 +1 @@\n-a\r\n+a\n'],
  ])('of %j and %j', (before, after, expected) => {
    expect(unifiedDiff('f', before, after)).toBe(expected);
  });

  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 40 });
  const texts = fc.tuple(lines, fc.boolean()).map(([all, end]) => all.join('\n') + (end ? '\n' : ''));

  it('makes one text of the other', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(patched(before, unifiedDiff('f', before, after))).toBe(after);
      }),
    );
  });

  it('is the shortest there is', () => {
    const length = (a: readonly string[], b: readonly string[]): number => {
      let row = b.map((_, index) => index + 1);
      row.unshift(0);
      for (const [i, one] of a.entries()) {
        const next = [i + 1];
        for (const [j, other] of b.entries())
          next.push(one === other ? (row[j] ?? 0) : 1 + Math.min(row[j + 1] ?? 0, next[j] ?? 0));
        row = next;
      }
      return row.at(-1) ?? 0;
    };
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const diff = unifiedDiff(
          'f',
          a.map((one) => `${one}\n`).join(''),
          b.map((one) => `${one}\n`).join(''),
        );
        const changes = diff
          .split('\n')
          .slice(2)
          .filter((line) => /^[-+]/.test(line));
        expect(changes.length).toBe(length(a, b));
      }),
    );
  });

  it('takes no more than a moment for long texts without a line in common', () => {
    const many = (start: string): string =>
      Array.from({ length: 50_000 }, (_, n) => `${start}${n}\n`).join('');
    const start = performance.now();
    expect(unifiedDiff('f', many('a'), many('b')).split('\n').length).toBeGreaterThan(100_000);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it.skipIf(spawnSync('git', ['--version']).status !== 0)('is read by git', () => {
    const root = mkdtempSync(join(tmpdir(), 'pipewright-diff-'));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        fc.pre(before !== after && before !== '' && after !== '');
        writeFileSync(join(root, 'f'), before);
        const { status, stderr } = spawnSync('git', ['apply', '-p0', '--whitespace=nowarn', '-'], {
          cwd: root,
          input: unifiedDiff('f', before, after),
          encoding: 'utf8',
        });
        expect(stderr).toBe('');
        expect(status).toBe(0);
        expect(readFileSync(join(root, 'f'), 'utf8')).toBe(after);
      }),
      { numRuns: 20 },
    );
    rmSync(root, { recursive: true });
  });
});
