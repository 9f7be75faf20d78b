import { describe, expect, it } from 'vitest';
import type { BoundTask } from '../../../src/model/bound.ts';
import { boundPipeline, findings, withParts } from '../../support/compile.ts';

async function task(body: string, name = 't'): Promise<BoundTask> {
  const { scope } = await boundPipeline(
    withParts(`tasks:\n  a: {component: ./make.yaml}\n  b: {component: ./make.yaml}\n${body}`),
  );
  const found = scope.tasks.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no task ${name}`);
  return found;
}

const waits = ({ waits: all }: BoundTask): readonly (readonly string[])[] =>
  all.map((some) => some.map((one) => `${one.task.name} ${one.end}`));

describe('after', () => {
  it.each([
    ['a', [['a fine']]],
    ['{task: a, is: succeeded}', [['a fine']]],
    ['{task: a, is: skipped}', [['a fine']]],
    ['{task: a, is: failed}', [['a ended']]],
    ['{task: a, is: finished}', [['a any']]],
    ['{any: [a, {task: b, is: failed}]}', [['a fine', 'b ended']]],
    ['{task: a, is: finished}, a', [['a any'], ['a fine']]],
  ])('[%s] says how a task must have ended', async (after, expected) => {
    expect(waits(await task(`  t: {component: ./work.yaml, after: [${after}]}\n`))).toEqual(expected);
  });

  it('leaves those that are only read to have succeeded or been skipped', async () => {
    const t = await task(
      '  t: {component: ./say.yaml, after: [{task: a, is: failed}], arguments: {text: "${{ tasks.b.outputs.text }}"}}\n',
    );
    expect(waits(t)).toEqual([['a ended'], ['b fine']]);
    expect(t.waitsFor.map((one) => one.name)).toEqual(['a', 'b']);
  });

  it('does not ask more of one that is named and read', async () => {
    const t = await task(
      `  t: {component: ./say.yaml, after: [{task: a, is: finished}], arguments: {text: "\${{ default(tasks.a.outputs.text, 'x') }}"}}\n`,
    );
    expect(waits(t)).toEqual([['a any']]);
  });

  it.each([
    ['a', undefined],
    ['{task: a, is: finished}', undefined],
    ['{any: [a, b]}', undefined],
    ['{any: [a, {task: b, is: finished}]}', undefined],
  ])('[%s] is no condition', async (after, expected) => {
    expect((await task(`  t: {component: ./work.yaml, after: [${after}]}\n`)).when).toBe(expected);
  });
});

const read = (after: string, value: string, when = 'true'): string =>
  `tasks:
  a: {component: ./make.yaml}
  b: {component: ./make.yaml}
  t: {component: ./say.yaml, after: [${after}], when: "\${{ ${when} }}", arguments: {text: "\${{ ${value} }}"}}
`;

describe('what may have failed', () => {
  it.each([
    '{task: a, is: failed}',
    '{task: a, is: finished}',
    '{any: [a, b]}',
    '{any: [{task: a, is: succeeded}, {task: b, is: failed}]}',
  ])('may be absent after [%s]', async (after) => {
    expect(await findings(withParts(read(after, 'tasks.a.outputs.text')))).toEqual([
      'may-be-absent: tasks.a.outputs.text',
    ]);
  });

  it.each(['a', '{task: a, is: succeeded}', '{any: [a]}', '{task: b, is: failed}', '{any: [a, b]}, a'])(
    'is there after [%s]',
    async (after) => {
      expect(await findings(withParts(read(after, 'tasks.a.outputs.text')))).toEqual([]);
    },
  );

  it.each(["tasks.a.status == 'Succeeded'", 'present(tasks.a.outputs.text)'])(
    'is there where %s',
    async (when) => {
      expect(
        await findings(withParts(read('{task: a, is: finished}', 'tasks.a.outputs.text', when))),
      ).toEqual([]);
    },
  );

  it('may be absent inside of a group that goes on', async () => {
    const body = (after: string): string => `tasks:
  a: {component: ./make.yaml}
  g:
    after: [${after}]
    tasks:
      t: {component: ./say.yaml, arguments: {text: "\${{ tasks.a.outputs.text }}"}}
`;
    expect(await findings(withParts(body('{task: a, is: finished}')))).toEqual([
      'may-be-absent: tasks.a.outputs.text',
    ]);
    expect(await findings(withParts(body('{task: a, is: succeeded}')))).toEqual([]);
  });

  it('covers every case together with what runs otherwise', async () => {
    const both = (second: string): string => `tasks:
  a: {component: ./make.yaml}
  b: {component: ./make.yaml, after: [{task: a, is: finished}], when: "\${{ tasks.a.status ${second} }}"}
  t: {component: ./say.yaml, after: [{task: a, is: finished}], arguments: {text: "\${{ firstOf(tasks.a.outputs.text, tasks.b.outputs.text) }}"}}
`;
    expect(await findings(withParts(both("!= 'Succeeded'")))).toEqual([]);
    expect(await findings(withParts(both("== 'Failed'")))).toEqual([
      'may-be-absent: firstOf(tasks.a.outputs.text, tasks.b.outputs.text)',
    ]);
  });

  it('leaves what a handler makes absent where there was nothing to handle', async () => {
    expect(
      await findings(
        withParts(`tasks:
  a: {component: ./make.yaml}
  h: {component: ./make.yaml, after: [{task: a, is: failed}]}
  t: {component: ./say.yaml, arguments: {text: "\${{ tasks.h.outputs.text }}"}}
`),
      ),
    ).toEqual(['may-be-absent: tasks.h.outputs.text']);
  });
});

describe('a task whose failure is forgiven', () => {
  const body = (more: string, value: string): string => `tasks:
  a: {component: ./make.yaml${more}}
  b: {component: ./make.yaml, after: [{task: a, is: failed}]}
  t: {component: ./say.yaml, arguments: {text: "\${{ ${value} }}"}}
`;

  it('may leave its outputs absent for everyone', async () => {
    const forgiven = body(', continueOnFailure: true', 'tasks.a.outputs.text');
    expect(await findings(withParts(forgiven))).toEqual(['may-be-absent: tasks.a.outputs.text']);
    expect(await findings(withParts(body(', continueOnFailure: false', 'tasks.a.outputs.text')))).toEqual([]);
  });

  it('is covered together with its handler', async () => {
    const both = body(', continueOnFailure: true', 'firstOf(tasks.a.outputs.text, tasks.b.outputs.text)');
    expect(await findings(withParts(both))).toEqual([]);
  });

  it('is covered so for the outputs of its group, and of the pipeline', async () => {
    const either = '"${{ firstOf(tasks.a.outputs.text, tasks.b.outputs.text) }}"';
    const [head = '', a = '', b = ''] = body(', continueOnFailure: true', '').split('\n');
    expect(await findings(withParts(`outputs: {text: ${either}}\n${head}\n${a}\n${b}\n`))).toEqual([]);
    const group = `tasks:\n  g:\n    tasks:\n    ${a}\n    ${b}\n    outputs: {text: ${either}}\n`;
    expect(await findings(withParts(group))).toEqual([]);
    const alone = `outputs: {text: "\${{ tasks.a.outputs.text }}"}\n${head}\n${a}\n`;
    expect(await findings(withParts(alone))).toEqual(['may-be-absent: tasks.a.outputs.text']);
    const other = `outputs: {text: ${either}}\n${head}\n${a}\n${b.replace('is: failed', 'is: skipped')}\n`;
    expect(await findings(withParts(other))).toHaveLength(1);
  });

  it('is not when it may be skipped too', async () => {
    const both = body(
      ', continueOnFailure: true, when: "${{ run.name != \'x\' }}"',
      'firstOf(tasks.a.outputs.text, tasks.b.outputs.text)',
    );
    expect(await findings(withParts(both))).toHaveLength(1);
  });

  it('is said by defaults of the pipeline and of the component too, and the task has the last word', async () => {
    const files = (own: string) =>
      withParts(`defaults: {continueOnFailure: true}\n${body(own, 'tasks.a.outputs.text')}`);
    expect(await findings(files(''))).toEqual(['may-be-absent: tasks.a.outputs.text']);
    expect(await findings(files(', continueOnFailure: null'))).toEqual([]);
    const groups = `defaults: {continueOnFailure: true}
tasks:
  g:
    tasks: {a: {component: ./make.yaml, continueOnFailure: false}}
    outputs: {text: "\${{ tasks.a.outputs.text }}"}
  t: {component: ./say.yaml, arguments: {text: "\${{ tasks.g.outputs.text }}"}}
`;
    expect(await findings(withParts(groups))).toEqual([]);
  });
});

describe('a circle', () => {
  it('goes through states too', async () => {
    expect(
      await findings(
        withParts(`tasks:
  a: {component: ./work.yaml, after: [{task: b, is: failed}]}
  b: {component: ./work.yaml, after: [{any: [a]}]}
`),
      ),
    ).toEqual(['cycle: b']);
  });
});
