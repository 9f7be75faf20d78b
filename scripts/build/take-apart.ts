import { transform } from 'esbuild';

/** A module as it is written, and what its imports lead to. */
export interface Source {
  readonly code: string;
  readonly loader: 'ts' | 'js' | 'json';
  /** False for CommonJS and JSON. */
  readonly isModule: boolean;
  /** What each import leads to, by its name as written. */
  readonly imports: ReadonlyMap<string, Import>;
}

export interface Import {
  /** The path of a source, or the name that is asked of `require`. */
  readonly path: string;
  readonly isExternal: boolean;
}

/** A source as CommonJS. */
export interface Part {
  readonly path: string;
  readonly isModule: boolean;
  /** What is exported, and the name that it has in the body: its own, or `import_x.name` of what is only passed on. */
  readonly exports: ReadonlyMap<string, string>;
  /** The functions of the body, by those names: they are there before the module has started, as two may import each other. */
  readonly functions: ReadonlySet<string>;
  /** What the variables `import_x` of the body stand for. */
  readonly variables: ReadonlyMap<string, Import>;
  readonly body: string;
  readonly imports: ReadonlyMap<string, Import>;
}

/** Takes sources apart, by their paths. */
export async function takeApart(sources: ReadonlyMap<string, Source>): Promise<ReadonlyMap<string, Part>> {
  const parts = new Map<string, Part>();
  for (const [path, source] of sources) parts.set(path, await partOf(path, source));
  return parts;
}

async function partOf(path: string, { code, loader, isModule, imports }: Source): Promise<Part> {
  // Before it, esbuild writes its helpers, the table of exports and variables for imports.
  const bodyMark = '$body();\n';
  const written = await transform(isModule ? bodyMark + code : code, {
    loader,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    supported: { 'dynamic-import': false },
  });
  if (!isModule) {
    const nothing = { exports: new Map(), functions: new Set<string>(), variables: new Map() };
    return { path, isModule, ...nothing, body: written.code, imports };
  }
  const [head = '', body = ''] = written.code.split(bodyMark);
  const table = /^__export\(\w+, \{\n((?: {2}.*\n)*)\}\);$/m.exec(head)?.[1] ?? '';
  const exports = [...table.matchAll(/^ {2}(\w+): \(\) => ([\w$.]+),?$/gm)];
  const variable = /^var (import_\w+) = (?:__toESM\()?require\("([^"]+)"\)\)?;$/gm;
  const variables = [...written.code.matchAll(variable)];
  // What imports or passes on all of a module.
  const whole = head.replace(variable, '').match(/^.*\brequire\(.*\n/gm) ?? [];
  return {
    path,
    isModule,
    exports: new Map(exports.map(([, name = '', what = '']) => [name, what])),
    functions: new Set(
      [...body.matchAll(/^(?:async )?function\*? ([\w$]+)\(/gm)].map(([, name = '']) => name),
    ),
    variables: new Map(variables.map(([, own = '', name = '']) => [own, found(imports, name, path)])),
    body:
      whole.join('') +
      body.replace(variable, '').replace(/^\/\/ Annotate the CommonJS export names[\s\S]*/m, ''),
    imports,
  };
}

export function found(imports: ReadonlyMap<string, Import>, name: string, path: string): Import {
  const one = imports.get(name);
  if (one === undefined) throw new Error(`${path} imports ${name}, which was not found`);
  return one;
}
