import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withAskedFiles } from '../../src/compiler/asked-files/with-asked-files.ts';
import { lower } from '../../src/targets/argo/lower/lower.ts';
import type { ArgoObject } from '../../src/targets/argo/model.ts';
import { boundPipeline, type Files } from '../support/compile.ts';
import type { RandomSpec } from '../support/random-pipeline.ts';

/** Every file below `specs/`, in memory. */
export function specFilesInMemory(): Files {
  return Object.fromEntries(
    readdirSync('specs', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );
}

export function filesOf(spec: RandomSpec): Files {
  return Object.fromEntries(spec.files);
}

/** The lowered model of a pipeline, before it is rendered. */
export async function lowered(files: Files, path: string, kind?: RandomSpec['kind']): Promise<ArgoObject> {
  const pipeline = await boundPipeline(files, path);
  const usual = pipeline.schedule === undefined ? 'Workflow' : 'CronWorkflow';
  return lower(withAskedFiles(pipeline), { kind: kind ?? usual, inputs: new Map() });
}

/** So many runs, or as many as there is time for; also the search for a small counterexample ends in time. */
export function limits(numRuns: number): {
  readonly numRuns: number;
  readonly interruptAfterTimeLimit: number;
} {
  return { numRuns, interruptAfterTimeLimit: 15_000 };
}
