import { writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { build as esbuild } from 'esbuild';
import { notices } from './notices.ts';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Bundles what is published, dependencies included: `cli.js` for the command, whose parts load when they are needed, and `index.js` for
 * programs.
 */
export async function bundle(
  directory: string,
  entryPoints: Readonly<Record<string, string>> = { cli: 'src/cli/main.ts', index: 'src/index.ts' },
): Promise<void> {
  const { metafile } = await esbuild({
    absWorkingDir: root,
    entryPoints,
    outdir: directory,
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    plugins: [lightBuiltins],
    // The same package as ES modules, of which only what is used is bundled and which start faster.
    alias: { yaml: join(root, 'node_modules', 'yaml', 'browser', 'dist', 'index.js') },
    logLevel: 'warning',
  });
  await writeFile(join(directory, 'THIRD-PARTY-NOTICES.txt'), notices(root, Object.keys(metafile.inputs)));
}

/**
 * Node's own modules by `process.getBuiltinModule`: an `import` of `node:fs` would also load streams and promises, for the sake of its
 * named exports, which is a third of the start. commander wants `node:child_process` for executable subcommands, of which there are none.
 */
const lightBuiltins: Plugin = {
  name: 'light-builtins',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path }) =>
      isBuiltin(path) ? { path, namespace: 'builtin' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => {
      const unused = path === 'node:child_process';
      return {
        contents: unused ? '' : `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
        loader: 'js',
      };
    });
  },
};
