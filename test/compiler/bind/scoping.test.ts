import { describe, expect, it } from 'vitest';
import { compileFiles, findings, withParts } from '../../support/compile.ts';

const say = (text: string, more = ''): string =>
  `{component: ./say.yaml, arguments: {text: "${text}"}${more}}`;

describe('the tasks that a task can see', () => {
  it.each([
    [
      'a task before it in the file',
      `a: {component: ./make.yaml}\n  b: ${say('${{ tasks.a.outputs.text }}')}`,
    ],
    [
      'a task after it in the file',
      `b: ${say('${{ tasks.a.outputs.text }}')}\n  a: {component: ./make.yaml}`,
    ],
    [
      'a task beside its group',
      `a: {component: ./make.yaml}\n  g: {tasks: {b: ${say('${{ tasks.a.outputs.text }}')}}}`,
    ],
    [
      'a task two groups out',
      `a: {component: ./make.yaml}\n  g: {tasks: {h: {tasks: {b: ${say('${{ tasks.a.outputs.text }}')}}}}}`,
    ],
    [
      'a task beside the inner of two groups',
      `g: {tasks: {a: {component: ./make.yaml}, h: {tasks: {b: ${say('${{ tasks.a.outputs.text }}')}}}}}`,
    ],
    [
      'the output of a group beside its own',
      `g: {tasks: {a: {component: ./make.yaml}}, outputs: {t: "\${{ tasks.a.outputs.text }}"}}\n  h: {tasks: {b: ${say('${{ tasks.g.outputs.t }}')}}}`,
    ],
    [
      'an output by a name in brackets',
      `a: {component: ./make.yaml}\n  b: ${say("${{ tasks['a'].outputs['text'] }}")}`,
    ],
    ['the inputs of the pipeline, in a group', `g: {tasks: {b: ${say('${{ inputs.x }}')}}}`],
  ])('are %s', async (_, tasks) => {
    expect(
      await findings(withParts(`inputs: [{name: x, type: String, default: y}]\ntasks:\n  ${tasks}\n`)),
    ).toEqual([]);
  });

  it.each([
    [
      'a task inside a group',
      `g: {tasks: {a: {component: ./make.yaml}}}\n  b: ${say('${{ tasks.a.outputs.text }}')}`,
      ['unknown-task: a'],
    ],
    [
      'a task inside a group, by after',
      'g: {tasks: {a: {component: ./make.yaml}}}\n  b: {component: ./work.yaml, after: [a]}',
      ['unknown-task: a'],
    ],
    [
      'a task inside the group beside',
      `g: {tasks: {a: {component: ./make.yaml}}}\n  h: {tasks: {b: ${say('${{ tasks.a.outputs.text }}')}}}`,
      ['unknown-task: a'],
    ],
    [
      'a task inside a task',
      `g: {tasks: {a: {component: ./make.yaml}}}\n  b: ${say('${{ tasks.g.tasks.a.outputs.text }}')}`,
      ['unknown-reference: tasks'],
    ],
    [
      'an output of a task as an output of its group',
      `g: {tasks: {a: {component: ./make.yaml}}}\n  b: ${say('${{ tasks.g.outputs.text }}')}`,
      ['unknown-output: text'],
    ],
    [
      'the tasks of a pipeline that is used',
      `p: {component: ./sub.yaml}\n  b: ${say('${{ tasks.w.outputs.text }}')}`,
      ['unknown-task: w'],
    ],
    [
      'a task without saying tasks',
      `a: {component: ./make.yaml}\n  b: ${say('${{ a.outputs.text }}')}`,
      ['unknown-reference: a'],
    ],
    [
      'an output without saying outputs',
      `a: {component: ./make.yaml}\n  b: ${say('${{ tasks.a.text }}')}`,
      ['unknown-reference: text'],
    ],
    [
      'nothing but the task',
      `a: {component: ./make.yaml}\n  b: ${say('${{ tasks.a }}')}`,
      ['unknown-reference: tasks.a'],
    ],
    [
      'loops where there is none',
      `b: ${say('${{ item }} ${{ loop.x }} ${{ state.y }}')}`,
      ['unknown-reference: item', 'unknown-reference: loop.x', 'unknown-reference: state.y'],
    ],
  ])('are not %s', async (_, tasks, expected) => {
    const files = withParts(`tasks:\n  ${tasks}\n`, {
      'sub.yaml':
        'apiVersion: pipewright/v1\nkind: Pipeline\nname: sub\ntasks: {w: {component: ./make.yaml}}\n',
    });
    expect(await findings(files)).toEqual(expected);
  });

  it('are told where they hide, and how to bring their outputs out', async () => {
    const { diagnostics } = await compileFiles(
      withParts(
        `tasks:\n  g: {tasks: {a: {component: ./make.yaml}}}\n  b: ${say('${{ tasks.a.outputs.text }}')}\n`,
      ),
    );
    expect(diagnostics[0]?.message).toBe(
      'The task "a" is inside the group "g" and cannot be seen from here.',
    );
    expect(diagnostics[0]?.help).toContain('tasks.g.outputs');
  });
});

describe('the name of a task', () => {
  it('may not hide one outside its group', async () => {
    expect(
      await findings(
        withParts('tasks: {a: {component: ./work.yaml}, g: {tasks: {a: {component: ./work.yaml}}}}\n'),
      ),
    ).toEqual(['duplicate-name: a']);
    expect(
      await findings(
        withParts('tasks: {g: {tasks: {a: {component: ./work.yaml}}}, a: {component: ./work.yaml}}\n'),
      ),
    ).toEqual(['duplicate-name: a']);
    expect(await findings(withParts('tasks: {g: {tasks: {g: {component: ./work.yaml}}}}\n'))).toEqual([
      'duplicate-name: g',
    ]);
    expect(
      await findings(
        withParts(
          'tasks: {a: {component: ./work.yaml}, g: {tasks: {h: {tasks: {a: {component: ./work.yaml}}}}}}\n',
        ),
      ),
    ).toEqual(['duplicate-name: a']);
  });

  it('may come back in another group', async () => {
    expect(
      await findings(
        withParts(
          'tasks: {g: {tasks: {a: {component: ./work.yaml}}}, h: {tasks: {a: {component: ./work.yaml}}}}\n',
        ),
      ),
    ).toEqual([]);
  });

  it('may be that of an input, a volume, an output or a component', async () => {
    const files = withParts(`inputs: [{name: work, type: String, default: x}]
outputs: {work: "\${{ inputs.work }}"}
volumes: {work: {claim: c}}
tasks: {work: {component: ./work.yaml, env: {A: "\${{ inputs.work }}"}, mounts: {/d: work}}}
`);
    expect(await findings(files)).toEqual([]);
  });
});

describe('where a field sees less', () => {
  it.each([
    [
      'defaults see no task',
      'defaults: {env: {A: "${{ tasks.m.outputs.text }}"}}\n',
      ['unknown-reference: tasks'],
    ],
    ['conditions see no pod', '', ['unknown-reference: task'], 'when: "${{ task.name == \'x\' }}"'],
    ['arguments see no pod', '', ['unknown-reference: task'], 'arguments: {seed: "${{ task.podName }}"}'],
    [
      'key formats see no input',
      'inputs: [{name: x, type: String, default: y}]\nartifactRepository: {s3: {endpoint: e, bucket: b, keyFormat: "${{ inputs.x }}/${{ run.name }}/${{ task.podName }}"}}\n',
      ['unknown-reference: inputs'],
    ],
    [
      'only exit handlers see how the run ended',
      '',
      ['unknown-reference: status'],
      'arguments: {seed: "${{ run.status }}"}',
    ],
  ])('%s', async (_, before, expected, task = '') => {
    expect(
      await findings(
        withParts(`${before}tasks: {m: {component: ./make.yaml${task === '' ? '' : `, ${task}`}}}\n`),
      ),
    ).toEqual(expected);
  });

  it.each([
    ['variables see the pod', 'env: {A: "${{ task.name }} ${{ task.podName }}"}'],
    ['labels see the pod', 'labels: {a: "${{ task.podName }}"}'],
    [
      'arguments see the run',
      'arguments: {seed: "${{ run.name }} ${{ run.id }} ${{ run.namespace }} ${{ run.creationTime }} ${{ run.scheduledTime }}"}',
    ],
  ])('%s', async (_, task) => {
    expect(await findings(withParts(`tasks: {m: {component: ./make.yaml, ${task}}}\n`))).toEqual([]);
  });
});
