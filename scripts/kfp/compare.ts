import { canonical, type Effective, withoutTransport } from './effective.ts';
import type { Expected } from './expected.ts';
import { isPythonText } from './expected.ts';
import type { Json } from './golden.ts';
import type { Reason } from './reasons.ts';

/** How one step compares: what differs and must not, and for which of the known reasons the rest differs. */
export interface Comparison {
  readonly problems: readonly string[];
  readonly reasons: ReadonlySet<Reason>;
}

/** Which inputs a component reads in which way, wherever it does, and the outputs whose address it asks for: by their paths. */
export interface Ways {
  readonly values: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
  readonly uris: ReadonlySet<string>;
  /** A default, or an argument of a task in a graph, has a tag that Argo would fill in. */
  readonly hasTags: boolean;
}

/** `constants`: the values of the inputs that are known when the pipeline is compiled, by the path of their file. */
export function compareStep(
  ours: Effective,
  kfp: Expected,
  constants: ReadonlyMap<string, Json>,
  ways: Ways,
): Comparison {
  const problems: string[] = [];
  const reasons = new Set<Reason>(kfp.faults);
  const differ = (what: string, got: unknown, wanted: unknown): void => {
    if (Array.isArray(got) && Array.isArray(wanted) && got.length === wanted.length) {
      for (const [index, one] of got.entries()) differ(`${what}[${index}]`, one, wanted[index]);
      return;
    }
    if (JSON.stringify(got) === JSON.stringify(wanted)) return;
    if (ways.hasTags && filled(got) === filled(wanted)) reasons.add('tags-in-values');
    else problems.push(`${what}: ${JSON.stringify(got)}, in KFP ${JSON.stringify(wanted)}`);
  };
  const { step } = kfp;
  differ('image', ours.image, step.image);
  const { command, env, files } = withoutTransport(ours, Object.keys(step.env));
  if (command !== ours.command) reasons.add('text-by-path');
  differ('command', command, step.command);
  differ('args', ours.args, step.args);
  differ('env', canonical(env), canonical(step.env));
  for (const [path, wanted] of Object.entries(step.files)) {
    const got = files[path];
    const constant = constants.get(path);
    if (got === wanted) continue;
    if (got === undefined && !isNamed(path, step)) reasons.add('unread-input');
    else if (constant !== undefined && isPythonText(wanted, constant) && got === jsonText(constant))
      reasons.add('python-text');
    else differ(path, got, wanted);
  }
  for (const path of Object.keys(files)) {
    if (path in step.files) continue;
    if (ways.paths.has(path) && !isNamed(path, step)) reasons.add('untaken-branch');
    else if (ways.paths.has(path) && ways.values.has(path)) reasons.add('value-and-path');
    else problems.push(`${path}: not in KFP`);
  }
  const forgotten = step.outputs.filter((path) => ways.uris.has(path) && !ours.outputs.includes(path));
  if (forgotten.length > 0 && ours.outputs.length === step.outputs.length) reasons.add('uri-and-path');
  else differ('outputs', ours.outputs, step.outputs);
  return { problems, reasons };
}

/** A value with the tags filled in that every run has. */
function filled(value: unknown): string {
  return JSON.stringify(value).replace(tag, '{$1}');
}

/** The tags that Argo fills in for every step. */
export const tag = /\{\{ *(pod\.name|workflow\.(?:name|uid|namespace)) *\}\}/g;

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Whether the command line or the environment says the path. */
function isNamed(path: string, { command, args, env }: Effective): boolean {
  return [...command, ...args, ...Object.values(env)].some((text) => text.includes(path));
}

/** How Python writes a value as JSON, its keys in order. */
export function jsonText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(byName);
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}: ${jsonText(one)}`).join(', ')}}`;
}
