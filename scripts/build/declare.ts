import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './bundle.ts';

/** Writes the declarations of the public API and of all that it names. */
export function declare(directory: string): void {
  const tsc = join(dirname(fileURLToPath(import.meta.resolve('typescript/package.json'))), 'bin', 'tsc');
  const project = join(root, 'scripts', 'build', 'tsconfig.json');
  const types = join(directory, 'types');
  const { status } = spawnSync(process.execPath, [tsc, '-p', project, '--outDir', types], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the declarations could not be made');
  writeFileSync(join(directory, 'index.d.ts'), "export * from './types/src/index.js';\n");
  const needed = reachable(join(types, 'src', 'index.d.ts'));
  for (const name of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
    const path = join(types, name);
    if (path.endsWith('.d.ts') && !needed.has(path)) rmSync(path);
  }
}

/** The declarations that one leads to, `.ts` in their imports made `.js`, which every TypeScript resolves. */
function reachable(path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found;
  found.add(path);
  const text = readFileSync(path, 'utf8').replace(
    /(\bfrom |\bimport\()(['"]\.[^'"]*)\.ts(?=['"])/g,
    '$1$2.js',
  );
  writeFileSync(path, text);
  for (const [, specifier = ''] of text.matchAll(/(?:\bfrom |\bimport\()['"]([^'"]+)['"]/g)) {
    if (!specifier.startsWith('.')) throw new Error(`${path} would need the package ${specifier}`);
    reachable(join(dirname(path), specifier.replace(/js$/, 'd.ts')), found);
  }
  return found;
}
