/**
 * What a text may hold, by its place. `anything`: not our business. `value`: expressions, and braces arrive as written. `field`: expressions,
 * but Argo would read literal braces. `constant`: neither. `prose`: no expressions, and braces do no harm.
 */
export type Place = 'anything' | 'value' | 'field' | 'constant' | 'prose';
export type Places = { readonly [key: string]: Place | Places };

/** Variables are texts, or say where their value comes from, by names that are constants. */
const variable: Places = { secret: 'constant', configMap: 'constant', field: 'constant', '*': 'anything' };

/** `*` stands for every other key, and for list items; `=` for a scalar in the place of a map. */
const settings: Places = {
  env: { '*': { ...variable, '=': 'value' } },
  image: 'field',
  mounts: {
    '*': { volume: { '*': 'constant', '=': 'field' }, subPath: 'field', '*': 'constant', '=': 'field' },
  },
  nodeSelector: { '*': 'field' },
  labels: { '*': 'field' },
  annotations: { '*': 'field' },
  timeout: 'field',
  retry: { limit: 'field', when: 'value', '*': 'constant' },
  cache: { key: 'value', '*': 'constant', '=': 'constant' },
  mutex: { '*': 'field', '=': 'field' },
  argo: 'anything',
  semaphore: { configMap: { '*': 'constant' } },
  resources: { '*': { '*': 'field' } },
  '*': 'constant',
};

/** A one-off step: its command line holds expressions, as its variables and its image do; its source arrives byte for byte. */
const step: Places = {
  image: 'field',
  workingDir: 'constant',
  fileOutputs: { '*': 'constant' },
  env: { '*': { ...variable, '=': 'value' } },
  interpreter: 'prose',
  packages: 'prose',
  file: 'constant',
  '*': 'anything',
};

const source: Places = {
  key: 'field',
  bucket: 'field',
  container: 'field',
  url: 'field',
  headers: { '*': 'field' },
  repo: 'field',
  revision: 'field',
  '=': 'value',
  '*': 'constant',
};

export const outside: Places = { from: { '*': source }, '*': 'constant' };

export const task: Places = {
  ...settings,
  description: 'prose',
  arguments: 'value',
  when: 'value',
  outputs: {
    '*': {
      '=': 'value',
      from: 'value',
      publish: { '=': 'field', '*': source },
      description: 'prose',
      '*': 'constant',
    },
  },
  createVolume: {
    size: 'field',
    storageClass: 'field',
    name: 'field',
    fromSnapshot: 'field',
    '*': 'constant',
  },
  container: step,
  script: step,
  switch: 'anything',
  repeat: 'anything',
  snapshotVolume: { '*': 'field' },
  deleteVolume: { '*': 'field' },
  resource: { manifest: 'anything', '*': 'constant' },
  approval: {
    message: 'field',
    timeout: 'field',
    inputs: { '*': { description: 'prose', pattern: 'prose', annotations: 'prose', '*': 'constant' } },
    '*': 'constant',
  },
  http: {
    url: 'field',
    headers: { '*': { secret: 'constant', '=': 'field' } },
    body: { '*': 'anything', '=': 'field' },
    success: 'anything',
    '*': 'constant',
  },
  forEach: 'anything',
  matrix: 'anything',
  maxParallel: 'anything',
  '*': 'constant',
};

export const pipeline: Places = {
  description: 'prose',
  labels: { '*': 'prose' },
  annotations: { '*': 'prose' },
  inputs: {
    '*': {
      description: 'prose',
      default: 'prose',
      enum: 'prose',
      pattern: 'prose',
      schema: 'prose',
      annotations: 'prose',
      '*': 'constant',
    },
  },
  outputs: 'value',
  volumes: { '*': { create: { size: 'field', '*': 'constant' }, '*': 'constant' } },
  artifactRepository: { '*': { keyFormat: 'field', '*': 'constant' } },
  defaults: settings,
  argo: 'anything',
  run: { mutex: { '*': 'field', '=': 'field' }, '*': 'constant' },
  '*': 'constant',
};

/** Defaults that are for tasks of any pipeline: no name of one can be read there. */
const constantSettings: Places = {
  ...settings,
  env: { '*': { ...variable, '=': 'prose' } },
  ...constants(
    'image',
    'mounts',
    'nodeSelector',
    'labels',
    'annotations',
    'timeout',
    'retry',
    'mutex',
    'cache',
    'resources',
  ),
};

export const environment: Places = {
  target: 'constant',
  namespace: 'constant',
  images: 'constant',
  artifactRepository: { '*': { keyFormat: 'field', '*': 'constant' } },
  inputs: 'prose',
  defaults: constantSettings,
  '*': 'constant',
};

const container: Places = {
  image: 'constant',
  workingDir: 'constant',
  fileOutputs: { '*': 'constant' },
  env: { '*': variable },
  '*': 'anything',
};

export const component: Places = {
  defaults: constantSettings,
  metadata: { annotations: { '*': 'constant' }, labels: { '*': 'constant' }, '*': 'anything' },
  implementation: {
    container,
    script: { image: 'constant', workingDir: 'constant', env: { '*': variable }, '*': 'anything' },
    '*': 'anything',
  },
  '*': 'anything',
};

export const componentOfKfp: Places = {
  ...component,
  implementation: { container: { ...container, image: 'anything' }, '*': 'anything' },
};

function constants(...keys: readonly string[]): Places {
  return Object.fromEntries(keys.map((key) => [key, 'constant' as const]));
}
