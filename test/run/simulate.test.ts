import { describe, expect, it } from 'vitest';
import type { Script } from '../../src/run/scripted.ts';
import { scripted } from '../../src/run/scripted.ts';
import { simulate } from '../../src/run/simulate.ts';
import type { Outcome, Scenario, Simulation, TaskRun, Values } from '../../src/run/simulation.ts';
import { boundPipeline, component, type Files, pipeline, withParts } from '../support/compile.ts';

const more: Files = {
  'echo.yaml': component(
    'echo',
    `inputs: [{name: text, type: String, default: nothing}]
outputs: [{name: text, type: String}]
implementation:
  script: {image: "alpine:3.20", interpreter: sh, source: "echo\\n"}
`,
  ),
  'maybe.yaml': component(
    'maybe',
    `outputs: [{name: note, type: String, optional: true}]
implementation:
  script: {image: "alpine:3.20", interpreter: sh, source: "maybe\\n"}
`,
  ),
};

interface Given {
  readonly script?: Script;
  readonly outputs?: NonNullable<Outcome['outputs']>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly name?: NonNullable<Scenario['name']>;
}

async function simulated(body: string, given: Given = {}, files: Files = {}): Promise<Simulation> {
  const bound = await boundPipeline(withParts(body, { ...more, ...files }));
  return simulate(bound, {
    inputs: new Map(Object.entries(given.inputs ?? {})),
    outcome: scripted(given.script ?? {}, given.outputs),
    ...(given.name !== undefined && { name: given.name }),
  });
}

function states(simulation: Simulation): Readonly<Record<string, string>> {
  return Object.fromEntries([...simulation.tasks].map(([path, { state }]) => [path, state]));
}

function taskOf(simulation: Simulation, path: string): TaskRun {
  const task = simulation.tasks.get(path);
  if (task === undefined) throw new Error(`no task ${path} among ${[...simulation.tasks.keys()].join(', ')}`);
  return task;
}

function named(values: Values): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries([...values].map(([port, text]) => [port.name, text]));
}

const chain = `tasks:
  one: {component: ./echo.yaml}
  two: {component: ./echo.yaml, arguments: {text: "\${{ tasks.one.outputs.text }}"}}
  apart: {component: ./echo.yaml}
`;

describe('a run', () => {
  it('succeeds when every task does, and hands on what steps write without one line end', async () => {
    const run = await simulated(chain, { script: { one: { outputs: { text: 'a\n\n' } } } });
    expect(run.status).toBe('Succeeded');
    expect(states(run)).toEqual({ one: 'succeeded', two: 'succeeded', apart: 'succeeded' });
    expect(named(taskOf(run, 'two').inputs)).toEqual({ text: 'a\n' });
    expect(taskOf(run, 'two').command?.env.INPUT_TEXT).toBe('a\n');
  });

  it('fails when a task does; what waits for it is omitted, and what does not goes on', async () => {
    const run = await simulated(chain, { script: { one: { exitCode: 3 } } });
    expect(run.status).toBe('Failed');
    expect(states(run)).toEqual({ one: 'failed', two: 'omitted', apart: 'succeeded' });
    expect(taskOf(run, 'one').reason).toBe('it ended with 3');
    expect(taskOf(run, 'two').command).toBeUndefined();
    expect(taskOf(run, 'two').attempts).toBe(0);
  });

  it('fails when a step ends well but did not write what it must', async () => {
    const run = await simulated(chain, { script: { one: { outputs: { text: null } } } });
    expect(states(run)).toMatchObject({ one: 'failed', two: 'omitted' });
    expect(taskOf(run, 'one').reason).toBe('it did not write text');
  });

  it('lists tasks in an order in which they may run, each with what ends before it', async () => {
    const run = await simulated(`tasks:
  last: {after: [middle], component: ./work.yaml}
  middle: {after: [first], component: ./work.yaml}
  first: {component: ./work.yaml}
`);
    expect([...run.tasks.keys()]).toEqual(['first', 'middle', 'last']);
    expect(taskOf(run, 'last').after).toEqual(['middle']);
    expect(taskOf(run, 'first').after).toEqual([]);
  });

  it('takes the inputs that are given, and defaults for the others', async () => {
    const body = `inputs:
  - {name: a, type: Integer, default: 1}
  - {name: b, type: Bool, default: true}
  - {name: c, type: String, optional: true}
outputs:
  text: "\${{ inputs.a }} \${{ inputs.b }}"
tasks:
  say: {when: "\${{ present(inputs.c) }}", component: ./work.yaml}
`;
    const without = await simulated(body);
    expect(named(without.outputs)).toEqual({ text: '1 true' });
    expect(states(without)).toEqual({ say: 'skipped' });
    const given = await simulated(body, { inputs: { a: '7', b: 'no', c: '' } });
    expect(named(given.outputs)).toEqual({ text: '7 no' });
    expect(states(given)).toEqual({ say: 'succeeded' });
  });

  it('asks the engine what it is called', async () => {
    const run = await simulated(
      'tasks: {say: {component: ./echo.yaml, arguments: {text: "${{ run.name }}"}, env: {ME: "${{ task.name }}"}}}\n',
      { name: (target, path) => (target.kind === 'run' ? `run-${target.field}` : `${path}-${target.field}`) },
    );
    expect(taskOf(run, 'say').command?.env).toEqual({
      INPUT_TEXT: 'run-name',
      OUTPUT_TEXT: '/tmp/outputs/text/data',
      ME: 'say-name',
    });
  });
});

describe('a condition', () => {
  const body = `tasks:
  ask: {component: ./make.yaml}
  act: {when: "\${{ tasks.ask.outputs.ok }}", component: ./echo.yaml, arguments: {text: acted}}
  later: {after: [act], component: ./echo.yaml, arguments: {text: "\${{ default(tasks.act.outputs.text, 'none') }}"}}
outputs:
  was: \${{ tasks.act.status }}
`;

  it.each([
    ['True', 'succeeded', 'done', 'Succeeded'],
    ['0', 'skipped', 'none', 'Skipped'],
    ['perhaps', 'skipped', 'none', 'Skipped'],
  ])('over a Bool that a step writes as %s leaves its task %s', async (ok, state, text, status) => {
    const run = await simulated(body, {
      script: { ask: { outputs: { ok } }, act: { outputs: { text: 'done' } } },
    });
    expect(states(run)).toEqual({ ask: 'succeeded', act: state, later: 'succeeded' });
    expect(named(taskOf(run, 'later').inputs)).toEqual({ text });
    expect(named(run.outputs)).toEqual({ was: status });
  });

  it('that cannot be computed fails its task', async () => {
    const run = await simulated(
      `tasks:
  ask: {component: ./make.yaml}
  act: {when: "\${{ int(tasks.ask.outputs.text) > 1 }}", component: ./work.yaml}
`,
      { script: { ask: { outputs: { text: 'many' } } } },
    );
    expect(run.status).toBe('Failed');
    expect(taskOf(run, 'act')).toMatchObject({
      state: 'failed',
      reason: '"many" is not an Integer',
      attempts: 0,
    });
  });
});

describe('a group', () => {
  const body = `inputs: [{name: go, type: Bool, default: true}]
tasks:
  fetch:
    when: \${{ inputs.go }}
    tasks:
      get: {component: ./echo.yaml}
      inner:
        tasks:
          put: {component: ./echo.yaml, arguments: {text: "\${{ tasks.get.outputs.text }}"}}
        outputs: {text: "\${{ tasks.put.outputs.text }}"}
    outputs: {text: "got \${{ tasks.inner.outputs.text }}"}
  show: {component: ./echo.yaml, arguments: {text: "\${{ default(tasks.fetch.outputs.text, 'nothing') }}"}}
`;

  it('runs what is inside and gives on its outputs', async () => {
    const run = await simulated(body, { outputs: { text: 'x' } });
    expect([...run.tasks.keys()]).toEqual(['fetch', 'fetch.get', 'fetch.inner', 'fetch.inner.put', 'show']);
    expect(named(taskOf(run, 'fetch').outputs)).toEqual({ text: 'got x' });
    expect(taskOf(run, 'fetch.inner').after).toEqual(['fetch.get']);
    expect(named(taskOf(run, 'show').inputs)).toEqual({ text: 'got x' });
  });

  it('that is skipped leaves all inside skipped, and its outputs absent', async () => {
    const run = await simulated(body, { inputs: { go: 'false' } });
    expect(states(run)).toEqual({
      fetch: 'skipped',
      'fetch.get': 'skipped',
      'fetch.inner': 'skipped',
      'fetch.inner.put': 'skipped',
      show: 'succeeded',
    });
    expect(named(taskOf(run, 'show').inputs)).toEqual({ text: 'nothing' });
  });

  it('fails with a task inside, and what did not come to its turn is omitted', async () => {
    const run = await simulated(body, { script: { get: { exitCode: 1 } } });
    expect(states(run)).toEqual({
      fetch: 'failed',
      'fetch.get': 'failed',
      'fetch.inner': 'omitted',
      'fetch.inner.put': 'omitted',
      show: 'omitted',
    });
    expect(taskOf(run, 'fetch').reason).toBe('fetch.get did not end well');
    expect(run.outputs.size).toBe(0);
  });

  it('fails when one of its outputs cannot be computed', async () => {
    const run = await simulated(
      `tasks:
  g:
    tasks: {make: {component: ./make.yaml}}
    outputs: {n: "\${{ int(tasks.make.outputs.text) }}"}
  count: {component: ./count.yaml, arguments: {n: "\${{ tasks.g.outputs.n }}"}}
`,
      { outputs: { text: 'x' } },
    );
    expect(states(run)).toEqual({ g: 'failed', 'g.make': 'succeeded', count: 'omitted' });
  });
});

describe('a pipeline as a component', () => {
  const files = {
    'sub.yaml': pipeline(
      `inputs: [{name: text, type: String}]
outputs: {text: "\${{ tasks.say.outputs.text }}"}
tasks: {say: {component: ./echo.yaml, arguments: {text: "\${{ inputs.text }}"}}}
`,
      'sub',
    ),
  };
  const body = `inputs: [{name: go, type: Bool, default: true}]
tasks:
  a: {component: ./sub.yaml, arguments: {text: first}}
  b: {when: "\${{ inputs.go }}", component: ./sub.yaml, arguments: {text: "\${{ tasks.a.outputs.text }}!"}}
`;

  it('is one run of its own for every call', async () => {
    const run = await simulated(body, { script: { 'a.say': { outputs: { text: 'one' } } } }, files);
    expect([...run.tasks.keys()]).toEqual(['a', 'a.say', 'b', 'b.say']);
    expect(named(taskOf(run, 'b').inputs)).toEqual({ text: 'one!' });
    expect(named(taskOf(run, 'b.say').inputs)).toEqual({ text: 'one!' });
  });

  it('that does not run leaves all inside with its state', async () => {
    const skipped = await simulated(body, { inputs: { go: 'false' } }, files);
    expect(states(skipped)).toMatchObject({ b: 'skipped', 'b.say': 'skipped' });
    const omitted = await simulated(body, { script: { 'a.say': { exitCode: 1 } } }, files);
    expect(states(omitted)).toEqual({ a: 'failed', 'a.say': 'failed', b: 'omitted', 'b.say': 'omitted' });
  });
});

describe('a retried step', () => {
  const body = (retry: string): string => `tasks:
  flaky: {component: ./echo.yaml, retry: ${retry}}
  next: {component: ./echo.yaml, arguments: {text: "\${{ tasks.flaky.outputs.text }}"}}
`;
  const failure: Outcome = { exitCode: 1 };
  const loss: Outcome = { lost: true };
  const success: Outcome = { outputs: { text: 'at last' } };

  it.each<[string, string, readonly Outcome[], number, string]>([
    ['until it ends well', '{limit: 3}', [failure, failure, success], 3, 'succeeded'],
    ['as often as its limit says', '{limit: 2}', [failure], 3, 'failed'],
    ['not at all with a limit of 0', '{limit: 0}', [failure, success], 1, 'failed'],
    ['by a limit that is computed', '{limit: "${{ 1 + 1 }}"}', [failure, failure, success], 3, 'succeeded'],
    ['after a failed machine and program by default', '{limit: 2}', [loss, failure, success], 3, 'succeeded'],
    [
      'only after a failed program when it says so',
      '{limit: 2, for: failed}',
      [failure, loss, success],
      2,
      'failed',
    ],
    [
      'only after a failed machine when it says so',
      '{limit: 2, for: error}',
      [loss, failure, success],
      2,
      'failed',
    ],
    [
      'when it did not write what it must',
      '{limit: 1}',
      [{ outputs: { text: null } }, success],
      2,
      'succeeded',
    ],
  ])('runs again %s', async (_, retry, flaky, attempts, state) => {
    const run = await simulated(body(retry), { script: { flaky } });
    expect(taskOf(run, 'flaky')).toMatchObject({ attempts, state });
    expect(run.status).toBe(state === 'succeeded' ? 'Succeeded' : 'Failed');
    if (state === 'succeeded') expect(named(taskOf(run, 'next').inputs)).toEqual({ text: 'at last' });
  });

  it('runs once without retry', async () => {
    const run = await simulated(chain, { script: { one: [failure, success] } });
    expect(taskOf(run, 'one')).toMatchObject({ attempts: 1, state: 'failed' });
  });
});

describe('absent values', () => {
  it('are optional outputs that were not written', async () => {
    const body = `outputs:
  note: {from: "\${{ tasks.maybe.outputs.note }}", optional: true}
tasks:
  maybe: {component: ./maybe.yaml}
  report: {component: ./report.yaml, arguments: {title: "\${{ tasks.maybe.outputs.note }}"}}
`;
    const absent = await simulated(body, { outputs: { note: null } });
    expect(absent.status).toBe('Succeeded');
    expect(named(absent.outputs)).toEqual({ note: undefined });
    expect(taskOf(absent, 'report').command?.env).toHaveProperty('INPUT_TITLE', undefined);
    const there = await simulated(body, { outputs: { note: '' } });
    expect(named(there.outputs)).toEqual({ note: '' });
    expect(taskOf(there, 'report').command?.env).toHaveProperty('INPUT_TITLE', '');
  });

  it('leave the default of an input in their place', async () => {
    const run = await simulated(
      `inputs: [{name: note, type: String, optional: true}]
tasks: {say: {component: ./echo.yaml, arguments: {text: "\${{ inputs.note }}"}}}
`,
    );
    expect(named(taskOf(run, 'say').inputs)).toEqual({ text: 'nothing' });
  });
});

describe('artifacts', () => {
  it('are known by who made them, through groups too', async () => {
    const run = await simulated(`outputs: {table: "\${{ tasks.g.outputs.table }}"}
tasks:
  make: {component: ./make.yaml}
  g:
    tasks:
      clean: {component: ./clean.yaml, arguments: {table: "\${{ tasks.make.outputs.table }}"}}
    outputs: {table: "\${{ tasks.clean.outputs.table }}"}
`);
    expect(named(taskOf(run, 'g.clean').inputs)).toEqual({ table: 'make/table' });
    expect(named(run.outputs)).toEqual({ table: 'g.clean/table' });
  });
});

describe('the command of a step', () => {
  const tool = component(
    'tool',
    `inputs:
  - {name: Some text, type: String}
  - {name: count, type: Integer, default: 3}
  - {name: extra, type: String, optional: true}
  - {name: table, type: Dataset, optional: true}
outputs: [{name: model file, type: Model}, {name: kept, type: String}]
implementation:
  container:
    image: "a:1"
    command: [prog, {inputValue: Some text}]
    args:
      - {concat: [--n=, {inputValue: count}]}
      - {if: {cond: {isPresent: extra}, then: [--extra, {inputValue: extra}], else: [--plain]}}
      - {inputPath: table}
      - {outputPath: model file}
      - /app/kept.txt
    env: {N: {inputValue: count}, FIXED: text}
    fileOutputs: {kept: /app/kept.txt}
`,
  ).replace('apiVersion: pipewright/v1\nkind: Component\n', '');

  it('has its placeholders filled', async () => {
    const run = await simulated(
      `tasks:
  short: {component: ./tool.yaml, arguments: {Some text: a b}}
  long: {component: ./tool.yaml, arguments: {Some text: "", count: 5, extra: e, table: "\${{ tasks.make.outputs.table }}"}, image: "b:\${{ 1 + 1 }}", env: {N: "\${{ 2 * 3 }}"}}
  make: {component: ./make.yaml}
`,
      {},
      { 'tool.yaml': tool },
    );
    expect(taskOf(run, 'short').command).toEqual({
      image: 'a:1',
      command: ['prog', 'a b'],
      args: ['--n=3', '--plain', '/tmp/outputs/model_file/data', '/app/kept.txt'],
      env: { N: '3', FIXED: 'text' },
    });
    expect(taskOf(run, 'long').command).toEqual({
      image: 'b:2',
      command: ['prog', ''],
      args: [
        '--n=5',
        '--extra',
        'e',
        '/tmp/inputs/table/data',
        '/tmp/outputs/model_file/data',
        '/app/kept.txt',
      ],
      env: { N: '6', FIXED: 'text' },
    });
  });

  it('that cannot be computed fails its task before it starts', async () => {
    const run = await simulated(
      `tasks:
  make: {component: ./make.yaml}
  say: {component: ./work.yaml, env: {N: "\${{ int(tasks.make.outputs.text) }}"}}
`,
      { outputs: { text: 'x' } },
    );
    expect(taskOf(run, 'say')).toMatchObject({
      state: 'failed',
      attempts: 0,
      reason: '"x" is not an Integer',
    });
  });
});

describe('createVolume', () => {
  it('gives what the engine made, and fails when its size cannot be computed', async () => {
    const body = `tasks:
  ask: {component: ./make.yaml}
  disk: {createVolume: {size: "\${{ string(int(tasks.ask.outputs.text)) + 'Gi' }}"}}
  say: {component: ./echo.yaml, arguments: {text: "\${{ tasks.disk.outputs.name }}"}}
`;
    const run = await simulated(body, {
      script: { ask: { outputs: { text: '5' } }, disk: { outputs: { name: 'c1' } } },
    });
    expect(named(taskOf(run, 'say').inputs)).toEqual({ text: 'c1' });
    const failed = await simulated(body, { script: { ask: { outputs: { text: 'big' } } } });
    expect(states(failed)).toEqual({ ask: 'succeeded', disk: 'failed', say: 'omitted' });
  });
});

describe('how a task ended', () => {
  const body = `tasks:
  try: {component: ./echo.yaml}
  rest: {after: [try], component: ./work.yaml}
  good: {after: [{task: try, is: succeeded}], component: ./work.yaml}
  bad: {after: [{task: try, is: failed}], component: ./echo.yaml, arguments: {text: "\${{ tasks.try.status }}"}}
  any: {after: [{any: [rest, {task: try, is: failed}]}], component: ./work.yaml}
  end: {after: [{task: rest, is: finished}], component: ./echo.yaml, arguments: {text: "\${{ tasks.rest.status }}"}}
  next: {after: [bad], component: ./work.yaml}
`;

  it('decides what runs after it', async () => {
    const well = await simulated(body);
    expect(well.status).toBe('Succeeded');
    expect(states(well)).toMatchObject({
      good: 'succeeded',
      bad: 'skipped',
      any: 'succeeded',
      next: 'succeeded',
    });
    expect(named(taskOf(well, 'end').inputs)).toEqual({ text: 'Succeeded' });

    const badly = await simulated(body, { script: { try: { exitCode: 1 } } });
    expect(badly.status).toBe('Failed');
    expect(states(badly)).toEqual({
      try: 'failed',
      rest: 'omitted',
      good: 'omitted',
      bad: 'succeeded',
      any: 'succeeded',
      end: 'succeeded',
      next: 'succeeded',
    });
    expect(named(taskOf(badly, 'bad').inputs)).toEqual({ text: 'Failed' });
    expect(named(taskOf(badly, 'end').inputs)).toEqual({ text: 'Omitted' });
  });
});

describe('a task whose failure is forgiven', () => {
  const body = `outputs: {how: "\${{ tasks.try.status }}"}
tasks:
  try: {component: ./echo.yaml, continueOnFailure: true}
  read: {component: ./echo.yaml, arguments: {text: "\${{ default(tasks.try.outputs.text, 'none') }}"}}
  rescue: {after: [{task: try, is: failed}], component: ./work.yaml}
  group:
    continueOnFailure: true
    tasks:
      inner: {component: ./make.yaml}
      next: {component: ./count.yaml, arguments: {n: "\${{ int(tasks.inner.outputs.text) }}"}}
`;

  it('leaves the run and what waits for it alone', async () => {
    const run = await simulated(body, { script: { try: { exitCode: 1 } }, outputs: { text: 'x' } });
    expect(run.status).toBe('Succeeded');
    expect(states(run)).toEqual({
      try: 'failed',
      read: 'succeeded',
      rescue: 'succeeded',
      group: 'failed',
      'group.inner': 'succeeded',
      'group.next': 'failed',
    });
    expect(named(taskOf(run, 'read').inputs)).toEqual({ text: 'none' });
    expect(named(run.outputs)).toEqual({ how: 'Failed' });
  });

  it('is like any other when it ends well', async () => {
    const run = await simulated(body, { outputs: { text: '7' } });
    expect(states(run)).toMatchObject({ try: 'succeeded', rescue: 'skipped', group: 'succeeded' });
    expect(named(taskOf(run, 'read').inputs)).toEqual({ text: '7' });
    expect(named(run.outputs)).toEqual({ how: 'Succeeded' });
  });

  it('is omitted all the same where something before it failed', async () => {
    const run = await simulated(
      `tasks:
  first: {component: ./echo.yaml}
  try: {component: ./echo.yaml, continueOnFailure: true, arguments: {text: "\${{ tasks.first.outputs.text }}"}}
  last: {after: [try], component: ./work.yaml}
`,
      { script: { first: { exitCode: 1 } } },
    );
    expect(run.status).toBe('Failed');
    expect(states(run)).toEqual({ first: 'failed', try: 'omitted', last: 'omitted' });
  });
});

describe('a loop', () => {
  const body = (more: string): string => `inputs: [{name: names, type: "List[String]", default: [a, b, c]}]
tasks:
  each:
    forEach: \${{ inputs.names }}
    component: ./echo.yaml
    arguments: {text: "<\${{ item }}>"}${more}
  read: {component: ./echo.yaml, arguments: {text: "\${{ json(tasks.each.outputs.text) }}"}}
outputs: {how: "\${{ tasks.each.status }}"}
`;
  const echo: Script = {
    'each[0]': { outputs: { text: 'A' } },
    'each[1]': { outputs: { text: '{{b}}"' } },
    'each[2]': { outputs: { text: 'C' } },
  };

  it('runs the task for each item, and makes Lists in the order of the items', async () => {
    const run = await simulated(body(''), { script: echo });
    expect(run.status).toBe('Succeeded');
    expect(states(run)).toEqual({
      each: 'succeeded',
      'each[0]': 'succeeded',
      'each[1]': 'succeeded',
      'each[2]': 'succeeded',
      read: 'succeeded',
    });
    expect(named(taskOf(run, 'each[1]').inputs)).toEqual({ text: '<b>' });
    expect(JSON.parse(named(taskOf(run, 'read').inputs).text ?? '')).toEqual(['A', '{{b}}"', 'C']);
    expect(taskOf(run, 'read').after).toEqual(['each']);
  });

  it('asks the condition for each item, and leaves out what was skipped', async () => {
    const run = await simulated(body("\n    when: ${{ item != 'b' }}"), { script: echo });
    expect(states(run)).toMatchObject({ each: 'succeeded', 'each[0]': 'succeeded', 'each[1]': 'skipped' });
    expect(named(taskOf(run, 'read').inputs)).toEqual({ text: '["A","C"]' });
  });

  it('makes a List of its files, which tells who made them', async () => {
    const run = await simulated(`outputs: {tables: "\${{ tasks.t.outputs.table }}"}
tasks:
  t: {forEach: [a, b], when: "\${{ item != 'a' }}", component: ./make.yaml}
  u: {forEach: [a, b], when: "\${{ item != 'a' }}", gather: nullable, component: ./make.yaml}
  read: {component: ./clean.yaml, arguments: {table: "\${{ tasks.t.outputs.table[0] }}"}}
  none: {component: ./clean.yaml, arguments: {table: "\${{ tasks.t.outputs.table[1] }}"}}
  hole: {when: "\${{ present(tasks.u.outputs.table[0]) }}", component: ./clean.yaml, arguments: {table: "\${{ tasks.u.outputs.table[0] }}"}}
  one: {component: ./clean.yaml, arguments: {table: "\${{ default(tasks.u.outputs.table[0], tasks.t.outputs.table[0]) }}"}}
  each: {forEach: "\${{ tasks.u.outputs.table }}", when: "\${{ present(item) }}", component: ./clean.yaml, arguments: {table: "\${{ item }}"}}
`);
    expect(named(taskOf(run, 't').outputs)).toEqual({ table: '["t[1]/table"]' });
    expect(named(taskOf(run, 'u').outputs)).toEqual({ table: '[null,"u[1]/table"]' });
    expect(named(taskOf(run, 'read').inputs)).toEqual({ table: 't[1]/table' });
    const state = (path: string): string => taskOf(run, path).state;
    expect(named(taskOf(run, 'one').inputs)).toEqual({ table: 't[1]/table' });
    expect(['none', 'hole', 'each[0]', 'each[1]'].map(state)).toEqual([
      'failed',
      'skipped',
      'skipped',
      'succeeded',
    ]);
  });

  it('has null in its place when it gathers so', async () => {
    const run = await simulated(body("\n    gather: nullable\n    when: ${{ item != 'b' }}"), {
      script: echo,
    });
    expect(named(taskOf(run, 'read').inputs)).toEqual({ text: '["A",null,"C"]' });
  });

  it('without items is skipped, and makes empty Lists', async () => {
    const run = await simulated(body(''), { inputs: { names: '[]' } });
    expect(states(run)).toEqual({ each: 'skipped', read: 'succeeded' });
    expect(named(taskOf(run, 'read').inputs)).toEqual({ text: '[]' });
    expect(named(run.outputs)).toEqual({ how: 'Skipped' });
  });

  it('fails with an item, when all have run', async () => {
    const run = await simulated(body(''), { script: { ...echo, 'each[0]': { exitCode: 1 } } });
    expect(run.status).toBe('Failed');
    expect(states(run)).toMatchObject({
      each: 'failed',
      'each[0]': 'failed',
      'each[2]': 'succeeded',
      read: 'omitted',
    });
  });

  it('goes on without items whose failure is forgiven', async () => {
    const run = await simulated(body('\n    continueOnFailure: true'), {
      script: { ...echo, 'each[0]': { exitCode: 1 } },
    });
    expect(run.status).toBe('Succeeded');
    expect(named(taskOf(run, 'read').inputs)).toEqual({ text: '["{\\u007bb}}\\"","C"]' });
    expect(named(run.outputs)).toEqual({ how: 'Failed' });
  });

  it('fails where what was made cannot be read by its type', async () => {
    const run = await simulated(
      `tasks:
  each: {forEach: [1, 2], component: ./make.yaml}
  read: {component: ./echo.yaml, arguments: {text: "\${{ json(tasks.each.outputs.count) }}"}}
`,
      { script: { 'each[1]': { outputs: { count: 'many' } } }, outputs: { count: '3' } },
    );
    expect(states(run)).toMatchObject({ each: 'failed', 'each[1]': 'succeeded', read: 'omitted' });
  });

  it('holds groups, pipelines and other loops, which see the items around them', async () => {
    const run = await simulated(
      `tasks:
  out:
    matrix: {n: [1, 2], s: [x, y], exclude: [{n: 1, s: y}], include: [{n: 9, s: z}]}
    tasks:
      inner:
        forEach: {in: [p, q], as: letter}
        when: \${{ item == 'p' }}
        component: ./echo.yaml
        arguments: {text: "\${{ loop.letter }}"}
      name: {component: ./echo.yaml, arguments: {text: "\${{ item.n }}\${{ item.s }}"}}
      sub: {component: ./sub.yaml, arguments: {text: "\${{ item.s }}"}}
    outputs: {all: "\${{ tasks.inner.outputs.text }}"}
  read: {component: ./echo.yaml, arguments: {text: "\${{ json(tasks.out.outputs.all) }}"}}
`,
      { outputs: { text: 'o' } },
      {
        'sub.yaml': pipeline(
          'inputs: [{name: text, type: String}]\ntasks: {say: {component: ./echo.yaml, arguments: {text: "${{ inputs.text }}"}}}\n',
          'sub',
        ),
      },
    );
    expect(run.status).toBe('Succeeded');
    expect([...run.tasks.keys()].filter((path) => path.startsWith('out[1]'))).toEqual([
      'out[1]',
      'out[1].inner',
      'out[1].inner[0]',
      'out[1].inner[1]',
      'out[1].name',
      'out[1].sub',
      'out[1].sub.say',
    ]);
    const texts = [0, 1, 2, 3].map((index) => named(taskOf(run, `out[${index}].name`).inputs).text);
    expect(texts).toEqual(['1x', '2x', '2y', '9z']);
    expect(named(taskOf(run, 'read').inputs)).toEqual({ text: '[["o"],["o"],["o"],["o"]]' });
  });

  it('that cannot be computed fails, forgiven or not', async () => {
    const run = await simulated(
      `tasks:
  ask: {component: ./make.yaml}
  each: {forEach: "\${{ tasks.ask.outputs.names }}", continueOnFailure: true, component: ./work.yaml}
`,
      { outputs: { names: 'not JSON' } },
    );
    expect(run.status).toBe('Failed');
    expect(taskOf(run, 'each')).toMatchObject({ state: 'failed', reason: '"not JSON" is not JSON' });
  });
});

describe('onExit', () => {
  const body = `tasks:
  work: {component: ./echo.yaml}
onExit:
  tell: {component: ./echo.yaml, arguments: {text: "\${{ run.status }}"}}
  group:
    when: \${{ run.status == 'Failed' }}
    tasks:
      each: {component: ./echo.yaml, forEach: [a], arguments: {text: "\${{ item }} \${{ run.status }}"}}
`;
  const textOf = (simulation: Simulation, path: string): string | undefined =>
    named(taskOf(simulation, path).inputs).text;

  it('runs when all has ended well', async () => {
    const run = await simulated(body);
    expect(run.status).toBe('Succeeded');
    expect(textOf(run, 'onExit.tell')).toBe('Succeeded');
    expect(taskOf(run, 'onExit.group').state).toBe('skipped');
  });

  it('runs when something failed, which it cannot undo', async () => {
    const run = await simulated(body, { script: { work: { exitCode: 1 } } });
    expect(run.status).toBe('Failed');
    expect(textOf(run, 'onExit.tell')).toBe('Failed');
    expect(textOf(run, 'onExit.group.each[0]')).toBe('a Failed');
  });

  it('fails the run', async () => {
    const run = await simulated(body, { script: { 'onExit.tell': { exitCode: 1 } } });
    expect(run.status).toBe('Failed');
    expect(taskOf(run, 'work').state).toBe('succeeded');
  });

  it('runs once for each call of a pipeline, and is a part of it', async () => {
    const called = pipeline(body).replace(/^name: .*$/m, 'name: called');
    const files = { 'called.yaml': called };
    const calls = `tasks:
  call: {component: ./called.yaml, forEach: [a, b], continueOnFailure: true}
  next: {after: [call], component: ./echo.yaml}
  never: {component: ./called.yaml, when: "\${{ false }}"}
`;
    const run = await simulated(calls, { script: { 'call[1].work': { exitCode: 1 } } }, files);
    expect(run.status).toBe('Succeeded');
    expect(textOf(run, 'call[0].onExit.tell')).toBe('Succeeded');
    expect(textOf(run, 'call[1].onExit.tell')).toBe('Failed');
    expect(taskOf(run, 'never.onExit.tell').state).toBe('skipped');
    const failed = await simulated(calls, { script: { 'call[0].onExit.tell': { exitCode: 1 } } }, files);
    expect(taskOf(failed, 'call[0]').state).toBe('failed');
    expect(taskOf(failed, 'call[1]').state).toBe('succeeded');
  });
});

describe('an approval', () => {
  const body = `inputs: [{name: days, type: Integer, default: 1}]
tasks:
  gate:
    approval:
      timeout: "\${{ inputs.days * 60 }}"
      onTimeout: fail
      inputs:
        - {name: share, type: Integer, minimum: 1}
        - {name: stage, type: String, default: test}
        - {name: note, type: String, optional: true, maxLength: 3}
  say: {component: ./echo.yaml, arguments: {text: "\${{ default(tasks.gate.outputs.note, tasks.gate.outputs.stage) }}\${{ tasks.gate.outputs.share }}"}}
`;
  const answered = (outcome: Outcome, text = body): Promise<Simulation> =>
    simulated(text, { script: { gate: outcome } });

  it('gives on what is entered, and defaults for the rest', async () => {
    const simulation = await answered({ outputs: { share: '5' } });
    expect(named(taskOf(simulation, 'gate').outputs)).toEqual({ share: '5', stage: 'test', note: undefined });
    expect(named(taskOf(simulation, 'say').inputs)).toEqual({ text: 'test5' });
    expect(taskOf(simulation, 'gate').attempts).toBe(0);
  });

  it.each<[string, Outcome, string]>([
    ['nobody answers in time', { late: true }, 'nobody answered in time'],
    ['it is refused', { exitCode: 1 }, 'it was refused'],
    ['something is missing', { outputs: { stage: 'a' } }, 'nothing was entered for share'],
    ['a number is none', { outputs: { share: 'x' } }, '"x" is not an Integer'],
    ['a number is too small', { outputs: { share: '0' } }, 'what was entered for share is not allowed'],
    [
      'a text is too long',
      { outputs: { share: '1', note: 'long' } },
      'what was entered for note is not allowed',
    ],
  ])('fails when %s', async (_, outcome, reason) => {
    const simulation = await answered(outcome);
    expect(states(simulation)).toEqual({ gate: 'failed', say: 'omitted' });
    expect(taskOf(simulation, 'gate').reason).toContain(reason);
  });

  it('goes on with defaults when nobody answers in time and it shall', async () => {
    const text = body
      .replace('onTimeout: fail', 'onTimeout: useDefaults')
      .replace('minimum: 1', 'minimum: 1, default: 7');
    const simulation = await answered({ late: true, outputs: { share: '5' } }, text);
    expect(named(taskOf(simulation, 'say').inputs)).toEqual({ text: 'test7' });
  });

  it('fails when its timeout cannot be computed', async () => {
    const simulation = await simulated(body, { inputs: { days: 'x' } });
    expect(states(simulation)).toEqual({ gate: 'failed', say: 'omitted' });
  });
});

describe('a repetition with a computed greatest number', () => {
  const body = (onMax: string): string => `inputs: [{name: most, type: Integer, default: 2, maximum: 4}]
outputs: {rounds: {from: "\${{ tasks.r.outputs.rounds }}", optional: true}}
tasks:
  r:
    repeat:
      until: "\${{ state.round > 3 }}"
      max: "\${{ inputs.most }}"
      onMax: ${onMax}
      tasks: {one: {component: ./echo.yaml}}
      outputs: {rounds: "\${{ state.round }}"}
`;
  const run = (onMax: string, most: string): Promise<Simulation> =>
    simulated(body(onMax), { inputs: { most } });

  it.each([
    ['1', '1'],
    ['3', '3'],
    ['4', '4'],
  ])('has at most %s rounds', async (most, rounds) => {
    const { outputs } = await run('continue', most);
    expect(named(outputs)).toEqual({ rounds });
  });

  it('fails after the last one, where that is asked for', async () => {
    const failed = taskOf(await run('fail', '2'), 'r');
    expect([failed.state, failed.reason]).toEqual(['failed', '"until" did not hold in 2 rounds']);
    expect(taskOf(await run('fail', '4'), 'r').state).toBe('succeeded');
  });

  it.each(['0', '-1', '5', 'many'])('fails before its first round when the number is %s', async (most) => {
    const simulation = await run('continue', most);
    expect(taskOf(simulation, 'r').state).toBe('failed');
    expect([...simulation.tasks.keys()]).toEqual(['r']);
  });
});
