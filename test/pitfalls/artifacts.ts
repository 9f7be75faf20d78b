import type { Pitfall } from './pitfall.ts';

export const artifacts: readonly Pitfall[] = [
  {
    id: 'P-49',
    says: 'Fixed keys of artifacts collide between runs.',
    ours: [
      'pitfalls/never-emitted > P-49: a key of an artifact that is written, without the name or the id of the run',
      'pitfalls/never-emitted > P-27, P-49: a key that a step tells of an artifact, without the run and the pod, or of no artifact of its own',
      'targets/argo/lower/workflow > takes a key format, which holds the run and the pod',
    ],
    gap: 'The judge stores no artifacts.',
  },
  {
    id: 'P-50',
    says: 'A directory without an archive needs a key that ends in a slash.',
    ours: [
      'pitfalls/never-emitted > P-50: a key that ends in a slash, of what is packed into one file',
      'compiler/bind/kept-outputs > a directory is deleted by a key that ends in a slash only',
    ],
    gap: 'The judge stores no artifacts.',
  },
  {
    id: 'P-51',
    says: 'A format of keys in the configuration of the cluster goes through Helm.',
    notApplicable: 'Our format stands in the workflow; the configuration of the cluster is not ours.',
  },
  {
    id: 'P-52',
    says: 'An S3 without TLS needs insecure, no scheme, and Secrets in the namespace of the run.',
    ours: [
      'targets/argo/lower/workflow > is compiled into the workflow as the place of all artifacts, without a ConfigMap',
      'targets/argo/lower/workflow > may find its credentials by itself',
    ],
    gap: 'The judge stores no artifacts; LOWERING h saw it on a cluster.',
  },
  {
    id: 'P-53',
    says: 'The removal of artifacts needs rights and can block the deletion of the run.',
    ours: ['compiler/bind/kept-outputs > the removal of an artifact is asked for by the task only'],
    gap: 'The judge has no rights and no finalizers; docs/language.md says what the removal needs.',
  },
  {
    id: 'P-54',
    says: 'Artifacts of DAGs have no path.',
    argo: ['engine/pitfalls/values > P-54: a path is refused in the inputs of a DAG'],
    ours: [
      'pitfalls/never-emitted > P-54: a path of an artifact of a DAG',
      'targets/argo/lower/goldens > %s keeps the rules of lowering',
    ],
  },
  {
    id: 'P-55',
    says: 'Large artifacts need memory in the init container.',
    ours: ['compiler/bind/pod-patch > gives the init container of Argo memory for large artifacts'],
    gap: 'The judge has no memory to run out of; that the patch is laid over the pod is tried with P-60.',
  },
  {
    id: 'P-56',
    says: 'Modes are octal in YAML and decimal behind the API server.',
    ours: [
      'pitfalls/never-emitted > P-56: modes, which are octal in YAML and decimal behind the API server',
      'pitfalls/emitted > P-56: a mode of a file is a number, whatever its notation (%s)',
    ],
    gap: 'The judge starts no container.',
  },
];
