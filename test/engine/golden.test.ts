import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LintResult } from './harness.ts';
import { lint } from './harness.ts';

const goldens = readdirSync('test/golden', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

describe("Argo's own validator", () => {
  let results: readonly LintResult[];
  beforeAll(async () => {
    results = await lint(goldens);
  });

  it('has goldens to judge', () => {
    expect(goldens.length).toBeGreaterThan(0);
  });

  it.each(goldens)('accepts %s', (golden) => {
    expect(results.find((one) => one.file === golden)).toEqual({ file: golden, ok: true, errors: [] });
  });
});
