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

/** One text for each step, equal for equal steps whatever their names are. */
export function stepText(step: Effective): string {
  const { image, command, args, env, files, outputs } = step;
  return canonical({ image, command, args, env, files, outputs });
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
