import { analyze } from '../../src/compiler/analyze.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { At } from '../../src/syntax/at.ts';
import { parseYaml } from '../../src/syntax/parse-yaml.ts';
import { MemoryHost } from '../../test/support/memory-host.ts';
import { isMap } from './effective.ts';
import type { Json } from './golden.ts';
import { componentPath } from './pipeline.ts';

export interface Loaded {
  /** It has no errors; advice does not count. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** The component as KFP would write it. */
  readonly spec: Json | undefined;
}

export async function load(text: string): Promise<Loaded> {
  const sink = new Sink();
  await analyze(componentPath, new MemoryHost(new Map([[componentPath, text]])), sink);
  const diagnostics = sink.diagnostics();
  const node = parseYaml({ path: componentPath, text }, new Sink());
  return {
    ok: diagnostics.every(({ severity }) => severity !== 'error'),
    diagnostics,
    spec: node === undefined ? undefined : normalised(new At<Json>(node).value),
  };
}

/** What KFP writes as `{executorInput: null}`; every other null is left out. */
const withoutName = new Set(['executorInput', 'outputMetadata']);

/** KFP leaves out what says no more than its absence. */
export function normalised(spec: Json): Json {
  if (Array.isArray(spec)) return spec.map(normalised);
  if (!isMap(spec)) return spec;
  const entries = Object.entries(spec).filter(
    ([key, one]) =>
      (one !== null || withoutName.has(key)) &&
      !Number.isNaN(one) &&
      !(key === 'optional' && one === false) &&
      !(key === 'version' && one === 'google.com/cloud/pipelines/component/v1'),
  );
  return Object.fromEntries(entries.map(([key, one]) => [key, normalised(one)]));
}
