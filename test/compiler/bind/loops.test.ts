import { describe, expect, it } from 'vitest';
import { printType } from '../../../src/validate/types.ts';
import { boundPipeline, findings, withParts } from '../../support/compile.ts';

const inputs = `inputs:
  - {name: names, type: "List[String]", default: []}
  - {name: anything, default: "[]"}
  - {name: text, type: String, default: x}
`;

function loop(forEach: string, given = 'text: "${{ item }}"', more = ''): string {
  return `${inputs}tasks:
  make: {component: ./make.yaml}
  each: {forEach: ${forEach}, component: ./say.yaml, arguments: {${given}}${more}}
`;
}

describe('forEach', () => {
  it.each([
    '[a, b]',
    '["${{ inputs.text }}", b]',
    '"${{ inputs.names }}"',
    '"${{ tasks.make.outputs.names }}"',
    '"${{ split(inputs.text, \',\') }}"',
    '{in: [a], as: letter}',
    '"${{ inputs.anything }}"',
    '[]',
  ])('runs over %s', async (forEach) => {
    expect(await findings(withParts(loop(forEach)))).toEqual([]);
  });

  it.each([
    ['a text', 'some', ['type-mismatch: some']],
    ['a text that an expression gives', '"${{ inputs.text }}"', ['type-mismatch: inputs.text']],
    ['a Dict', '"${{ tasks.make.outputs.options }}"', ['type-mismatch: tasks.make.outputs.options']],
    ['an unknown name', '"${{ inputs.nmes }}"', ['unknown-input: nmes']],
    ['its own items', '"${{ item }}"', ['unknown-reference: item']],
  ])('refuses %s', async (_, forEach, expected) => {
    expect(await findings(withParts(loop(forEach)))).toEqual(expected);
  });

  it.each([
    [
      'a task that is skipped',
      'make: {when: "${{ run.name == \'x\' }}", component: ./make.yaml}',
      'tasks.make.outputs.names',
    ],
    [
      'a task whose failure is forgiven',
      'make: {continueOnFailure: true, component: ./make.yaml}',
      'tasks.make.outputs.names',
    ],
  ])('needs a List that is there: not of %s', async (_, make, list) => {
    const body = (when: string): string =>
      `tasks:\n  ${make}\n  each: {forEach: "\${{ ${list} }}", component: ./work.yaml${when}}\n`;
    expect(await findings(withParts(body('')))).toEqual([`may-be-absent: ${list}`]);
    // The condition is asked for each item.
    expect(await findings(withParts(body(`, when: "\${{ present(${list}) }}"`)))).toEqual([
      `may-be-absent: ${list}`,
    ]);
    const grouped = `tasks:\n  ${make}\n  g: {when: "\${{ present(${list}) }}", tasks: {each: {forEach: "\${{ ${list} }}", component: ./work.yaml}}}\n`;
    expect(await findings(withParts(grouped))).toEqual([]);
  });

  it('has items of the type that the List says', async () => {
    expect(await findings(withParts(loop('[1, 2]', 'text: "${{ item + 1 }}"')))).toEqual([
      'type-mismatch: item + 1',
    ]);
    expect(await findings(withParts(loop('[1, 2]', 'text: "${{ string(item + 1) }}"')))).toEqual([]);
    expect(await findings(withParts(loop('[{n: 1}]', 'text: "${{ string(item.n + 1) }}"')))).toEqual([]);
    expect(await findings(withParts(loop('[{n: 1}, {m: 2}]', 'text: "${{ item.n }}"')))).toEqual([
      'unknown-reference: n',
    ]);
  });

  it('waits for what its List comes from', async () => {
    const { scope } = await boundPipeline(withParts(loop('"${{ tasks.make.outputs.names }}"')));
    expect(scope.tasks[1]?.waitsFor.map((one) => one.name)).toEqual(['make']);
  });

  it('can be in a circle', async () => {
    expect(
      await findings(
        withParts(`tasks:
  a: {forEach: "\${{ tasks.b.outputs.names }}", component: ./make.yaml}
  b: {component: ./make.yaml, when: "\${{ length(tasks.a.outputs.count) > 1 }}"}
`),
      ),
    ).toEqual([expect.stringMatching(/^cycle/)]);
  });

  it('has items that others do not see', async () => {
    const body = `${loop('[a]')}  other: {component: ./say.yaml, arguments: {text: "\${{ item }}"}}\n`;
    expect(await findings(withParts(body))).toEqual(['unknown-reference: item']);
  });

  it('has names that loops inside can use', async () => {
    const body = (name: string): string => `tasks:
  outer:
    forEach: {in: [1, 2], as: row}
    tasks:
      inner: {forEach: [x], component: ./say.yaml, arguments: {text: "\${{ item }}\${{ loop.${name} }}"}}
`;
    expect(await findings(withParts(body('row')))).toEqual([]);
    expect(await findings(withParts(body('rwo')))).toEqual(['unknown-reference: rwo']);
  });

  it('is a number of items at one time, known beforehand', async () => {
    expect(await findings(withParts(loop('[a]', 'text: "${{ item }}"', ', maxParallel: 2')))).toEqual([]);
    expect(
      await findings(withParts(loop('[a]', 'text: "${{ item }}"', ', maxParallel: "${{ 1 + 1 }}"'))),
    ).toEqual(['expression-not-allowed: "${{ 1 + 1 }}"']);
  });

  it('does not go together with a matrix', async () => {
    expect(await findings(withParts(loop('[a]', 'text: x', ', matrix: {a: [1]}')))).toEqual([
      'one-of-required: matrix',
    ]);
  });
});

describe('a matrix', () => {
  const body = (matrix: string, text: string): string =>
    `${inputs}tasks: {each: {matrix: ${matrix}, component: ./say.yaml, arguments: {text: "\${{ ${text} }}"}}}\n`;

  it('has every combination but the excluded, and the included', async () => {
    const { scope } = await boundPipeline(
      withParts(
        body(
          '{a: [1, 2], b: [x, y], exclude: [{a: 1, b: y}, {a: 2, b: x}], include: [{a: 7, b: z}]}',
          'item.b',
        ),
      ),
    );
    const list = scope.tasks[0]?.loop?.list;
    expect(list?.kind === 'literal' && list.value).toEqual([
      { a: 1, b: 'x' },
      { a: 2, b: 'y' },
      { a: 7, b: 'z' },
    ]);
  });

  it('may have elements that are computed, beside those that `exclude` asks for', async () => {
    const { scope } = await boundPipeline(
      withParts(body('{a: ["${{ inputs.text }}", x], b: [1, 2], exclude: [{b: 1}]}', 'item.a')),
    );
    const list = scope.tasks[0]?.loop?.list;
    expect(list?.kind === 'list' && list.items.map(({ kind }) => kind)).toEqual(['call', 'literal']);
  });

  it('may have lists that are computed, with the types of their elements', async () => {
    const { scope } = await boundPipeline(
      withParts(
        body('{a: "${{ inputs.names }}", b: "${{ range(3) }}", include: [{a: x, b: 7, c: true}]}', 'item.a'),
      ),
    );
    const { list, fields = new Map() } = scope.tasks[0]?.loop ?? {};
    expect(list).toMatchObject({ kind: 'call', name: 'flatten' });
    expect([...fields].map(([key, { of }]) => `${key}: ${printType(of)}`)).toEqual([
      'a: String',
      'b: Integer',
    ]);
  });

  it('is computed where `exclude` asks for an element that is', async () => {
    const { scope } = await boundPipeline(
      withParts(body('{a: ["${{ inputs.text }}", x], b: [1, 2], exclude: [{a: x, b: 1}]}', 'item.a')),
    );
    const list = scope.tasks[0]?.loop?.list;
    expect(list).toMatchObject({
      name: 'combinations',
      arguments: [{ value: ['a', 'b'] }, { value: [{ a: 'x', b: 1 }] }, { kind: 'list' }, { value: [1, 2] }],
    });
  });

  it('has elements of their own types', async () => {
    const { scope } = await boundPipeline(withParts(body('{a: [1, 2], b: [0.5, 1], c: [x]}', 'item.c')));
    const fields = scope.tasks[0]?.loop?.fields ?? new Map();
    expect([...fields].map(([key, { of }]) => `${key}: ${printType(of)}`)).toEqual([
      'a: Integer',
      'b: Float',
      'c: String',
    ]);
  });

  it.each([
    [
      'an element that not all combinations have',
      '{a: [1], include: [{b: x}]}',
      'item.b',
      ['unknown-reference: b'],
    ],
    ['to exclude what no list is called', '{a: [1], exclude: [{b: 1}]}', 'item.a', ['unknown-key: b']],
    ['a text for a list of elements', '{a: "${{ inputs.text }}"}', 'item.a', ['type-mismatch: inputs.text']],
    [
      'an element that one computed combination would not have',
      '{a: "${{ inputs.names }}", include: [{b: x}]}',
      'item.a',
      ['unknown-reference: a'],
    ],
  ])('refuses %s', async (_, matrix, text, expected) => {
    expect(await findings(withParts(body(matrix, text)))).toEqual(expected);
  });
});

describe('what a loop makes', () => {
  const body = (settings: string, reader: string): string => `tasks:
  each: {forEach: [1, 2], component: ./make.yaml${settings}}
  read: {component: ${reader}}
`;
  const count = './count.yaml, arguments: {n: "${{ tasks.each.outputs.count }}"}';
  const first = './count.yaml, arguments: {n: "${{ tasks.each.outputs.count[0] }}"}';

  it('is a List, never absent, whatever is skipped or forgiven', async () => {
    for (const settings of ['', ', when: "${{ item > 1 }}"', ', continueOnFailure: true']) {
      expect(await findings(withParts(body(settings, count)))).toEqual([
        'type-mismatch: tasks.each.outputs.count',
      ]);
      expect(await findings(withParts(body(settings, first)))).toEqual([]);
    }
  });

  it('may be absent after a failure', async () => {
    const reader = first.replace('arguments', 'after: [{task: each, is: finished}], arguments');
    expect(await findings(withParts(body('', reader)))).toEqual(['may-be-absent: tasks.each.outputs.count']);
  });

  it('is a List of artifacts where it makes files', async () => {
    const reader = './clean.yaml, arguments: {table: "${{ tasks.each.outputs.table }}"}';
    expect(await findings(withParts(body('', reader)))).toEqual(['type-mismatch: tasks.each.outputs.table']);
    expect(await findings(withParts(body('', reader.replace(' }}"}', '[0] }}"}'))))).toEqual([]);
  });
});
