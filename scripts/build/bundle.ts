import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Metafile, Plugin } from 'esbuild';
import { build as esbuild, transform as minify } from 'esbuild';
import { link, linkInTwo } from './link.ts';
import { notices } from './notices.ts';
import { startedBy } from './started.ts';
import { type Source, takeApart } from './take-apart.ts';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Bundles what is published, dependencies included: `cli.cjs` for the command and `validate.cjs` for its call without options, `lsp.cjs` for editors
 * and `index.js` for programs.
 */
export async function bundle(directory: string): Promise<void> {
  const inputs = [...(await bundleCommand(directory)), ...(await bundleLibrary(directory))];
  await writeFile(join(directory, 'THIRD-PARTY-NOTICES.txt'), notices(root, inputs));
}

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  metafile: true,
  // The same package as ES modules, of which only what is used is bundled and which start faster.
  alias: { yaml: join(root, 'node_modules', 'yaml', 'browser', 'dist', 'index.js') },
  logLevel: 'warning',
} satisfies BuildOptions;

/** Pipelines as most people write them. */
const usual = [
  'arithmetic',
  'average',
  'census',
  'coin-toss',
  'iris',
  'joke',
  'movielens',
  'object-detection',
].map((name) => ['validate', `specs/${name}`]);

/** The command. Gives the files that are in it. */
export async function bundleCommand(directory: string): Promise<readonly string[]> {
  const inputs = [
    await bundleScript(directory, 'cli', 'src/cli/main.ts', []),
    await bundleScript(directory, 'validate', 'src/cli/main-validate.ts', [withoutOptions], usual),
    await bundleServer(directory),
  ];
  return inputs.flat();
}

/**
 * One script, a function of `require`, which bin/pipewright.js runs: a script's bytecode can be kept, and one file is read faster
 * than many. Parts that are imported when they are needed still start only then. With `often`, the arguments of calls, what these do not come to is in a second script, which is
 * read when it is needed. Gives the files that are in it.
 */
async function bundleScript(
  directory: string,
  name: string,
  entry: string,
  plugins: readonly Plugin[],
  often?: readonly (readonly string[])[],
): Promise<readonly string[]> {
  const { metafile } = await esbuild({
    ...common,
    entryPoints: { [name]: entry },
    outdir: directory,
    format: 'cjs',
    plugins: [withoutChildProcess, handlebarsAlone, serverApart, ...plugins],
    write: false,
  });
  const parts = await takeApart(await sourcesOf(metafile));
  if (often === undefined) {
    await writeScript(directory, name, link(entry, parts));
  } else {
    const whole = linkInTwo(entry, parts, () => true);
    const numbers = await startedBy(whole.first, often, root);
    const started = new Set(whole.paths.filter((_, number) => numbers.has(number)));
    const { first, rest } = linkInTwo(entry, parts, (path) => started.has(path));
    await writeScript(directory, name, first);
    await writeScript(directory, `${name}-rest`, rest);
  }
  return Object.keys(metafile.inputs);
}

async function writeScript(directory: string, name: string, linked: string): Promise<void> {
  // A function that nobody calls would be dropped.
  const { code } = await minify(`run=${linked}`, { minify: true, target: 'node20.19' });
  const text = asciiOnly(`(${code.trim().slice('run='.length, -1)})`);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, `${name}.cjs`), `${text}//${hash}\n`);
}

function stub(path: string): string | undefined {
  return Object.entries(stubs).find(([namespace]) => path.startsWith(`${namespace}:`))?.[1];
}

/** The library compiles a pattern for each plain scalar, nearly all of which stand on one line. */
function quicker(path: string, code: string): string {
  if (!path.endsWith('yaml/browser/dist/compose/resolve-flow-scalar.js')) return code;
  const head = 'function unfoldLines(source) {\n';
  if (!code.includes(head)) throw new Error("yaml's resolve-flow-scalar.js no longer has unfoldLines");
  return code.replace(head, `${head}    if (!source.includes('\\n')) return source;\n`);
}

/** The modules that esbuild found. */
async function sourcesOf({ inputs }: Metafile): Promise<ReadonlyMap<string, Source>> {
  const sources = Object.entries(inputs).map(
    async ([path, { format, imports }]): Promise<[string, Source]> => [
      path,
      {
        code: stub(path) ?? quicker(path, await readFile(join(root, path), 'utf8')),
        loader: path.endsWith('.json') ? 'json' : path.endsWith('.ts') ? 'ts' : 'js',
        isModule: format === 'esm' && !path.endsWith('.json'),
        imports: new Map(
          imports.map((one) => [
            one.original ?? one.path,
            { path: one.path, isExternal: one.external === true },
          ]),
        ),
      },
    ],
  );
  return new Map(await Promise.all(sources));
}

/** The language server, a script of its own with all that it needs, so that the other commands start without it. */
async function bundleServer(directory: string): Promise<readonly string[]> {
  const { metafile } = await esbuild({
    ...common,
    entryPoints: { lsp: 'src/cli/commands/lsp.ts' },
    outdir: directory,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    minify: true,
    plugins: [handlebarsAlone],
  });
  return Object.keys(metafile.inputs);
}

/** esbuild writes escapes for other characters than ASCII in texts, but leaves those in regular expressions, which take the same escapes. */
function asciiOnly(code: string): string {
  return code.replace(
    /[^\0-\x7F]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The library for programs, an ES module. Gives the files that are in it. */
export async function bundleLibrary(directory: string): Promise<readonly string[]> {
  const { metafile } = await esbuild({
    ...common,
    entryPoints: { index: 'src/index.ts' },
    outdir: directory,
    chunkNames: 'part-[hash]',
    splitting: true,
    plugins: [handlebarsAlone],
    format: 'esm',
    minifyWhitespace: true,
  });
  return Object.keys(metafile.inputs);
}

/** The command finds the language server beside it, as seen from `bin/`, whose `require` it is given. */
const server = '../dist/lsp.cjs';

const serverApart: Plugin = {
  name: 'server-apart',
  setup(build) {
    build.onResolve({ filter: /\/commands\/lsp\.ts$/ }, ({ path }) => ({ path, namespace: 'server' }));
    build.onResolve({ filter: /./, namespace: 'server' }, () => ({ path: server, external: true }));
    build.onLoad({ filter: /./, namespace: 'server' }, () => ({ contents: stubs.server }));
  },
};

/** What stands for modules that are left out, by their namespace. */
const stubs = {
  nothing: '',
  option: "throw new Error('this is for calls with options');",
  server: `module.exports = require('${server}');`,
};

/** What only options ask for. */
const withoutOptions: Plugin = {
  name: 'without-options',
  setup(build) {
    const filter = /\/(fix-specs|baseline|catalog|concise|json|sarif|github|gitlab|junit)\.ts$/;
    build.onResolve({ filter }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, namespace: 'option' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'option' }, () => ({ contents: stubs.option }));
  },
};

/** commander wants `node:child_process` for subcommands that are programs of their own, of which there are none; loading it takes long. */
const withoutChildProcess: Plugin = {
  name: 'without-child-process',
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    build.onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: stubs.nothing }));
  },
};

/** The whole of Handlebars, for templates of users, without what registers `.hbs` files with `require`. */
const handlebarsAlone: Plugin = {
  name: 'handlebars-alone',
  setup(build) {
    const path = join(root, 'node_modules', 'handlebars', 'dist', 'cjs', 'handlebars.js');
    build.onResolve({ filter: /^handlebars$/ }, () => ({ path }));
  },
};
