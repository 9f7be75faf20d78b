import { describe, expect, it } from 'vitest';
import { boundPipeline, compiled, findings, taskOf, templateOf, withParts } from '../../support/compile.ts';

const inputs = `inputs:
  - {name: count, type: Integer, default: 3}
  - {name: text, type: String, default: "{{workflow.name}} $(HOME)"}
  - {name: maybe, type: String, optional: true}
  - {name: options, type: Dict, default: {}}
  - {name: token, type: Secret, default: {secret: {name: portal, key: token}}}
`;

function resource(manifest: string, more = '', beside = ''): string {
  return `${inputs}tasks:
  make: {component: ./make.yaml}
  one:
    resource: {action: create, manifest: {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: ${manifest}}${more}}
${beside}`;
}

describe('a resource', () => {
  it('has its fields as outputs, of the types that it says', async () => {
    const outputs =
      ', outputs: [{name: n, type: Integer, jsonPath: "{.spec.n}"}, {name: m, jsonPath: "{.m}"}]';
    const read = (text: string): string =>
      `  two: {component: ./say.yaml, arguments: {text: "\${{ ${text} }}"}}\n`;
    expect(
      await findings(withParts(resource('{}', outputs, read('string(tasks.one.outputs.n + 1)')))),
    ).toEqual([]);
    expect(await findings(withParts(resource('{}', outputs, read('tasks.one.outputs.n'))))).toEqual([
      'type-mismatch: tasks.one.outputs.n',
    ]);
    expect(await findings(withParts(resource('{}', outputs, read('tasks.one.outputs.m'))))).toEqual([]);
    expect(await findings(withParts(resource('{}', outputs, read('tasks.one.outputs.x'))))).toEqual([
      'unknown-output: x',
    ]);
  });

  it('waits for what its manifest reads, and others wait for it', async () => {
    const body = resource(
      '{k: "${{ tasks.make.outputs.text }}"}',
      ', outputs: [{name: n, jsonPath: "{.n}"}]',
      '  two: {component: ./say.yaml, arguments: {text: "${{ tasks.one.outputs.n }}"}}\n',
    );
    const { scope } = await boundPipeline(withParts(body));
    const waits = (name: string): readonly string[] =>
      scope.tasks.find((one) => one.name === name)?.waitsFor.map((one) => one.name) ?? [];
    expect(waits('one')).toEqual(['make']);
    expect(waits('two')).toEqual(['one']);
  });

  it.each([
    ['an artifact', '{k: "${{ tasks.make.outputs.table }}"}', ['type-mismatch: tasks.make.outputs.table']],
    ['a Secret', '{k: "${{ inputs.token }}"}', ['secret-exposed: inputs.token']],
    ['what may be absent', '{k: ["${{ inputs.maybe }}"]}', ['may-be-absent: inputs.maybe']],
    ['an unknown name', '{k: {l: "${{ inputs.x }}"}}', ['unknown-input: x']],
    [
      'a key with an expression',
      '{"${{ inputs.text }}": 1}',
      ['expression-not-allowed: "${{ inputs.text }}"'],
    ],
  ])('refuses in its manifest %s', async (_, manifest, expected) => {
    expect(await findings(withParts(resource(manifest)))).toEqual(expected);
  });

  it.each([
    [
      'outputs of types that no field has',
      '{}',
      ', outputs: [{name: n, type: Dataset, jsonPath: "{.n}"}]',
      '',
      ['invalid-type: Dataset'],
    ],
    [
      'two outputs of one name',
      '{}',
      ', outputs: [{name: n, jsonPath: "{.n}"}, {name: n, jsonPath: "{.m}"}]',
      '',
      ['duplicate-name: n'],
    ],
    [
      'settings of steps',
      '{}',
      '',
      '    env: {A: b}\n    outputs: {n: {}}\n',
      ['setting-not-applicable: env', 'setting-not-applicable: outputs'],
    ],
    ['arguments', '{}', '', '    arguments: {a: b}\n', ['setting-not-applicable: arguments']],
    [
      'expressions in flags',
      '{}',
      ', flags: ["${{ inputs.text }}"]',
      '',
      ['expression-not-allowed: "${{ inputs.text }}"'],
    ],
    ['a patch that is no manifest', '{}', ', mergeStrategy: json', '', ['invalid-value: json']],
  ])('refuses %s', async (_, manifest, more, beside, expected) => {
    expect(await findings(withParts(resource(manifest, more, beside)))).toEqual(expected);
  });

  it('keeps the types of values, and escapes all that Argo or the kubelet would read', async () => {
    const argo = await compiled(
      withParts(
        resource(
          '{n: "${{ inputs.count }}", t: "n=${{ inputs.count }}", o: "${{ inputs.options }}", c: "{{x}} $(Y) $$ $${{ z }}", "{{k}}": [1, null, true, 0.5], e: {}}',
        ),
      ),
    );
    const manifest = templateOf(argo, 'one').resource?.manifest ?? '';
    const filled = manifest.replace(/\{\{=inputs\.parameters\['manifest-(\d)'\]\}\}/g, '$1');
    expect(manifest).not.toMatch(/\{\{(?!=inputs\.parameters\['manifest-\d'\]\}\})|\$[($]/);
    expect(JSON.parse(filled).data).toEqual({
      n: 1,
      t: 2,
      o: 3,
      c: '{{x}} $(Y) $$ ${{ z }}',
      '{{k}}': [1, null, true, 0.5],
      e: {},
    });
    const given = taskOf(argo, 'main', 'one').arguments?.parameters ?? [];
    expect(given.map(({ name }) => name)).toEqual(['manifest-1', 'manifest-2', 'manifest-3']);
    for (const { value } of given) expect(value).toContain('sprig.toRawJson(');
  });

  it('takes of the defaults what a pod of Argo can have', async () => {
    const body = `defaults: {serviceAccount: a, env: {X: y}, image: "b:1", nodeSelector: {pool: c}, retry: {limit: 1}}\n${resource('{}', '', '    nodeSelector: {disk: d}\n    retry: null\n')}`;
    const template = templateOf(await compiled(withParts(body)), 'one');
    expect(template).toMatchObject({ serviceAccountName: 'a', nodeSelector: { pool: 'c', disk: 'd' } });
    expect(template).not.toHaveProperty('retryStrategy');
    expect(template).not.toHaveProperty('container');
  });

  it('belongs to the run by a reference in the manifest, beside what else its metadata say', async () => {
    const one = templateOf(await compiled(withParts(resource('{}', ', owner: run'))), 'one').resource;
    expect(one?.setOwnerReference).toBeUndefined();
    const { metadata } = JSON.parse(
      (one?.manifest ?? '').replace(/\{\{=inputs\.parameters\['manifest-(\d)'\]\}\}/g, '$1'),
    );
    expect(metadata).toEqual({
      name: 'a',
      ownerReferences: [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Workflow',
          name: 1,
          uid: 2,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    });
  });
});
