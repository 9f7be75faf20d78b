import { beforeAll, describe, expect, it } from 'vitest';
import { by, dag, lintedProbes, type Observed, observed, observedProbes } from './recorded.ts';

let cases: Observed;
let probes: Observed;

/** Messages of pods begin with the name of the container since 3.7. */
const main = by({ default: 'main: ', '3.6.5': '' });

beforeAll(async () => {
  cases = await observed([
    ...['07-retry', '07b-retry-exh', '08-exit', '14-memo', '17-exit-outputs', '18-hooks'].map(
      (one) => `cases/${one}`,
    ),
    ...['20-retry-expr', '21-suspend', '23-big', '26-offload', '27-exit-fail'].map((one) => `cases/${one}`),
    ...['28-deadline', '29-containerset', '30-pns-oom'].map((one) => `cases/${one}`),
    ...['i-exit-memo-timeout', 'i-retry-then-skipped', 'e-switch-repeat-continue'].map(
      (one) => `patterns/${one}`,
    ),
  ]);
  const step = (name: string, policy: string): string =>
    `  - {name: ${name}, retryStrategy: {limit: "1", retryPolicy: ${policy}}, outputs: {parameters: [{name: o, valueFrom: {path: /tmp/o}}]}, container: {image: busybox, command: [sh]}}\n`;
  probes = await observedProbes({
    retries: {
      templates: `  - name: main
    dag:
      target: "any after handler error-on-error failure-on-failure error-on-failure failure-on-error"
      tasks:
      - {name: any, template: always}
      - {name: after, template: use, depends: "any.Succeeded || any.Skipped || any.Daemoned"}
      - {name: handler, template: use, depends: any.Failed}
      - {name: error-on-error, template: on-error}
      - {name: failure-on-failure, template: on-failure}
      - {name: error-on-failure, template: on-failure}
      - {name: failure-on-error, template: on-error}
${step('always', 'Always')}${step('on-error', 'OnError')}${step('on-failure', 'OnFailure')}`,
      script: {
        any: [{ exitCode: 1 }, { outputs: { o: '1' } }],
        'failure-on-failure': [{ exitCode: 1 }, { outputs: { o: '1' } }],
        'failure-on-error': [{ exitCode: 1 }, { outputs: { o: '1' } }],
        'error-on-error': [{ outputs: { o: null } }, { outputs: { o: '1' } }],
        'error-on-failure': [{ outputs: { o: null } }, { outputs: { o: '1' } }],
      },
    },
    'retry-default': {
      ...dag('{name: a, template: use}'),
      spec: '  templateDefaults: {retryStrategy: {limit: "1", retryPolicy: Always}}\n',
      script: { a: [{ exitCode: 1 }, { exitCode: 1 }, { exitCode: 1 }, { exitCode: 1 }, {}] },
    },
  });
});

describe('P-05: a step that is tried again', () => {
  it('P-05, fact 07: is Failed only after the last try; its outputs and exit code are those of the last', () => {
    expect(cases.parts('cases/07-retry', 'r')).toEqual(['(0) Failed', '(1) Succeeded']);
    expect(cases.node('cases/07-retry', 'r').type).toBe('Retry');
    expect(cases.output('cases/07-retry', 'r', 'ok')).toBe('second');
    expect(cases.input('cases/07-retry', 'z')).toBe('second|0');
    expect(probes.phases('retries', 'any', 'after', 'handler')).toEqual({
      any: 'Succeeded',
      after: 'Succeeded',
      handler: 'Omitted',
    });
  });

  it('fact 07: when all tries have failed, says so, and what waits is omitted', () => {
    expect(cases.message('cases/07b-retry-exh', 'r')).toBe('No more retries left');
    expect(cases.parts('cases/07b-retry-exh', 'r')).toEqual(['(0) Failed', '(1) Failed']);
    expect(cases.phases('cases/07b-retry-exh', 'z')).toEqual({ z: 'Omitted' });
  });

  it('fact 07: a group is tried again as a whole', () => {
    expect(cases.parts('cases/20-retry-expr', 'r')).toEqual(['(0) Failed', '(1) Succeeded']);
    expect(cases.parts('cases/20-retry-expr', 'sub')).toEqual(['(0) Failed', '(1) Succeeded']);
  });

  it('LOWERING i: outputs of retried steps, groups and loops come from the last try', () => {
    const name = 'patterns/e-switch-repeat-continue';
    expect(cases.input(name, 'use-rt', 'got')).toBe('try-2');
    expect(cases.input(name, 'use-rg', 'got')).toBe('attempt');
    expect(cases.phase('patterns/i-retry-then-skipped')).toBe('Succeeded');
  });
});

describe('P-31: what is tried again', () => {
  it('P-31: OnFailure is about the program, OnError about the pod and the engine', () => {
    expect(probes.parts('retries', 'failure-on-failure')).toEqual(['(0) Failed', '(1) Succeeded']);
    expect(probes.parts('retries', 'error-on-error')).toEqual(['(0) Error', '(1) Succeeded']);
    expect(probes.parts('retries', 'failure-on-error')).toEqual(['(0) Failed']);
    expect(probes.parts('retries', 'error-on-failure')).toEqual(['(0) Error']);
  });
});

describe('P-32: defaults for all templates', () => {
  it('P-32: a retry among them reaches DAGs as well, so that tries multiply', () => {
    const { nodes } = probes.result('retry-default');
    expect(nodes.filter((one) => one.type === 'Retry')).toHaveLength(3);
    expect(nodes.filter((one) => one.type === 'Pod').map((one) => one.phase)).toEqual([
      'Failed',
      'Failed',
      'Failed',
      'Failed',
    ]);
    expect(probes.message('retry-default')).toBe('No more retries left');
  });
});

describe('P-33: time limits', () => {
  it('P-33: activeDeadlineSeconds is refused on a DAG', async () => {
    const verdicts = await lintedProbes({
      limited: {
        templates: '  - {name: main, activeDeadlineSeconds: 5, dag: {tasks: [{name: a, template: use}]}}\n',
      },
    });
    expect(verdicts.get('limited')).toContain(
      'templates.main.activeDeadlineSeconds is only valid for leaf templates',
    );
  });

  it('P-33, fact 23: on a step it ends the pod, which counts as Failed', () => {
    expect(cases.phases('cases/28-deadline', 'a')).toEqual({ a: 'Failed' });
    expect(cases.message('cases/28-deadline', 'a')).toBe(
      'Pod was active on the node longer than the specified deadline',
    );
  });

  it('LOWERING i: a number with blanks around it is an Error, and trimmed by an expression it is one', async () => {
    const limited = (limit: string) => ({
      templates: `${
        dag(
          '{name: g, template: give}',
          '{name: a, template: m, depends: g.Succeeded, arguments: {parameters: [{name: time, value: "{{tasks.g.outputs.parameters.time}}"}]}}',
        ).templates
      }  - name: give
    outputs: {parameters: [{name: time, valueFrom: {path: /tmp/n}}]}
    container: {image: busybox, command: [sh]}
  - name: m
    inputs: {parameters: [{name: time}]}
    activeDeadlineSeconds: "${limit}"
    container: {image: busybox, command: [sh]}
`,
      script: { g: { outputs: { time: ' 7 ' } } },
    });
    const limits = await observedProbes({
      raw: limited('{{inputs.parameters.time}}'),
      trimmed: limited("{{=toJson(asInt(sprig.trim(inputs.parameters['time'])))}}"),
    });
    expect(limits.message('raw', 'a')).toContain("value ' 7 ' cannot be resolved to an int");
    // 4.0 reads the template once more when the step has ended, without its inputs (ADR 18).
    expect(limits.phases('trimmed', 'a')).toEqual({ a: by({ default: 'Succeeded', '4.0.2': 'Error' }) });
  });

  it('LOWERING i: it may come from an input', () => {
    expect(cases.input('patterns/i-exit-memo-timeout', 'grp', 'limit')).toBe('4');
  });
});

describe('P-34, P-35: the end of a workflow', () => {
  it('P-35, fact 08: handlers see the status and the failures', () => {
    expect(cases.phases('cases/08-exit', 'onlyfail', 'onlyok', 'exprfail')).toEqual({
      onlyfail: 'Succeeded',
      onlyok: 'Skipped',
      exprfail: 'Succeeded',
    });
    expect(cases.input('cases/08-exit', 'report')).toMatch(/^Failed F "\[\{\\"displayName\\":\\"/);
    expect(cases.phase('cases/08-exit')).toBe('Failed');
  });

  it('P-34, fact 08: a handler that fails makes the workflow Failed', () => {
    expect(cases.phase('cases/27-exit-fail')).toBe('Failed');
    expect(cases.message('cases/27-exit-fail')).toBe(`${main}Error (exit code 1)`);
    expect(cases.phases('cases/27-exit-fail', 'a')).toEqual({ a: 'Succeeded' });
  });

  it('P-35, fact 08: the outputs of the entrypoint are those of the run', () => {
    expect(cases.output('cases/17-exit-outputs', '<run>', 'g')).toBe('a.ok');
  });

  it('fact 18: a hook at the end of a step reads its status and outputs', () => {
    expect(cases.input('cases/18-hooks', 'a.onExit')).toBe('Succeeded a.ok');
  });
});

describe('other kinds of steps', () => {
  it('P-41, fact 14: a memoized step is not run again and gives the same outputs', () => {
    const name = 'cases/14-memo';
    expect(['a', 'b', 'c'].map((one) => cases.node(name, one).memoized ?? false)).toEqual([
      false,
      true,
      false,
    ]);
    expect(cases.output(name, 'b', 'ok')).toBe('a.ok');
  });

  it('suspend with a duration goes on', () => {
    expect(cases.phases('cases/21-suspend', 's', 'nx')).toEqual({ s: 'Succeeded', nx: 'Succeeded' });
  });

  it('fact 23, P-39: 200 items and a script of 150 kB run', () => {
    expect(cases.phase('cases/23-big')).toBe('Succeeded');
    expect(cases.parts('cases/23-big', 'each')).toHaveLength(200);
    expect(cases.output('cases/26-offload', 'a', 'ok')).toBe('a.ok');
  });

  it('fact 23: a containerSet is one pod', () => {
    expect(cases.phases('cases/29-containerset', 'one')).toEqual({ one: 'Succeeded' });
  });

  it('P-05: a step that is killed for its memory is Failed with the reason', () => {
    expect(cases.message('cases/30-pns-oom', 'a')).toBe(`${main}OOMKilled (exit code 137)`);
    expect(cases.phases('cases/30-pns-oom', 'b', 'c')).toEqual({ b: 'Succeeded', c: 'Omitted' });
  });
});
