import { describe, expect, it } from 'vitest';
import { printType } from '../../../src/validate/types.ts';
import { boundPipeline, findings, withParts } from '../../support/compile.ts';

const inputs = `inputs:
  - {name: mode, type: String, enum: [a, b], default: a}
  - {name: word, type: String, default: a}
  - {name: n, type: Integer, default: 1}
  - {name: note, type: String, optional: true}
`;
const say = (text: string): string => `{s: {component: ./say.yaml, arguments: {text: "${text}"}}}`;
const make = '{m: {component: ./make.yaml}}';

function choice(value: string, cases: string, more = ''): string {
  return withBody(`  sw:\n    switch: {${value}cases: {${cases}}}\n${more}`);
}

function withBody(tasks: string): string {
  return `${inputs}tasks:\n${tasks}`;
}

describe('the conditions of a switch', () => {
  it.each([
    [
      'a constant for each word',
      choice('value: "${{ inputs.mode }}", ', `x: {is: a, tasks: ${make}}, y: {is: b, tasks: ${make}}`),
    ],
    ['a number', choice('value: "${{ inputs.n }}", ', `x: {is: 1, tasks: ${make}}`)],
    [
      'a number with a fraction beside an Integer',
      choice('value: "${{ inputs.n }}", ', `x: {is: 1.5, tasks: ${make}}`),
    ],
    ['a constant as the value', choice('value: 3, ', `x: {is: 3, tasks: ${make}}`)],
    [
      'both kinds of cases',
      choice(
        'value: "${{ inputs.word }}", ',
        `x: {is: a, tasks: ${make}}, y: {when: "\${{ inputs.n > 1 }}", tasks: ${make}}`,
      ),
    ],
  ])('may be %s', async (_, body) => {
    expect(await findings(withParts(body))).toEqual([]);
  });

  it.each([
    [
      'a text for a number',
      choice('value: "${{ inputs.n }}", ', `x: {is: one, tasks: ${make}}`),
      'type-mismatch: one',
    ],
    [
      'a number for a text',
      choice('value: "${{ inputs.word }}", ', `x: {is: 1, tasks: ${make}}`),
      'type-mismatch: 1',
    ],
    ['null', choice('value: "${{ inputs.word }}", ', `x: {is: null, tasks: ${make}}`), 'type-mismatch: null'],
    [
      'an expression',
      choice('value: "${{ inputs.word }}", ', `x: {is: "\${{ inputs.mode }}", tasks: ${make}}`),
      'expression-not-allowed: "${{ inputs.mode }}"',
    ],
    [
      'a constant without a value to compare with',
      choice('', `x: {is: a, tasks: ${make}}`),
      'missing-key: is',
    ],
    [
      'a condition that is no Bool',
      choice('', `x: {when: "\${{ inputs.n }}", tasks: ${make}}`),
      'condition-not-bool: inputs.n',
    ],
    [
      'a value that may be missing',
      choice('value: "${{ inputs.note }}", ', `x: {is: a, tasks: ${make}}`),
      'may-be-absent: inputs.note',
    ],
    [
      'a value that is a file',
      withBody(
        `  m: {component: ./make.yaml}\n  sw: {switch: {value: "\${{ tasks.m.outputs.table }}", cases: {x: {is: a, tasks: ${say('x')}}}}}\n`,
      ),
      'type-mismatch: tasks.m.outputs.table',
    ],
    [
      'a name that Argo would read as a word',
      choice('value: "${{ inputs.word }}", ', `in: {is: a, tasks: ${make}}`),
      'reserved-name: in',
    ],
  ])('may not be %s', async (_, body, found) => {
    expect(await findings(withParts(body))).toEqual([found]);
  });

  it('hold inside of their case, and those before it do not', async () => {
    const cases = `none: {when: "\${{ !present(inputs.note) }}", tasks: ${say('nothing')}}, some: {when: "\${{ inputs.note != '' }}", tasks: ${say('${{ inputs.note }}')}}`;
    expect(await findings(withParts(choice('', cases)))).toEqual([]);
  });

  it('do not hold elsewhere', async () => {
    const cases = `some: {when: "\${{ present(inputs.note) }}", tasks: ${say('x')}}, other: {when: "\${{ inputs.n > 1 }}", tasks: ${say('${{ inputs.note }}')}}`;
    expect(await findings(withParts(choice('', cases)))).toEqual(['may-be-absent: inputs.note']);
  });
});

describe('the outputs of a switch', () => {
  const value = 'value: "${{ inputs.mode }}", ';
  const both = (one: string, other: string): string =>
    `x: {is: a, tasks: ${make}, outputs: {${one}}}, y: {is: b, tasks: ${make}, outputs: {${other}}}`;

  it('are those that every case has, with the type that they have in common', async () => {
    const cases = both(
      'o: "${{ tasks.m.outputs.count }}", t: "${{ tasks.m.outputs.table }}", p: "${{ inputs.n }}"',
      'o: "${{ tasks.m.outputs.ratio }}", t: "${{ tasks.m.outputs.table }}"',
    );
    const { scope } = await boundPipeline(withParts(choice(value, cases)));
    const [task] = scope.tasks;
    expect(task?.outputs.map(({ name, type, optional }) => [name, printType(type), optional])).toEqual([
      ['o', 'Float', false],
      ['t', 'Dataset', false],
    ]);
  });

  it('must have one type', async () => {
    const cases = both('o: "${{ tasks.m.outputs.count }}"', 'o: "${{ tasks.m.outputs.text }}"');
    expect(await findings(withParts(choice(value, cases)))).toEqual(['type-mismatch: o']);
  });

  it('are not those of one case alone', async () => {
    const cases = both('o: "${{ inputs.n }}"', 'p: "${{ inputs.n }}"');
    const reader = '  r: {component: ./count.yaml, arguments: {n: "${{ tasks.sw.outputs.o }}"}}\n';
    expect(await findings(withParts(choice(value, cases, reader)))).toEqual(['unknown-output: o']);
  });

  const reader = '  r: {component: ./count.yaml, arguments: {n: "${{ tasks.sw.outputs.o }}"}}\n';
  it.each([
    [
      'no case may run',
      choice(
        '',
        `x: {when: "\${{ inputs.n > 1 }}", tasks: ${make}, outputs: {o: "\${{ inputs.n }}"}}`,
        reader,
      ),
    ],
    [
      'a word is left out',
      choice(
        'value: "${{ inputs.word }}", ',
        `x: {is: a, tasks: ${make}, outputs: {o: "\${{ inputs.n }}"}}`,
        reader,
      ),
    ],
    [
      'a case says so',
      choice(value, both('o: "${{ inputs.n }}"', 'o: {from: "${{ inputs.n }}", optional: true}'), reader),
    ],
  ])('may be missing where %s', async (_, body) => {
    expect(await findings(withParts(body))).toEqual(['may-be-absent: tasks.sw.outputs.o']);
  });

  it.each([
    [
      'there is an else',
      `${inputs}tasks:\n  sw:\n    switch: {cases: {x: {when: "\${{ inputs.n > 1 }}", tasks: ${make}, outputs: {o: "\${{ inputs.n }}"}}}, else: {tasks: ${make}, outputs: {o: "\${{ inputs.n }}"}}}\n${reader}`,
    ],
    ['the words are covered', choice(value, both('o: "${{ inputs.n }}"', 'o: "${{ inputs.n }}"'), reader)],
    [
      'the conditions cover every case',
      choice(
        '',
        `x: {when: "\${{ inputs.n > 1 }}", tasks: ${make}, outputs: {o: "\${{ inputs.n }}"}}, y: {when: "\${{ inputs.n <= 1 }}", tasks: ${make}, outputs: {o: "\${{ inputs.n }}"}}`,
        reader,
      ),
    ],
    [
      'there is one case, for all',
      choice('', `x: {when: "\${{ true }}", tasks: ${make}, outputs: {o: "\${{ inputs.n }}"}}`, reader),
    ],
  ])('are certain where %s', async (_, body) => {
    expect(await findings(withParts(body))).toEqual([]);
  });
});

describe('cases without tasks', () => {
  const reader = '  r: {component: ./count.yaml, arguments: {n: "${{ tasks.sw.outputs.o }}"}}\n';

  it.each([
    [
      'else',
      `x: {is: a, tasks: ${make}, outputs: {o: "\${{ tasks.m.outputs.count }}"}}}, else: {outputs: {o: 0}`,
    ],
    [
      'a case',
      `x: {is: a, tasks: ${make}, outputs: {o: "\${{ tasks.m.outputs.count }}"}}, y: {is: b, outputs: {o: "\${{ inputs.n }}"}}`,
    ],
    ['all of them', 'x: {is: a, outputs: {o: 1}}, y: {is: b, outputs: {o: "${{ inputs.n }}"}}'],
  ])('give outputs that are certain: %s', async (_, cases) => {
    const body = choice('value: "${{ inputs.mode }}", ', cases, reader);
    expect(await findings(withParts(body))).toEqual([]);
  });

  it.each(['else: {}', 'else: {outputs: {}}'])('cover what no case is for: %s', async (otherwise) => {
    const value = 'value: "${{ inputs.mode }}", ';
    const one = `x: {is: a, tasks: ${make}}`;
    expect(await findings(withParts(choice(value, one)))).toEqual(['open-switch: "${{ inputs.mode }}"']);
    expect(await findings(withParts(choice(value, `${one}}, ${otherwise.slice(0, -1)}`)))).toEqual([]);
  });

  it('give no outputs where they name none', async () => {
    const cases = `x: {is: a, tasks: ${make}, outputs: {o: "\${{ inputs.n }}"}}}, else: {`;
    const found = await findings(withParts(choice('value: "${{ inputs.mode }}", ', cases, reader)));
    expect(found).toEqual(['unknown-output: o']);
  });
});

describe('what a switch hides', () => {
  it('cases are no tasks', async () => {
    const cases = `x: {when: "\${{ inputs.n > 1 }}", tasks: ${make}}`;
    const more = '  r: {after: [x], component: ./make.yaml}\n';
    expect(await findings(withParts(choice('', cases, more)))).toEqual(['unknown-task: x']);
  });

  it('cases do not see one another', async () => {
    const cases = `x: {when: "\${{ inputs.n > 1 }}", tasks: ${make}}, y: {when: "\${{ inputs.n < 1 }}", tasks: ${say('${{ tasks.m.outputs.text }}')}}`;
    expect(await findings(withParts(choice('', cases)))).toEqual(['unknown-task: m']);
  });

  it('tasks of two cases, a case, and a task outside may share a name as far as they do not see one another', async () => {
    const cases = `r: {when: "\${{ inputs.n > 1 }}", tasks: ${make}}, y: {when: "\${{ inputs.n < 1 }}", tasks: ${make}}`;
    const more = '  r: {component: ./make.yaml}\n';
    expect(await findings(withParts(choice('', cases, more)))).toEqual([]);
    expect(await findings(withParts(choice('', cases, '  m: {component: ./make.yaml}\n')))).toEqual([
      'duplicate-name: m',
      'duplicate-name: m',
    ]);
  });

  it('what is not known in a case is told', async () => {
    const cases = 'x: {when: "${{ inputs.n > 1 }}", tasks: {m: {component: ./nowhere.yaml}}}';
    expect(await findings(withParts(choice('', cases)))).toEqual(['unknown-component: ./nowhere.yaml']);
  });

  it('a circle through a selector is one', async () => {
    const cases = `x: {when: "\${{ tasks.r.outputs.ok }}", tasks: ${make}, outputs: {o: "\${{ tasks.m.outputs.ok }}"}}`;
    const more = '  r: {when: "${{ default(tasks.sw.outputs.o, true) }}", component: ./make.yaml}\n';
    expect((await findings(withParts(choice('', cases, more)))).map((one) => one.split(':')[0])).toEqual([
      'cycle',
    ]);
  });

  it.each(['outputs: {o: {archive: none}}', 'timeout: 1h', 'arguments: {a: 1}', 'retry: {limit: 1}'])(
    'takes no setting %s',
    async (setting) => {
      const cases = `x: {when: "\${{ inputs.n > 1 }}", tasks: ${make}}`;
      const found = await findings(withParts(choice('', cases, `    ${setting}\n`)));
      expect(found).toEqual([`setting-not-applicable: ${setting.split(':')[0]}`]);
    },
  );
});
