import type { RunNode, RunPod, RunResult } from '../harness.ts';

/** What Argo says of a run, by the paths of tasks. */
export interface Nodes {
  /** Of the workflow itself. */
  readonly root: RunNode | undefined;
  /** One for each task that Argo came to; the tries of a step are pods, not nodes of their own. */
  readonly byPath: ReadonlyMap<string, RunNode>;
  /** The tries of a step, the first one first. */
  readonly pods: ReadonlyMap<string, readonly RunPod[]>;
  /** The step's path and the Argo name of its output, by the key under which an artifact is stored. */
  readonly makers: ReadonlyMap<string, { readonly path: string; readonly output: string }>;
}

const attempt = /\((\d+)\)$/;

export function nodesOf(result: RunResult): Nodes {
  const byPath = new Map<string, RunNode>();
  const makers = new Map<string, { readonly path: string; readonly output: string }>();
  let root: RunNode | undefined;
  for (const node of result.nodes) {
    const path = pathOf(node.name);
    if (node.name === result.name) root = node;
    else if (!attempt.test(node.name)) byPath.set(path, node);
    if (node.type !== 'Pod') continue;
    for (const [output, key] of Object.entries(node.outputArtifacts ?? {})) makers.set(key, { path, output });
  }
  const pods = new Map<string, RunPod[]>();
  const tryOf = (pod: RunPod): number => Number(attempt.exec(pod.node)?.[1] ?? 0);
  for (const pod of [...result.pods].sort((a, b) => tryOf(a) - tryOf(b))) {
    const path = pathOf(pod.node);
    pods.set(path, [...(pods.get(path) ?? []), pod]);
  }
  return { root, byPath, pods, makers };
}

/** Without the workflow's own name and the number of the try. */
function pathOf(node: string): string {
  return node.slice(node.indexOf('.') + 1).replace(attempt, '');
}
