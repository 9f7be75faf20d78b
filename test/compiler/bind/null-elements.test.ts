import { describe, expect, it } from 'vitest';
import { compileFiles, type Files } from '../../support/compile.ts';

const component = (name: string, ports: string): string =>
  `apiVersion: pipewright/v1\nkind: Component\nname: ${name}\n${ports}implementation: {script: {image: "a:1", interpreter: sh, source: "true"}}\n`;

const pipeline = (type: string): string =>
  `apiVersion: pipewright/v1\nkind: Pipeline\nname: inner\ninputs: [{name: models, type: "${type}"}]\ntasks: {use: {component: ./merge.yaml, arguments: {models: "\${{ inputs.models }}"}}}\n`;

const untyped = (type: string): string =>
  `apiVersion: pipewright/v1\nkind: Pipeline\nname: inner\ninputs: [{name: sizes, ${type}}]\ntasks: {use: {component: ./any.yaml, arguments: {sizes: "\${{ inputs.sizes }}"}}}\n`;

const shared: Files = {
  'make.yaml': component(
    'make',
    'outputs: [{name: size, type: Integer}, {name: words, type: "List[String]"}, {name: model, type: Model}]\n',
  ),
  'say.yaml': component(
    'say',
    'inputs: [{name: text, type: String}, {name: n, type: Integer, default: 1}, {name: maybe, type: Integer, optional: true}]\n',
  ),
  'all.yaml': component('all', 'inputs: [{name: sizes, type: "List[Integer]"}]\n'),
  'some.yaml': component('some', 'inputs: [{name: sizes, type: "List[Integer?]"}]\n'),
  'use.yaml': component('use', 'inputs: [{name: model, type: Model}]\n'),
  'maybe.yaml': component('maybe', 'inputs: [{name: model, type: Model, optional: true}]\n'),
  'merge.yaml': component('merge', 'inputs: [{name: models, type: "List[Model]"}]\n'),
  'inner.yaml': pipeline('List[Model]'),
  'inner-null.yaml': pipeline('List[Model?]'),
  'untyped.yaml': untyped('type: List'),
  'none.yaml': untyped('description: what it is'),
  'typed.yaml': untyped('type: "List[Integer?]"'),
  'any.yaml': component('any', 'inputs: [{name: sizes, type: List}]\n'),
};

const head = `apiVersion: pipewright/v1
kind: Pipeline
name: top
inputs: [{name: given, type: "List[Integer?]", default: [1, null]}, {name: untyped, type: List, default: []}, {name: loose, type: Dict, default: {}}]
tasks:
  a: {forEach: [1, 2], when: "\${{ item > 1 }}", gather: nullable, component: ./make.yaml}
`;

async function findings(body: string): Promise<readonly string[]> {
  const { diagnostics } = await compileFiles({ ...shared, 'pipeline.yaml': head + body });
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);
}

const fromA = 'task "a" has `gather: nullable`, which gives null for what an item did not make';

describe('an element that may be null', () => {
  it.each([
    ['an index', 'tasks.a.outputs.size[1] + 1', 'tasks.a.outputs.size[1]', fromA],
    ['the first', 'first(tasks.a.outputs.size) + 1', 'first(tasks.a.outputs.size)', fromA],
    ['the last', 'last(tasks.a.outputs.size) + 1', 'last(tasks.a.outputs.size)', fromA],
    ['of an input', 'inputs.given[0] + 1', 'inputs.given[0]', 'null may stand in "inputs.given"'],
    ['of a written List', '[1, null][0] + 1', '[1, null][0]', 'null may stand in "[1, null]"'],
    [
      'of Lists one of which is chosen',
      'if(true, [1], inputs.given)[0] + 1',
      'if(true, [1], inputs.given)[0]',
      'null may stand in "if(true, [1], inputs.given)"',
    ],
  ])('may be missing: %s', async (_, code, name, why) => {
    expect(
      await findings(`  b: {component: ./say.yaml, arguments: {text: "\${{ string(${code}) }}"}}\n`),
    ).toEqual([`may-be-absent: "${name}" may be missing here: ${why}.`]);
  });

  it.each([
    ['in a text', 'text: "got ${{ item }}"'],
    ['alone', 'text: a, n: "${{ item + 0 }}"'],
  ])('may be missing as the item of a loop, %s', async (_, given) => {
    const loop = `  b: {forEach: "\${{ tasks.a.outputs.size }}", component: ./say.yaml, arguments: {${given}}}\n`;
    expect(await findings(loop)).toEqual([`may-be-absent: "item" may be missing here: ${fromA}.`]);
  });

  it('may be missing under a key of the items', async () => {
    const loop = (key: string): string =>
      `  b: {forEach: [{a: 1, b: null}, {a: 2, b: 3}], component: ./say.yaml, arguments: {text: "\${{ item.${key} }}!"}}\n`;
    expect(await findings(loop('a'))).toEqual([]);
    expect(await findings(loop('b'))).toEqual([
      'may-be-absent: "item.b" may be missing here: null may stand there.',
    ]);
  });

  it('may be missing under a key of a matrix that is computed', async () => {
    const loop = `  b: {matrix: {a: "\${{ inputs.given }}", c: "\${{ range(2) }}"}, component: ./say.yaml, arguments: {text: "\${{ item.c }} \${{ item.a }}"}}\n`;
    expect(await findings(loop)).toEqual([
      'may-be-absent: "item.a" may be missing here: null may stand there.',
    ]);
  });

  it.each([
    ['with a default', 'text: "${{ string(default(inputs.given[1], 7)) }}"'],
    ['by firstOf', 'text: "${{ string(firstOf(inputs.given[1], first(tasks.a.outputs.size), 7)) }}"'],
    ['where if has asked', 'text: "${{ if(present(inputs.given[1]), string(inputs.given[1]), \'\') }}"'],
    ['where && has asked', 'text: "${{ string(present(inputs.given[1]) && inputs.given[1] > 1) }}"'],
    ['for an optional input', 'text: a, maybe: "${{ inputs.given[1] }}"'],
    ['for an input with a default', 'text: a, n: "${{ inputs.given[1] }}"'],
  ])('may be read %s', async (_, given) => {
    expect(await findings(`  b: {component: ./say.yaml, arguments: {${given}}}\n`)).toEqual([]);
  });

  it.each([
    [
      'a task',
      '{forEach: "${{ inputs.given }}", when: "${{ present(item) }}", component: ./say.yaml, arguments: {text: "${{ item }}!"}}',
    ],
    [
      'a group',
      '{forEach: {in: "${{ inputs.given }}", as: g}, when: "${{ present(item) && item > 0 }}", tasks: {c: {component: ./say.yaml, arguments: {text: "${{ loop.g }}!"}}}}',
    ],
  ])('may be read where the condition of %s has asked for it', async (_, task) => {
    expect(await findings(`  b: ${task}\n`)).toEqual([]);
  });

  it('is not proven by what was asked of another element', async () => {
    const task = `  b: {when: "\${{ present(inputs.given[0]) }}", component: ./say.yaml, arguments: {text: "\${{ inputs.given[1] }}!"}}\n`;
    expect(await findings(task)).toEqual([
      'may-be-absent: "inputs.given[1]" may be missing here: null may stand in "inputs.given".',
    ]);
  });

  it('is no element that surely is there', async () => {
    const task = `  b: {when: "\${{ present(tasks.a.outputs.words) }}", component: ./say.yaml, arguments: {text: "\${{ range(3)[1] }}!"}}\n`;
    expect(await findings(task)).toEqual([]);
    expect(await findings(task.replace('tasks.a.outputs.words', 'range(3)[1]'))).toEqual([
      'wrong-arguments: "present" takes the name of a value, such as inputs.x or tasks.t.outputs.o, not "range(3)[1]".',
    ]);
  });
});

describe('an element of what has no type of its elements', () => {
  const say = (text: string, more = ''): string =>
    `  b: {${more}component: ./say.yaml, arguments: {text: "\${{ ${text} }}"}}\n`;

  it.each([
    "default(inputs.loose.a, 'x')",
    "firstOf(inputs.loose.a, inputs.loose.b.c, 'x')",
    "if(present(inputs.loose.a), inputs.loose.a, 'x')",
    'default(inputs.loose.a, inputs.loose.b)',
    "default(first(inputs.loose.list), 'x')",
    'inputs.loose.a',
  ])('is read as it is, and may be asked for: %s', async (text) => {
    expect(await findings(say(text))).toEqual([]);
  });

  it('is in a condition what `== null` is told to be', async () => {
    expect(await findings(say("'x'", 'when: "${{ !present(inputs.loose.a) }}", '))).toEqual([]);
  });
});

describe('a file that may be null', () => {
  it.each(['tasks.a.outputs.model[1]', 'first(tasks.a.outputs.model)'])(
    'may be missing: %s',
    async (file) => {
      const given = (name: string): string =>
        `  b: {component: ./${name}.yaml, arguments: {model: "\${{ ${file} }}"}}\n`;
      expect(await findings(given('use'))).toEqual([
        `may-be-absent: "${file}" may be missing here: ${fromA}.`,
      ]);
      expect(await findings(given('maybe'))).toEqual([]);
    },
  );

  it.each([
    [
      'where it was asked for',
      'when: "${{ present(tasks.a.outputs.model[0]) }}", ',
      'tasks.a.outputs.model[0]',
    ],
    [
      'where the item was asked for',
      'forEach: "${{ tasks.a.outputs.model }}", when: "${{ present(item) }}", ',
      'item',
    ],
    ['with another for it', '', 'default(tasks.a.outputs.model[0], tasks.m.outputs.model)'],
  ])('may be read %s', async (_, settings, file) => {
    const m = '  m: {component: ./make.yaml}\n';
    const task = `  b: {${settings}component: ./use.yaml, arguments: {model: "\${{ ${file} }}"}}\n`;
    expect(await findings(m + task)).toEqual([]);
  });

  it('is left out of a directory, and must be said by a pipeline', async () => {
    const given = 'arguments: {models: "${{ tasks.a.outputs.model }}"}';
    expect(
      await findings(
        `  b: {component: ./merge.yaml, ${given}}\n  c: {component: ./inner-null.yaml, ${given}}\n`,
      ),
    ).toEqual([]);
    expect(await findings(`  b: {component: ./inner.yaml, ${given}}\n`)).toEqual([
      'type-mismatch: The output "model" of "a" is a List[Model?], but the input "models" of the task "b" takes a List[Model].',
    ]);
  });
});

describe('a List in which null may stand', () => {
  it('fits an input that takes null, and one that does not say what it holds', async () => {
    const given = 'arguments: {sizes: "${{ tasks.a.outputs.size }}"}';
    expect(
      await findings(`  b: {component: ./some.yaml, ${given}}\n  c: {component: ./any.yaml, ${given}}\n`),
    ).toEqual([]);
    expect(await findings(`  b: {component: ./all.yaml, ${given}}\n`)).toEqual([
      'type-mismatch: The output "size" of "a" is a List[Integer?], but the input "sizes" of the task "b" takes a List[Integer].',
    ]);
  });

  it('is known to be one to the pipelines that take it', async () => {
    const given = (file: string): string =>
      `  b: {component: ./${file}.yaml, arguments: {sizes: "\${{ tasks.a.outputs.size }}"}}\n`;
    expect(await findings(given('typed'))).toEqual([]);
    const what =
      'type-mismatch: The output "size" of "a" is a List[Integer?], but the input "sizes" of the task "b" takes a';
    expect(await findings(given('untyped'))).toEqual([`${what} List.`]);
    expect(await findings(given('none'))).toEqual([`${what} value without a type.`]);
  });

  it('may be put out as what it is', async () => {
    const group = (type: string): string =>
      `  b: {tasks: {c: {component: ./say.yaml, arguments: {text: a}}}, outputs: {o: {from: "\${{ inputs.given }}"${type}}}}\n`;
    expect(await findings(group(''))).toEqual([]);
    expect(await findings(group(', type: "List[Integer?]"'))).toEqual([]);
    expect(await findings(group(', type: List'))).toEqual([
      'type-mismatch: The output "o" is declared as a List, but its value is a List[Integer?].',
    ]);
  });

  it('is no next state of what began without a type', async () => {
    const rounds = (first: string): string =>
      `  b: {repeat: {until: "\${{ state.round > 1 }}", max: 2, state: {s: {first: ${first}, next: "\${{ inputs.given }}"}}, tasks: {c: {component: ./say.yaml, arguments: {text: a}}}}}\n`;
    expect(await findings(rounds('[null, 1]'))).toEqual([]);
    expect(await findings(rounds('"${{ inputs.untyped }}"'))).toEqual([
      'type-mismatch: "s" begins as a List and would become a List[Integer?].',
    ]);
  });

  it('has no one type with what has none', async () => {
    const given = (code: string): string =>
      `  b: {component: ./any.yaml, arguments: {sizes: "\${{ ${code} }}"}}\n`;
    expect(await findings(given("if(true, [1], fromJson('[]'))"))).toEqual([]);
    expect(await findings(given("if(true, inputs.given, fromJson('[]'))"))).toEqual([
      'type-mismatch: The values of "if" must have one type, not List[Integer?] and any.',
    ]);
  });

  it.each([
    ['[1, null]', []],
    ['["${{ 1 + 1 }}", null]', []],
    [
      '[1, a]',
      ['invalid-argument: The input "sizes" of "some" must be a whole number at [1], not the text "a".'],
    ],
  ])('may be written: %s', async (list, expected) => {
    expect(await findings(`  b: {component: ./some.yaml, arguments: {sizes: ${list}}}\n`)).toEqual(expected);
  });

  it.each(["join(inputs.given, ', ')", "join([a, null], ',')".replace('a', "'a'")])(
    'is not joined: %s',
    async (code) => {
      const [found] = await findings(`  b: {component: ./say.yaml, arguments: {text: "\${{ ${code} }}"}}\n`);
      expect(found).toMatch(/^may-be-absent: "join" needs every item, and null may stand in "/);
    },
  );

  it('is no List of Lists to be made one', async () => {
    const body =
      '  b: {component: ./any.yaml, arguments: {sizes: "${{ flatten(tasks.a.outputs.words) }}"}}\n';
    expect(await findings(body)).toEqual([`may-be-absent: "flatten" needs every item, and ${fromA}.`]);
  });

  it('can be counted, searched, and read as JSON', async () => {
    const text = '${{ length(inputs.given) }} ${{ contains(inputs.given, 1) }} ${{ inputs.given }}';
    expect(await findings(`  b: {component: ./say.yaml, arguments: {text: "${text}"}}\n`)).toEqual([]);
  });
});
