import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixFiles } from '../../src/cli/fix-files.ts';
import { compileFiles, type Files, MemoryHost } from '../support/compile.ts';
import { pipelineSpecs } from '../support/specs.ts';
import { limits, specFilesInMemory } from './spec-files.ts';

const files = specFilesInMemory();
const specs = pipelineSpecs();

/** A slip of the fingers in one word of a text. */
function misspelt(text: string, at: number, kind: number): string {
  const words = [...text.matchAll(/[A-Za-z_]{4,}/g)];
  const word = words[at % Math.max(1, words.length)];
  if (word === undefined) return text;
  const [old] = word;
  const middle = old.length >> 1;
  const swapped = old.slice(0, middle - 1) + old[middle] + old[middle - 1] + old.slice(middle + 1);
  const slips = [
    old.slice(0, middle) + old.slice(middle + 1),
    `${old}s`,
    swapped,
    old.toUpperCase(),
    `'${old}`,
  ];
  return text.slice(0, word.index) + (slips[kind] ?? old) + text.slice(word.index + old.length);
}

async function fixed(all: Files, path: string, level: 'safe' | 'unsafe'): Promise<Files> {
  const { changed } = await fixFiles(new Set([path]), level, new MemoryHost(all));
  return { ...all, ...Object.fromEntries([...changed].map(([name, { after }]) => [name, after])) };
}

describe('the fixes of any slip', () => {
  it.each(['safe', 'unsafe'] as const)(
    'come to an end, and a second run has nothing to do (%s)',
    async (level) => {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.array(fc.tuple(fc.nat(), fc.nat(4)), { minLength: 1, maxLength: 3 }),
          async (which, slips) => {
            const path = specs[which % specs.length] ?? '';
            const text = slips.reduce((now, [at, kind]) => misspelt(now, at, kind), files[path] ?? '');
            const all = { ...files, [path]: text };
            const once = await fixed(all, path, level);
            expect(await fixed(once, path, level)).toEqual(once);
            const before = level === 'safe' ? (await compileFiles(all, { path })).text : undefined;
            if (before !== undefined) expect((await compileFiles(once, { path })).text).toBe(before);
          },
        ),
        limits(60),
      );
    },
  );

  it('often bring back what was meant', async () => {
    let cured = 0;
    let broken = 0;
    for (const path of specs) {
      for (const at of [30, 90]) {
        const all = { ...files, [path]: misspelt(files[path] ?? '', at, 2) };
        if ((await compileFiles(all, { path })).text !== undefined) continue;
        broken += 1;
        if ((await compileFiles(await fixed(all, path, 'unsafe'), { path })).text !== undefined) cured += 1;
      }
    }
    expect(broken).toBeGreaterThan(10);
    expect(cured / broken).toBeGreaterThan(0.5);
  });
});
