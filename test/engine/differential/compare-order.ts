import type { Simulation } from '../../../src/run/simulation.ts';
import type { RunPod, RunResult } from '../harness.ts';
import type { Difference } from './difference.ts';
import { type Nodes, ofVolume } from './nodes.ts';

/** Steps that started before something that they wait for had ended, whether they wait themselves or a group or pipeline around them does. */
export function orderDifferences(meant: Simulation, nodes: Nodes, result: RunResult): readonly Difference[] {
  const before = new Map<string, RunPod | undefined>();

  /** The last step to end of all that must have ended before a task starts. */
  const lastBefore = (path: string): RunPod | undefined => {
    if (before.has(path)) return before.get(path);
    const outer = path.endsWith(']') ? path.lastIndexOf('[') : path.lastIndexOf('.');
    const around = outer < 0 ? undefined : lastBefore(path.slice(0, outer));
    const ended = /(^|\.)onExit$/.test(path) ? lastBeside(path, nodes) : undefined;
    const own = (meant.tasks.get(path)?.after ?? []).flatMap((one) => [lastIn(one, nodes), lastBefore(one)]);
    const last = later([around, ended, ...own]);
    before.set(path, last);
    return last;
  };

  const tasks = [...nodes.pods].flatMap(([path, pods]) => {
    const last = lastBefore(path);
    const early = last === undefined ? [] : pods.filter((pod) => pod.start < last.end);
    return early.map((pod): Difference => {
      const text = `${pod.node} started (${pod.start}) before ${last?.node} had ended (${last?.end})`;
      return { kind: 'order', text };
    });
  });
  return [...tasks, ...volumeDifferences(result)];
}

/** Steps of a pipeline that ran while a volume of it was not there: made before they start, and deleted when they have ended. */
function volumeDifferences({ pods }: RunResult): readonly Difference[] {
  return pods.flatMap((pod) => {
    const [, dag = '', does] = /^(.*\.)(make|drop)-[-a-z0-9]+--$/.exec(pod.node) ?? [];
    if (does === undefined) return [];
    // What is deleted with the run is deleted in its `onExit`, after all else.
    const isOfRun = does === 'drop' && dag.split('.').length === 3 && dag.endsWith('.onExit.');
    const prefix = isOfRun ? dag.slice(0, -'onExit.'.length) : `${dag}run--.`;
    const inside = pods.filter(
      ({ node }) => node.startsWith(prefix) && !ofVolume.test(node.slice(prefix.length - 1)),
    );
    const wrong = inside.filter((one) => (does === 'make' ? one.start < pod.end : one.end > pod.start));
    return wrong.map(
      ({ node }): Difference => ({ kind: 'order', text: `${node} ran without a volume: ${pod.node}` }),
    );
  });
}

/** Of what a pipeline runs before its `onExit`. */
function lastBeside(path: string, { pods }: Nodes): RunPod | undefined {
  const whole = path.slice(0, -'onExit'.length);
  const before = [...pods].filter(([one]) => one.startsWith(whole) && !one.startsWith(`${path}.`));
  return later(before.flatMap(([, tries]) => tries));
}

function lastIn(path: string, { pods }: Nodes): RunPod | undefined {
  const inside = [...pods].filter(
    ([one]) => one === path || one.startsWith(`${path}.`) || one.startsWith(`${path}[`),
  );
  return later(inside.flatMap(([, tries]) => tries));
}

function later(pods: readonly (RunPod | undefined)[]): RunPod | undefined {
  let last: RunPod | undefined;
  for (const pod of pods) if (pod !== undefined && (last === undefined || pod.end > last.end)) last = pod;
  return last;
}
