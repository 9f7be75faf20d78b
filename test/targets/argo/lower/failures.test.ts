import { describe, expect, it } from 'vitest';
import { argumentsOf, compiled, taskOf, templateOf, withParts } from '../../../support/compile.ts';

const fine = 'Succeeded || a.Skipped || a.Daemoned';

describe('after', () => {
  it.each([
    ['a', `a.${fine}`, undefined],
    ['{task: a, is: succeeded}', `a.${fine}`, "{{= tasks['a'].status == 'Succeeded' }}"],
    [
      '{task: a, is: failed}',
      'a.Succeeded || a.Skipped || a.Failed || a.Errored || a.Daemoned',
      "{{= (tasks['a'].status == 'Error' ? 'Failed' : tasks['a'].status) == 'Failed' }}",
    ],
    [
      '{task: a, is: finished}',
      'a.Succeeded || a.Skipped || a.Failed || a.Errored || a.Omitted || a.Daemoned',
      undefined,
    ],
    [
      '{any: [a, b]}, c',
      `(a.${fine} || b.Succeeded || b.Skipped || b.Daemoned) && (c.Succeeded || c.Skipped || c.Daemoned)`,
      undefined,
    ],
  ])('[%s] names the states, and is a condition where they do not say it', async (after, depends, when) => {
    const object = await compiled(
      withParts(`tasks:
  a: {component: ./work.yaml}
  b: {component: ./work.yaml}
  c: {component: ./work.yaml}
  t: {component: ./work.yaml, after: [${after}]}
`),
    );
    expect(taskOf(object, 'main', 't')).toEqual({
      name: 't',
      template: 'work',
      depends,
      ...(when && { when }),
    });
    expect(templateOf(object, 'main').dag?.target).toBe('a b c t');
  });

  it.each([
    ['[{task: g, is: failed}]', 'g.Succeeded || g.Skipped || g.Failed || g.Errored || g.Daemoned', true],
    ['[g]', 'g.Succeeded || g.Skipped || g.Daemoned', false],
  ])(
    '%s of a group hangs on something else too where the group may have failed',
    async (after, depends, has) => {
      const object = await compiled(
        withParts(`tasks:
  g: {tasks: {a: {component: ./work.yaml}}}
  t: {component: ./work.yaml, after: ${after}}
`),
      );
      expect(taskOf(object, 'main', 't').depends).toBe(has ? `(start--.Succeeded) && (${depends})` : depends);
      expect(templateOf(object, 'main').dag?.target).toBe(has ? 'g t start--' : 'g t');
    },
  );

  it('and the condition of the task are one, the first asked first', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: go, type: Bool, default: true}]
tasks:
  a: {component: ./work.yaml}
  t: {component: ./work.yaml, after: [{task: a, is: skipped}], when: "\${{ inputs.go }}"}
`),
    );
    expect(taskOf(object, 'main', 't').when).toMatch(
      /^\{\{= tasks\['a'\]\.status == 'Skipped' && .*inputs\.parameters\['go'\]/,
    );
  });

  it('makes what may have failed be asked for its status before it is read, inside of groups too', async () => {
    const object = await compiled(
      withParts(`tasks:
  a: {component: ./make.yaml}
  g:
    after: [{task: a, is: finished}]
    tasks:
      t: {component: ./report.yaml, arguments: {title: "\${{ tasks.a.outputs.text }}", table: "\${{ tasks.a.outputs.table }}"}}
`),
    );
    const given = argumentsOf(object, 'main', 'g');
    expect(given['a-text']).toMatch(
      /^\{\{=tasks\['a'\]\.status == 'Succeeded' \? .* : '\\x7babsent\\x7d'\}\}$/,
    );
    expect(given['a-table']).toEqual({ from: '{{tasks.a.outputs.artifacts.table}}', optional: true });
    expect(templateOf(object, 'report').inputs?.artifacts).toEqual([
      { name: 'table', path: '/tmp/inputs/table/data', optional: true },
    ]);
  });
});

describe('a task whose failure is forgiven', () => {
  const body = `inputs: [{name: go, type: Bool, default: true}]
outputs: {how: "\${{ tasks.a.status }}"}
tasks:
  a: {component: ./make.yaml, continueOnFailure: true, when: "\${{ inputs.go }}", arguments: {seed: "\${{ string(1) }}"}}
  t: {component: ./report.yaml, arguments: {title: "\${{ tasks.a.outputs.text }}", table: "\${{ tasks.a.outputs.table }}"}}
`;

  it('is in a DAG of its own, with its condition and arguments, which ends well whatever it does', async () => {
    const object = await compiled(withParts(body));
    expect(taskOf(object, 'main', 'a')).toEqual({
      name: 'a',
      template: 'a-forgiven',
      arguments: { parameters: [{ name: 'go', value: '{{inputs.parameters.go}}' }] },
    });
    expect(templateOf(object, 'a-forgiven').dag).toEqual({
      tasks: [
        {
          name: 'a',
          template: 'make',
          when: expect.stringContaining("inputs.parameters['go']"),
          continueOn: { failed: true, error: true },
          arguments: { parameters: [{ name: 'seed', value: '1' }] },
        },
        { name: 'done--', template: 'pw-done', dependencies: ['a'] },
      ],
    });
    expect(templateOf(object, 'pw-done').dag?.tasks).toEqual([
      { name: 'none', template: 'pw-nothing', when: 'false' },
    ]);
    expect(templateOf(object, 'pw-nothing')).toEqual({ name: 'pw-nothing', suspend: {} });
  });

  it('gives on how it ended, and what it made', async () => {
    const object = await compiled(withParts(body));
    const outputs = templateOf(object, 'a-forgiven').outputs;
    expect(outputs?.parameters?.map((one) => one.name)).toEqual(['pw-status', 'text']);
    expect(outputs?.parameters?.[0]?.valueFrom?.expression).toBe(
      "(tasks['a'].status == 'Error' ? 'Failed' : tasks['a'].status)",
    );
    expect(outputs?.parameters?.[1]?.valueFrom?.expression).toMatch(
      /^tasks\['a'\]\.status == 'Succeeded' \? .* : '\\x7babsent\\x7d'$/,
    );
    expect(outputs?.artifacts).toEqual([
      { name: 'table', from: '{{tasks.a.outputs.artifacts.table}}', optional: true },
    ]);
    expect(argumentsOf(object, 'main', 't')).toEqual({
      title: expect.stringMatching(/'pw-status'\] == 'Succeeded' \? .*'text'\] : '\\x7babsent\\x7d'\}\}$/),
      table: { from: '{{tasks.a.outputs.artifacts.table}}', optional: true },
    });
    expect(templateOf(object, 'main').outputs?.parameters?.[0]?.valueFrom?.expression).toBe(
      "tasks['a'].outputs.parameters['pw-status']",
    );
  });

  it('is asked for its status when only the presence of a file matters', async () => {
    const object = await compiled(
      withParts(`tasks:
  a: {component: ./make.yaml, continueOnFailure: true}
  t: {when: "\${{ present(tasks.a.outputs.table) }}", component: ./work.yaml}
`),
    );
    expect(templateOf(object, 'a-forgiven').outputs?.parameters?.map((one) => one.name)).toEqual([
      'pw-status',
    ]);
    expect(taskOf(object, 'main', 't').when).toBe(
      "{{= tasks['a'].outputs.parameters['pw-status'] == 'Succeeded' }}",
    );
  });

  it('shares what is done last with others', async () => {
    const object = await compiled(
      withParts(`tasks:
  a: {component: ./work.yaml, continueOnFailure: true}
  g:
    continueOnFailure: true
    tasks: {b: {component: ./work.yaml, continueOnFailure: true}}
`),
    );
    const names =
      'spec' in object && 'templates' in object.spec ? object.spec.templates.map((one) => one.name) : [];
    expect(names).toEqual([
      'main',
      'a-forgiven',
      'work',
      'pw-nothing',
      'pw-done',
      'g-forgiven',
      'g',
      'b-forgiven',
    ]);
  });
});
