import type {
  CreateVolumeTask,
  DeleteVolumeTask,
  SnapshotVolumeTask,
  VolumeTask,
} from '../../../model/bound.ts';
import { leafExpressions } from '../../../model/setting-expressions.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import type { ArgoParameter, ArgoResource, ArgoTemplate } from '../model.ts';
import { type Invocation, lowerCall } from './arguments.ts';
import { leafCaptures } from './captures.ts';
import {
  type AtCall,
  computeClaim,
  computeDeletion,
  computedInputs,
  computeSnapshot,
} from './compute-at-call.ts';
import type { Context } from './context.ts';
import { captureInputs, createFrame, type Frame } from './frame.ts';
import { Manifest } from './manifest.ts';

/** A task that makes, keeps or deletes a claim: a resource template of Argo (LOWERING g). `path`: its place in the file. */
export function lowerVolumeTask(
  task: VolumeTask,
  frame: Frame,
  context: Context,
  path = `tasks.${task.name}`,
): Invocation {
  const { replaced, given } = compute(task);
  const taken = given.map(({ port }) => port.name);
  const captures = leafCaptures(leafExpressions(replaced), taken, new Set(given.map(({ port }) => port)));
  const call = lowerCall(given, captures, frame, context);
  const inner = createFrame(new Map([...captureInputs(captures, frame), ...computedInputs(given)]));
  const parameters = [...taken, ...captures.map(({ name }) => name)].map((name) => ({ name }));
  const outputs = lowerOutputs(task);
  const body: Omit<ArgoTemplate, 'name'> = {
    ...(parameters.length > 0 && { inputs: { parameters } }),
    ...(outputs.length > 0 && { outputs: { parameters: outputs } }),
    resource: lowerResource(replaced, inner),
  };
  const origin = { file: task.origin.key.file.path, path };
  return { template: context.share(task.name, body, origin), call };
}

function compute(task: VolumeTask): AtCall<VolumeTask> {
  const names = new UniqueNames(253);
  if (task.kind === 'create-volume') return computeClaim(task, names);
  return task.kind === 'snapshot-volume' ? computeSnapshot(task, names) : computeDeletion(task, names);
}

function lowerOutputs(task: VolumeTask): readonly ArgoParameter[] {
  if (task.kind === 'delete-volume') return [];
  const size = task.kind === 'create-volume' ? '{.spec.resources.requests.storage}' : '{.status.restoreSize}';
  return [
    { name: 'name', valueFrom: { jsonPath: '{.metadata.name}' } },
    { name: 'size', valueFrom: { jsonPath: size } },
  ];
}

function lowerResource(task: VolumeTask, frame: Frame): ArgoResource {
  switch (task.kind) {
    case 'create-volume':
      return createClaim(task, frame);
    case 'snapshot-volume':
      return createSnapshot(task, frame);
    case 'delete-volume':
      return deleteClaim(task, frame);
  }
}

/**
 * A claim is not waited for: one of a storage class that waits for its first consumer would never be bound before that consumer starts
 * (P-45). Unless it is kept, it belongs to the run and is deleted with it.
 */
function createClaim(task: CreateVolumeTask, frame: Frame): ArgoResource {
  const manifest = new Manifest(frame);
  const { storageClass, fromSnapshot } = task;
  const text = manifest.write({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: manifest.metadata(task, task.claimName),
    spec: {
      accessModes: task.accessModes,
      ...(storageClass !== undefined && { storageClassName: manifest.put(storageClass) }),
      ...(fromSnapshot !== undefined && {
        dataSource: {
          apiGroup: 'snapshot.storage.k8s.io',
          kind: 'VolumeSnapshot',
          name: manifest.put(fromSnapshot),
        },
      }),
      resources: { requests: { storage: manifest.put(task.size) } },
    },
  });
  return {
    action: 'create',
    ...(!task.keep && { setOwnerReference: true }),
    ...(task.waitForBound && { successCondition: 'status.phase == Bound' }),
    manifest: text,
  };
}

/** A snapshot is of use only when it is ready (P-47). It is made to be there after the run. */
function createSnapshot(task: SnapshotVolumeTask, frame: Frame): ArgoResource {
  const manifest = new Manifest(frame);
  const { snapshotClass } = task;
  const text = manifest.write({
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshot',
    metadata: manifest.metadata(task, task.snapshotName),
    spec: {
      ...(snapshotClass !== undefined && { volumeSnapshotClassName: manifest.put(snapshotClass) }),
      source: { persistentVolumeClaimName: manifest.put(task.volume) },
    },
  });
  return { action: 'create', successCondition: 'status.readyToUse == true', manifest: text };
}

/** Kubernetes keeps a claim until the pods that mounted it are gone, finished ones too; nobody waits for that (P-44). */
function deleteClaim(task: DeleteVolumeTask, frame: Frame): ArgoResource {
  const manifest = new Manifest(frame);
  const text = manifest.write({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: manifest.put(task.volume) },
  });
  return { action: 'delete', flags: ['--wait=false'], manifest: text };
}
