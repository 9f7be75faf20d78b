import type { Effective } from './effective.ts';
import type { Expected } from './expected.ts';
import { isPythonText } from './expected.ts';
import type { Json } from './golden.ts';
import type { Reason } from './reasons.ts';

/** How one step compares: what differs and must not, and for which of the known reasons the rest differs. */
export interface Comparison {
  readonly problems: readonly string[];
  readonly reasons: ReadonlySet<Reason>;
}

/** `constants`: the values of the inputs that are known when the pipeline is compiled, by the path of their file. */
export function compareStep(
  ours: Effective,
  kfp: Expected,
  constants: ReadonlyMap<string, Json>,
): Comparison {
  const problems: string[] = [];
  const reasons = new Set<Reason>(kfp.faults);
  const differ = (what: string, got: unknown, wanted: unknown): void => {
    if (JSON.stringify(got) !== JSON.stringify(wanted))
      problems.push(`${what}: ${JSON.stringify(got)}, in KFP ${JSON.stringify(wanted)}`);
  };
  const { step } = kfp;
  differ('image', ours.image, step.image);
  const { command, files } = withoutWriting(ours);
  if (command !== ours.command) reasons.add('text-written-by-step');
  differ('command', command, step.command);
  differ('args', ours.args, step.args);
  const own = Object.entries(ours.env).filter(([name]) => name in step.env || !isTransport(name));
  differ(
    'env',
    Object.fromEntries(own.sort(byName)),
    Object.fromEntries(Object.entries(step.env).sort(byName)),
  );
  for (const [path, wanted] of Object.entries(step.files)) {
    const got = files[path];
    const constant = constants.get(path);
    if (got === wanted) continue;
    if (got === undefined && !isNamed(path, step)) reasons.add('unread-input');
    else if (constant !== undefined && isPythonText(wanted, constant) && got === jsonText(constant))
      reasons.add('python-text');
    else differ(path, got, wanted);
  }
  for (const path of Object.keys(files)) if (!(path in step.files)) problems.push(`${path}: not in KFP`);
  differ('outputs', ours.outputs, step.outputs);
  return { problems, reasons };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** The variables by which values travel. */
function isTransport(name: string): boolean {
  return name === 'PW_LB' || /^(?:INPUT|PW_HAS)_[A-Z0-9_]+$/.test(name);
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

const writing = /^mkdir -p (\/tmp\/inputs\/[-_.0-9a-zA-Z]+); printf %s "\$(INPUT_[A-Z0-9_]+)" > \1\/data$/;

/** A step that writes texts to files before it starts its program, as the program with these files; any other as it is. */
function withoutWriting(step: Effective): Pick<Effective, 'command' | 'files'> {
  const [shell, flag, script, ...command] = step.command;
  const lines = script?.split('\n') ?? [];
  if (shell !== 'sh' || flag !== '-ec' || lines.pop() !== 'exec "$0" "$@"') return step;
  const files: Record<string, string> = { ...step.files };
  for (const line of lines) {
    const [, folder, variable = ''] = writing.exec(line) ?? [];
    const value = step.env[variable];
    if (folder === undefined || value === undefined) return step;
    files[`${folder}/data`] = value;
  }
  return { command, files };
}
