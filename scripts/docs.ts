// Writes the generated pages of docs/, and the specifications that its guides show: `npm run docs`. With --check it writes nothing and fails
// when one of them is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderErrors } from './docs/errors.ts';
import { renderReference } from './docs/reference.ts';
import { withSpecs } from './docs/with-specs.ts';

const docs = join(import.meta.dirname, '..', 'docs');
const guides = ['from-argo.md', 'from-kfp.md'];
const pages = {
  'errors.md': renderErrors(),
  'reference.md': renderReference(),
  ...Object.fromEntries(guides.map((name) => [name, withSpecs(read(name) ?? '')])),
};
const check = process.argv.includes('--check');

for (const [name, text] of Object.entries(pages)) {
  const path = join(docs, name);
  if (!check) {
    writeFileSync(path, text);
  } else if (read(name) !== text) {
    console.error(`docs/${name} is stale: npm run docs`);
    process.exitCode = 1;
  }
}

function read(name: string): string | undefined {
  try {
    return readFileSync(join(docs, name), 'utf8');
  } catch {
    return undefined;
  }
}
