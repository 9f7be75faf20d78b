import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './bundle.ts';

/** Writes the declarations of the public API and of all that it names. */
export async function declare(directory: string): Promise<void> {
  const tsc = join(dirname(fileURLToPath(import.meta.resolve('typescript/package.json'))), 'bin', 'tsc');
  const project = join(root, 'scripts', 'build', 'tsconfig.json');
  const types = join(directory, 'types');
  const { status } = spawnSync(process.execPath, [tsc, '-p', project, '--outDir', types], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the declarations could not be made');
  await writeFile(join(directory, 'index.d.ts'), "export * from './types/src/index.js';\n");
}
