import type { Simulation } from '../../../src/run/simulation.ts';
import type { PipelineCase } from '../../support/random/case.ts';
import type { Engine } from '../harness.ts';
import type { Difference } from './difference.ts';

/**
 * Without what a version of Argo cannot do, whatever it is given. 3.5.14 and 3.6.5 leave an expression that fails as a text and go on, and take a
 * pod whose own containers failed for a failure of the program: such a run must end, and nothing more is asked of it. In 4.0.2 a value that cannot
 * be computed ends the whole group that it stands in, or hangs when that is an item of a loop (ADR 18): of such a run nothing is asked.
 */
export function withinLimits(
  engine: Engine,
  one: PipelineCase,
  meant: Simulation,
  found: readonly Difference[],
): readonly Difference[] {
  const tasks = [...meant.tasks.values()];
  const expressionFails = tasks.some(
    ({ state, attempts, reason }) =>
      state === 'failed' && attempts === 0 && reason !== undefined && !reason.endsWith('did not end well'),
  );
  const resultFails = meant.status === 'Failed' && tasks.every(({ state }) => state !== 'failed');
  if (engine === '4.0.2') return expressionFails || resultFails ? [] : found;
  if (engine !== '3.5.14' && engine !== '3.6.5') return found;
  const isLost = Object.values(one.outcomes).some((tries) => tries.some(({ lost }) => lost === true));
  return expressionFails || resultFails || isLost ? found.filter(({ kind }) => kind === 'hang') : found;
}
