// Writes the generated pages of docs/: `npm run docs`. With --check it writes nothing and fails when one of them is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderErrors } from './docs/errors.ts';
import { renderReference } from './docs/reference.ts';

const docs = join(import.meta.dirname, '..', 'docs');
const pages = { 'errors.md': renderErrors(), 'reference.md': renderReference() };
const check = process.argv.includes('--check');

for (const [name, text] of Object.entries(pages)) {
  const path = join(docs, name);
  if (!check) {
    writeFileSync(path, text);
  } else if (read(path) !== text) {
    console.error(`docs/${name} is stale: npm run docs`);
    process.exitCode = 1;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
