import type { BoundPipeline, BoundRepository } from '../../../model/bound.ts';
import { tree } from '../../tree.ts';
import type { ArgoConfigMap, ArgoWorkflowSpec } from '../model.ts';
import { lowerFieldText } from './expression/index.ts';
import { createFrame } from './frame.ts';
import { lowerRepositoryStore, lowerStore } from './store.ts';

type InlineRepository = Extract<BoundRepository, { kind: 'inline' }>;

/** Where artifacts go: a repository of the cluster by name, or a whole one inside the workflow (LOWERING h). */
export function lowerRepository(
  repository: BoundRepository | undefined,
  archiveLogs: boolean | undefined,
): Pick<ArgoWorkflowSpec, 'artifactRepositoryRef' | 'templateDefaults'> {
  if (repository === undefined) return {};
  if (repository.kind === 'configMap') {
    return {
      artifactRepositoryRef: {
        configMap: repository.name,
        ...(repository.key !== undefined && { key: repository.key }),
      },
    };
  }
  return {
    templateDefaults: {
      archiveLocation: {
        ...(archiveLogs !== undefined && { archiveLogs }),
        ...lowerStore(repository.store, lowerKeyFormat(repository)),
      },
    },
  };
}

/** The repository as an entry of the ConfigMap in which Argo looks for repositories; the namespace takes it as its default. */
export function lowerRepositoryMap(
  { name, run }: BoundPipeline,
  repository: InlineRepository,
): ArgoConfigMap {
  const entry = {
    ...(run.archiveLogs !== undefined && { archiveLogs: run.archiveLogs }),
    ...lowerRepositoryStore(repository.store, lowerKeyFormat(repository)),
  };
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'artifact-repositories',
      ...(run.namespace !== undefined && { namespace: run.namespace }),
      annotations: { 'workflows.argoproj.io/default-artifact-repository': name },
    },
    data: { [name]: `${tree(entry, -2, 0).slice(1)}\n` },
  };
}

/** Where the artifacts of a pod go. In a repository of the cluster, those of which we say it. */
export function lowerKeyFormat(repository: BoundRepository | undefined): string {
  const keyFormat = repository?.kind === 'inline' ? repository.keyFormat : undefined;
  return keyFormat === undefined
    ? 'pipewright/{{workflow.name}}/{{pod.name}}'
    : lowerFieldText(keyFormat, createFrame(new Map()));
}
