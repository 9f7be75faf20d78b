import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { boundPipeline, compileFiles, component, pipeline, withParts } from '../../support/compile.ts';

const work = 'tasks:\n  a: {component: ./make.yaml}\n';
const say = (text: string): string => `  t: {component: ./say.yaml, arguments: {text: "${text}"}}\n`;
const exit = (body: string): ReturnType<typeof withParts> => withParts(`${work}onExit:\n${body}`);
const errors = async (files: ReturnType<typeof withParts>): Promise<readonly Diagnostic[]> =>
  (await compileFiles(files)).diagnostics.filter(({ severity }) => severity === 'error');
const messages = async (files: ReturnType<typeof withParts>): Promise<readonly string[]> =>
  (await errors(files)).map((one) => `${one.code}: ${one.message}`);

describe('onExit', () => {
  it('is a DAG of its own, with its own order', async () => {
    const { scope, onExit } = await boundPipeline(
      exit(
        '  a: {component: ./make.yaml}\n  t: {component: ./say.yaml, arguments: {text: "${{ tasks.a.outputs.text }}"}}\n',
      ),
    );
    expect(scope.tasks.map((task) => task.name)).toEqual(['a']);
    expect(onExit?.tasks.map((task) => [task.name, task.waitsFor.map((one) => one.name)])).toEqual([
      ['a', []],
      ['t', ['a']],
    ]);
    expect(onExit?.tasks[0]).not.toBe(scope.tasks[0]);
  });

  it.each([
    ['${{ run.status }}', []],
    ['${{ run.name }} ${{ run.failures[0].message }}', []],
    ["${{ if(length(run.failures) > 0, first(run.failures).task, '') }}", []],
    ['${{ run.failures }}', ['type-mismatch']],
    ['${{ run.states }}', ['unknown-reference']],
    ['${{ tasks.a.status }}', ['unknown-task']],
  ])('%s', async (text, codes) => {
    expect((await errors(exit(say(text)))).map((one) => one.code)).toEqual(codes);
  });

  it.each(['${{ tasks.a.outputs.text }}', '${{ tasks.a.status }}'])(
    'says that tasks of the pipeline cannot be seen: %s',
    async (text) => {
      expect(await messages(exit(say(text)))).toEqual([
        'unknown-task: `onExit` cannot see the task "a" of the pipeline, which may not have run.',
      ]);
    },
  );

  it('says so of `after` too, and of tasks in groups', async () => {
    const files = withParts(
      'tasks:\n  g:\n    tasks:\n      a: {component: ./make.yaml}\nonExit:\n  t: {component: ./make.yaml, after: [a]}\n  u: {component: ./make.yaml, after: [{task: g, is: failed}]}\n',
    );
    expect(await messages(files)).toEqual([
      'unknown-task: `onExit` cannot see the task "a" of the pipeline, which may not have run.',
      'unknown-task: `onExit` cannot see the task "g" of the pipeline, which may not have run.',
    ]);
  });

  it('tells of other names as everywhere', async () => {
    expect(await messages(exit(say('${{ tasks.b.status }}')))).toEqual([
      'unknown-task: There is no task "b" here.',
    ]);
  });

  it.each(['status', 'failures'])('run.%s is known nowhere else', async (field) => {
    const files = withParts(`tasks:\n${say(`\${{ string(run.${field}) }}`)}`);
    expect(await messages(files)).toEqual([
      `unknown-reference: "run.${field}" is known when the run has ended, that is in \`onExit\` only.`,
    ]);
  });

  it('in defaults neither, which are for all tasks, and that is told once', async () => {
    const files = withParts(
      `defaults: {env: {S: "\${{ run.status }}"}}\n${work}onExit:\n  t: {component: ./make.yaml}\n`,
    );
    expect((await errors(files)).map((one) => one.code)).toEqual(['unknown-reference']);
  });

  it('two conditions over the status cover every case', async () => {
    const files = exit(`  good: {component: ./make.yaml, when: "\${{ run.status == 'Succeeded' }}"}
  bad: {component: ./make.yaml, when: "\${{ run.status == 'Failed' }}"}
${say('${{ firstOf(tasks.good.outputs.text, tasks.bad.outputs.text) }}')}`);
    expect(await messages(files)).toEqual([]);
  });

  it('of a pipeline that is called may ask for the status, but not for the failures', async () => {
    const called = (text: string): string =>
      pipeline(`tasks: {a: {component: ./make.yaml}}\nonExit:\n${say(text)}`).replace(
        /^name: .*$/m,
        'name: called',
      );
    const files = (text: string): ReturnType<typeof withParts> =>
      withParts('tasks:\n  call: {component: ./called.yaml}\n', { 'called.yaml': called(text) });
    expect(await messages(files('${{ run.status }}'))).toEqual([]);
    expect(await messages(files('${{ string(length(run.failures)) }}'))).toEqual([
      'engine-cannot: The `onExit` of "called" reads `run.failures`, which Argo knows only of a whole run, and not of a call.',
    ]);
  });

  it('is looked through for all that is wrong in tasks', async () => {
    const files = exit(
      '  Bad: {component: ./make.yaml}\n  v: {component: ./nothing.yaml}\n  w: {component: ./make.yaml, labels: {"a b": c}}\n',
    );
    const codes = (await errors(files)).map((one) => one.code);
    expect(codes).toContain('unknown-component');
  });

  it('components that only it uses count', async () => {
    const files = withParts(`${work}onExit:\n  t: {component: ./other.yaml}\n`, {
      'other.yaml': component('other', 'implementation: {container: {image: "alpine:3.20", command: [x]}}\n'),
    });
    expect(await messages(files)).toEqual([]);
  });

  describe('under limits, which would end the controller of Argo', () => {
    const called = pipeline(
      'tasks:\n  a: {component: ./make.yaml, forEach: [x, y], maxParallel: 1}\n',
    ).replace(/^name: .*$/m, 'name: called');
    const limited = (run: string, body: string): ReturnType<typeof withParts> =>
      withParts(`${run}${work}onExit:\n${body}`, { 'called.yaml': called });
    const parallelism = (most: number): string => `run: {parallelism: ${most}}\n`;
    const two = '  a: {component: ./make.yaml}\n  b: {component: ./make.yaml}\n';
    const loop = '  a: {component: ./make.yaml, forEach: [x, y, z]}\n';
    const over = '  a: {component: ./make.yaml, forEach: "${{ run.failures }}"}\n';

    it.each([
      ['', '  a: {component: ./make.yaml, forEach: [x, y], maxParallel: 1}\n'],
      ['', '  g:\n    tasks:\n      a: {component: ./make.yaml, forEach: [x, y], maxParallel: 1}\n'],
      ['', '  a: {component: ./called.yaml}\n'],
    ])('refuses maxParallel inside: %s%s', async (run, body) => {
      expect(await messages(limited(run, body))).toEqual([
        "engine-cannot: `maxParallel` cannot be kept in `onExit`: Argo's controller crashes where a limit keeps a task of `onExit` waiting.",
      ]);
    });

    it.each([
      [1, two, '2'],
      [2, loop, '3'],
      [50, over, 'any number of'],
    ])('refuses a parallelism of %i beside %s', async (most, body, steps) => {
      expect(await messages(limited(parallelism(most), body))).toEqual([
        `engine-cannot: \`onExit\` may run ${steps} steps at once, which a "parallelism" of ${most} cannot limit: Argo's controller crashes where a limit keeps a task of \`onExit\` waiting.`,
      ]);
    });

    it.each([
      [parallelism(2), two],
      [parallelism(3), loop],
      ['', over],
    ])('is silent where nothing waits: %s%s', async (run, body) => {
      expect(await messages(limited(run, body))).toEqual([]);
    });
  });
});
