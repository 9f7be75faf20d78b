import { writeFile } from 'node:fs/promises';
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
export async function bundle(directory: string): Promise<void> {
  const { metafile } = await esbuild({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
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
    // Dependencies that are CommonJS ask for Node's modules by `require`.
    banner: { js: 'const require=process.getBuiltinModule;' },
    plugins: [withoutChildProcess],
    logLevel: 'warning',
  });
  await writeFile(join(directory, 'THIRD-PARTY-NOTICES.txt'), notices(root, Object.keys(metafile.inputs)));
}

/** commander loads it for executable subcommands, of which there are none; it would be a tenth of the start. */
const withoutChildProcess: Plugin = {
  name: 'without-child-process',
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: 'empty' }));
    build.onLoad({ filter: /./, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
};
