import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { precompile } from '../../src/targets/precompile.ts';

const targets = fileURLToPath(new URL('../../src/targets/', import.meta.url));

/** Every `src/targets/<target>/templates/<name>.hbs`, precompiled, so that the compiler starts with Handlebars' small runtime only. */
export async function generateTemplates(): Promise<{ path: string; text: string }[]> {
  const byTarget = new Map<string, string[]>();
  for (const entry of (await readdir(targets, { recursive: true }))
    .map((one) => one.replaceAll('\\', '/'))
    .sort()) {
    const target = /^([^/]+)\/templates\/[^/]+\.hbs$/.exec(entry)?.[1];
    if (target !== undefined) byTarget.set(target, [...(byTarget.get(target) ?? []), entry]);
  }
  let script = '// Made from src/targets/*/templates/*.hbs by `npm run generate`; do not edit.\n';
  let types = script;
  for (const [target, entries] of byTarget) {
    script += `export const ${target} = {\n`;
    for (const entry of entries) {
      const name = entry.slice(entry.lastIndexOf('/') + 1, -'.hbs'.length);
      const source = await readFile(join(targets, entry), 'utf8');
      script += `${JSON.stringify(name)}: ${precompile(entry, source)},\n`;
    }
    script += '};\n';
    types += `export declare const ${target}: { readonly [name: string]: object };\n`;
  }
  return [
    { path: 'generated/templates.js', text: script },
    { path: 'generated/templates.d.ts', text: types },
  ];
}
