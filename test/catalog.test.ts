import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderErrors } from '../scripts/docs/errors.ts';
import { catalog } from '../src/catalog.ts';
import type { CodeInfo } from '../src/diagnostics/diagnostic.ts';
import { errorFolders } from './errors/fixtures.ts';
import { withoutFixture } from './errors/without-fixture.ts';

/** Every code that a file of src/ exports in a table, found by loading the files. */
async function declared(): Promise<ReadonlySet<string>> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(^|[/\\])codes\.ts$|[/\\]rules[/\\][^/\\]+\.ts$/.test(path),
  );
  expect(files.length).toBeGreaterThan(4);
  const found = new Set<string>();
  for (const file of files) {
    const exported: Record<string, unknown> = await import(resolve('src', file));
    for (const value of Object.values(exported)) for (const info of infos(value)) found.add(info.code);
  }
  return found;
}

function infos(value: unknown): readonly CodeInfo[] {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return [];
  const isInfo = (one: unknown): one is CodeInfo =>
    typeof one === 'object' && one !== null && 'code' in one && 'summary' in one && 'advice' in one;
  return isInfo(value) ? [value] : Object.values(value).filter(isInfo);
}

describe('the catalog of diagnostics', () => {
  it('has every code that any phase declares, and no other', async () => {
    expect(new Set(catalog.map((info) => info.code))).toEqual(await declared());
  });

  it('has each code once, in kebab-case, sorted', () => {
    const codes = catalog.map((info) => info.code);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(codes.filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  });

  it('says of each what is wrong, in one sentence, and what to do', () => {
    expect(
      catalog.filter((info) => !/^[A-Z`].+[.]$/.test(info.summary) || /[.:] [A-Z]/.test(info.summary)),
    ).toEqual([]);
    expect(catalog.filter((info) => !/[.`]$/.test(info.advice.trim()))).toEqual([]);
  });

  it('has a folder with a bad example and a near miss for each code; exceptions are named with the test that stands in', () => {
    const missing = catalog
      .map(({ code }) => code)
      .filter((code) => !Object.hasOwn(withoutFixture, code))
      .filter((code) => {
        const names = existsSync(join('test/errors', code)) ? readdirSync(join('test/errors', code)) : [];
        return (
          !names.some((name) => /^bad.*\.yaml$/.test(name)) ||
          !names.some((name) => /^ok.*\.yaml$/.test(name))
        );
      });
    expect(missing).toEqual([]);
    expect(Object.values(withoutFixture).filter((test) => !existsSync(test))).toEqual([]);
  });

  it('has no folder for a code that does not exist', () => {
    const codes = new Set(catalog.map((info) => info.code));
    expect(errorFolders().filter((folder) => !codes.has(folder))).toEqual([]);
    expect(Object.keys(withoutFixture).filter((code) => !codes.has(code))).toEqual([]);
  });

  it('is what docs/errors.md shows (npm run docs)', () => {
    expect(readFileSync('docs/errors.md', 'utf8')).toBe(renderErrors());
  });
});
