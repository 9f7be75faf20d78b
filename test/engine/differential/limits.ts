import type { Simulation } from '../../../src/run/simulation.ts';
import type { PipelineCase } from '../../support/random/case.ts';
import type { Engine } from '../harness.ts';

/**
 * What a version of Argo cannot do, whatever it is given: such a run must end, and nothing more is asked of it. 3.5.14 and 3.6.5 leave an
 * expression that fails as a text and go on, and take a pod whose own containers failed for a failure of the program. In 4.0.2 a value that
 * cannot be computed ends the whole group that it stands in (ADR 18).
 */
export function isBeyond(engine: Engine, one: PipelineCase, meant: Simulation): boolean {
  const isEarly = engine === '3.5.14' || engine === '3.6.5';
  if (!isEarly && engine !== '4.0.2') return false;
  const tasks = [...meant.tasks.values()];
  const expressionFails = tasks.some(
    ({ state, attempts, reason }) =>
      state === 'failed' && attempts === 0 && reason !== undefined && !reason.endsWith('did not end well'),
  );
  const resultFails = meant.status === 'Failed' && tasks.every(({ state }) => state !== 'failed');
  const isLost = Object.values(one.outcomes).some((tries) => tries.some(({ lost }) => lost === true));
  return expressionFails || resultFails || (isEarly && isLost);
}
