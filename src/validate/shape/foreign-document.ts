import type { YamlMap } from '../../syntax/yaml-node.ts';

export interface ForeignDocument {
  readonly message: string;
  readonly help: string;
}

const ourFiles =
  'A Pipewright file says apiVersion: pipewright/v1 and kind: Pipeline, Component or Project; component files of KFP v1 are read as they are.';

/** What a file is that other programs read, and the way from it to us. `ours`: its `kind` is one of ours. */
export function foreignDocument(
  node: YamlMap,
  apiVersion: string | undefined,
  kind: string | undefined,
  ours: boolean,
): ForeignDocument | undefined {
  const keys = new Set(node.entries.map(({ key }) => key));
  if (apiVersion?.startsWith('argoproj.io/') === true) {
    return {
      message: `This is an Argo ${kind ?? 'object'}, not a Pipewright file.`,
      help: 'Pipewright writes such files; give it the pipeline from which this one is made.',
    };
  }
  if (
    apiVersion === undefined &&
    (keys.has('pipelineInfo') || (keys.has('root') && keys.has('deploymentSpec')))
  ) {
    return {
      message: 'This is a compiled KFP v2 pipeline, not a Pipewright file.',
      help: 'Write the pipeline as tasks that name component files; component files of KFP v1 are read as they are.',
    };
  }
  const isObject =
    apiVersion !== undefined &&
    !apiVersion.startsWith('pipewright') &&
    /^(?:v\d\w*|[a-z0-9.-]+\/v\d\w*)$/.test(apiVersion);
  const isForeignGroup = apiVersion?.includes('.') === true && !apiVersion.startsWith('pipewright.');
  if (isObject && kind !== undefined && (!ours || isForeignGroup)) {
    return {
      message: `This is a Kubernetes ${kind} (${apiVersion}), not a Pipewright file.`,
      help: 'A Pipewright file has apiVersion: pipewright/v1. Other Kubernetes objects are applied with kubectl.',
    };
  }
  const name = apiVersion === undefined && !ours ? byKeys(keys, kind) : undefined;
  return name === undefined
    ? undefined
    : { message: `This is ${name}, not a Pipewright file.`, help: ourFiles };
}

function byKeys(keys: ReadonlySet<string>, kind: string | undefined): string | undefined {
  if (keys.has('tasks') || keys.has('implementation')) return undefined;
  if (keys.has('jobs') && keys.has('on')) return 'a workflow of GitHub Actions';
  if (keys.has('steps') && ['trigger', 'pool', 'pr'].some((key) => keys.has(key))) {
    return 'a pipeline of Azure DevOps';
  }
  if (keys.has('stages')) return 'a pipeline of GitLab';
  if (keys.has('services')) return 'a file of Docker Compose';
  return keys.has('version') && (kind === 'operation' || kind === 'component')
    ? `a Polyaxon ${kind}`
    : undefined;
}

/** What a text is that cannot be read as YAML, when that is plain to see. */
export function foreignText(path: string, text: string): ForeignDocument | undefined {
  const start = text.slice(0, 20_000);
  if (/^apiVersion:\s*["']?pipewright\//m.test(start)) return undefined;
  const isPython =
    /^(?:from [\w.]+ import |import \w+(?:\.\w+)*(?: as \w+)?$|(?:async )?def \w+\(|class \w+[(:])/m;
  if (path.endsWith('.py') || isPython.test(start)) {
    return {
      message: 'This is a Python program, not a Pipewright file.',
      help: 'Write the pipeline as YAML: tasks that name component files. A program of a step is the `file` of its `script`.',
    };
  }
  if (/\{\{-?\s*(?:\.(?:Values|Release|Chart|Capabilities)\b|(?:include|template|toYaml)\s)/.test(start)) {
    return {
      message: 'This is a template of Helm, not a Pipewright file.',
      help: 'Give values to a pipeline by its `inputs`, or by `environments` of pipewright.yaml, and read them in `${{ }}`.',
    };
  }
  return undefined;
}
