import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { loopCases } from '../engine/pitfalls/loop-cases.ts';
import { compiled } from '../support/compile.ts';
import { type Ban, bans, type Place } from './bans.ts';

function* placesOf(value: unknown, path: readonly string[] = []): Generator<Place> {
  yield { path, key: path.at(-1) ?? '', value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) yield* placesOf(one, [...path, key]);
}

function findings({ finds }: Ban, document: unknown): readonly string[] {
  return [...placesOf(document)]
    .filter(finds)
    .map(({ path, value }) => `${path.join('.')}: ${JSON.stringify(value)}`);
}

const goldens = readdirSync('test/golden', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()
  .map((path) => ({ path, document: parse(readFileSync(path, 'utf8'), { version: '1.1' }) as unknown }));

/** The goldens have few loops. */
const loops = await Promise.all(
  Object.entries(loopCases).map(async ([path, { files }]) => ({
    path,
    document: (await compiled(files)) as unknown,
  })),
);

describe('no golden output and no loop has', () => {
  it.each(bans)('$title', (ban) => {
    for (const { path, document } of [...goldens, ...loops])
      expect(findings(ban, document), path).toEqual([]);
  });
});

describe('the search finds', () => {
  it.each(bans)('$title', (ban) => {
    for (const text of [ban.example, ...(ban.others ?? [])]) {
      const example = parse(text, { version: '1.1' }) as unknown;
      expect(findings(ban, { spec: example }).length, text).toBeGreaterThan(0);
    }
  });

  it('has goldens to search', () => {
    expect(goldens.length).toBeGreaterThan(15);
  });
});
