import type { Pitfall } from './pitfall.ts';

export const volumes: readonly Pitfall[] = [
  {
    id: 'P-42',
    says: 'Claims of the workflow have constant sizes and are made at the start, whoever runs.',
    argo: [
      'engine/pitfalls/values > P-42: their size cannot be a parameter',
      'engine/pitfalls/values > P-42, P-44, LOWERING g: a claim that is made is mounted by its name, also in a group, and deleted at the end',
    ],
    ours: [
      'targets/argo/lower/volumes > is made when the run starts, whoever mounts it',
      'targets/argo/lower/made-volumes > is made by a task before those of the pipeline, and called as Argo would call it',
      'targets/argo/lower/made-volumes > is made for each call, under a name that no other call has',
    ],
  },
  {
    id: 'P-43',
    says: 'Claims of a failed workflow stay unless the workflow says otherwise.',
    ours: [
      'targets/argo/lower/volumes > is deleted when the run ends, also when it failed (P-43)',
      'targets/argo/lower/made-volumes > is deleted at the end, after the tasks of `onExit`, one after the other',
    ],
    gap: 'Nobody deletes claims under the judge.',
  },
  {
    id: 'P-44',
    says: 'A claim that a step makes belongs to the workflow when it says so; one in use is not deleted.',
    argo: [
      'engine/pitfalls/values > P-42, P-44, LOWERING g: a claim that is made is mounted by its name, also in a group, and deleted at the end',
    ],
    ours: [
      'targets/argo/lower/volumes > makes a claim that belongs to the run, and waits for nothing',
      'targets/argo/lower/volumes > keeps the claim after the run when it shall',
      'targets/argo/lower/volumes > deletes a claim and does not wait until its pods are gone (P-44)',
      'compiler/deletions > may not come %s',
    ],
  },
  {
    id: 'P-45',
    says: 'Waiting for Bound is a deadlock where the first consumer binds.',
    ours: [
      'targets/argo/lower/volumes > makes a claim that belongs to the run, and waits for nothing',
      'targets/argo/lower/volumes > waits until the claim is bound when it shall (P-45)',
    ],
    gap: 'The judge has no scheduler.',
  },
  {
    id: 'P-46',
    says: 'Parallel pods on one ReadWriteOnce claim wait for ever on several nodes.',
    ours: ['validate/rules/volumes > of %s'],
    gap: 'The judge has no scheduler.',
  },
  {
    id: 'P-47',
    says: 'Snapshots need readyToUse, and a source when they are restored.',
    ours: [
      'targets/argo/lower/volumes > makes a snapshot, and ends when it can be used (P-47)',
      'targets/argo/lower/volumes > fills a claim from a snapshot (P-47)',
      'pitfalls/never-emitted > P-47: a snapshot that is made and not waited for',
    ],
    gap: 'The judge makes no snapshots.',
  },
  {
    id: 'P-48',
    says: 'Every mount has a place of its own; lint does not miss a volume.',
    argo: [
      'engine/pitfalls/values > P-48: two mounts, or a mount and an artifact, at one place are refused',
      'engine/pitfalls/values > P-48: a mount of a volume that does not exist is accepted by lint and an Error at run time',
    ],
    ours: [
      'compiler/bind/volumes > may not be %s',
      'targets/argo/lower/goldens > %s keeps the rules of lowering',
    ],
  },
];
