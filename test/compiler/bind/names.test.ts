import { describe, expect, it } from 'vitest';
import { component, type Files, findings, parts, pipeline, withParts } from '../../support/compile.ts';

const quote = JSON.stringify;

describe('the name of a task', () => {
  const task = (name: string): Promise<readonly string[]> =>
    findings(withParts(`tasks: {${quote(name)}: {component: ./work.yaml}}\n`));

  it.each(['a', 'a1', 'a-b', 'train-model-2', 'nots', 'android', 'information', 'x'.repeat(63)])(
    'may be %s',
    async (name) => {
      expect(await task(name)).toEqual([]);
    },
  );

  it.each(['A', 'a_b', '1a', '-a', 'a-', 'a.b', 'a b', 'ä', '', '{{x}}', '${{ x }}'])(
    'may not be %s',
    async (name) => {
      expect(await task(name)).toEqual([`invalid-name: ${quote(name)}`]);
    },
  );

  it.each('and contains else false if in let matches nil not null or true'.split(' '))(
    'may not be %s, a word of the engine',
    async (name) => {
      expect(await task(name)).toEqual([`reserved-name: ${quote(name)}`]);
    },
  );

  it('has at most 63 characters', async () => {
    expect(await task('x'.repeat(64))).toEqual([`name-too-long: ${quote('x'.repeat(64))}`]);
  });
});

describe('the name of a pipeline', () => {
  const named = (name: string, more = ''): Promise<readonly string[]> =>
    findings({
      ...parts,
      'pipeline.yaml': `apiVersion: pipewright/v1\nkind: Pipeline\nname: ${quote(name)}\n${more}tasks: {w: {component: ./work.yaml}}\n`,
    });

  it('leaves room for what Argo adds to it', async () => {
    expect(await named('x'.repeat(57))).toEqual([]);
    expect(await named('x'.repeat(58))).toEqual([`name-too-long: ${quote('x'.repeat(58))}`]);
    expect(await named('x'.repeat(52), 'schedule: {cron: "@daily"}\n')).toEqual([]);
    expect(await named('x'.repeat(53), 'schedule: {cron: "@daily"}\n')).toEqual([
      `name-too-long: ${quote('x'.repeat(53))}`,
    ]);
  });

  it('is a DNS label', async () => {
    expect(await named('Census Table')).toEqual(['invalid-name: "Census Table"']);
  });
});

describe('the name of a volume', () => {
  it('is a DNS label, and no word of the engine', async () => {
    expect(
      await findings(
        withParts(
          'volumes: {data_1: {claim: c}, in: {claim: c}, data-1: {claim: c}}\ntasks: {w: {component: ./work.yaml}}\n',
        ),
      ),
    ).toEqual(['invalid-name: data_1', 'reserved-name: in']);
  });
});

describe('the names of inputs and outputs', () => {
  const step = (inputs: readonly string[], outputs: readonly string[], header: string): Files =>
    withParts('tasks: {s: {component: ./s.yaml}}\n', {
      's.yaml': `${header}inputs: [${inputs.map((name) => `{name: ${quote(name)}, type: String, default: x}`).join(', ')}]
outputs: [${outputs.map((name) => `{name: ${quote(name)}, type: String}`).join(', ')}]
implementation: {script: {image: "a:1", interpreter: sh, source: x}}
`,
    });
  const ours = 'apiVersion: pipewright/v1\nkind: Component\nname: s\n';

  it.each(['a', 'A', 'table_code', 'table-code', 'x1'])('may be %s', async (name) => {
    expect(await findings(step([name], [name], ours))).toEqual([]);
  });

  it.each(['Table code', '1a', '_a', 'ä', 'a.b', ''])('may not be %s in files of ours', async (name) => {
    expect((await findings(step([name], [], ours))).length).toBeGreaterThan(0);
  });

  it.each(['Table code', '1a', '_a', 'a.b', 'Accuracy %'])('may be %s in files of KFP', async (name) => {
    expect(await findings(step([name], [name], 'name: s\n'))).toEqual([]);
  });

  it.each([
    ['a_b', 'a-b'],
    ['a b', 'a_b'],
    ['ab', 'AB'],
    ['a  b', 'a b'],
    ['Accuracy', 'Accuracy %'],
    ['x', ' x'],
    ['ä', 'ö'],
  ])('may not be %s and %s beside each other', async (one, other) => {
    expect(await findings(step([one, other], [], 'name: s\n'))).toEqual([`ambiguous-name: ${quote(other)}`]);
    expect(await findings(step([], [one, other], 'name: s\n'))).toEqual([`ambiguous-name: ${quote(other)}`]);
  });

  it('may be one for an input and an output', async () => {
    expect(await findings(step(['table'], ['table'], ours))).toEqual([]);
  });

  it('may not be there twice', async () => {
    expect(await findings(step(['a', 'a'], [], ours))).toEqual(['duplicate-name: "a"']);
  });
});

describe('the names of the outputs of groups and pipelines', () => {
  it.each([
    ['a', []],
    ['table-code', []],
    ['A_1', []],
    ['a b', ['invalid-name: "a b"']],
    ['1', ['invalid-name: "1"']],
    ['{{x}}', ['invalid-name: "{{x}}"']],
  ])('%s', async (name, expected) => {
    expect(
      await findings(
        withParts(`outputs: {${quote(name)}: "\${{ run.name }}"}\ntasks: {w: {component: ./work.yaml}}\n`),
      ),
    ).toEqual(expected);
    expect(
      await findings(
        withParts(
          `tasks: {g: {tasks: {w: {component: ./work.yaml}}, outputs: {${quote(name)}: "\${{ run.name }}"}}}\n`,
        ),
      ),
    ).toEqual(expected);
  });

  it('may not become one in Argo', async () => {
    expect(
      await findings(
        withParts(
          'outputs: {a-: "${{ run.name }}", a: "${{ run.id }}"}\ntasks: {w: {component: ./work.yaml}}\n',
        ),
      ),
    ).toEqual(['ambiguous-name: a']);
  });
});

describe('names of Kubernetes', () => {
  it.each([
    ['labels: {"a b": c}', ['invalid-kubernetes-name: "a b"']],
    ['labels: {a: "b c"}', ['invalid-kubernetes-name: "b c"']],
    ['labels: {example.com/a: b, a.b-c_d: ""}', []],
    ['annotations: {"a/b/c": d}', ['invalid-kubernetes-name: "a/b/c"']],
    ['annotations: {a: "anything {goes}"}', []],
    ['nodeSelector: {pool: "a b"}', ['invalid-kubernetes-name: "a b"']],
    ['env: {1A: b}', ['invalid-kubernetes-name: 1A']],
    ['env: {A.b-c_D: b}', []],
    ['serviceAccount: Trainer', ['invalid-kubernetes-name: Trainer']],
    ['env: {A: {secret: {name: My_Secret, key: k}}}', ['invalid-kubernetes-name: My_Secret']],
    ['mounts: {/d: {claim: My_Claim}}', ['invalid-kubernetes-name: My_Claim']],
    ['resources: {requests: {gpu: 1}}', ['invalid-kubernetes-name: gpu']],
    [
      'resources: {limits: {nvidia.com/gpu: 1, cpu: 1, memory: 1, ephemeral-storage: 1, hugepages-2Mi: 4Mi}}',
      [],
    ],
    ['resources: {requests: {"{{x}}": 1}}', ['invalid-kubernetes-name: "{{x}}"']],
  ])('are checked: %s', async (setting, expected) => {
    expect(await findings(withParts(`tasks: {w: {component: ./work.yaml, ${setting}}}\n`))).toEqual(expected);
    expect(
      await findings(withParts(`defaults: {${setting}}\ntasks: {w: {component: ./work.yaml}}\n`)),
    ).toEqual(expected);
  });

  it('are checked in components, once for all that use them', async () => {
    const files = withParts('tasks: {a: {component: ./c.yaml}, b: {component: ./c.yaml}}\n', {
      'c.yaml': component(
        'c',
        'implementation: {container: {image: "a:1", command: [p], env: {"A B": c}}}\n',
      ),
    });
    expect(await findings(files)).toEqual(['invalid-kubernetes-name: "A B"']);
  });
});

describe('the name of a component', () => {
  it('may be anything: the template is named after it as KFP does', async () => {
    const files = {
      ...parts,
      'pipeline.yaml': pipeline('tasks: {w: {component: ./k.yaml}}\n'),
      'k.yaml': `name: ${quote("My step's №1 (new!)")}\nimplementation: {container: {image: "a:1", command: [p]}}\n`,
    };
    expect(await findings(files)).toEqual([]);
  });
});
