import { describe, expect, it } from 'vitest';
import { fencesOf } from './fences.ts';
import { content, tableAfter } from './tables.ts';
import { check, filesOf } from './world.ts';

const path = 'docs/language.md';
const rows = tableAfter(path, '| field | expressions | `{{` |');
const files = filesOf(fencesOf(path));

/** An expression of each type that some field takes. */
const expressions = [
  '${{ run.name }}',
  '${{ inputs.seconds }}',
  '${{ inputs.flag }}',
  '${{ volumes.scratch }}',
];

/** Findings that come from the rest of the document, or that a text with braces has anyway. */
const besides = [
  'deleted-with-run',
  'unused-input',
  'unused-volume',
  'may-be-absent',
  'invalid-key-format',
  'invalid-kubernetes-name',
  'overwritten-artifact',
];

async function codesWith(field: string, value: string): Promise<readonly string[]> {
  const text = JSON.stringify(documentWith(steps(field), value));
  const { found } = await check('example.yaml', new Map([...files, ['example.yaml', text]]));
  return found.map((one) => one.code).filter((code) => !besides.includes(code));
}

describe('the table of fields in docs/language.md', () => {
  it('has rows', () => {
    expect(rows.length).toBeGreaterThan(25);
  });

  it.each(rows)('%s: expressions %s', async (field, answer) => {
    const found = await Promise.all(expressions.map((one) => codesWith(content(field), one)));
    const codes = [...new Set(found.flat())];
    expect(codes.includes('expression-not-allowed')).toBe(answer === 'no');
    if (answer !== 'no')
      expect(
        found.some((one) => one.length === 0),
        codes.join(', '),
      ).toBe(true);
  });

  it.each(rows.filter(([, , braces]) => braces !== ''))(
    '%s: expressions %s, braces %s',
    async (field, _, braces) => {
      expect(await codesWith(content(field), 'a {{b}} c')).toEqual(
        braces === 'error' ? ['literal-braces'] : [],
      );
    },
  );
});

/** What the kind of an artifact from outside cannot do without. */
function sourceOf(keys: readonly string[]): Tree {
  if (keys.includes('s3')) return { s3: { key: 'a' } };
  return keys.includes('git') ? { git: { repo: 'https://example.org/tables.git' } } : {};
}

type Tree = { [key: string]: Tree | string | number | boolean | readonly (Tree | string)[] };

const entries: Readonly<Record<string, string>> = { tasks: 'say', arguments: 'text', outputs: 'said' };

/** The keys to go along: `*` is the only entry of its map, or one that is new. */
function steps(field: string): readonly string[] {
  const keys = field.split('.');
  return keys.map((key, at) => (key === '*' ? (entries[keys[at - 1] ?? ''] ?? 'name') : key));
}

/** A pipeline in which one field has a value. What has to be beside the field is there. */
function documentWith(keys: readonly string[], value: string): Tree {
  const has = (key: string): boolean => keys.includes(key);
  const say: Tree = {
    component: 'components/say.yaml',
    arguments: { text: 'hello' },
    ...(has('from') && {
      component: 'components/train.yaml',
      arguments: { table: { from: sourceOf(keys) } },
    }),
    ...(has('subPath') && { mounts: { '/data': { volume: { emptyDir: {} } } } }),
  };
  const step: Tree = has('script')
    ? { script: { image: 'a:1', interpreter: 'python3', source: 'b', packages: ['c'], args: ['d'] } }
    : { container: { image: 'a:1', command: ['b', 'c'], args: ['d'] } };
  const config: Tree = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
  const document: Tree = {
    apiVersion: 'pipewright/v1',
    kind: 'Pipeline',
    name: 'example',
    inputs: [{ name: 'text' }, { name: 'seconds', type: 'Integer' }, { name: 'flag', type: 'Bool' }],
    outputs: has('from') ? {} : { said: '${{ tasks.say.outputs.said }}' },
    tasks: {
      say,
      ...(has('make') && { make: { createVolume: { size: '1Gi' } } }),
      ...(has('freeze') && { freeze: { snapshotVolume: { volume: 'scratch' } } }),
      ...(has('call') && { call: { http: { url: 'https://example.org' } } }),
      ...(has('ask') && { ask: { approval: { inputs: [{ name: 'n', type: 'String' }] } } }),
      ...(has('again') && {
        again: { repeat: { until: '${{ true }}', max: 1, tasks: { one: { ...say } } } },
      }),
      ...(has('step') && { step }),
      ...(has('resource') && {
        object: { resource: { action: 'get', manifest: { ...config }, flags: ['-q'] } },
      }),
    },
    volumes: { scratch: { create: { size: '1Gi' } }, shared: { claim: 'team-data' } },
    ...(has('artifactRepository') && { artifactRepository: { s3: { endpoint: 'store:9000', bucket: 'b' } } }),
  };
  put(document, keys, value);
  return document;
}

function put(tree: Tree, [key = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const inner = tree[key] ?? {};
  tree[key] = inner;
  put(inner as Tree, rest, value);
}
