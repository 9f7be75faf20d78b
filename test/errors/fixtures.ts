import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { CompileOptions } from '../../src/compiler/compile.ts';
import { compile } from '../../src/compiler/compile.ts';
import type { Host } from '../../src/compiler/host.ts';
import { validate } from '../../src/compiler/validate.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { argoTargets } from '../../src/targets/argo/capabilities.ts';

/** Where the fixtures are: one folder a code, `bad*.yaml` with `bad*.expected.txt`, `ok*.yaml`; `shared/` holds components for all. */
export const directory = 'test/errors';

/** The folders of codes. */
export function errorFolders(): readonly string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map((entry) => entry.name)
    .sort();
}

/** The files right inside a folder whose names begin and end so. */
export function filesOf(folder: string, start: string, end: string): readonly string[] {
  return readdirSync(join(directory, folder))
    .filter((name) => name.startsWith(start) && name.endsWith(end))
    .sort();
}

/** The findings of one fixture. Its first line may say how it is compiled: `# compile: --kind CronWorkflow --input year=x`. */
export async function findings(path: string): Promise<readonly Diagnostic[]> {
  const sink = new Sink();
  const call = /^# compile:(.*)/.exec(readFileSync(join(directory, path), 'utf8'))?.[1];
  if (call === undefined) await validate(path, exampleHost, sink);
  else await compile(path, exampleHost, optionsOf(call), sink);
  return sink.diagnostics();
}

/** Other codes that a fixture cannot do without, named in a line `# also: unknown-task`. */
export function alsoFound(path: string): readonly string[] {
  return /^# also: (.*)/m.exec(readFileSync(join(directory, path), 'utf8'))?.[1]?.split(', ') ?? [];
}

/** Long texts are short in the files: `‹x × 140000›` stands for so many times the text before the sign. */
export function writtenOut(text: string): string {
  return text.replace(/‹(.+?) × (\d+)›/g, (_, one: string, times: string) => one.repeat(Number(times)));
}

/** Reads the fixtures; paths are relative to their directory, which has nothing above it. */
export const exampleHost: Host = {
  async read(path) {
    const file = join(directory, path);
    const info = statSync(file, { throwIfNoEntry: false });
    if (info === undefined) return { ok: false, reason: 'not-found' };
    return info.isDirectory()
      ? { ok: false, reason: 'is-directory' }
      : { ok: true, text: writtenOut(readFileSync(file, 'utf8')) };
  },
  async entries(path) {
    const folder = join(directory, path);
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  },
  async isDirectory(path) {
    return statSync(join(directory, path), { throwIfNoEntry: false })?.isDirectory() ?? false;
  },
  parents(path) {
    const parent = posix.dirname(path);
    return parent === '.' ? ['.'] : [parent, ...exampleHost.parents(parent)];
  },
};

function optionsOf(call: string): CompileOptions {
  const words = call.trim().split(/\s+/);
  const inputs = new Map<string, string>();
  let kind: CompileOptions['kind'];
  let emit: CompileOptions['emit'];
  let target: NonNullable<CompileOptions['target']> | undefined;
  let environment: string | undefined;
  let templates: CompileOptions['templates'];
  words.forEach((word, at) => {
    const value = words[at + 1] ?? '';
    if (word === '--kind') kind = kinds.find((one) => one === value);
    if (word === '--target') target = argoTargets.find((one) => one === value) ?? target;
    if (word === '--env') environment = value;
    if (word === '--templates') templates = templatesIn(value);
    if (word === '--emit') emit = value === 'repository' ? value : 'workflow';
    if (word === '--input') inputs.set(value.split('=', 1)[0] ?? '', value.slice(value.indexOf('=') + 1));
  });
  return {
    inputs,
    ...(target !== undefined && { target }),
    ...(environment !== undefined && { environment }),
    ...(templates !== undefined && { templates }),
    ...(kind !== undefined && { kind }),
    ...(emit !== undefined && { emit }),
  };
}

/** The templates in a folder of fixtures. */
function templatesIn(folder: string): NonNullable<CompileOptions['templates']> {
  const names = readdirSync(join(directory, folder)).filter((name) => name.endsWith('.hbs'));
  return names.sort().map((name) => ({
    path: posix.join(folder, name),
    text: readFileSync(join(directory, folder, name), 'utf8'),
  }));
}

const kinds = ['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow'] as const;
