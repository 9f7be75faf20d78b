import { describe, expect, it } from 'vitest';
import {
  argumentsOf,
  compiled,
  component,
  envOf,
  taskOf,
  templateOf,
  withParts,
} from '../../../support/compile.ts';

const names = (ports: readonly { readonly name: string }[] | undefined): readonly string[] | undefined =>
  ports?.map((one) => one.name);

describe('a group', () => {
  it('becomes a DAG of its own name that takes what its tasks read outside', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: title, type: String, default: x}]
tasks:
  a: {component: ./make.yaml}
  g:
    tasks:
      r: {component: ./report.yaml, arguments: {title: "\${{ inputs.title }}", table: "\${{ tasks.a.outputs.table }}"}}
`),
    );
    expect(taskOf(object, 'main', 'g')).toMatchObject({
      template: 'g',
      arguments: {
        parameters: [{ name: 'title', value: "{{=inputs.parameters['title']}}" }],
        artifacts: [{ name: 'a-table', from: '{{tasks.a.outputs.artifacts.table}}' }],
      },
    });
    expect(templateOf(object, 'g').inputs).toEqual({
      parameters: [{ name: 'title' }],
      artifacts: [{ name: 'a-table' }],
    });
    expect(taskOf(object, 'g', 'r').arguments).toEqual({
      parameters: [{ name: 'title', value: "{{=inputs.parameters['title']}}" }],
      artifacts: [{ name: 'table', from: '{{inputs.artifacts.a-table}}' }],
    });
  });

  it('takes a value that several of its tasks read once', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: t, type: String, default: x}]
tasks:
  g:
    tasks:
      a: {component: ./say.yaml, arguments: {text: "\${{ inputs.t }}"}}
      b: {component: ./say.yaml, arguments: {text: "\${{ inputs.t }}!"}}
`),
    );
    expect(names(templateOf(object, 'g').inputs?.parameters)).toEqual(['t']);
  });

  it('takes nothing when nothing outside is read, and has no arguments then', async () => {
    const object = await compiled(withParts('tasks: {g: {tasks: {a: {component: ./work.yaml}}}}\n'));
    expect(taskOf(object, 'main', 'g')).toEqual({ name: 'g', template: 'g' });
    expect(templateOf(object, 'g')).not.toHaveProperty('inputs');
  });

  it('tells the input a-b from the output b of the task a', async () => {
    const object = await compiled(
      withParts(
        `inputs: [{name: a-b, type: String, default: input}]
tasks:
  a: {component: ./b.yaml}
  g:
    tasks:
      one: {component: ./say.yaml, arguments: {text: "\${{ inputs.a-b }}"}}
      two: {component: ./say.yaml, arguments: {text: "\${{ tasks.a.outputs.b }}"}}
`,
        {
          'b.yaml': component(
            'b',
            'outputs: [{name: b, type: String}]\nimplementation: {script: {image: "a:1", interpreter: sh, source: x}}\n',
          ),
        },
      ),
    );
    expect(names(templateOf(object, 'g').inputs?.parameters)).toEqual(['a-b', 'a-b-2']);
    const given = argumentsOf(object, 'main', 'g');
    const one = String(argumentsOf(object, 'g', 'one').text).includes("['a-b']") ? 'a-b' : 'a-b-2';
    const two = one === 'a-b' ? 'a-b-2' : 'a-b';
    expect(given[one]).toBe("{{=inputs.parameters['a-b']}}");
    expect(given[two]).toContain("tasks['a'].outputs.parameters['b']");
    expect(argumentsOf(object, 'g', 'two').text).toContain(`['${two}']`);
  });

  it('tells the output b-c of the task a from the output c of the task a-b, whatever the order of the file', async () => {
    const step = (output: string): string =>
      component(
        `make-${output}`,
        `outputs: [{name: ${output}, type: String}]\nimplementation: {script: {image: "a:1", interpreter: sh, source: x}}\n`,
      );
    const reader = (task: string, output: string): string =>
      `      ${task}-reader: {component: ./say.yaml, arguments: {text: "\${{ tasks.${task}.outputs.${output} }}"}}\n`;
    const inputsOf = async (readers: readonly string[]): Promise<readonly unknown[]> => {
      const object = await compiled(
        withParts(
          `tasks:
  a: {component: ./b-c.yaml}
  a-b: {component: ./c.yaml}
  g:
    tasks:
${readers.join('')}`,
          { 'b-c.yaml': step('b-c'), 'c.yaml': step('c') },
        ),
      );
      return [
        argumentsOf(object, 'main', 'g'),
        argumentsOf(object, 'g', 'a-reader'),
        argumentsOf(object, 'g', 'a-b-reader'),
      ];
    };
    const readers = [reader('a', 'b-c'), reader('a-b', 'c')];
    expect(await inputsOf(readers)).toEqual(await inputsOf([...readers].reverse()));
  });

  it('takes one output by value and by path when its tasks read both', async () => {
    const object = await compiled(
      withParts(
        `tasks:
  a: {component: ./make.yaml}
  g:
    tasks:
      one: {component: ./say.yaml, arguments: {text: "\${{ tasks.a.outputs.text }}"}}
      two: {component: ./file.yaml, arguments: {file: "\${{ tasks.a.outputs.text }}"}}
`,
        {
          'file.yaml': component(
            'file',
            'inputs: [{name: file, type: String}]\nimplementation: {container: {image: "a:1", command: [cat, {inputPath: file}]}}\n',
          ),
        },
      ),
    );
    expect(templateOf(object, 'g').inputs).toEqual({
      parameters: [{ name: 'a-text' }],
      artifacts: [{ name: 'a-text' }],
    });
    expect(templateOf(object, 'make').outputs?.parameters).toContainEqual({
      name: 'text',
      valueFrom: { path: '/tmp/outputs/text/data' },
    });
    expect(templateOf(object, 'make').outputs?.artifacts).toContainEqual({
      name: 'text',
      path: '/tmp/outputs/text/data',
    });
  });

  it('hands values and artifacts through two levels under the same names', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: title, type: String, default: x}]
tasks:
  a: {component: ./make.yaml}
  outer:
    tasks:
      inner:
        tasks:
          r: {component: ./report.yaml, arguments: {title: "\${{ inputs.title }}", table: "\${{ tasks.a.outputs.table }}"}}
`),
    );
    for (const name of ['outer', 'inner'])
      expect(templateOf(object, name).inputs).toEqual({
        parameters: [{ name: 'title' }],
        artifacts: [{ name: 'a-table' }],
      });
    expect(argumentsOf(object, 'outer', 'inner')).toEqual({
      title: "{{=inputs.parameters['title']}}",
      'a-table': { from: '{{inputs.artifacts.a-table}}' },
    });
  });

  it('does not take what a task of its own makes for the group inside it', async () => {
    const object = await compiled(
      withParts(`tasks:
  outer:
    tasks:
      a: {component: ./make.yaml}
      inner:
        tasks:
          s: {component: ./say.yaml, arguments: {text: "\${{ tasks.a.outputs.text }}"}}
`),
    );
    expect(templateOf(object, 'outer')).not.toHaveProperty('inputs');
    expect(names(templateOf(object, 'inner').inputs?.parameters)).toEqual(['a-text']);
  });

  it('takes what only the settings and conditions of its tasks read', async () => {
    const object = await compiled(
      withParts(`inputs:
  - {name: level, type: String, default: info}
  - {name: pool, type: String, default: p}
  - {name: tries, type: Integer, default: 2}
  - {name: go, type: Bool, default: true}
tasks:
  v: {createVolume: {size: 1Gi}}
  g:
    tasks:
      w:
        component: ./work.yaml
        when: \${{ inputs.go }}
        env: {LEVEL: "\${{ inputs.level }}"}
        nodeSelector: {pool: "\${{ inputs.pool }}"}
        retry: {limit: "\${{ inputs.tries }}"}
        mounts: {/d: "\${{ tasks.v.outputs.volume }}"}
`),
    );
    expect(names(templateOf(object, 'g').inputs?.parameters)).toEqual([
      'go',
      'level',
      'pool',
      'tries',
      'v-volume',
    ]);
    // The limit can fail to be a number, so it is computed where the step is called.
    expect(names(templateOf(object, 'work').inputs?.parameters)).toEqual([
      'retry-limit',
      'level',
      'pool',
      'v-volume',
    ]);
    expect(argumentsOf(object, 'g', 'w')['v-volume']).toBe("{{=inputs.parameters['v-volume']}}");
    expect(envOf(object, 'work').LEVEL).toContain("inputs.parameters['level']");
    expect(templateOf(object, 'work').volumes).toEqual([
      { name: 'd', persistentVolumeClaim: { claimName: "{{=inputs.parameters['v-volume']}}" } },
    ]);
  });

  it('calls what a setting captures otherwise when an input of the step has that name', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: text, type: String, default: x}]
tasks:
  s: {component: ./say.yaml, arguments: {text: constant}, env: {OUTER: "\${{ inputs.text }}"}}
`),
    );
    expect(names(templateOf(object, 'say').inputs?.parameters)).toEqual(['text', 'text-2']);
    expect(argumentsOf(object, 'main', 's')).toEqual({
      text: 'constant',
      'text-2': "{{=inputs.parameters['text']}}",
    });
    expect(envOf(object, 'say').OUTER).toContain("inputs.parameters['text-2']");
  });

  it('takes the status of a task outside', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: go, type: Bool, default: true}]
tasks:
  a: {component: ./work.yaml, when: "\${{ inputs.go }}"}
  g:
    tasks:
      w: {component: ./work.yaml, when: "\${{ tasks.a.status == 'Skipped' }}"}
`),
    );
    expect(argumentsOf(object, 'main', 'g')).toEqual({ 'a-status': '{{tasks.a.status}}' });
    expect(taskOf(object, 'g', 'w').when).toBe("{{= inputs.parameters['a-status'] == 'Skipped' }}");
  });

  it('reads names of the engine in place, without taking them', async () => {
    const object = await compiled(
      withParts(
        'tasks: {g: {tasks: {s: {component: ./say.yaml, arguments: {text: "${{ run.name }} ${{ run.id }}"}}}}}\n',
      ),
    );
    expect(templateOf(object, 'g')).not.toHaveProperty('inputs');
    expect(argumentsOf(object, 'g', 's').text).toBe('{{workflow.name}} {{workflow.uid}}');
  });

  it('guards a value of a task that may not run where it is taken, and reads the sign of absence inside', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: go, type: Bool, default: true}]
tasks:
  a: {component: ./make.yaml, when: "\${{ inputs.go }}"}
  g:
    tasks:
      s: {component: ./say.yaml, arguments: {text: "\${{ default(tasks.a.outputs.text, 'none') }}"}}
`),
    );
    expect(argumentsOf(object, 'main', 'g')['a-text']).toBe(
      "{{=tasks['a'].status == 'Succeeded' ? sprig.replace('\\x7b', '\\x7b\\u2060', get(get([tasks['a']][0].outputs, 'parameters'), 'text')) : '\\x7babsent\\x7d'}}",
    );
    expect(argumentsOf(object, 'g', 's').text).toBe(
      "{{=inputs.parameters['a-text'] != '\\x7babsent\\x7d' ? inputs.parameters['a-text'] : 'none'}}",
    );
  });

  it('marks an artifact of a task that may not run as optional on every step of the way', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: go, type: Bool, default: true}]
tasks:
  a: {component: ./make.yaml, when: "\${{ inputs.go }}"}
  outer:
    tasks:
      inner:
        tasks:
          r: {component: ./report.yaml, arguments: {table: "\${{ tasks.a.outputs.table }}"}}
`),
    );
    expect(argumentsOf(object, 'main', 'outer')['a-table']).toEqual({
      from: '{{tasks.a.outputs.artifacts.table}}',
      optional: true,
    });
    for (const name of ['outer', 'inner'])
      expect(templateOf(object, name).inputs?.artifacts).toEqual([{ name: 'a-table', optional: true }]);
    expect(argumentsOf(object, 'outer', 'inner')['a-table']).toEqual({
      from: '{{inputs.artifacts.a-table}}',
      optional: true,
    });
    expect(argumentsOf(object, 'inner', 'r').table).toEqual({
      from: '{{inputs.artifacts.a-table}}',
      optional: true,
    });
    expect(templateOf(object, 'report').inputs?.artifacts).toEqual([
      { name: 'table', path: '/tmp/inputs/table/data', optional: true },
    ]);
  });
});

describe('the outputs of a group', () => {
  it('are emitted as they are read: an artifact here, a value there', async () => {
    const object = await compiled(
      withParts(`tasks:
  g:
    tasks: {a: {component: ./make.yaml}}
    outputs: {text: "\${{ tasks.a.outputs.text }}", table: "\${{ tasks.a.outputs.table }}"}
  s: {component: ./say.yaml, arguments: {text: "\${{ tasks.g.outputs.text }}"}}
  c: {component: ./clean.yaml, arguments: {table: "\${{ tasks.g.outputs.table }}"}}
`),
    );
    expect(templateOf(object, 'g').outputs).toEqual({
      parameters: [
        {
          name: 'text',
          valueFrom: {
            expression: "sprig.replace('\\x7b', '\\x7b\\u2060', tasks['a'].outputs.parameters['text'])",
          },
        },
      ],
      artifacts: [{ name: 'table', from: '{{tasks.a.outputs.artifacts.table}}' }],
    });
    expect(argumentsOf(object, 'main', 's').text).toBe("{{=tasks['g'].outputs.parameters['text']}}");
  });

  it('are left out when nobody reads them', async () => {
    const object = await compiled(
      withParts(`tasks:
  g:
    tasks: {a: {component: ./make.yaml}}
    outputs: {text: "\${{ tasks.a.outputs.text }}", table: "\${{ tasks.a.outputs.table }}"}
`),
    );
    expect(templateOf(object, 'g')).not.toHaveProperty('outputs');
  });

  it('never fail to evaluate: what may be absent is guarded by the status of its task', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: go, type: Bool, default: true}]
tasks:
  g:
    tasks: {a: {component: ./make.yaml, when: "\${{ inputs.go }}"}}
    outputs:
      count: \${{ default(tasks.a.outputs.count, 0) }}
      text: {from: "\${{ tasks.a.outputs.text }}", optional: true}
      table: {from: "\${{ tasks.a.outputs.table }}", optional: true}
  n: {component: ./count.yaml, arguments: {n: "\${{ tasks.g.outputs.count }}"}}
  r: {component: ./report.yaml, arguments: {title: "\${{ tasks.g.outputs.text }}", table: "\${{ tasks.g.outputs.table }}"}}
`),
    );
    const outputs = templateOf(object, 'g').outputs;
    for (const one of outputs?.parameters ?? [])
      expect(one.valueFrom?.expression).toMatch(/^tasks\['a'\]\.status == 'Succeeded' \? /);
    expect(outputs?.artifacts).toEqual([
      { name: 'table', from: '{{tasks.a.outputs.artifacts.table}}', optional: true },
    ]);
    expect(argumentsOf(object, 'main', 'r').table).toEqual({
      from: '{{tasks.g.outputs.artifacts.table}}',
      optional: true,
    });
  });

  it('can be outputs of groups inside', async () => {
    const object = await compiled(
      withParts(`tasks:
  outer:
    tasks:
      inner:
        tasks: {a: {component: ./make.yaml}}
        outputs: {table: "\${{ tasks.a.outputs.table }}"}
    outputs: {t: "\${{ tasks.inner.outputs.table }}"}
  c: {component: ./clean.yaml, arguments: {table: "\${{ tasks.outer.outputs.t }}"}}
`),
    );
    expect(templateOf(object, 'inner').outputs?.artifacts).toEqual([
      { name: 'table', from: '{{tasks.a.outputs.artifacts.table}}' },
    ]);
    expect(templateOf(object, 'outer').outputs?.artifacts).toEqual([
      { name: 't', from: '{{tasks.inner.outputs.artifacts.table}}' },
    ]);
  });

  it('can hand on what the group takes', async () => {
    const object = await compiled(
      withParts(`tasks:
  a: {component: ./make.yaml}
  g:
    tasks: {w: {component: ./work.yaml}}
    outputs: {table: "\${{ tasks.a.outputs.table }}"}
  c: {component: ./clean.yaml, arguments: {table: "\${{ tasks.g.outputs.table }}"}}
`),
    );
    expect(templateOf(object, 'g')).toMatchObject({
      inputs: { artifacts: [{ name: 'a-table' }] },
      outputs: { artifacts: [{ name: 'table', from: '{{inputs.artifacts.a-table}}' }] },
    });
  });

  it('are absent with the group, for readers outside', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: go, type: Bool, default: true}]
tasks:
  g:
    when: \${{ inputs.go }}
    tasks: {a: {component: ./make.yaml}}
    outputs: {text: "\${{ tasks.a.outputs.text }}"}
  s: {component: ./say.yaml, arguments: {text: "\${{ default(tasks.g.outputs.text, '-') }}"}}
`),
    );
    expect(argumentsOf(object, 'main', 's').text).toMatch(
      /^\{\{=tasks\['g'\]\.status == 'Succeeded' \? get\(get\(\[tasks\['g'\]\]\[0\]\.outputs/,
    );
  });
});
