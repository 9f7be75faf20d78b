import type { CreateVolumeTask } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { leafExpressions } from '../../../model/setting-expressions.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import { type Invocation, lowerCall } from './arguments.ts';
import { leafCaptures } from './captures.ts';
import { computeClaim, computedInputs } from './compute-at-call.ts';
import type { Context } from './context.ts';
import { lowerJson } from './expression/index.ts';
import { captureInputs, createFrame, type Frame } from './frame.ts';

/**
 * A claim made by the run (LOWERING g). It is not waited for: a claim of a storage class that waits for its first consumer would never
 * be bound before that consumer starts (P-45). Unless it is kept, it belongs to the run and is deleted with it.
 */
export function lowerCreateVolume(task: CreateVolumeTask, frame: Frame, context: Context): Invocation {
  const { replaced, given } = computeClaim(task, new UniqueNames(253));
  const taken = given.map(({ port }) => port.name);
  const captures = leafCaptures(leafExpressions(replaced), taken, new Set(given.map(({ port }) => port)));
  const call = lowerCall(given, captures, frame, context);
  const inner = createFrame(new Map([...captureInputs(captures, frame), ...computedInputs(given)]));
  const parameters = [...taken, ...captures.map(({ name }) => name)].map((name) => ({ name }));
  const template = context.share(
    task.name,
    {
      ...(parameters.length > 0 && { inputs: { parameters } }),
      outputs: {
        parameters: [
          { name: 'name', valueFrom: { jsonPath: '{.metadata.name}' } },
          { name: 'size', valueFrom: { jsonPath: '{.spec.resources.requests.storage}' } },
        ],
      },
      resource: {
        action: 'create',
        ...(!task.keep && { setOwnerReference: true }),
        ...(task.waitForBound && { successCondition: 'status.phase == Bound' }),
        manifest: claimManifest(replaced, inner),
      },
    },
    { file: task.origin.key.file.path, path: `tasks.${task.name}` },
  );
  return { template, call };
}

/**
 * The manifest as JSON, in which run-time values are put by tags that write JSON themselves. They stay encoded, so that no value becomes a
 * tag: Kubernetes allows braces in annotations only, and there all but `{{` arrive as they are.
 */
function claimManifest(task: CreateVolumeTask, frame: Frame): string {
  const tags: string[] = [];
  const put = (value: BoundExpression, loose = false): string => {
    if (value.kind === 'literal') return String(value.value);
    tags.push(lowerJson(value, frame, loose));
    return `\0${tags.length - 1}\0`;
  };
  const labels = Object.fromEntries([...task.labels].map(([key, value]) => [key, put(value)]));
  const annotations = Object.fromEntries(
    [...task.annotations].map(([key, value]) => [key, put(value, true)]),
  );
  const manifest = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...(task.claimName === undefined
        ? { generateName: `{{workflow.name}}-${task.name}-` }
        : { name: put(task.claimName) }),
      ...(task.labels.size > 0 && { labels }),
      ...(task.annotations.size > 0 && { annotations }),
    },
    spec: {
      accessModes: task.accessModes,
      ...(task.storageClass !== undefined && { storageClassName: put(task.storageClass) }),
      resources: { requests: { storage: put(task.size) } },
    },
  };
  return JSON.stringify(manifest, null, 2).replace(
    /"\\u0000(\d+)\\u0000"/g,
    (_, index) => tags[Number(index)] ?? '',
  );
}
