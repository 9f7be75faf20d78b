import { describe, expect, it, test } from 'vitest';
import { bindCondition } from '../../../../src/compiler/bind/expression/bind-expression.ts';
import { reportAbsent } from '../../../../src/compiler/bind/expression/report-absent.ts';
import { Sink } from '../../../../src/diagnostics/sink.ts';
import { pointedAt, templateOf, world } from './world.ts';

const here = world({
  inputs: {
    go: 'Bool',
    other: 'Bool',
    n: 'Integer',
    x: 'Float',
    s: 'String',
    maybe: 'Integer?',
    letter: { type: 'String', constraints: { enum: ['a', 'b', 'c'] } },
  },
  groups: { fetch: '!inputs.go' },
  tasks: {
    sure: { outputs: { o: 'Integer', flag: 'Bool', opt: 'Integer?' } },
    a: { outputs: { o: 'Integer', p: 'Integer', opt: 'Integer?', flag: 'Bool' }, when: 'inputs.go' },
    b: { outputs: { o: 'Integer', data: 'Dataset' }, when: '!inputs.go' },
    low: { outputs: { o: 'Integer' }, when: 'inputs.n < 10' },
    middle: { outputs: { o: 'Integer' }, when: 'inputs.n >= 10 && inputs.n <= 50' },
    high: { outputs: { o: 'Integer' }, when: 'inputs.n > 50' },
    above: { outputs: { o: 'Integer' }, when: 'inputs.n > 51' },
    bad: { outputs: { o: 'Integer' }, when: 'inputs.x < 1' },
    good: { outputs: { o: 'Integer' }, when: 'inputs.x >= 1' },
    rest: { outputs: { o: 'Integer' }, when: '!(inputs.x < 1)' },
    'is-a': { outputs: { o: 'Integer' }, when: "inputs.letter == 'a'" },
    'is-b': { outputs: { o: 'Integer' }, when: "inputs.letter == 'b'" },
    'is-c': { outputs: { o: 'Integer' }, when: "inputs.letter == 'c'" },
    given: { outputs: { o: 'Integer' }, when: 'present(inputs.maybe)' },
    missing: { outputs: { o: 'Integer' }, when: '!present(inputs.maybe)' },
    download: { outputs: { o: 'Integer' }, group: 'fetch' },
    save: { outputs: { o: 'Integer' }, group: 'fetch', when: 'inputs.other' },
  },
});

describe('a value is certain', () => {
  test.each([
    ['tasks.sure.outputs.o + 1'],
    ['default(tasks.a.outputs.o, 0) + 1'],
    ['default(inputs.maybe, 0) + 1'],
    ['firstOf(tasks.a.outputs.o, 0) + 1'],
    ['firstOf(tasks.a.outputs.o, tasks.b.outputs.o) + 1'],
    ['default(tasks.a.outputs.o, tasks.b.outputs.o) + 1'],
    ['firstOf(tasks.low.outputs.o, tasks.middle.outputs.o, tasks.high.outputs.o) + 1'],
    ['firstOf(tasks.bad.outputs.o, tasks.rest.outputs.o) + 1'],
    ["firstOf(tasks['is-a'].outputs.o, tasks['is-b'].outputs.o, tasks['is-c'].outputs.o) + 1"],
    ['firstOf(tasks.given.outputs.o, tasks.missing.outputs.o) + 1'],
    ['firstOf(inputs.maybe, tasks.missing.outputs.o) + 1'],
    ['firstOf(tasks.a.outputs.o, tasks.download.outputs.o) + 1'],
    ['default(firstOf(tasks.low.outputs.o, tasks.middle.outputs.o), tasks.high.outputs.o) + 1'],
    [
      'firstOf(if(inputs.go, tasks.a.outputs.o, tasks.low.outputs.o), tasks.middle.outputs.o, tasks.high.outputs.o) + 1',
    ],
    ['present(inputs.maybe) && inputs.maybe > 3'],
    ['!present(inputs.maybe) || inputs.maybe > 3'],
    ['!(present(inputs.maybe) && inputs.go) || inputs.maybe > 3'],
    ['inputs.go && tasks.a.outputs.o > 3'],
    ['!inputs.go || tasks.a.outputs.o > 3'],
    ['inputs.go == false || tasks.a.outputs.o > 3'],
    ['inputs.go || tasks.b.outputs.o > 3'],
    ['if(inputs.go, tasks.a.outputs.o + 1, tasks.b.outputs.o + 1)'],
    ['if(inputs.go, tasks.a.outputs.o, tasks.b.outputs.o) + 1'],
    ['if(present(inputs.maybe), inputs.maybe, 3) + 1'],
    ['present(tasks.a.outputs.p) && tasks.a.outputs.o > 3'],
    ["tasks.a.status == 'Succeeded' && tasks.a.outputs.o > 3"],
    ['present(tasks.save.outputs.o) && tasks.b.outputs.o > 3'],
    ['present(tasks.a.outputs.opt) && tasks.a.outputs.opt > tasks.a.outputs.o'],
    ['inputs.n > 60 && tasks.high.outputs.o > 3'],
    ['inputs.n == 20 && tasks.middle.outputs.o > 3'],
    ["inputs.letter != 'a' && inputs.letter != 'b' && tasks['is-c'].outputs.o > 3"],
    ['(inputs.go || inputs.other) && !inputs.other && tasks.a.outputs.o > 3'],
  ])('%s', (expression) => {
    expect(here.bind(expression).absent).toEqual([]);
  });

  it('where the condition of the reader says so', () => {
    expect(here.bind('tasks.a.outputs.o', here.facts('inputs.go')).absent).toEqual([]);
    expect(here.bind('tasks.a.outputs.o', here.facts('inputs.go && inputs.other')).absent).toEqual([]);
    expect(here.bind('tasks.save.outputs.o', here.facts('!inputs.go', 'inputs.other')).absent).toEqual([]);
    expect(here.bind('tasks.a.outputs.opt', here.facts('present(tasks.a.outputs.opt)')).absent).toEqual([]);
  });
});

describe('a value may be absent', () => {
  test.each([
    ['tasks.a.outputs.o', 1],
    ['inputs.maybe', 1],
    ['tasks.sure.outputs.opt', 1],
    ['tasks.a.outputs.opt', 2],
    ['firstOf(tasks.low.outputs.o, tasks.high.outputs.o)', 2],
    ['firstOf(tasks.low.outputs.o, tasks.middle.outputs.o, tasks.above.outputs.o)', 3],
    ['firstOf(tasks.bad.outputs.o, tasks.good.outputs.o)', 2],
    ["firstOf(tasks['is-a'].outputs.o, tasks['is-b'].outputs.o)", 2],
    ['firstOf(tasks.a.outputs.opt, tasks.b.outputs.o)', 3],
    ['firstOf(tasks.a.outputs.o, tasks.save.outputs.o)', 2],
    ['default(tasks.a.outputs.o, tasks.a.outputs.p)', 1],
    ['firstOf(if(inputs.go, tasks.low.outputs.o, tasks.a.outputs.o), tasks.middle.outputs.o)', 3],
    ['if(inputs.other, tasks.a.outputs.o, 1)', 1],
    ['if(inputs.go, tasks.b.outputs.o, tasks.a.outputs.o)', 2],
  ])('%s, for %i reasons', (expression, reasons) => {
    expect(here.bind(expression).absent).toHaveLength(reasons);
  });

  it('though the reader has another condition', () => {
    expect(here.bind('tasks.a.outputs.o', here.facts('inputs.other')).absent).toHaveLength(1);
    expect(here.bind('tasks.a.outputs.o', here.facts('!inputs.go')).absent).toHaveLength(1);
    expect(here.bind('tasks.save.outputs.o', here.facts('!inputs.go')).absent).toHaveLength(1);
    expect(here.bind('tasks.a.outputs.opt', here.facts('inputs.go')).absent).toHaveLength(1);
    expect(here.bind('tasks.a.outputs.o', here.facts('inputs.go || inputs.other')).absent).toHaveLength(1);
  });
});

describe('may-be-absent', () => {
  test.each([
    ['tasks.a.outputs.o + 1'],
    ['-tasks.a.outputs.o'],
    ['1 < tasks.a.outputs.o'],
    ['string(tasks.a.outputs.o)'],
    ['[tasks.a.outputs.o]'],
    ['x ${{ tasks.a.outputs.o }}'],
    ['if(tasks.a.outputs.flag, 1, 2)'],
    ['tasks.a.outputs.flag && inputs.go'],
    ['inputs.go && inputs.other || tasks.a.outputs.o > 3'],
    ['present(inputs.maybe) || inputs.maybe > 3'],
    ['if(present(inputs.maybe), 3, inputs.maybe + 1)'],
    ['firstOf(tasks.bad.outputs.o, tasks.good.outputs.o) + 1'],
  ])('is reported for %s', (expression) => {
    expect(here.problems(expression).map(({ code }) => code)).toEqual(['may-be-absent']);
  });

  it('names the value, its task and the condition, and points at both', () => {
    const [found] = here.problems('tasks.a.outputs.o + 1');
    if (found === undefined) throw new Error('nothing was reported');
    expect(pointedAt(found)).toBe('tasks.a.outputs.o');
    expect(found.message).toBe('"tasks.a.outputs.o" may be missing here: task "a" runs only when inputs.go.');
    expect(found.help).toBe(
      'Write `default(tasks.a.outputs.o, …)` or `firstOf(tasks.a.outputs.o, …)`, or test `present(tasks.a.outputs.o)` in the condition of the reader.',
    );
    expect(
      found.related?.map(({ message, span }) => [message, span.file.text.slice(span.start, span.end)]),
    ).toEqual([['Task "a" runs only when this holds.', 'inputs.go']]);
  });

  it('names the group that carries the condition, and offers to move the reader there', () => {
    const [found] = here.problems('tasks.save.outputs.o + 1');
    expect(found?.message).toBe(
      '"tasks.save.outputs.o" may be missing here: task "save" runs only when !inputs.go (the condition of group "fetch") and inputs.other.',
    );
    expect(found?.help).toBe(
      'Write `default(tasks.save.outputs.o, …)` or `firstOf(tasks.save.outputs.o, …)`, test `present(tasks.save.outputs.o)` in the condition of the reader, or move the reader into the group "fetch".',
    );
    expect(found?.related).toHaveLength(2);
  });

  it('leaves out the conditions that hold here anyway', () => {
    const [found] = here.problems('tasks.save.outputs.o + 1', here.facts('!inputs.go'));
    expect(found?.message).toBe(
      '"tasks.save.outputs.o" may be missing here: task "save" runs only when inputs.other.',
    );
    expect(found?.help).not.toContain('fetch');
  });

  it('says that an input or output is optional, and points at its declaration', () => {
    const [input] = here.problems('inputs.maybe + 1');
    expect(input?.message).toBe(
      '"inputs.maybe" may be missing here: the input is optional and has no default.',
    );
    expect(input?.related?.map(({ message }) => message)).toEqual(['"maybe" is declared optional here.']);
    const [output] = here.problems('tasks.sure.outputs.opt + 1');
    expect(output?.message).toBe('"tasks.sure.outputs.opt" may be missing here: the output is optional.');
  });

  it('explains each value of a choice', () => {
    const [found] = here.problems('firstOf(tasks.low.outputs.o, tasks.high.outputs.o) + 1');
    expect(found?.message).toBe(
      '"firstOf(tasks.low.outputs.o, tasks.high.outputs.o)" may be missing here: task "low" runs only when inputs.n < 10; task "high" runs only when inputs.n > 50.',
    );
    expect(found?.help).toBe('Add a last argument that is always there.');
  });

  it('tells of NaN where only NaN is left', () => {
    const [found] = here.problems('firstOf(tasks.bad.outputs.o, tasks.good.outputs.o) + 1');
    expect(found?.help).toBe(
      'Add a last argument that is always there. A Float may be NaN, and then neither `<` nor `>=` holds: write one condition as `!(…)` of the other.',
    );
    const [other] = here.problems('firstOf(tasks.low.outputs.o, tasks.high.outputs.o) + 1');
    expect(other?.help).not.toContain('NaN');
  });

  it('can be reported by who reads the whole value', () => {
    const sink = new Sink();
    expect(reportAbsent(here.bind('tasks.a.outputs.o'), [], sink)).toBe(true);
    expect(reportAbsent(here.bind('tasks.sure.outputs.o'), [], sink)).toBe(false);
    expect(sink.diagnostics().map(({ code }) => code)).toEqual(['may-be-absent']);
  });
});

describe('a condition', () => {
  function problemsOf(text: string): readonly (readonly [string, string, string])[] {
    const sink = new Sink();
    bindCondition(templateOf(text), here.scope, [], sink);
    return sink.diagnostics().map((one) => [one.code, pointedAt(one), one.message] as const);
  }

  test.each([
    ['${{ inputs.go }}'],
    ['${{ inputs.n > 3 }}'],
    ['${{ true }}'],
    ['${{ fromJson(inputs.s).go }}'],
  ])('may be %s', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  test.each([
    ['inputs.go', 'condition-not-bool', 'inputs.go', 'A condition must be exactly one expression.'],
    [
      'x ${{ inputs.go }}',
      'condition-not-bool',
      'x ${{ inputs.go }}',
      'A condition must be exactly one expression.',
    ],
    ['${{ inputs.n }}', 'condition-not-bool', 'inputs.n', 'A condition must be a Bool, not Integer.'],
    ['${{ inputs.s }}', 'condition-not-bool', 'inputs.s', 'A condition must be a Bool, not String.'],
    [
      '${{ tasks.a.outputs.flag }}',
      'may-be-absent',
      'tasks.a.outputs.flag',
      '"tasks.a.outputs.flag" may be missing here: task "a" runs only when inputs.go.',
    ],
  ])('must not be %s', (text, code, place, message) => {
    expect(problemsOf(text)).toEqual([[code, place, message]]);
  });
});
