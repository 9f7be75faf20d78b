import type { BoundPort, Origin, VolumeTask } from '../../model/bound.ts';
import { certainPort } from '../../model/certain-port.ts';
import type { TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { stringType } from '../../validate/type-names.ts';
import type { Mutable } from './drafts.ts';

type Own<T> = T extends VolumeTask
  ? Omit<
      Mutable<T>,
      | 'name'
      | 'scope'
      | 'description'
      | 'when'
      | 'waitsFor'
      | 'waits'
      | 'loop'
      | 'continueOnFailure'
      | 'origin'
    >
  : never;

/** What a task that makes, keeps or deletes a claim has beside what every task has, before it is bound; undefined for other tasks. */
export function declareVolumeTask(at: At<TaskSpec>): Own<VolumeTask> | undefined {
  const nothing = {
    kind: 'literal',
    value: '',
    type: { kind: 'string' },
    absent: [],
    span: at.span,
  } as const;
  const origin = { key: at.keySpan, span: at.span };
  const marks = { labels: new Map(), annotations: new Map() };
  if (at.value.createVolume !== undefined) {
    return {
      ...marks,
      kind: 'create-volume',
      outputs: outputsOf('volume', origin),
      size: nothing,
      accessModes: [],
      storageClass: undefined,
      claimName: undefined,
      fromSnapshot: undefined,
      keep: false,
      waitForBound: false,
    };
  }
  if (at.value.snapshotVolume !== undefined) {
    return {
      ...marks,
      kind: 'snapshot-volume',
      outputs: outputsOf('snapshot', origin),
      volume: nothing,
      snapshotClass: undefined,
      snapshotName: undefined,
    };
  }
  return at.value.deleteVolume && { kind: 'delete-volume', outputs: [], volume: nothing };
}

const texts = {
  volume: ['The claim, to be mounted.', 'The name of the claim.', 'The size that was asked for.'],
  snapshot: [
    'The snapshot, to fill volumes from.',
    'The name of the snapshot.',
    'The least size of a volume that it fits into.',
  ],
} as const;

function outputsOf(kind: 'volume' | 'snapshot', origin: Origin): readonly BoundPort[] {
  const [itself, name, size] = texts[kind];
  return [
    certainPort(kind, { kind }, origin, itself),
    certainPort('name', stringType, origin, name),
    certainPort('size', stringType, origin, size),
  ];
}
