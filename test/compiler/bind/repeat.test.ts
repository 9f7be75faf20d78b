import { describe, expect, it } from 'vitest';
import { printType } from '../../../src/validate/types.ts';
import { boundPipeline, findings, withParts } from '../../support/compile.ts';

const inputs = `inputs:
  - {name: n, type: Integer, default: 1}
  - {name: rate, type: Float, default: 0.5}
  - {name: word, type: String, default: a}
  - {name: note, type: String, optional: true}
  - {name: many, type: Integer, optional: true}
  - {name: few, type: Integer, default: 2, maximum: 20}
`;
const tasks = '{m: {component: ./make.yaml}}';

function repeat(keys: string, more = ''): string {
  return `${inputs}tasks:\n  before: {component: ./make.yaml}\n  r:\n    repeat: {${keys}}\n${more}`;
}

function simple(more: string, until = 'tasks.m.outputs.ok'): string {
  return `until: "\${{ ${until} }}", max: 3, tasks: ${tasks}${more}`;
}

function computed(max: string): string {
  return `until: "\${{ true }}", max: "\${{ ${max} }}", tasks: ${tasks}`;
}

describe('a repetition', () => {
  it.each([
    ['asks the tasks of its round', repeat(simple(''))],
    ['has at most as many rounds as an input says', repeat(computed('inputs.n'))],
    ['has at most as many rounds as an earlier task says', repeat(computed('tasks.before.outputs.count'))],
    ['has a greatest number that is never missing', repeat(computed('default(inputs.many, 3)'))],
    ['asks the number of the round', repeat(simple('', 'state.round >= inputs.n'))],
    [
      'keeps numbers, texts, lists and files',
      repeat(
        simple(
          ', state: {a: {first: 1, next: "${{ state.a + state.round }}"}, b: {first: x, next: "${{ tasks.m.outputs.text }}"}, c: {first: [], next: "${{ tasks.m.outputs.names }}"}, d: {first: "${{ tasks.before.outputs.table }}", next: "${{ tasks.m.outputs.table }}"}}',
        ),
      ),
    ],
    [
      'takes an Integer where a Float began',
      repeat(simple(', state: {a: {first: 1.0, next: "${{ state.round }}"}}')),
    ],
    [
      'may stand in a loop, with a state of items',
      repeat(simple(', state: {a: {first: "${{ item }}", next: "${{ state.a }}"}}'), '    forEach: [a, b]\n'),
    ],
    [
      'may hold another, which sees both states',
      repeat(
        'until: "${{ state.round > 1 }}", max: 2, state: {a: {first: 1, next: "${{ state.a }}"}}, tasks: {inner: {repeat: {until: "${{ state.round > state.a }}", max: 2, state: {b: {first: "${{ state.a }}", next: "${{ state.b + 1 }}"}}, tasks: {m: {component: ./count.yaml, arguments: {n: "${{ state.a + state.b }}"}}}}}}',
      ),
    ],
  ])('%s', async (_, body) => {
    expect(await findings(withParts(body))).toEqual([]);
  });

  it.each([
    ['a condition that is no Bool', repeat(simple('', 'state.round')), 'condition-not-bool: state.round'],
    ['a state that nobody has', repeat(simple('', 'state.rounds > 1')), 'unknown-reference: rounds'],
    [
      'another type than it began with',
      repeat(simple(', state: {a: {first: 1, next: "${{ inputs.rate }}"}}')),
      'type-mismatch: inputs.rate',
    ],
    [
      'a text where a number began',
      repeat(simple(', state: {a: {first: 1, next: one}}')),
      'type-mismatch: one',
    ],
    [
      'what may be missing',
      repeat(simple(', state: {a: {first: "${{ inputs.note }}", next: x}}')),
      'may-be-absent: inputs.note',
    ],
    ['null', repeat(simple(', state: {a: {first: null, next: x}}')), 'type-mismatch: null'],
    [
      'a task of the round before the first',
      repeat(simple(', state: {a: {first: "${{ tasks.m.outputs.text }}", next: x}}')),
      'unknown-task: m',
    ],
    [
      'a state before the first round',
      repeat(simple(', state: {a: {first: "${{ state.round }}", next: 1}}')),
      'unknown-reference: state.round',
    ],
    [
      'a state called round',
      repeat(simple(', state: {round: {first: 1, next: 2}}')),
      'duplicate-name: round',
    ],
    ['a text as the greatest number', repeat(computed('inputs.word')), 'type-mismatch: inputs.word'],
    ['a Float as the greatest number', repeat(computed('inputs.rate')), 'type-mismatch: inputs.rate'],
    ['a greatest number that may be missing', repeat(computed('inputs.many')), 'may-be-absent: inputs.many'],
    [
      'a text around the greatest number',
      repeat(`until: "\${{ true }}", max: "\${{ inputs.n }} times", tasks: ${tasks}`),
      'type-mismatch: "${{ inputs.n }} times"',
    ],
    ['a greatest number of its own round', repeat(computed('tasks.m.outputs.count')), 'unknown-task: m'],
    ['a constant expression of no round', repeat(computed('0')), 'too-many-rounds: "${{ 0 }}"'],
    ['a constant expression of too many rounds', repeat(computed('51')), 'too-many-rounds: "${{ 51 }}"'],
  ])('may not have %s', async (_, body, found) => {
    expect(await findings(withParts(body))).toEqual([found]);
  });

  it('keeps no Secret', async () => {
    const body = `inputs: [{name: key, type: Secret, optional: true}]
tasks:
  r:
    repeat: {${simple(', state: {a: {first: "${{ inputs.key }}", next: x}}')}}
`;
    const found = await findings(withParts(body));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((one) => one.endsWith(': inputs.key'))).toBe(true);
  });

  it('ends where its tasks do: outside there is no state', async () => {
    const more = '  after: {component: ./count.yaml, arguments: {n: "${{ state.round }}"}}\n';
    expect(await findings(withParts(repeat(simple(''), more)))).toEqual(['unknown-reference: state.round']);
  });

  it('gives what its last round gives', async () => {
    const keys = simple(
      ', outputs: {o: "${{ tasks.m.outputs.count + state.round }}", t: "${{ tasks.m.outputs.table }}"}',
    );
    const { scope } = await boundPipeline(withParts(repeat(keys)));
    expect(scope.tasks[1]?.outputs.map(({ name, type }) => [name, printType(type)])).toEqual([
      ['o', 'Integer'],
      ['t', 'Dataset'],
    ]);
  });

  it('waits for what it reads outside, at its start and in its rounds', async () => {
    const keys = simple(', state: {a: {first: "${{ tasks.before.outputs.text }}", next: x}}');
    const { scope } = await boundPipeline(withParts(repeat(keys)));
    expect(scope.tasks[1]?.waitsFor.map(({ name }) => name)).toEqual(['before']);
    const other = await boundPipeline(withParts(repeat(simple('', 'tasks.before.outputs.ok'))));
    expect(other.scope.tasks[1]?.waitsFor.map(({ name }) => name)).toEqual(['before']);
  });

  it('inside of another may not nest too many rounds', async () => {
    const inner = `{inner: {repeat: {until: "\${{ true }}", max: 50, tasks: ${tasks}}}}`;
    const body = (max: number): string => repeat(`until: "\${{ true }}", max: ${max}, tasks: ${inner}`);
    expect(await findings(withParts(body(10)))).toEqual([]);
    expect(await findings(withParts(body(50)))).toEqual(['too-many-rounds: inner']);
  });

  it.each([
    ['inputs.n', ['too-many-rounds: inner']],
    ['inputs.few', []],
    ['if(inputs.n > 1, 3, 40)', []],
    ['if(inputs.n > 1, 3, 46)', ['too-many-rounds: inner']],
    ['default(inputs.many, inputs.few)', ['too-many-rounds: inner']],
    ['default(inputs.few, 30)', []],
    ['inputs.n % 30', []],
  ])('counts for a computed greatest number %s what it can be at most', async (max, found) => {
    const inner = `{inner: {repeat: {${computed(max)}}}}`;
    const body = repeat(`until: "\${{ true }}", max: 45, tasks: ${inner}`);
    expect(await findings(withParts(body))).toEqual(found);
  });

  it('waits for what its greatest number reads', async () => {
    const { scope } = await boundPipeline(withParts(repeat(computed('tasks.before.outputs.count'))));
    expect(scope.tasks[1]?.waitsFor.map(({ name }) => name)).toEqual(['before']);
  });

  it.each(['timeout: 1h', 'arguments: {a: 1}', 'retry: {limit: 1}'])(
    'takes no setting %s',
    async (setting) => {
      const found = await findings(withParts(repeat(simple(''), `    ${setting}\n`)));
      expect(found).toEqual([`setting-not-applicable: ${setting.split(':')[0]}`]);
    },
  );
});
