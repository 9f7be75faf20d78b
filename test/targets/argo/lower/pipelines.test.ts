import { describe, expect, it } from 'vitest';
import {
  argumentsOf,
  compiled,
  type Files,
  pipeline,
  specOf,
  taskOf,
  templateOf,
  withParts,
} from '../../../support/compile.ts';

const sub: Files = {
  'sub.yaml': pipeline(
    `inputs:
  - {name: title, type: String, default: untitled}
  - {name: note, type: String, optional: true}
  - {name: table, type: Dataset, optional: true}
outputs:
  report: \${{ tasks.r.outputs.report }}
  text: \${{ tasks.m.outputs.text }}
tasks:
  m: {component: ./make.yaml, arguments: {seed: "\${{ inputs.note }}"}}
  r: {component: ./report.yaml, arguments: {title: "\${{ inputs.title }}", table: "\${{ inputs.table }}"}}
`,
    'sub',
  ),
};

describe('a pipeline as a component', () => {
  it('is one template, however often it is called', async () => {
    const object = await compiled(
      withParts(
        'tasks: {one: {component: ./sub.yaml}, two: {component: ./sub.yaml, arguments: {title: x}}}\n',
        sub,
      ),
    );
    expect(specOf(object).templates.map((one) => one.name)).toEqual(['main', 'sub', 'make', 'report']);
    expect(taskOf(object, 'main', 'one').template).toBe('sub');
    expect(taskOf(object, 'main', 'two').template).toBe('sub');
  });

  it('gets its own defaults from each call that gives nothing', async () => {
    const object = await compiled(
      withParts(
        'tasks: {one: {component: ./sub.yaml}, two: {component: ./sub.yaml, arguments: {title: x, note: y}}}\n',
        sub,
      ),
    );
    expect(argumentsOf(object, 'main', 'one')).toEqual({ title: 'untitled', note: '{absent}' });
    expect(argumentsOf(object, 'main', 'two')).toEqual({ title: 'x', note: 'y' });
  });

  it('takes an artifact as an artifact, optional when the input is', async () => {
    const object = await compiled(
      withParts(
        `tasks:
  a: {component: ./make.yaml}
  one: {component: ./sub.yaml, arguments: {table: "\${{ tasks.a.outputs.table }}"}}
  two: {component: ./sub.yaml}
`,
        sub,
      ),
    );
    expect(templateOf(object, 'sub').inputs?.artifacts).toEqual([{ name: 'table', optional: true }]);
    expect(argumentsOf(object, 'main', 'one').table).toEqual({ from: '{{tasks.a.outputs.artifacts.table}}' });
    expect(argumentsOf(object, 'main', 'two')).not.toHaveProperty('table');
    expect(argumentsOf(object, 'sub', 'r').table).toEqual({
      from: '{{inputs.artifacts.table}}',
      optional: true,
    });
  });

  it('takes an input without a type as a file when every call gives it one, else as a text', async () => {
    const files: Files = {
      'any.yaml': pipeline(
        'inputs: [{name: x}]\ntasks: {c: {component: ./clean.yaml, arguments: {table: "${{ inputs.x }}"}}}\n',
        'any',
      ),
    };
    const asFile = await compiled(
      withParts(
        'tasks: {a: {component: ./make.yaml}, p: {component: ./any.yaml, arguments: {x: "${{ tasks.a.outputs.table }}"}}}\n',
        files,
      ),
    );
    expect(templateOf(asFile, 'any').inputs).toEqual({ artifacts: [{ name: 'x' }] });
    const asText = await compiled(
      withParts(
        `tasks:
  a: {component: ./make.yaml}
  p: {component: ./any.yaml, arguments: {x: "\${{ tasks.a.outputs.table }}"}}
  q: {component: ./any.yaml, arguments: {x: a text}}
`,
        files,
      ),
    );
    expect(templateOf(asText, 'any').inputs).toEqual({ parameters: [{ name: 'x' }] });
    expect(argumentsOf(asText, 'main', 'q')).toEqual({ x: 'a text' });
  });

  it('emits the outputs that somebody reads', async () => {
    const object = await compiled(
      withParts(
        `outputs: {report: "\${{ tasks.one.outputs.report }}"}
tasks:
  one: {component: ./sub.yaml}
  two: {component: ./sub.yaml}
  s: {component: ./say.yaml, arguments: {text: "\${{ tasks.two.outputs.text }}"}}
`,
        sub,
      ),
    );
    expect(templateOf(object, 'sub').outputs).toEqual({
      parameters: [
        {
          name: 'text',
          valueFrom: {
            expression: "sprig.replace('\\x7b', '\\x7b\\u2060', tasks['m'].outputs.parameters['text'])",
          },
        },
      ],
      artifacts: [{ name: 'report', from: '{{tasks.r.outputs.artifacts.report}}' }],
    });
    expect(templateOf(object, 'main').outputs).toEqual({
      artifacts: [{ name: 'report', from: '{{tasks.one.outputs.artifacts.report}}' }],
    });
  });

  it('inside a group takes what it is given through the group', async () => {
    const object = await compiled(
      withParts(
        `inputs: [{name: t, type: String, default: x}]
tasks:
  a: {component: ./make.yaml}
  g: {tasks: {p: {component: ./sub.yaml, arguments: {title: "\${{ inputs.t }}", table: "\${{ tasks.a.outputs.table }}"}}}}
`,
        sub,
      ),
    );
    expect(argumentsOf(object, 'main', 'g')).toEqual({
      t: "{{=inputs.parameters['t']}}",
      'a-table': { from: '{{tasks.a.outputs.artifacts.table}}' },
    });
    expect(argumentsOf(object, 'g', 'p').table).toEqual({ from: '{{inputs.artifacts.a-table}}' });
  });

  it('may hold groups and pipelines of its own', async () => {
    const object = await compiled(
      withParts('tasks: {p: {component: ./outer.yaml}}\n', {
        ...sub,
        'outer.yaml': pipeline('tasks: {g: {tasks: {p: {component: ./sub.yaml}}}}\n', 'outer'),
      }),
    );
    expect(specOf(object).templates.map((one) => one.name)).toEqual([
      'main',
      'outer',
      'g',
      'sub',
      'make',
      'report',
    ]);
  });

  it('is named like its file says; another of that name gets a number', async () => {
    const object = await compiled(
      withParts('tasks: {one: {component: ./a/p.yaml}, two: {component: ./b/p.yaml}}\n', {
        'a/p.yaml': pipeline('tasks: {w: {component: ../work.yaml}}\n', 'p'),
        'b/p.yaml': pipeline('tasks: {w: {component: ../work.yaml, env: {A: b}}}\n', 'p'),
      }),
    );
    expect(specOf(object).templates.map((one) => one.name)).toEqual(['main', 'p', 'work', 'p-2', 'work-2']);
  });

  it('uses its own defaults for its tasks and not those of the caller', async () => {
    const object = await compiled(
      withParts(
        `defaults: {env: {WHO: caller}}
tasks: {p: {component: ./inner.yaml}, w: {component: ./work.yaml}}
`,
        {
          'inner.yaml': pipeline('defaults: {timeout: 10m}\ntasks: {w: {component: ./work.yaml}}\n', 'inner'),
        },
      ),
    );
    expect(templateOf(object, taskOf(object, 'inner', 'w').template)).toMatchObject({
      activeDeadlineSeconds: 600,
    });
    expect(templateOf(object, taskOf(object, 'inner', 'w').template).container).not.toHaveProperty('env');
    expect(templateOf(object, taskOf(object, 'main', 'w').template).container?.env).toEqual([
      { name: 'WHO', value: 'caller' },
    ]);
    expect(templateOf(object, taskOf(object, 'main', 'w').template)).not.toHaveProperty(
      'activeDeadlineSeconds',
    );
  });

  it('mounts volumes of its own by their names', async () => {
    const object = await compiled(
      withParts('tasks: {p: {component: ./inner.yaml}}\n', {
        'inner.yaml': pipeline(
          'volumes: {data: {claim: team}}\ntasks: {w: {component: ./work.yaml, mounts: {/d: data}}}\n',
          'inner',
        ),
      }),
    );
    expect(templateOf(object, 'work').volumes).toEqual([
      { name: 'data', persistentVolumeClaim: { claimName: 'team' } },
    ]);
  });

  it('takes a volume that the caller made', async () => {
    const object = await compiled(
      withParts(
        `tasks:
  v: {createVolume: {size: 1Gi}}
  p: {component: ./inner.yaml, arguments: {disk: "\${{ tasks.v.outputs.volume }}"}}
`,
        {
          'inner.yaml': pipeline(
            'inputs: [{name: disk, type: Volume}]\ntasks: {w: {component: ./work.yaml, mounts: {/d: "${{ inputs.disk }}"}}}\n',
            'inner',
          ),
        },
      ),
    );
    expect(argumentsOf(object, 'main', 'p')).toEqual({ disk: '{{tasks.v.outputs.parameters.name}}' });
    expect(argumentsOf(object, 'inner', 'w')).toEqual({ disk: "{{=inputs.parameters['disk']}}" });
    expect(templateOf(object, 'work').volumes).toEqual([
      { name: 'd', persistentVolumeClaim: { claimName: "{{=inputs.parameters['disk']}}" } },
    ]);
  });
});

describe('the inputs of the run', () => {
  it('are the arguments of the workflow, and the entrypoint takes them as its own inputs', async () => {
    const object = await compiled(
      withParts(`inputs:
  - {name: text, type: String, default: "it's"}
  - {name: n, type: Integer, default: 7, description: How often}
  - {name: ok, type: Bool, default: false}
  - {name: ratio, type: Float, default: 1e-7}
  - {name: names, type: "List[String]", default: [a, "{{x}}"]}
  - {name: note, type: String, optional: true}
tasks: {s: {component: ./say.yaml, arguments: {text: "\${{ inputs.text }}"}}}
`),
    );
    expect(specOf(object).arguments?.parameters).toEqual([
      { name: 'text', value: "it's" },
      { name: 'n', description: 'How often', value: '7' },
      { name: 'ok', value: 'false' },
      { name: 'ratio', value: '1e-7' },
      { name: 'names', value: '["a","{\\u007bx}}"]' },
      { name: 'note', value: '{absent}' },
    ]);
    expect(specOf(object).entrypoint).toBe('main');
    expect(templateOf(object, 'main').inputs?.parameters?.map((one) => one.name)).toEqual([
      'text',
      'n',
      'ok',
      'ratio',
      'names',
      'note',
    ]);
  });

  it('say their words, in the form in which values travel', async () => {
    const object = await compiled(
      withParts(`inputs:
  - {name: mode, type: String, enum: [fast, "{slow}"], default: fast}
  - {name: n, type: Integer, enum: [1, 2], optional: true}
tasks: {s: {component: ./say.yaml, arguments: {text: "\${{ inputs.mode }}"}}}
`),
    );
    expect(specOf(object).arguments?.parameters).toEqual([
      { name: 'mode', enum: ['fast', '{\u2060slow}'], value: 'fast' },
      { name: 'n', enum: ['1', '2', '{absent}'], value: '{absent}' },
    ]);
  });

  it('take what --input gives, as the type reads it', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: text, type: String, default: x}, {name: n, type: Integer}, {name: names, type: "List[Integer]", default: []}]
tasks: {s: {component: ./say.yaml, arguments: {text: "\${{ inputs.text }}"}}}
`),
      { inputs: { text: '{{workflow.name}}', n: '12', names: '[1, 2]' } },
    );
    expect(specOf(object).arguments?.parameters).toEqual([
      { name: 'text', value: '{\u2060{\u2060workflow.name}}' },
      { name: 'n', value: '12' },
      { name: 'names', value: '[1,2]' },
    ]);
  });

  it('may lack a value in a template, which is filled in when it is run', async () => {
    const object = await compiled(
      withParts(
        'inputs: [{name: text, type: String}]\ntasks: {s: {component: ./say.yaml, arguments: {text: "${{ inputs.text }}"}}}\n',
      ),
      { kind: 'WorkflowTemplate' },
    );
    expect(specOf(object).arguments?.parameters).toEqual([{ name: 'text' }]);
  });

  it('have descriptions in which Argo finds no tag', async () => {
    const object = await compiled(
      withParts(
        'inputs: [{name: text, type: String, default: x, description: "like {{=1 or {{{x}}}"}]\ntasks: {s: {component: ./say.yaml, arguments: {text: "${{ inputs.text }}"}}}\n',
      ),
    );
    expect(specOf(object).arguments?.parameters?.[0]?.description).toBe(
      'like {\u2060{=1 or {\u2060{\u2060{x}}}',
    );
  });
});

describe('the outputs of the run', () => {
  it('show the bytes that steps wrote', async () => {
    const object = await compiled(
      withParts(`outputs: {text: "\${{ tasks.m.outputs.text }}", both: "\${{ tasks.m.outputs.text }}-\${{ tasks.m.outputs.count }}"}
tasks: {m: {component: ./make.yaml}}
`),
    );
    expect(templateOf(object, 'main').outputs?.parameters).toEqual([
      { name: 'text', valueFrom: { expression: "tasks['m'].outputs.parameters['text']" } },
      {
        name: 'both',
        valueFrom: {
          expression: "tasks['m'].outputs.parameters['text'] + '-' + tasks['m'].outputs.parameters['count']",
        },
      },
    ]);
  });

  it('say {absent} when they are optional and nothing came', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: go, type: Bool, default: true}]
outputs: {text: {from: "\${{ tasks.m.outputs.text }}", optional: true}, table: {from: "\${{ tasks.m.outputs.table }}", optional: true}}
tasks: {m: {component: ./make.yaml, when: "\${{ inputs.go }}"}}
`),
    );
    expect(templateOf(object, 'main').outputs?.parameters?.[0]?.valueFrom?.expression).toMatch(
      / : '\\x7babsent\\x7d'$/,
    );
    expect(templateOf(object, 'main').outputs?.artifacts).toEqual([
      { name: 'table', from: '{{tasks.m.outputs.artifacts.table}}', optional: true },
    ]);
  });
});
