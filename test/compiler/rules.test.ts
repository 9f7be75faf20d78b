import { describe, expect, it } from 'vitest';
import { compileFiles, component, type Files, finding, project, withParts } from '../support/compile.ts';

async function advice(body: string, more: Files = {}, rules?: string): Promise<readonly string[]> {
  const files = withParts(body, {
    ...more,
    ...(rules !== undefined && { 'pipewright.yaml': project(`rules: ${rules}\n`) }),
  });
  const { diagnostics } = await compileFiles(files);
  return diagnostics.map((one) => `${one.severity} ${finding(one)}`);
}

const container = (spec: string, ports = ''): Files => ({
  'c.yaml': component('c', `${ports}implementation: {container: ${spec}}\n`),
});
const run = 'tasks: {c: {component: ./c.yaml}}\n';

describe('rules', () => {
  it('warn and do not stop the compiler', async () => {
    const { text, diagnostics } = await compileFiles(
      withParts('inputs: [{name: x, default: k}]\ntasks: {w: {component: ./work.yaml}}\n'),
    );
    expect(diagnostics.map((one) => `${one.severity} ${finding(one)}`)).toEqual(['warning unused-input: x']);
    expect(text).toBeDefined();
  });

  it('advise on what is proven only: no advice beside an error', async () => {
    expect(
      await advice('inputs: [{name: x, default: k}]\ntasks: {w: {component: ./work.yaml, after: [z]}}\n'),
    ).toEqual(['error unknown-task: z']);
  });

  it.each([
    ['{unused-input: off}', []],
    ['{unused-input: error}', ['error unused-input: x']],
    ['{unused-input: warning}', ['warning unused-input: x']],
    ['{missing-command: error}', ['warning unused-input: x']],
  ])('have the level of the project file: %s', async (rules, expected) => {
    expect(
      await advice('inputs: [{name: x, default: k}]\ntasks: {w: {component: ./work.yaml}}\n', {}, rules),
    ).toEqual(expected);
  });

  it('stop the compiler when they are errors', async () => {
    const files = withParts('inputs: [{name: x, default: k}]\ntasks: {w: {component: ./work.yaml}}\n', {
      'pipewright.yaml': project('rules: {unused-input: error}\n'),
    });
    expect((await compileFiles(files)).text).toBeUndefined();
  });

  it('that are off unless asked for are silent', async () => {
    expect(await advice('tasks: {w: {component: ./work.yaml}}\n')).toEqual([]);
    expect(
      await advice('tasks: {w: {component: ./work.yaml}}\n', {}, '{missing-resources: warning}'),
    ).toEqual(['warning missing-resources: w']);
  });

  it('cannot make an error of the language go away', async () => {
    const files = withParts('tasks: {w: {component: ./work.yaml, after: [z]}}\n', {
      'pipewright.yaml': project('rules: {unknown-task: off}\n'),
    });
    expect((await compileFiles(files)).diagnostics.map(finding).sort()).toEqual([
      'unknown-rule: unknown-task',
      'unknown-task: z',
    ]);
  });

  it('look at each component once', async () => {
    expect(
      await advice(
        'tasks: {a: {component: ./c.yaml}, b: {component: ./c.yaml}}\n',
        container('{image: a, command: [p]}'),
      ),
    ).toEqual(['warning unpinned-image: a']);
  });

  it('look at pipelines that are used, too', async () => {
    const files = {
      'sub.yaml':
        'apiVersion: pipewright/v1\nkind: Pipeline\nname: sub\ninputs: [{name: x, default: k}]\ntasks: {w: {component: ./work.yaml}}\n',
    };
    expect(await advice('tasks: {p: {component: ./sub.yaml}}\n', files)).toEqual(['warning unused-input: x']);
  });
});

describe('an input counts as used when it is read by', () => {
  it.each([
    ['an argument', 'tasks: {s: {component: ./say.yaml, arguments: {text: "a ${{ inputs.x }}"}}}'],
    ['a condition', `tasks: {w: {component: ./work.yaml, when: "\${{ inputs.x == 'y' }}"}}`],
    [
      'a setting',
      'tasks: {w: {component: ./work.yaml, mounts: {/d: {volume: {claim: c}, subPath: "${{ inputs.x }}"}}}}',
    ],
    [
      'a default of the pipeline',
      'defaults: {env: {A: "${{ inputs.x }}"}}\ntasks: {w: {component: ./work.yaml}}',
    ],
    ['an output', 'outputs: {o: "${{ inputs.x }}"}\ntasks: {w: {component: ./work.yaml}}'],
    [
      'an output of a group',
      'tasks: {g: {tasks: {w: {component: ./work.yaml}}, outputs: {o: "${{ inputs.x }}"}}}',
    ],
    ['the size of a volume', 'tasks: {v: {createVolume: {size: "${{ length(inputs.x) }}Gi"}}}'],
    ['the label of a claim', 'tasks: {v: {createVolume: {size: 1Gi}, labels: {a: "${{ inputs.x }}"}}}'],
  ])('%s', async (_, body) => {
    expect(await advice(`inputs: [{name: x, type: String, default: k}]\n${body}\n`)).toEqual([]);
  });
});

describe('an image is pinned by', () => {
  it.each([
    ['a tag', 'a:1', []],
    ['a digest', `a@sha256:${'0'.repeat(64)}`, []],
    ['a tag behind a port', 'host:5000/a:1', []],
    ['nothing', 'a', ['warning unpinned-image: a']],
    ['nothing behind a port', 'host:5000/a', ['warning unpinned-image: host:5000/a']],
    ['latest, which is no version', 'a:latest', ['warning unpinned-image: a:latest']],
  ])('%s', async (_, image, expected) => {
    expect(await advice(run, container(`{image: "${image}", command: [p]}`))).toEqual(expected);
  });
});

describe('the other rules', () => {
  it('miss a command', async () => {
    expect(await advice(run, container('{image: "a:1", args: [x]}'))).toEqual([
      'warning missing-command: a:1',
    ]);
  });

  it('see an artifact that is read by value', async () => {
    expect(
      await advice(
        'tasks: {m: {component: ./make.yaml}, c: {component: ./c.yaml, arguments: {t: "${{ tasks.m.outputs.table }}"}}}\n',
        container('{image: "a:1", command: [p, {inputValue: t}]}', 'inputs: [{name: t, type: Dataset}]\n'),
      ),
    ).toEqual(['warning artifact-by-value: t']);
  });

  it('see a word of Norway', async () => {
    expect(await advice('tasks: {s: {component: ./say.yaml, arguments: {text: no}}}\n')).toEqual([
      'warning norway-word: no',
    ]);
    expect(await advice('tasks: {s: {component: ./say.yaml, arguments: {text: "no"}}}\n')).toEqual([]);
    expect(await advice('tasks: {s: {component: ./say.yaml, arguments: {text: nowhere}}}\n')).toEqual([]);
  });

  it('see a tag of Argo', async () => {
    expect(
      await advice('tasks: {s: {component: ./say.yaml, arguments: {text: "{{inputs.parameters.x}}"}}}\n'),
    ).toHaveLength(1);
    expect(await advice('tasks: {s: {component: ./say.yaml, arguments: {text: "{{ jinja }}"}}}\n')).toEqual(
      [],
    );
  });

  it('note what does not count in a pipeline that is used', async () => {
    const files = {
      'sub.yaml':
        'apiVersion: pipewright/v1\nkind: Pipeline\nname: sub\nschedule: {cron: "@daily"}\nrun: {timeout: 1h}\ntasks: {w: {component: ./work.yaml}}\n',
    };
    expect(await advice('tasks: {p: {component: ./sub.yaml}}\n', files)).toEqual([
      'note ignored-in-component: ./sub.yaml',
    ]);
  });
});
