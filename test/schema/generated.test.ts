import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generateSchemaTexts } from '../../scripts/generate/schema-texts.ts';
import { root } from '../../scripts/generate/schemas.ts';
import { generateTypes } from '../../scripts/generate/types.ts';
import { generateValidators } from '../../scripts/generate/validators.ts';

test.each([
  ['types', generateTypes],
  ['validators', generateValidators],
  ['schema texts', generateSchemaTexts],
])('the generated %s are what the schemas give', async (_, generate) => {
  const files = await generate();
  expect(files.length).toBeGreaterThan(0);
  for (const { path, text } of files) {
    const present = await readFile(new URL(path, root), 'utf8');
    expect(present === text, `${path} is stale: run \`npm run generate\``).toBe(true);
  }
});

test('the validators need nothing at run time', async () => {
  const text = await readFile(new URL('generated/validators.js', root), 'utf8');
  expect(text).not.toMatch(/\brequire\(|\bimport\b/);
});

test('the types are readonly throughout', async () => {
  const text = (await readFile(new URL('generated/types.ts', root), 'utf8')).replace(
    /\/\*\*[\s\S]*?\*\//g,
    '',
  );
  expect(text.split('\n').filter((line) => /^\s+(?:\w+\??|'[^']+'\??|\[k: string\]):/.test(line))).toEqual(
    [],
  );
  expect(text.match(/\[\]/g)?.length).toBe(text.match(/\breadonly (?:\w+|\([^)]*\)|\{[^}]*\})\[\]/g)?.length);
});
