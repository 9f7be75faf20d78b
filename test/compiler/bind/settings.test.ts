import { describe, expect, it } from 'vitest';
import type { ComponentTask, TaskSettings } from '../../../src/model/bound.ts';
import { boundPipeline, component, type Files, findings, withParts } from '../../support/compile.ts';

/** The effective settings of the task `w`: constants as they are, of variables and volumes what tells them apart. */
async function settingsOf(
  defaults: string,
  componentDefaults: string,
  own: string,
  env = '',
): Promise<TaskSettings> {
  const files: Files = {
    'w.yaml': component(
      'w',
      `${componentDefaults === '' ? '' : `defaults: ${componentDefaults}\n`}implementation: {container: {image: "a:1", command: [p]${env}}}\n`,
    ),
  };
  const pipeline = await boundPipeline(
    withParts(
      `${defaults === '' ? '' : `defaults: ${defaults}\n`}volumes: {a: {claim: a}, b: {claim: b}}\ntasks: {w: {component: ./w.yaml${own === '' ? '' : `, ${own}`}}}\n`,
      files,
    ),
  );
  return (pipeline.scope.tasks[0] as ComponentTask).settings;
}

function texts(map: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...map].map(([key, value]) => {
      const { kind, value: constant } = value as { readonly kind: string; readonly value?: unknown };
      return [key, kind === 'literal' ? constant : kind];
    }),
  );
}

describe('settings are laid over settings', () => {
  it('the task over the component over the pipeline', async () => {
    const settings = await settingsOf(
      '{timeout: 1m, imagePullPolicy: Always, workingDir: /a}',
      '{timeout: 2m, imagePullPolicy: Never}',
      'timeout: 3m',
    );
    expect(settings.timeout).toMatchObject({ value: 180 });
    expect(settings.imagePullPolicy).toBe('Never');
    expect(settings.workingDir).toBe('/a');
  });

  it.each(['env', 'labels', 'annotations', 'nodeSelector'] as const)('%s by key', async (key) => {
    const settings = await settingsOf(
      `{${key}: {a: 1, b: 1, c: 1}}`,
      `{${key}: {b: 2, c: 2}}`,
      `${key}: {c: 3, d: 3}`,
    );
    expect(texts(settings[key])).toEqual({ a: '1', b: '2', c: '3', d: '3' });
  });

  it('resources by resource', async () => {
    const settings = await settingsOf(
      '{resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 4}}}',
      '{resources: {requests: {cpu: 3}}}',
      'resources: {limits: {memory: 4Gi}}',
    );
    expect(settings.resources).toEqual({
      requests: { cpu: '3', memory: '1Gi' },
      limits: { cpu: '4', memory: '4Gi' },
    });
  });

  it('retry by its parts', async () => {
    const settings = await settingsOf(
      '{retry: {limit: 2, for: failed, backoff: {duration: 10, factor: 2}}}',
      '',
      'retry: {limit: 5}',
    );
    expect(settings.retry).toMatchObject({
      limit: { value: 5 },
      for: 'failed',
      backoff: { duration: '10s', factor: 2 },
    });
  });

  it('mounts by path', async () => {
    const settings = await settingsOf('{mounts: {/a: a, /b: a}}', '', 'mounts: {/b: b}');
    expect(
      settings.mounts.map(({ path, volume }) => [path, volume.kind === 'named' && volume.volume.name]),
    ).toEqual([
      ['/a', 'a'],
      ['/b', 'b'],
    ]);
  });

  it('affinity by its three parts', async () => {
    const settings = await settingsOf(
      '{affinity: {podAffinity: {}, nodeAffinity: {}}}',
      '',
      'affinity: {podAntiAffinity: {}, nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: []}}',
    );
    expect(settings.affinity).toEqual({
      podAffinity: {},
      podAntiAffinity: {},
      nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] },
    });
  });

  it('lists and single values are replaced whole', async () => {
    const settings = await settingsOf(
      '{tolerations: [{key: a, operator: Exists}], envFrom: [{secret: a}], serviceAccount: a}',
      '',
      'tolerations: [{key: b, operator: Exists}], envFrom: [], serviceAccount: b',
    );
    expect(settings.tolerations).toEqual([{ key: 'b', operator: 'Exists' }]);
    expect(settings.envFrom).toEqual([]);
    expect(settings.serviceAccount).toBe('b');
  });

  it('null removes what was inherited, whole or by key', async () => {
    const settings = await settingsOf(
      '{timeout: 1m, retry: {limit: 1}, env: {A: 1, B: 1}, tolerations: [{key: a, operator: Exists}], mounts: {/a: a}, resources: {requests: {cpu: 1, memory: 1Gi}}}',
      '',
      'timeout: null, retry: null, env: {A: null}, tolerations: null, mounts: {/a: null}, resources: {requests: {cpu: null}}',
    );
    expect(settings.timeout).toBeUndefined();
    expect(settings.retry).toBeUndefined();
    expect(texts(settings.env)).toEqual({ B: '1' });
    expect(settings.tolerations).toEqual([]);
    expect(settings.mounts).toEqual([]);
    expect(settings.resources).toEqual({ requests: { memory: '1Gi' } });
  });

  it('null of a component removes what the pipeline says, and the task may say it again', async () => {
    expect((await settingsOf('{timeout: 1m}', '{timeout: null}', '')).timeout).toBeUndefined();
    expect((await settingsOf('{timeout: 1m}', '{timeout: null}', 'timeout: 2m')).timeout).toMatchObject({
      value: 120,
    });
  });

  it('null says nothing where nothing was inherited', async () => {
    const settings = await settingsOf(
      '{env: {X: null}}',
      '',
      'timeout: null, env: {A: null, B: }, labels: {l: null}, resources: {requests: {cpu: null}, limits: null}, nodeSelector: {p: ~}',
    );
    expect(settings).toEqual(await settingsOf('', '', ''));
  });

  it('variables of a component win over the defaults of the pipeline, and the task over both', async () => {
    const env = ', env: {A: component, B: component}';
    expect(
      texts((await settingsOf('{env: {A: defaults, C: defaults}}', '', 'env: {B: task}', env)).env),
    ).toEqual({ C: 'defaults', B: 'task' });
  });

  it('a variable from a Secret replaces a text, and the other way round', async () => {
    const settings = await settingsOf(
      '{env: {A: x, B: {secret: {name: s, key: k}}}}',
      '',
      'env: {A: {secret: {name: s, key: k}}, B: y}',
    );
    expect(texts(settings.env)).toEqual({ A: 'secret', B: 'y' });
  });

  it('texts stay as they are written', async () => {
    const settings = await settingsOf(
      '',
      '',
      'env: {A: 1.10, B: 012, C: yes, D: 1_000, E: "x", F: 0x1F, G: ~x, H: ""}',
    );
    expect(texts(settings.env)).toEqual({
      A: '1.10',
      B: '012',
      C: 'yes',
      D: '1_000',
      E: 'x',
      F: '0x1F',
      G: '~x',
      H: '',
    });
  });
});

describe('a setting', () => {
  it.each([
    [
      'a group',
      'g: {tasks: {w: {component: ./work.yaml}}, timeout: 1m}',
      ['setting-not-applicable: timeout'],
    ],
    [
      'a group',
      'g: {tasks: {w: {component: ./work.yaml}}, arguments: {x: 1}, retry: {limit: 1}, env: {A: b}}',
      ['setting-not-applicable: arguments', 'setting-not-applicable: retry', 'setting-not-applicable: env'],
    ],
    [
      'a pipeline',
      'p: {component: ./sub.yaml, resources: {requests: {cpu: 1}}}',
      ['setting-not-applicable: resources'],
    ],
    [
      'createVolume',
      'v: {createVolume: {size: 1Gi}, mounts: {/a: x}, timeout: 1m}',
      ['setting-not-applicable: mounts', 'setting-not-applicable: timeout'],
    ],
  ])('that cannot apply to %s is refused where it stands', async (_, task, expected) => {
    const files = withParts(`tasks:\n  ${task}\n`, {
      'sub.yaml':
        'apiVersion: pipewright/v1\nkind: Pipeline\nname: sub\ntasks: {w: {component: ./work.yaml}}\n',
    });
    expect(await findings(files)).toEqual(expected);
  });

  it.each([
    ['resources: {requests: {cpu: lots}}', ['invalid-value: lots']],
    ['resources: {requests: {memory: 1GB}}', ['invalid-value: 1GB']],
    ['timeout: soon', ['invalid-value: soon']],
    ['timeout: 0', ['invalid-value: 0']],
    ['timeout: 0s', ['invalid-duration: 0s']],
    ['timeout: "${{ inputs.t }}"', ['type-mismatch: inputs.t']],
    ['retry: {limit: "${{ inputs.t }}"}', ['type-mismatch: inputs.t']],
    ['retry: {limit: -1}', ['invalid-value: -1']],
    ['retry: {limit: 1, backoff: {duration: 1x}}', ['invalid-value: 1x']],
    ['image: "${{ tasks.m.outputs.table }}"', ['type-mismatch: tasks.m.outputs.table']],
    ['env: {A: "${{ tasks.m.outputs.table }}"}', ['type-mismatch: tasks.m.outputs.table']],
    ['timeout: 1h30m, retry: {limit: 0}', []],
    ['timeout: "${{ inputs.n }}", retry: {limit: "${{ inputs.n + 1 }}"}', []],
  ])('is of its type: %s', async (setting, expected) => {
    const files = withParts(
      `inputs: [{name: t, type: String, default: x}, {name: n, type: Integer, default: 1}]\ntasks: {m: {component: ./make.yaml}, w: {component: ./work.yaml, ${setting}}}\n`,
    );
    expect(await findings(files)).toEqual(expected);
  });

  it('of the defaults is told once when it is wrong, however many tasks there are', async () => {
    const files = withParts(
      'defaults: {env: {A: "${{ inputs.nothing }}"}}\ntasks: {a: {component: ./work.yaml}, b: {component: ./work.yaml, timeout: 1m}}\n',
    );
    expect(await findings(files)).toEqual(['unknown-input: nothing']);
  });

  it('of the defaults that cannot apply to one of the tasks is no error', async () => {
    const files = withParts(
      'defaults: {timeout: 1m}\ntasks: {v: {createVolume: {size: 1Gi}}, g: {tasks: {w: {component: ./work.yaml}}}}\n',
    );
    expect(await findings(files)).toEqual([]);
  });
});

describe('the variables that a step gets from Pipewright', () => {
  it.each([
    ['an input of a script', './make.yaml', 'INPUT_SEED', ['duplicate-name: INPUT_SEED']],
    ['an output of a script', './make.yaml', 'OUTPUT_TEXT', ['duplicate-name: OUTPUT_TEXT']],
    [
      'an input of a container',
      './say.yaml, arguments: {text: x}',
      'INPUT_TEXT',
      ['duplicate-name: INPUT_TEXT'],
    ],
    ['the brace', './work.yaml', 'PW_LB', ['duplicate-name: PW_LB']],
    ['what tells of absence', './work.yaml', 'PW_HAS_NOTE', ['duplicate-name: PW_HAS_NOTE']],
    ['an input that it has not', './make.yaml', 'INPUT_OTHER', []],
    [
      'an output of a container, which has none',
      './clean.yaml, arguments: {table: "${{ tasks.m.outputs.table }}"}',
      'OUTPUT_TABLE',
      [],
    ],
  ])('cannot be set besides: %s', async (_, task, variable, expected) => {
    expect(
      await findings(
        withParts(`tasks: {m: {component: ./make.yaml}, w: {component: ${task}, env: {${variable}: x}}}\n`),
      ),
    ).toEqual(expected);
  });

  it('cannot be set by the defaults either, when a step has them', async () => {
    const files = (task: string): Files =>
      withParts(`defaults: {env: {INPUT_SEED: x}}\ntasks: {w: {component: ${task}}}\n`);
    expect(await findings(files('./make.yaml'))).toEqual(['duplicate-name: INPUT_SEED']);
    expect(await findings(files('./work.yaml'))).toEqual([]);
  });

  it('may be the input itself, under the name that it would have', async () => {
    const files = withParts('tasks: {t: {component: ./t.yaml, arguments: {x: y}}}\n', {
      't.yaml': component(
        't',
        'inputs: [{name: x, type: String}]\nimplementation: {container: {image: "a:1", command: [p], env: {INPUT_X: {inputValue: x}}}}\n',
      ),
    });
    expect(await findings(files)).toEqual([]);
  });
});

describe('a timeout with an expression', () => {
  const timeout = (text: string): Promise<readonly string[]> =>
    findings(
      withParts(
        `inputs: [{name: n, type: Integer, default: 2}, {name: f, type: Float, default: 1.5}, {name: any, default: '90'}]
tasks: {m: {component: ./make.yaml, timeout: "${text}"}}
`,
      ),
    );

  it.each([
    '${{ inputs.n }}',
    '${{ inputs.n }}s',
    '${{ inputs.n + 1 }}m',
    '${{ inputs.n }}h',
    '${{ inputs.any }}',
  ])('%s is a time', async (text) => {
    expect(await timeout(text)).toEqual([]);
  });

  it.each([
    ['${{ inputs.f }}m', 'type-mismatch'],
    ['${{ inputs.any }}m', 'type-mismatch'],
    ['${{ inputs.n }}w', 'type-mismatch'],
    ['1h${{ inputs.n }}m', 'type-mismatch'],
    ['${{ 0 }}', 'invalid-duration'],
  ])('%s is none', async (text, expected) => {
    expect(await timeout(text)).toEqual([`${expected}: "${text}"`]);
  });

  it('is computed in seconds', async () => {
    const { scope } = await boundPipeline(
      withParts(
        'inputs: [{name: n, type: Integer, default: 2}]\ntasks: {m: {component: ./make.yaml, timeout: "${{ inputs.n }}h"}}\n',
      ),
    );
    expect((scope.tasks[0] as ComponentTask).settings.timeout).toMatchObject({
      operator: '*',
      left: { target: { kind: 'input' } },
      right: { value: 3600 },
    });
  });
});
