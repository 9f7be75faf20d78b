import type { Pitfall } from './pitfall.ts';

export const running: readonly Pitfall[] = [
  {
    id: 'P-31',
    says: 'The default policy of retries depends on the version and on an expression.',
    argo: [
      'engine/pitfalls/running > P-31: OnFailure is about the program, OnError about the pod and the engine',
    ],
    ours: [
      'pitfalls/never-emitted > P-31: a retry without a limit or a policy',
      'targets/argo/lower/pods > %s says limit and policy both (P-31)',
    ],
  },
  {
    id: 'P-32',
    says: 'Defaults for all templates reach DAGs.',
    argo: ['engine/pitfalls/running > P-32: a retry among them reaches DAGs as well, so that tries multiply'],
    ours: [
      'pitfalls/never-emitted > P-30, P-32, P-33: a retry, a timeout or a deadline of a DAG',
      'pitfalls/never-emitted > P-32: a default for all templates but the place of artifacts',
      'targets/argo/lower/pods > stands at every step and never at a DAG, also from the defaults (P-32)',
    ],
  },
  {
    id: 'P-33',
    says: 'Time limits are for leaves only.',
    argo: [
      'engine/pitfalls/running > P-33: activeDeadlineSeconds is refused on a DAG',
      'engine/pitfalls/running > P-33, fact 23: on a step it ends the pod, which counts as Failed',
    ],
    ours: [
      'pitfalls/never-emitted > P-30, P-32, P-33: a retry, a timeout or a deadline of a DAG',
      'pitfalls/never-emitted > P-33: pendingTimeout',
      'targets/argo/lower/pods > %s is a deadline in seconds',
    ],
  },
  {
    id: 'P-34',
    says: 'An exit handler cannot make a failed run succeed, and a failing one fails the run.',
    argo: ['engine/pitfalls/running > P-34, fact 08: a handler that fails makes the workflow Failed'],
    ours: [
      'pitfalls/never-emitted > P-34, P-35: hooks and global outputs',
      'engine/pitfalls/on-exit > P-34, fact 08: a failure in onExit is a failure of the run, and of a call one of the call',
    ],
  },
  {
    id: 'P-35',
    says: 'Exit handlers see the status and the failures; global outputs need a name of their own.',
    argo: [
      'engine/pitfalls/running > P-35, fact 08: handlers see the status and the failures',
      'engine/pitfalls/running > P-35, fact 08: the outputs of the entrypoint are those of the run',
    ],
    ours: [
      'pitfalls/never-emitted > P-34, P-35: hooks and global outputs',
      'pitfalls/never-emitted > P-35: failures of a run as they are, in which values would become code',
      'engine/pitfalls/on-exit > P-35, fact 08: the failures are data, whatever their messages hold',
    ],
  },
  {
    id: 'P-36',
    says: 'A CronWorkflow may have 52 characters, other objects 63; what Argo generates is cut.',
    argo: ['engine/pitfalls/values > P-36, LOWERING j: a %s may have %i characters and not %i'],
    ours: [
      'compiler/bind/names > leaves room for what Argo adds to it',
      'targets/argo/lower/workflow > have names that Argo takes, however long that of the component is',
    ],
  },
  {
    id: 'P-37',
    says: 'An object of a workflow is at most about 1 MiB, its status included.',
    ours: [
      'targets/argo/render > needs less than 350 bytes a task and time in proportion to their number',
      'targets/argo/lower/workflow > are shared by tasks that run the same with the same settings',
      'compiler/check-size > of %i bytes is %s',
    ],
    gap: 'The API server of the judge has no limit.',
  },
  {
    id: 'P-38',
    says: 'An output parameter is cut at 256 kB without an error.',
    ours: ['compiler/rules > see an artifact that is read by value'],
    gap: 'The judge hands files of any size to the executor; the cut is in its reader of real files.',
  },
  {
    id: 'P-39',
    says: 'One variable or argument holds 128 KiB.',
    argo: ['engine/pitfalls/running > fact 23, P-39: 200 items and a script of 150 kB run'],
    ours: [
      'compiler/text-lengths > may not have 131,072 bytes: %s',
      'compiler/text-lengths > may not be longer: %s',
      'compiler/text-lengths > counts with its name: %s',
    ],
    gap: 'The kernel sets the limit, and no container starts under the judge. What steps write is not known before the run.',
  },
  {
    id: 'P-40',
    says: 'Argo 4 takes 200 templates a workflow and 200 tasks a DAG.',
    argo: ['engine/pitfalls/values > P-40: 250 templates and tasks are accepted by this version'],
    ours: [
      'compiler/targets > %s takes 200 tasks in one DAG',
      'compiler/targets > takes 200 templates',
      'compiler/targets > takes 500 inputs',
      'compiler/targets > counts in validate when an environment has such a target',
    ],
    gap: 'The limits are in the schema of the object, which its validator does not read, also in 4.0.2.',
  },
  {
    id: 'P-41',
    says: 'The memory of memoize is one ConfigMap, and keys are restricted.',
    argo: [
      'engine/pitfalls/running > P-41, fact 14: a memoized step is not run again and gives the same outputs',
    ],
    ours: [
      'pitfalls/never-emitted > P-41: a cache key that is no digest, or a cache without the key that the CRD wants',
      'engine/pitfalls/cache > P-41: a cached step gives what was made of the same parameters, whatever is in them, and nothing else',
    ],
  },
];
