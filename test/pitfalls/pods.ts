import type { Pitfall } from './pitfall.ts';

export const pods: readonly Pitfall[] = [
  {
    id: 'P-57',
    says: 'Without a command the controller asks the registry.',
    ours: [
      'compiler/rules > miss a command',
      'targets/argo/lower/inputs > needs a command to start after it was written',
    ],
    gap: 'The configuration of the judge names the commands of images, so that it needs no registry.',
  },
  {
    id: 'P-58',
    says: 'Steps may write task results only with a right.',
    notApplicable: 'Rights are given in the cluster; docs/language.md (14) names them.',
  },
  {
    id: 'P-59',
    says: 'Restricted namespaces want pods that are not root.',
    notApplicable:
      'Argo sets it for its own containers; for ours there are securityContext and podSecurityContext.',
  },
  {
    id: 'P-60',
    says: 'A patch of a pod is text that nobody checks.',
    argo: [
      'engine/pitfalls/amounts > P-60: a patch of amounts is laid over the pod, and no value breaks out of it',
    ],
    ours: [
      'pitfalls/never-emitted > P-60: a patch of a pod that is no JSON, or has tags that are no text of JSON',
      'compiler/bind/pod-patch > is laid key by key over that of the pipeline',
    ],
  },
  {
    id: 'P-61',
    says: 'Some names of containers belong to Argo.',
    argo: [
      "engine/pitfalls/values > P-61: a sidecar with Argo's own name %s passes its validator, and could not be started",
    ],
    ours: [
      'pitfalls/never-emitted > P-61: sets of containers, and other containers with a name of Argo',
      'compiler/bind/containers > refuses %s',
    ],
  },
  {
    id: 'P-62',
    says: 'The singular of schedule, mutex and semaphore is refused by Argo 4, and 3.5 knows nothing else.',
    argo: [
      'engine/pitfalls/values > P-62: schedules as a list are accepted, and so is the one mutex that Argo 4 refuses',
    ],
    ours: [
      'pitfalls/never-emitted > P-62: the one mutex, semaphore and schedule that 4.x refuses',
      'targets/argo/lower/locks > are lists, which every version since 3.6 reads (P-62)',
      'compiler/targets > %s has either lists of locks and schedules, or one of each',
      'targets/argo/lower/workflow > writes schedules as a list, which every version that is supported reads (P-62)',
    ],
  },
  {
    id: 'P-63',
    says: 'What is in a parameter is in the status for all to read.',
    ours: [
      'targets/argo/lower/env > comes from texts, Secrets, ConfigMaps and fields of the pod',
      'pitfalls/emitted > P-63: a Secret is never an argument or part of a text',
    ],
    argo: [
      'engine/pitfalls/secrets > P-63: a Secret reaches the variables of steps through loops, groups and pipelines, and is in no status',
    ],
  },
  {
    id: 'P-64',
    says: 'workflow.parameters belongs to the caller of a template.',
    argo: [
      'engine/pitfalls/groups > P-64, fact 13: arguments of a CronWorkflow win over those of its template',
    ],
    ours: [
      'pitfalls/never-emitted > P-64: templates of other objects',
      'targets/argo/lower/goldens > %s keeps the rules of lowering',
      'targets/argo/lower/pipelines > are the arguments of the workflow, and the entrypoint takes them as its own inputs',
    ],
  },
  {
    id: 'P-65',
    says: 'The end of the time to live deletes the run and its claims.',
    ours: ['targets/argo/lower/workflow > lives for a time after its end when ttl is one duration'],
    gap: 'The judge ends with the run.',
  },
];
