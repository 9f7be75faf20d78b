import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { Sink } from '../../src/diagnostics/sink.ts';
import { toPlain } from '../../src/syntax/at.ts';
import { parseYaml } from '../../src/syntax/parse-yaml.ts';
import { documentKind } from '../../src/validate/shape.ts';
import { specFiles } from '../support/specs.ts';
import { type DocumentName, Language } from './language.ts';

interface Document {
  readonly kind: DocumentName;
  readonly content: unknown;
}

/** What no pipeline of ours can use sensibly, and why. */
const senseless: Readonly<Record<string, string>> = {
  'securityContext.procMount = Unmasked':
    'Kubernetes takes it only with a user namespace, which the language has no setting for.',
  ...Object.fromEntries(
    [
      ...['graphTask.isEnabled', 'graphTask.executionOptions', 'executionOptions.retryStrategy'],
      ...[
        'retryStrategy.maxRetries',
        'executionOptions.cachingStrategy',
        'cachingStrategy.maxCacheStaleness',
      ],
    ].map((name) => [name, 'KFP reads it and ignores it, which a warning says.']),
  ),
  ...Object.fromEntries(
    ['inputUri', 'outputUri', 'inputMetadata', 'outputMetadata', 'inputOutputPortName', 'executorInput'].map(
      (name) => [`placeholder.${name}`, 'KFP v2 fills it in and nobody here, which a warning says.'],
    ),
  ),
};

const language = await Language.read();
const documents = specFiles()
  .filter((path) => path.startsWith('specs/kitchen-sink/'))
  .map((path) => read(path, readFileSync(path, 'utf8')));

function read(path: string, text: string): Document {
  const sink = new Sink();
  const node = parseYaml({ path, text }, sink);
  const kind = node === undefined ? undefined : documentKind(node, sink);
  if (node === undefined || kind === undefined) throw new Error(`${path} cannot be read`);
  return { kind, content: toPlain(node) };
}

function missingIn(all: readonly Document[]): readonly string[] {
  const used = new Set(all.flatMap(({ content, kind }) => [...language.usedBy(content, kind)]));
  return [...language.names()].filter((name) => !used.has(name));
}

/** The value without a key, wherever it stands. */
function without(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, key));
  if (typeof value !== 'object' || value === null) return value;
  const left = Object.entries(value).filter(([name]) => name !== key);
  return Object.fromEntries(left.map(([name, inner]) => [name, without(inner, key)]));
}

describe('specs/kitchen-sink', () => {
  it('uses every key, every word of an enum and every form of a value that this version compiles', () => {
    const allowed = new Set(Object.keys(senseless));
    expect(missingIn(documents).filter((name) => !allowed.has(name))).toEqual([]);
  });

  it('has no exception that it could do without', () => {
    const missing = missingIn(documents);
    expect(Object.keys(senseless).filter((name) => !missing.includes(name))).toEqual([]);
  });
});

describe('the measure', () => {
  const names = [...language.names()];

  it('knows several hundred names', () => {
    expect(names.length).toBeGreaterThan(300);
    for (const name of [
      'task.nodeSelector',
      'volumeSource.claim',
      'accessMode = RWX',
      'mount.volume as volumeSource',
      'implementation.graph',
    ])
      expect(names).toContain(name);
  });

  const keys = names.filter((name) => /^\w+\.\w+$/.test(name));
  it('misses each key when nobody uses it', { timeout: 60_000 }, () => {
    const unnoticed = keys.filter((name) => {
      const key = name.slice(name.indexOf('.') + 1);
      const left = documents.map(({ kind, content }) => ({ kind, content: without(content, key) }));
      return !missingIn(left).includes(name);
    });
    expect(unnoticed).toEqual([]);
  });

  const task = (settings: object): object => ({ tasks: { t: { component: './c.yaml', ...settings } } });
  test.each<[string, object, readonly string[], readonly string[]]>([
    [
      'a mount with settings from a volume in place',
      task({ mounts: { '/a': { volume: 'v', readOnly: true } } }),
      ['mount.readOnly', 'mountValue as mount', 'mount.volume as string'],
      ['volumeSource.readOnly', 'mount.volume as volumeSource'],
    ],
    [
      'a volume in place from a mount with settings',
      task({ mounts: { '/a': { claim: 'c', readOnly: true } } }),
      ['volumeSource.readOnly', 'mountValue as volumeSource'],
      ['mount.readOnly', 'mountValue as mount'],
    ],
    [
      'outputs of a group from those of a step',
      {
        tasks: {
          g: { tasks: { t: { component: './c.yaml' } }, outputs: { o: { from: 'x', type: 'Model' } } },
        },
      },
      ['exportSettings.from', 'exportSettings.type', 'task.tasks'],
      ['outputSettings.description', 'export as string,number,boolean'],
    ],
    [
      'null from a value',
      task({ env: null, imagePullPolicy: null }),
      ['imagePullPolicy = null'],
      ['task.env'],
    ],
    [
      'words of an enum',
      task({ retry: { limit: 1, for: 'any' } }),
      ['retry.for = any'],
      ['retry.for = error'],
    ],
    [
      'an argument that happens to have such keys from settings',
      task({ arguments: { a: { nodeSelector: { env: 1 } } } }),
      ['task.arguments'],
      ['task.nodeSelector', 'task.env'],
    ],
    ['keys that begin with x-', { 'x-a': task({ env: {} }) }, [], ['pipeline.tasks', 'task.env']],
  ])('tells %s', (_, document, used, unused) => {
    const found = language.usedBy(document, 'pipeline');
    expect(used.filter((name) => !found.has(name))).toEqual([]);
    expect(unused.filter((name) => found.has(name))).toEqual([]);
    expect([...used, ...unused].filter((name) => !names.includes(name))).toEqual([]);
  });
});
