import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipelineSpecs } from '../support/specs.ts';

/** Pipelines as people write them from DESIGN alone; what they call lies in folders beside them. */
export const good = 'test/acceptance/good';

/** Pipelines that must be refused, each with `NAME.expected.txt`, which is all that is found. */
export const refused = 'test/acceptance/refused';

export function goodPipelines(): readonly string[] {
  return pipelinesIn(good);
}

export function refusedPipelines(): readonly string[] {
  return pipelinesIn(refused);
}

/** Those of `specs/practice` were written in the same way, and have their runs in `test/engine/scenarios`. */
export function practicePipelines(): readonly string[] {
  return pipelineSpecs().filter((path) => path.startsWith('specs/practice/'));
}

function pipelinesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => /^kind: Pipeline$/m.test(readFileSync(path, 'utf8')))
    .sort();
}
