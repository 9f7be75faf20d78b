import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { ComponentDocument, EnvironmentSpec, PipelineDocument } from '../../model/documents.ts';
import { nestedTasks } from '../../model/nested-tasks.ts';
import type { At } from '../../syntax/at.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { isOutside } from './bind-outside.ts';
import { bindCodes } from './codes.ts';
import { expressionCodes } from './expression/codes.ts';

/**
 * What a text may hold, by its place. `anything`: not our business. `value`: expressions, and braces arrive as written. `field`: expressions,
 * but Argo would read literal braces. `constant`: neither. `prose`: no expressions, and braces do no harm.
 */
type Place = 'anything' | 'value' | 'field' | 'constant' | 'prose';
type Places = { readonly [key: string]: Place | Places };

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
  podSpecPatch: 'anything',
  mutex: { '*': 'field', '=': 'field' },
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

const outside: Places = { from: { '*': source }, '*': 'constant' };

const task: Places = {
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
  approval: 'anything',
  http: 'anything',
  forEach: 'anything',
  matrix: 'anything',
  maxParallel: 'anything',
  '*': 'constant',
};

const pipeline: Places = {
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
  volumes: { '*': { create: { size: 'anything', '*': 'constant' }, '*': 'constant' } },
  artifactRepository: { '*': { keyFormat: 'field', '*': 'constant' } },
  defaults: settings,
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

const environment: Places = {
  target: 'constant',
  namespace: 'constant',
  images: 'constant',
  artifactRepository: { '*': { keyFormat: 'field', '*': 'constant' } },
  inputs: 'prose',
  defaults: constantSettings,
  '*': 'constant',
};

const component: Places = {
  defaults: constantSettings,
  metadata: { annotations: { '*': 'constant' }, labels: { '*': 'constant' }, '*': 'anything' },
  implementation: {
    container: {
      image: 'constant',
      workingDir: 'constant',
      fileOutputs: { '*': 'constant' },
      env: { '*': variable },
      '*': 'anything',
    },
    script: { image: 'constant', workingDir: 'constant', env: { '*': variable }, '*': 'anything' },
    '*': 'anything',
  },
  '*': 'anything',
};

function constants(...keys: readonly string[]): Places {
  return Object.fromEntries(keys.map((key) => [key, 'constant' as const]));
}

/** Reports expressions where none may stand (DESIGN section 3), and `{{` where Argo would read it. */
export function refuseMisplacedText(document: At<PipelineDocument>, sink: Sink): void {
  for (const [key, at] of document.entries()) {
    if (key.startsWith('x-')) continue;
    if (key === 'tasks' || key === 'onExit') visitTasks(at.node, sink);
    else visit(at.node, placeOf(key, pipeline), sink);
  }
}

export function refuseMisplacedTextOfComponent(document: At<ComponentDocument>, sink: Sink): void {
  visit(document.node, component, sink);
}

export function refuseMisplacedTextOfEnvironment(spec: At<EnvironmentSpec>, sink: Sink): void {
  visit(spec.node, environment, sink);
}

function visitTasks(node: YamlNode, sink: Sink): void {
  if (node.kind !== 'map') return;
  for (const one of node.entries) {
    if (one.value.kind !== 'map') continue;
    for (const inner of nestedTasks(one.value)) visitTasks(inner, sink);
    for (const entry of one.value.entries) {
      if (entry.key === 'arguments') visitArguments(entry.value, sink);
      else if (entry.key !== 'tasks') visit(entry.value, placeOf(entry.key, task), sink);
    }
  }
}

/** Values of all kinds; what says where an artifact from outside lies is read by Argo. */
function visitArguments(node: YamlNode, sink: Sink): void {
  if (node.kind !== 'map') return;
  for (const { value } of node.entries) if (isOutside(value)) visit(value, outside, sink);
}

function visit(node: YamlNode, place: Place | Places, sink: Sink): void {
  if (place === 'anything' || place === 'value') return;
  if (node.kind === 'scalar') {
    const own = typeof place === 'string' ? place : (place['='] ?? 'anything');
    if (typeof own !== 'string' || own === 'anything' || own === 'value') return;
    if (typeof node.value === 'string') check(node.span, node.value, own, sink);
    return;
  }
  const inside = (key: string): Place | Places => (typeof place === 'string' ? place : placeOf(key, place));
  if (node.kind === 'sequence') for (const item of node.items) visit(item, inside('*'), sink);
  else
    for (const entry of node.entries) {
      // Keys that mean something have been checked as names; others go to Kubernetes as they are.
      if (place === 'constant') check(entry.keySpan, entry.key, place, sink);
      visit(entry.value, inside(entry.key), sink);
    }
}

/** Keys are names of people's own at some places, such as "toString". */
function placeOf(key: string, places: Places): Place | Places {
  return (Object.hasOwn(places, key) ? places[key] : places['*']) ?? 'constant';
}

function check(span: Span, text: string, place: Place, sink: Sink): void {
  if (!text.includes('{{')) return;
  const literal = text
    .replaceAll('$${{', '\0')
    .replace(/\$\{\{(?:'[^']*'|"(?:[^"\\]|\\.)*"|[^'"}]|\}(?!\}))*\}\}/g, '');
  const hasExpression = /\$\{\{/.test(text.replaceAll('$${{', ''));
  if (hasExpression && place !== 'field') {
    sink.report(expressionCodes['expression-not-allowed'], span, 'An expression cannot stand here.', {
      help: expressionCodes['expression-not-allowed'].advice,
    });
  } else if (place !== 'prose' && /\{\{|\0/.test(literal)) {
    sink.report(
      bindCodes['literal-braces'],
      span,
      'Argo would read the "{{" in this text, and nothing can prevent that here.',
      {
        help: bindCodes['literal-braces'].advice,
      },
    );
  }
}
