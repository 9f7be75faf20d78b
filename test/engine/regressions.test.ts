import { beforeAll, describe, expect, it } from 'vitest';
import type { Difference } from './differential/difference.ts';
import { keptCases } from './differential/keep.ts';
import { play } from './differential/play.ts';

/** Cases in which Argo once did something else than the language means; test/engine/random.test.ts writes them. */
const cases = keptCases();
const found = new Map<string, readonly Difference[]>();

beforeAll(async () => {
  const differences = await play([...cases.values()]);
  for (const [index, name] of [...cases.keys()].entries()) found.set(name, differences[index] ?? []);
});

describe('what once went wrong', () => {
  it.each([...cases.keys()])('goes as the language means it: %s', (name) => {
    expect(found.get(name)).toEqual([]);
  });
});
