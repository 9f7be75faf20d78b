import type { Json } from './golden.ts';

/** What a step is in the end, when everything was filled in: what KFP and Pipewright must agree on. */
export interface Effective {
  readonly image: string;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The texts of the files that lie ready, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Where outputs are taken from. */
  readonly outputs: readonly string[];
}

/** One text for each step, equal for equal steps whatever their names are. Files are left out: not all of them are mounted everywhere. */
export function stepText(step: Effective): string {
  const { image, command, args, env, outputs } = withoutTransport(step);
  return canonical({ image, command, args, env, outputs });
}

/** The step without the ways in which Pipewright brings values to it. `own`: variables of the component itself. */
export function withoutTransport(step: Effective, own: readonly string[] = []): Effective {
  const { command, files } = withoutWriting(step);
  const env = Object.entries(step.env).filter(
    ([name]) => own.includes(name) || !/^PW_LB$|^(?:INPUT|PW_HAS)_[A-Z0-9_]+$/.test(name),
  );
  return { ...step, command, files, env: Object.fromEntries(env) };
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

/** JSON in which the order of keys does not count. */
export function canonical(value: Json): string {
  return JSON.stringify(value, (_, one: Json) => (isMap(one) ? sorted(one) : one));
}

export function isMap(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: { readonly [key: string]: Json }): Json {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
