import type { Simulation } from '../../../src/run/simulation.ts';
import type { RunPod } from '../harness.ts';
import type { Difference } from './difference.ts';
import type { Nodes } from './nodes.ts';

/** Steps that started before something that they wait for had ended, whether they wait themselves or a group or pipeline around them does. */
export function orderDifferences(meant: Simulation, nodes: Nodes): readonly Difference[] {
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

  return [...nodes.pods].flatMap(([path, pods]) => {
    const last = lastBefore(path);
    const early = last === undefined ? [] : pods.filter((pod) => pod.start < last.end);
    return early.map((pod): Difference => {
      const text = `${pod.node} started (${pod.start}) before ${last?.node} had ended (${last?.end})`;
      return { kind: 'order', text };
    });
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
