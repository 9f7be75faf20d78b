import { beforeAll, describe, expect, it } from 'vitest';
import { by, type Observed, observed } from './recorded.ts';

let cases: Observed;

beforeAll(async () => {
  cases = await observed([
    ...['06-nested', '06b-subdag-fail', '06c-names', '06d-dag-fail-output', '06e-recursion'].map(
      (one) => `cases/${one}`,
    ),
    ...['11-branch', '11b-branch-coal', '11c-branch-none', '11d-dagout-skip'].map((one) => `cases/${one}`),
    ...['11e-dagout-skipdef', '11f-dagout-leaf', '11g-dagout-exprbad', '33-nodedef-dep'].map(
      (one) => `cases/${one}`,
    ),
    ...['01-params', '13-tmplref', '15-steps', '25-workflow-param-novalue'].map((one) => `cases/${one}`),
    ...['a-groups', 'e-target-all', 'e-failures', 'x-hang-bad-group-output'].map((one) => `patterns/${one}`),
  ]);
});

describe('values between tasks', () => {
  it('fact 01: outputs and results come without one newline at the end', () => {
    expect(cases.node('cases/01-params', 'b').inputs).toEqual({ r: 'hi', yy: '14' });
  });

  it('fact 06: a group takes values as inputs, and its outputs come from tasks inside', () => {
    expect(cases.input('cases/06-nested', 'sub', 'c')).toBe('A');
    expect(cases.input('cases/06-nested', 'i2', 'x')).toBe('A+1./A');
    expect(cases.output('cases/06-nested', 'sub', 'res')).toBe('A+1./A.');
    expect(cases.input('cases/06-nested', 'z')).toBe('A+1./A.');
  });

  it('fact 06c: names with hyphens and underscores are indexed by brackets', () => {
    expect(cases.input('cases/06c-names', 'z')).toBe('a-b-c.x-ya-b-c.x_z a-b-c.x-y');
  });

  it('LOWERING a: values go into a group and out of it, and tasks one and two hops after a skipped group run', () => {
    const name = 'patterns/a-groups';
    expect(cases.phases(name, 'grp-no', 'hop1', 'hop2', 'use-yes')).toEqual({
      'grp-no': 'Skipped',
      hop1: 'Succeeded',
      hop2: by({ default: 'Succeeded', '4.0.2': 'waits' }),
      'use-yes': 'Succeeded',
    });
    expect(cases.input(name, 'grp-yes', 'tasks-make-it-p')).toBe(`it's "p"`);
    expect(cases.input(name, 'use-yes', 'p')).toBe(`b1/it's "p"/inner`);
    // 4.0.2 waits for the path to the output of the group: from 4.0 on we write none (ADR 18).
    const fallback = by({ default: 'FALLBACK', '4.0.2': undefined });
    expect(cases.input(name, 'hop2')).toBe(fallback);
    expect(cases.output(name, '<run>', 'final')).toBe(fallback);
  });

  it('P-64, fact 13: arguments of a CronWorkflow win over those of its template', () => {
    expect(cases.inputs('cases/13-tmplref', 'a', 'b')).toEqual({ a: 'fromcron', b: 'ref' });
  });

  it('fact 15: steps follow the same rules as DAGs', () => {
    expect(cases.phase('cases/15-steps')).toBe(
      by({ default: 'Succeeded', '4.0.2': 'hangs', '3.7.14': 'hangs' }),
    );
    const reader = cases.result('cases/15-steps').nodes.find((one) => one.displayName === 'c');
    const raw = "a.ok {{= steps.b.outputs.parameters.ok ?? 'FB'}} Succeeded Skipped";
    expect(reader?.inputs?.v).toBe(
      by<string | undefined>({
        default: 'a.ok FB Succeeded Skipped',
        '4.0.2': undefined,
        '3.7.14': undefined,
        '3.7.3': raw,
        '3.6.5': raw,
      }),
    );
  });

  it('an argument of the workflow without a value is refused', () => {
    expect(cases.message('cases/25-workflow-param-novalue')).toBe(
      'invalid spec: spec.arguments.p.value or spec.arguments.p.valueFrom is required',
    );
  });
});

describe('groups that fail', () => {
  it('fact 03c: a rescued group leaves the workflow Failed when what waits for it is omitted', () => {
    expect(cases.phases('cases/06b-subdag-fail', 'sub', 'i', 'rescue', 'next', 'err')).toEqual({
      sub: 'Failed',
      i: 'Failed',
      rescue: 'Succeeded',
      next: 'Omitted',
      err: 'Omitted',
    });
    expect(cases.phase('cases/06b-subdag-fail')).toBe('Failed');
  });

  it('fact 06d: the outputs of a group that failed are not computed', () => {
    expect(cases.phase('cases/06d-dag-fail-output')).toBe(
      by({ default: 'Succeeded', '4.0.2': 'hangs', '3.7.14': 'hangs' }),
    );
    expect(cases.node('cases/06d-dag-fail-output', 'sub').outputs).toBeUndefined();
  });

  it('P-06, LOWERING rule 1: with every task as target the run is Failed, and handlers and other branches still run', () => {
    const name = 'patterns/e-target-all';
    expect(cases.phase(name)).toBe('Failed');
    expect(cases.phases(name, 'boom', 'h1', 'h2', 'o1', 'o2', 'o3', 'fin', 'blocked', 'blocked2')).toEqual({
      boom: 'Failed',
      h1: 'Succeeded',
      h2: 'Succeeded',
      o1: 'Succeeded',
      o2: 'Succeeded',
      o3: 'Succeeded',
      fin: 'Succeeded',
      blocked: 'Omitted',
      blocked2: 'Omitted',
    });
  });

  it('LOWERING e: a handler of failures is Skipped, not Omitted, when nothing failed, so what comes after it runs', () => {
    const name = 'patterns/e-failures';
    expect(cases.phases(name, 'boom', 'handler', 'after-handler', 'never', 'tail')).toEqual({
      boom: 'Failed',
      handler: 'Succeeded',
      'after-handler': 'Succeeded',
      never: 'Skipped',
      tail: 'Succeeded',
    });
    expect(cases.phase(name)).toBe('Failed');
  });
});

describe('outputs of groups', () => {
  it('fact 11: branches that exclude each other are chosen by status', () => {
    expect(cases.input('cases/11-branch', 'z')).toBe('LEFT|RIGHT');
  });

  it('fact 11: ?? between branches is right on the newest only', () => {
    expect(cases.phases('cases/11b-branch-coal', 'one', 'two', 'z')).toEqual(
      by({
        default: { one: 'Succeeded', two: 'Succeeded', z: 'Succeeded' },
        '4.0.2': { one: 'Succeeded', two: 'Error', z: 'Omitted' },
        '3.7.14': { one: 'Succeeded', two: 'Error', z: 'Omitted' },
        '3.7.3': { one: 'Succeeded', two: 'Error', z: 'Omitted' },
        '3.6.5': { one: 'Succeeded', two: 'Error', z: 'Omitted' },
      }),
    );
  });

  it('fact 04 coal, regimes: an output of a skipped group is absent like that of a step', () => {
    const raw = "{{= tasks.one.outputs.parameters.res ?? 'NONE'}}";
    expect(cases.input('cases/11c-branch-none', 'z')).toBe(
      by({ default: 'NONE', '4.0.2': undefined, '3.7.14': '', '3.7.3': raw, '3.6.5': raw }),
    );
  });

  it.each(['patterns/x-hang-bad-group-output', 'cases/11d-dagout-skip', 'cases/11g-dagout-exprbad'])(
    'LOWERING rule 2, fact 11d: one that cannot be evaluated leaves the workflow running for ever (%s)',
    (name) => {
      expect(cases.phase(name)).toBe('hangs');
      expect(cases.result(name).phase).toBe('Running');
      expect(cases.result(name).timedOut).toBe(true);
    },
  );

  it('fact 11d: in a leaf it is an Error, with the name of the group', () => {
    expect(cases.phase('cases/11f-dagout-leaf')).toBe('Error');
    expect(cases.message('cases/11f-dagout-leaf', 'one')).toBe(
      by({
        default:
          'task \'<run>.one\' errored: output parameter "res": "{{tasks.l.outputs.parameters.ok}}" is an absent optional (skipped/omitted node output with no default)',
        '4.0.2': 'task \'<run>.one\' errored: Unable to resolve: "tasks.l.outputs.parameters.ok"',
        '3.7.14': 'task \'<run>.one\' errored: Unable to resolve: "tasks.l.outputs.parameters.ok"',
        '3.7.3': 'task \'<run>.one\' errored: Unable to resolve: "tasks.l.outputs.parameters.ok"',
        '3.6.5': 'task \'<run>.one\' errored: Unable to resolve: "tasks.l.outputs.parameters.ok"',
      }),
    );
  });

  it('fact 11e, regimes: a default of the output is used everywhere', () => {
    expect(cases.output('cases/11e-dagout-skipdef', 'one', 'res')).toBe('DD');
    expect(cases.input('cases/11e-dagout-skipdef', 'z')).toBe('DD');
    expect(cases.input('cases/33-nodedef-dep', 'z')).toBe('DD');
  });

  it('fact 06e: a template may call itself, and ?? brings its output back on the newest only', () => {
    expect(cases.phase('cases/06e-recursion')).toBe(
      by({ default: 'Succeeded', '4.0.2': 'hangs', '3.7.14': 'hangs', '3.7.3': 'hangs', '3.6.5': 'hangs' }),
    );
  });
});
