import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => posix.join('src', path.replaceAll('\\', '/')))
  .filter((path) => path.endsWith('.ts'))
  .sort();
const texts = new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));

/** The imports and re-exports of a file, as biome writes them; `import()` counts as one. Relative ones resolved from the project's root. */
function importsOf(path: string, text: string): readonly Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const statements = /^(?:import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...code.matchAll(statements)].map(([, type, named, dynamic]) => {
    const specifier = named ?? dynamic ?? '';
    const to = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier;
    return { from: path, to, typeOnly: type !== undefined };
  });
}

const imports = [...texts].flatMap(([path, text]) => importsOf(path, text));

/** What each part may import besides itself: nothing that comes after it. `generated/` is made from `schema/`, the templates and yaml's parser. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  util: [],
  diagnostics: ['util'],
  syntax: ['util', 'diagnostics', 'generated'],
  model: ['util', 'diagnostics', 'syntax', 'generated'],
  validate: ['util', 'diagnostics', 'syntax', 'model', 'generated'],
  targets: ['util', 'diagnostics', 'syntax', 'model', 'generated'],
  run: ['util', 'diagnostics', 'syntax', 'model'],
  compiler: ['util', 'diagnostics', 'syntax', 'model', 'generated', 'validate', 'targets', 'run'],
  catalog: ['util', 'diagnostics', 'syntax', 'model', 'validate', 'targets', 'run', 'compiler'],
  index: ['util', 'diagnostics', 'syntax', 'model', 'validate', 'targets', 'run', 'compiler', 'catalog'],
  lsp: ['util', 'diagnostics', 'syntax', 'model', 'validate', 'compiler', 'catalog', 'generated'],
  cli: [
    'lsp',
    'util',
    'diagnostics',
    'syntax',
    'model',
    'targets',
    'run',
    'compiler',
    'catalog',
    'index',
    'generated',
    'package',
  ],
};

/** Where a package or a module of Node may be imported; anything not named here, nowhere. Paths are computed with `node:path` everywhere. */
const importers: Readonly<Record<string, readonly string[]>> = {
  yaml: ['syntax'],
  handlebars: ['targets'],
  commander: ['cli'],
  fflate: ['cli'],
  'node:fs': ['cli'],
  'node:path': ['util', 'compiler', 'lsp', 'cli'],
  'node:readline': ['cli'],
  'node:url': ['cli'],
  'vscode-languageserver': ['lsp'],
  'vscode-languageserver-textdocument': ['lsp'],
};

/** Files that are longer than 250 lines, each with the reason why it is one thing. */
const long: Readonly<Record<string, string>> = {
  'src/model/bound.ts': 'the whole intermediate representation, to be read as one',
  'src/compiler/bind/codes.ts': 'a catalogue, a paragraph for each code',
  'src/compiler/bind/bind-tasks.ts': 'one class, a method for each kind of task, all of one scope',
  'src/run/simulate.ts': 'one class, whose methods call one another: what a run does with each kind of task',
  'src/run/evaluate-expression.ts': 'one function, a case for each kind of expression',
};

/** The part of the code that a path belongs to: `src/cli/io.ts` -> `cli`, `src/index.ts` -> `index`, `generated/types.ts` -> `generated`. */
function partOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return (top === 'src' ? second : top).replace(/\.(ts|json)$/, '');
}

function isRelative(one: Import): boolean {
  return /^(src|generated|schema|package\.json)\b/.test(one.to);
}

describe('the layout of src/', () => {
  it('sees every file and every form of import', () => {
    expect(files.length).toBeGreaterThan(20);
    const sample =
      "import type { A } from './a.ts';\nexport * from '../b.ts';\nimport {\n  c,\n} from 'yaml';\nawait import('./d.ts');\nimport './e.ts';\n// import 'x'";
    expect(importsOf('src/cli/x.ts', sample).map((one) => [one.to, one.typeOnly])).toEqual([
      ['src/cli/a.ts', true],
      ['src/b.ts', false],
      ['yaml', false],
      ['src/cli/d.ts', false],
      ['src/cli/e.ts', false],
    ]);
  });

  it('depends in one direction', () => {
    const wrong = imports
      .filter(isRelative)
      .filter(({ from, to }) => partOf(from) !== partOf(to) && !allowed[partOf(from)]?.includes(partOf(to)));
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('imports packages and modules of Node only where they belong', () => {
    const wrong = imports
      .filter((one) => !isRelative(one))
      .filter(({ from, to }) => {
        const name = builtinModules.includes(to.replace(/^node:/, ''))
          ? to.replace(/^(?:node:)?([^/]+).*/, 'node:$1')
          : to.replace(/^((?:@[^/]+\/)?[^/]+).*/, '$1');
        return !importers[name]?.includes(partOf(from));
      });
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('names files with their ending and nothing that does not exist', () => {
    const known = new Set(files);
    const missing = imports.filter(({ to }) => to.startsWith('src/') && !known.has(to));
    expect(missing.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('has no circle of imports', () => {
    expect(
      circle(
        new Map(
          files.map((file) => [
            file,
            imports.filter(({ from, typeOnly }) => from === file && !typeOnly).map(({ to }) => to),
          ]),
        ),
      ),
    ).toEqual([]);
  });

  it('touches the process, the console, the clock and chance only in cli and run', () => {
    const world =
      /\bconsole\.|\bprocess\.|\bglobalThis\b|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bcrypto\./;
    const wrong = [...texts]
      .filter(([path]) => !['cli', 'run'].includes(partOf(path)))
      .filter(([, text]) => world.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')));
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  it('is made of short files; the long ones are named with the reason', () => {
    const tooLong = [...texts].filter(([, text]) => text.split('\n').length - 1 > 250).map(([path]) => path);
    expect(tooLong.filter((path) => !Object.hasOwn(long, path))).toEqual([]);
    expect(Object.keys(long).filter((path) => !texts.has(path))).toEqual([]);
  });

  it('has commands of at most forty lines and a main of about ten', () => {
    const lines = (path: string): number => (texts.get(path) ?? '').split('\n').length - 1;
    const commands = files.filter((path) => path.startsWith('src/cli/commands/'));
    expect(commands.length).toBeGreaterThan(4);
    expect(commands.filter((path) => lines(path) > 40)).toEqual([]);
    expect(lines('src/cli/main.ts')).toBeLessThanOrEqual(12);
  });

  it('names files in kebab-case', () => {
    expect(files.filter((path) => !/^src(\/[a-z0-9]+(-[a-z0-9]+)*)+\.ts$/.test(path))).toEqual([]);
  });
});

/** The first circle found in a graph, as its path; empty when there is none. */
function circle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const walk = (node: string, path: readonly string[]): readonly string[] => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return [];
    for (const next of graph.get(node) ?? []) {
      const found = walk(next, [...path, node]);
      if (found.length > 0) return found;
    }
    done.add(node);
    return [];
  };
  for (const node of graph.keys()) {
    const found = walk(node, []);
    if (found.length > 0) return found;
  }
  return [];
}
