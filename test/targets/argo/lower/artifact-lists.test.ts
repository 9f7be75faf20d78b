import { describe, expect, it } from 'vitest';
import type { ArgoArtifact, ArgoObject } from '../../../../src/targets/argo/model.ts';
import {
  compiled,
  component,
  pipeline,
  specOf,
  taskOf,
  templateOf,
  withParts,
} from '../../../support/compile.ts';

const gather = component(
  'gather',
  `inputs: [{name: tables, type: "List[Dataset]"}]
implementation: {script: {image: "alpine:3.20", interpreter: sh, source: "gather\\n"}}
`,
);
const each = '  each: {forEach: [1, 2], component: ./make.yaml}\n';
const all = '  all: {component: ./gather.yaml, arguments: {tables: "${{ tasks.each.outputs.table }}"}}\n';
const one = '  one: {component: ./clean.yaml, arguments: {table: "${{ tasks.each.outputs.table[0] }}"}}\n';

function lowered(body: string, head = '', target: 'argo' | 'argo@3.6' = 'argo'): Promise<ArgoObject> {
  return compiled(withParts(`${head}tasks:\n${body}`, { 'gather.yaml': gather }), { target });
}

function outputOf(object: ArgoObject, template: string): { key: unknown; told: unknown; archive: unknown } {
  const { artifacts = [], parameters = [] } = templateOf(object, template).outputs ?? {};
  const artifact = artifacts.find(({ name }) => name === 'table');
  const told = parameters.find(({ name }) => name === 'pw-key-table')?.valueFrom?.default;
  return { key: keyOf(artifact), told, archive: artifact?.archive };
}

function keyOf(artifact: ArgoArtifact | undefined): unknown {
  const place = artifact?.s3 ?? artifact?.gcs ?? artifact?.azure ?? artifact?.oss;
  return place?.key ?? place?.blob;
}

describe('a step whose artifacts come out of a loop', () => {
  it('says by an output that nobody writes where it has put its artifact', async () => {
    const { key, told, archive } = outputOf(await lowered(each + one), 'make');
    expect(key).toBe('pipewright/{{workflow.name}}/{{pod.name}}/table');
    expect(told).toBe(key);
    expect(archive).toBeUndefined();
  });

  it('puts it with the others, and as it is, where they are read as a directory', async () => {
    const { key, told, archive } = outputOf(await lowered(each + one + all), 'make');
    expect(key).toBe('pipewright/{{workflow.name}}/lists/each-table/{{pod.name}}-table');
    expect(told).toBe(key);
    expect(archive).toEqual({ none: {} });
  });

  it.each([
    ['gcs', 'gcs: {bucket: b, KEY}', 'key'],
    ['azure', 'azure: {endpoint: "https://a", container: c, useSDKCreds: true, KEY}', 'blob'],
    ['oss', 'oss: {endpoint: "https://o", bucket: b, useSDKCreds: true, KEY}', 'key'],
  ] as const)('keeps it in the repository of the run: %s', async (kind, store, field) => {
    const format = 'keyFormat: "kept/by/x-${{ run.name }}/${{ task.podName }}"';
    const head = `artifactRepository: {${store.replace('KEY', format)}}\n`;
    const alone = await lowered(each + one, head);
    expect(outputOf(alone, 'make').key).toBe('kept/by/x-{{workflow.name}}/{{pod.name}}/table');
    const object = await lowered(each + all, head);
    expect(templateOf(object, 'make').outputs?.artifacts?.find(({ name }) => name === 'table')).toMatchObject(
      {
        [kind]: { [field]: 'kept/by/{{workflow.name}}/lists/each-table/{{pod.name}}-table' },
      },
    );
    expect(taskOf(object, 'main', 'all').arguments?.artifacts?.[0]).toHaveProperty(`${kind}.${field}`);
  });

  it('says where it has published it', async () => {
    const kept = each.replace(
      '}\n',
      ', outputs: {table: {publish: "a/${{ run.name }}/${{ item }}", archive: none}}}\n',
    );
    const { key, told, archive } = outputOf(await lowered(kept + one), 'make');
    expect(told).toBe(key);
    expect(key).toMatch(/^a\/\{\{workflow\.name\}\}\//);
    expect(archive).toEqual({ none: {} });
  });

  const published = (bucket: string, more = ''): string =>
    each.replace(
      '}\n',
      `, outputs: {table: {publish: {s3: {endpoint: e, bucket: ${bucket}, key: "a/\${{ run.name }}/\${{ item }}"}}${more}}}}\n`,
    );
  const bucketOfOne = (object: ArgoObject): unknown =>
    taskOf(object, 'main', 'one').arguments?.artifacts?.[0]?.s3?.bucket;

  it('is read in the store in which it is published', async () => {
    const object = await lowered(published('b') + one);
    expect(templateOf(object, 'make').outputs?.artifacts).toHaveLength(1);
    expect(outputOf(object, 'make').told).toMatch(/^a\/\{\{workflow\.name\}\}\//);
    expect(bucketOfOne(object)).toBe('b');
  });

  it('is stored once more in the repository of the run where several stores meet, a bucket that only the run knows, a zip or a directory', async () => {
    const other = published('c').replace('each:', 'other:');
    const both = one
      .replace('[0]', '[0], tasks.other.outputs.table[0]')
      .replace('tasks.each', 'firstOf(tasks.each')
      .replace(' }}', ') }}');
    const inputs = 'inputs: [{name: bucket, type: String, default: b}]\n';
    for (const [body, head] of [
      [published('b') + other + both, ''],
      [published('"${{ inputs.bucket }}"') + one, inputs],
      [published('b', ', archive: zip') + one, ''],
    ] as const) {
      const object = await lowered(body, head);
      const [first, copy] = templateOf(object, 'make').outputs?.artifacts ?? [];
      expect(first?.s3).toHaveProperty('bucket');
      expect(copy).toEqual({
        name: 'pw-copy-table',
        path: '/tmp/outputs/table/data',
        s3: { key: 'pipewright/{{workflow.name}}/{{pod.name}}/table' },
      });
      expect(outputOf(object, 'make').told).toBe(keyOf(copy));
      expect(bucketOfOne(object)).toBeUndefined();
    }
    const object = await lowered(published('b') + all);
    expect(templateOf(object, 'make').outputs?.artifacts?.[1]).toMatchObject({
      archive: { none: {} },
      s3: { key: 'pipewright/{{workflow.name}}/lists/each-table/{{pod.name}}-table' },
    });
  });

  it('is not stored twice where the store in which it is published is that of the run', async () => {
    const head = 'artifactRepository: {s3: {endpoint: e, bucket: b}}\n';
    const object = await lowered(published('b') + one, head);
    expect(templateOf(object, 'make').outputs?.artifacts).toHaveLength(1);
    expect(bucketOfOne(object)).toBeUndefined();
  });

  it('says nothing where nobody asks, also if another task runs the same component', async () => {
    const object = await lowered(`${each}${all}  alone: {component: ./make.yaml}\n`);
    const makes = specOf(object).templates.filter(({ name }) => name.startsWith('make'));
    expect(makes.map(({ name }) => outputOf(object, name).told)).toEqual([
      expect.stringContaining('/lists/'),
      undefined,
    ]);
  });

  it('shares a directory with what may be read together with it, and with nothing else', async () => {
    const other = '  other: {forEach: [1], component: ./make.yaml}\n';
    const both =
      '  both: {component: ./gather.yaml, arguments: {tables: "${{ if(run.name == \'x\', tasks.each.outputs.table, tasks.other.outputs.table) }}"}}\n';
    const directories = async (body: string): Promise<readonly string[]> => {
      const object = await lowered(body);
      const keys = specOf(object).templates.map(({ name }) => String(outputOf(object, name).told));
      return [...new Set(keys.flatMap((key) => key.match(/lists\/([^/]*)/)?.[1] ?? []))];
    };
    expect(await directories(each + other + both)).toEqual(['each-table']);
    const apart = all + all.replace('  all:', '  too:').replace('tasks.each', 'tasks.other');
    expect(await directories(each + other + apart)).toEqual(['each-table', 'other-table']);
  });
});

describe('a step that reads a List of artifacts', () => {
  it('gets one by its key alone', async () => {
    const object = await lowered(each + one);
    const [artifact] = taskOf(object, 'main', 'one').arguments?.artifacts ?? [];
    expect(artifact).toMatchObject({
      name: 'table',
      s3: { key: expect.stringMatching(/^\{\{=.*\[0\] \+ ''\}\}$/) },
    });
    expect(artifact).not.toHaveProperty('optional');
    expect(artifact).not.toHaveProperty('from');
  });

  it('gets all as a directory that may be missing, and is told what to find in it', async () => {
    const object = await lowered(each + all);
    const { artifacts, parameters } = taskOf(object, 'main', 'all').arguments ?? {};
    expect(artifacts?.[0]).toMatchObject({ name: 'tables', archive: { none: {} }, optional: true });
    expect(parameters?.map(({ name }) => name)).toEqual(['pw-list-tables']);
    const { inputs, container } = templateOf(object, 'gather');
    expect(inputs?.artifacts).toEqual([
      { name: 'tables', path: '/tmp/inputs/tables/data', optional: true, mode: 0o777, recurseMode: true },
    ]);
    expect(container?.env).toContainEqual({
      name: 'PW_LIST_TABLES',
      value: '{{inputs.parameters.pw-list-tables}}',
    });
    expect(container?.command?.[2]).not.toMatch(/\$\(|\$\$|\{\{/);
  });

  it('does not start with a place that is not there, in any version of Argo (3.6 starts what cannot be computed)', async () => {
    expect(taskOf(await lowered(each + one), 'main', 'one').when).toBeUndefined();
    const { when } = taskOf(await lowered(each + one, '', 'argo@3.6'), 'main', 'one');
    expect(when).toMatch(/^\{\{= all\(\[.*\[0\] \+ ''\], # != nil/);
  });
});

it('keys of artifacts go through pipelines beside the artifacts', async () => {
  const inner = pipeline(
    'inputs: [{name: tables, type: "List[Dataset]"}]\noutputs: {tables: "${{ inputs.tables }}"}\ntasks: {a: {component: ./gather.yaml, arguments: {tables: "${{ inputs.tables }}"}}}\n',
    'inner',
  );
  const call = '  call: {component: ./inner.yaml, arguments: {tables: "${{ tasks.each.outputs.table }}"}}\n';
  const files = withParts(`outputs: {tables: "\${{ tasks.call.outputs.tables }}"}\ntasks:\n${each}${call}`, {
    'gather.yaml': gather,
    'inner.yaml': inner,
  });
  const object = await compiled(files);
  const { inputs, outputs } = templateOf(object, 'inner');
  expect(inputs).toEqual({ parameters: [{ name: 'pw-key-tables' }] });
  expect(outputs?.parameters?.map(({ name }) => name)).toEqual(['pw-key-tables']);
  // Where a run begins and ends they have the names of the user's.
  expect(templateOf(object, 'main').outputs?.parameters?.map(({ name }) => name)).toEqual(['tables']);
  const alone = await compiled({ ...files, 'pipeline.yaml': inner }, { kind: 'WorkflowTemplate' });
  expect(specOf(alone).arguments?.parameters).toEqual([{ name: 'tables' }]);
  expect(JSON.stringify(alone)).not.toContain('pw-key');
});

it('a state that is called like the item of a loop does not take its name', async () => {
  const object = await lowered(`  r:
    repeat:
      until: "\${{ state.item > 1 }}"
      max: 2
      state: {item: {first: 1, next: "\${{ state.item + 1 }}"}}
      tasks: {t: {forEach: ["\${{ state.item }}"], component: ./count.yaml, arguments: {n: "\${{ item + state.item }}"}}}
`);
  const names = templateOf(object, 't-item').inputs?.parameters?.map(({ name }) => name) ?? [];
  expect(new Set(names).size).toBe(names.length);
});
