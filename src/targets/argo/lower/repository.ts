import type { BoundRepository, KeyReference } from '../../../model/bound.ts';
import type { ArgoWorkflowSpec, JsonObject } from '../model.ts';
import { lowerFieldText } from './expression/index.ts';
import { createFrame } from './frame.ts';

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
  const key =
    repository.keyFormat === undefined
      ? 'pipewright/{{workflow.name}}/{{pod.name}}'
      : lowerFieldText(repository.keyFormat, createFrame(new Map()));
  const s3: JsonObject = {
    endpoint: repository.endpoint,
    bucket: repository.bucket,
    ...(repository.region !== undefined && { region: repository.region }),
    ...(repository.insecure && { insecure: true }),
    ...secret('accessKeySecret', repository.accessKey),
    ...secret('secretKeySecret', repository.secretKey),
    ...(repository.roleARN !== undefined && { roleARN: repository.roleARN }),
    ...(repository.useSDKCreds && { useSDKCreds: true }),
    key,
  };
  return {
    templateDefaults: {
      archiveLocation: { ...(archiveLogs !== undefined && { archiveLogs }), s3 },
    },
  };
}

function secret(field: string, key: KeyReference | undefined): JsonObject {
  return key === undefined ? {} : { [field]: { name: key.name, key: key.key } };
}
