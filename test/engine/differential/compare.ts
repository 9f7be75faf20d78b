import type { Simulation, TaskRun } from '../../../src/run/simulation.ts';
import type { RunResult } from '../harness.ts';
import { commandDifferences } from './compare-command.ts';
import { orderDifferences } from './compare-order.ts';
import { inputDifferences, outputDifferences, resultDifferences } from './compare-values.ts';
import type { Difference } from './difference.ts';
import { type Nodes, nodesOf } from './nodes.ts';

/** Where a run under Argo is not what the language means: how it ended, what ran how often, in which order, and every value on its way. */
export function compare(meant: Simulation, result: RunResult): readonly Difference[] {
  if (result.error !== undefined) return [{ kind: 'invalid', text: `Argo refused it: ${result.error}` }];
  if (result.stalled === true || result.timedOut === true)
    return [{ kind: 'hang', text: `it hangs, ${result.phase}: ${failures(result)}` }];
  const nodes = nodesOf(result, meant.pipeline);
  const found: Difference[] = [];
  const status = result.phase === 'Error' ? 'Failed' : result.phase;
  if (status !== meant.status) {
    const why = [...meant.tasks.values()].flatMap(({ path, reason }) =>
      reason ? [`${path}: ${reason}`] : [],
    );
    const text = `it ended as ${result.phase}, not ${meant.status}: ${failures(result)} / ${why.join('; ')}`;
    found.push({ kind: 'status', text });
  }
  for (const path of [...nodes.byPath.keys(), ...nodes.pods.keys()])
    if (!meant.tasks.has(path)) found.push({ kind: 'state', text: `${path} is no task` });
  for (const run of meant.tasks.values()) found.push(...taskDifferences(run, meant, nodes));
  found.push(...orderDifferences(meant, nodes, result));
  if (meant.status === 'Succeeded' && status === 'Succeeded') found.push(...resultDifferences(meant, nodes));
  return found;
}

function taskDifferences(run: TaskRun, meant: Simulation, nodes: Nodes): readonly Difference[] {
  const { path, state } = run;
  const node = nodes.byPath.get(path);
  const given = stateOf(node?.phase);
  // Argo has no nodes for what is inside of a task that did not start.
  const around = path.slice(0, Math.max(0, path.lastIndexOf('.'))).replace(/(^|\.)onExit$/, '');
  const outer = meant.tasks.get(around)?.state;
  const isInside = node === undefined && state === 'skipped' && outer === 'skipped';
  // A loop whose failures are forgiven goes well, whatever its items do.
  const isForgiven = run.task.loop !== undefined && run.task.continueOnFailure && !path.endsWith(']');
  if (given !== state && !isInside && !(isForgiven && given === 'succeeded' && state === 'failed')) {
    const message = node?.message === undefined ? '' : ` (${node.message})`;
    const reason = run.reason === undefined ? '' : ` (${run.reason})`;
    return [{ kind: 'state', text: `${path} is ${given}${message}, not ${state}${reason}` }];
  }
  const found: Difference[] = [];
  if (isForgiven || (run.task.loop !== undefined && !path.endsWith(']'))) return [];
  const pods = nodes.pods.get(path) ?? [];
  if (pods.length !== run.attempts)
    found.push({ kind: 'tries', text: `${path} was tried ${pods.length} times, not ${run.attempts}` });
  // Of a pod that was lost nobody saw what it had loaded.
  const loaded = node?.inputArtifacts === undefined ? {} : { inputArtifacts: node.inputArtifacts };
  for (const pod of pods)
    if (run.command !== undefined) found.push(...commandDifferences(run, { ...loaded, ...pod }));
  if (node !== undefined && state !== 'skipped' && state !== 'omitted')
    found.push(...inputDifferences(run, meant, node, nodes));
  if (node !== undefined && state === 'succeeded') found.push(...outputDifferences(run, meant, node, nodes));
  return found;
}

function stateOf(phase: string | undefined): string {
  switch (phase) {
    case 'Error':
      return 'failed';
    case undefined:
      return 'omitted';
    default:
      return phase.toLowerCase();
  }
}

function failures({ nodes, message }: RunResult): string {
  const failed = nodes.filter((node) => ['Error', 'Failed', 'Running'].includes(node.phase));
  const lines = failed.map((node) => `${node.name}: ${node.phase} ${node.message ?? ''}`);
  return [message ?? '', ...lines].join('; ');
}
