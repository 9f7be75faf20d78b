import { describe, expect, it } from 'vitest';
import { compileFiles, component, type Files, findings, pipeline, withParts } from '../../support/compile.ts';

/** A step with one input. */
function one(port: string): Files {
  return {
    'one.yaml': component(
      'one',
      `inputs: [{name: x, ${port}}]\nimplementation: {container: {image: "a:1", command: [p, {inputValue: x}]}}\n`,
    ),
  };
}

function given(port: string, value: string): Promise<readonly string[]> {
  const files = withParts(
    `inputs:
  - {name: s, type: String, default: x}
  - {name: n, type: Integer, default: 1}
  - {name: f, type: Float, default: 0.5}
  - {name: b, type: Bool, default: true}
  - {name: l, type: "List[String]", default: []}
  - {name: d, type: Dict, default: {}}
  - {name: word, type: String, enum: [a, b], default: a}
  - {name: any}
tasks: {m: {component: ./make.yaml}, t: {component: ./one.yaml, arguments: {x: ${value}}}}
`,
    one(port),
  );
  return findings(files, { inputs: { any: 'x' } });
}

describe('a constant', () => {
  it.each([
    ['type: String', 'text'],
    ['type: String', '"7"'],
    ['type: String', '""'],
    ['type: Integer', '7'],
    ['type: Integer', '-7'],
    ['type: Float', '7'],
    ['type: Float', '7.5'],
    ['type: Float', '1e-5'],
    ['type: Bool', 'true'],
    ['type: List', '[1, a, [b]]'],
    ['type: "List[Integer]"', '[1, 2]'],
    ['type: "List[Float]"', '[1, 2.5]'],
    ['type: "List[Integer]"', '[]'],
    ['type: Dict', '{a: 1, b: [c]}'],
    ['type: "Dict[Integer]"', '{a: 1}'],
    ['type: "List[List[Integer]]"', '[[1], []]'],
    ['type: String, enum: [a, b]', 'b'],
    ['type: Integer, minimum: 1, maximum: 3', '3'],
    ['type: String, pattern: "^a+$"', 'aaa'],
    ['type: String, minLength: 1, maxLength: 2', '"😀😀"'],
    ['type: GCSPath', '"gs://a/b"'],
    ['type: int', '7'],
    ['type: JsonArray', '[1]'],
    ['type: {GCSPath: {data_type: CSV}}', 'gs://x'],
    ['description: no type', '[1, 2]'],
    ['description: no type', '7'],
    ['type: Dict, schema: {required: [a]}', '{a: 1}'],
  ])('for an input {%s} may be %s', async (port, value) => {
    expect(await given(port, value)).toEqual([]);
  });

  it.each([
    ['type: String', '7', 'invalid-argument: 7'],
    ['type: String', 'true', 'invalid-argument: true'],
    ['type: Integer', '"7"', 'invalid-argument: "7"'],
    ['type: Integer', '7.5', 'invalid-argument: 7.5'],
    ['type: Integer', 'seven', 'invalid-argument: seven'],
    ['type: Bool', 'yes', 'invalid-argument: yes'],
    ['type: Bool', '1', 'invalid-argument: 1'],
    ['type: "List[Integer]"', '[1, a]', 'invalid-argument: [1, a]'],
    ['type: "Dict[Integer]"', '{a: b}', 'invalid-argument: {a: b}'],
    ['type: List', '{a: 1}', 'invalid-argument: {a: 1}'],
    ['type: String, enum: [a, b]', 'c', 'invalid-argument: c'],
    ['type: Integer, minimum: 1', '0', 'invalid-argument: 0'],
    ['type: Integer, maximum: 3', '4', 'invalid-argument: 4'],
    ['type: String, pattern: "^a+$"', 'b', 'invalid-argument: b'],
    ['type: String, maxLength: 2', '"😀😀😀"', 'invalid-argument: "😀😀😀"'],
    ['type: Dict, schema: {required: [a]}', '{b: 1}', 'invalid-argument: {b: 1}'],
  ])('for an input {%s} may not be %s', async (port, value, finding) => {
    expect(await given(port, value)).toEqual([finding]);
  });

  it('has a fix where a text was meant', async () => {
    const { diagnostics } = await compileFiles(
      withParts('tasks: {t: {component: ./one.yaml, arguments: {x: 1.10}}}\n', one('type: String')),
    );
    const [found] = diagnostics.filter((each) => each.severity === 'error');
    expect(found?.fix?.edits.map((edit) => edit.text)).toEqual(['"1.10"']);
  });
});

describe('a value of the run', () => {
  it.each([
    ['type: String', 'inputs.s'],
    ['type: Integer', 'inputs.n'],
    ['type: Float', 'inputs.n'],
    ['type: Float', 'inputs.f'],
    ['type: Bool', 'inputs.b'],
    ['type: List', 'inputs.l'],
    ['type: "List[String]"', 'inputs.l'],
    ['type: Dict', 'inputs.d'],
    ['type: String', 'inputs.any'],
    ['type: Integer', 'inputs.any'],
    ['description: no type', 'inputs.l'],
    ['type: String', 'string(inputs.n)'],
    ['type: Integer', 'int(inputs.s)'],
    ['type: String, enum: [a, b]', 'inputs.s'],
  ])('for an input {%s} may be %s', async (port, value) => {
    expect(await given(port, `"\${{ ${value} }}"`)).toEqual([]);
  });

  it.each([
    ['type: Integer', 'inputs.s'],
    ['type: Integer', 'inputs.f'],
    ['type: String', 'inputs.n'],
    ['type: String', 'inputs.b'],
    ['type: Bool', 'inputs.s'],
    ['type: Bool', 'inputs.n'],
    ['type: "List[Integer]"', 'inputs.l'],
    ['type: Dict', 'inputs.l'],
    ['type: List', 'inputs.s'],
    ['type: Dataset', 'inputs.s'],
    ['type: Model', 'tasks.m.outputs.table'],
  ])('for an input {%s} may not be %s', async (port, value) => {
    expect(await given(port, `"\${{ ${value} }}"`)).toEqual([`type-mismatch: ${value}`]);
  });

  it('shows both ends of a wire that does not fit', async () => {
    const { diagnostics } = await compileFiles(
      withParts(
        'tasks: {m: {component: ./make.yaml}, c: {component: ./count.yaml, arguments: {n: "${{ tasks.m.outputs.text }}"}}}\n',
      ),
    );
    const [found] = diagnostics;
    expect(found?.message).toBe(
      'The output "text" of "m" is a String, but the input "n" of the task "c" takes an Integer.',
    );
    expect(found?.help).toBe('Write `int(…)` around it if it holds a whole number.');
    expect(found?.related?.map(({ span }) => span.file.path)).toEqual(['make.yaml', 'count.yaml']);
  });

  it('inside a text is a String, whatever it was', async () => {
    expect(await given('type: String', '"n=${{ inputs.n }} ${{ inputs.l }}"')).toEqual([]);
    expect(await given('type: Integer', '" ${{ inputs.n }} "')).toEqual([]);
    expect(await given('type: Integer', '"x${{ inputs.n }}"')).toEqual(['type-mismatch: "x${{ inputs.n }}"']);
  });

  it('may stand inside a list, and inside a map', async () => {
    expect(await given('type: "List[String]"', '[a, "${{ inputs.s }}"]')).toEqual([]);
    expect(await given('type: "List[Integer]"', '[1, "${{ inputs.n }}", "${{ inputs.n + 1 }}"]')).toEqual([]);
    expect(await given('type: Dict', '{a: "${{ inputs.s }}", b: [{c: "${{ inputs.n }}"}]}')).toEqual([]);
    expect(await given('type: "Dict[Integer]"', '{a: "${{ inputs.n }}", b: 2}')).toEqual([]);
    expect(await given('type: "Dict[Integer]"', '{a: "${{ inputs.s }}", b: 2}')).toEqual([
      'type-mismatch: inputs.s',
    ]);
  });
});

describe('the names of arguments', () => {
  it('are those of the inputs', async () => {
    expect(await findings(withParts('tasks: {s: {component: ./say.yaml, arguments: {other: a}}}\n'))).toEqual(
      ['missing-argument: arguments', 'unknown-argument: other'],
    );
  });

  it('are not said to be missing as well when they are misspelt, or joined with their value', async () => {
    for (const wrong of ['txt: a', 'text:a']) {
      const found = await findings(withParts(`tasks: {s: {component: ./say.yaml, arguments: {${wrong}}}}\n`));
      expect(found).toEqual([`unknown-argument: ${wrong === 'txt: a' ? 'txt' : wrong}`]);
    }
  });

  it('are suggested when they are misspelt', async () => {
    const { diagnostics } = await compileFiles(
      withParts('tasks: {s: {component: ./say.yaml, arguments: {txt: a}}}\n'),
    );
    expect(diagnostics.find((each) => each.code === 'unknown-argument')?.help).toBe('Did you mean "text"?');
  });

  it('may be left out where the input is optional or has a default', async () => {
    expect(await findings(withParts('tasks: {r: {component: ./report.yaml}}\n'))).toEqual([]);
    expect(
      await findings(withParts('tasks: {o: {component: ./one.yaml}}\n', one('type: Integer, default: 3'))),
    ).toEqual([]);
  });

  it('may be said to be nothing by null, which is the same as leaving them out', async () => {
    expect(
      await findings(
        withParts('tasks: {r: {component: ./report.yaml, arguments: {title: null, table: ~}}}\n'),
      ),
    ).toEqual([]);
    expect(
      await findings(withParts('tasks: {s: {component: ./say.yaml, arguments: {text: null}}}\n')),
    ).toEqual(['missing-argument: arguments']);
  });

  it('are told to be missing at the task when it gives none', async () => {
    expect(await findings(withParts('tasks: {s: {component: ./say.yaml}}\n'))).toEqual([
      'missing-argument: s',
    ]);
  });

  it('may hold blanks and capitals for KFP components', async () => {
    const files = withParts('tasks: {k: {component: ./k.yaml, arguments: {Table code: x}}}\n', {
      'k.yaml':
        'inputs: [{name: Table code, type: String}]\nimplementation: {container: {image: "a:1", command: [p, {inputValue: Table code}]}}\n',
    });
    expect(await findings(files)).toEqual([]);
  });
});

describe('the default of an input', () => {
  it.each([
    ['type: Integer, default: x', ['invalid-default: x']],
    ['type: Integer, default: 0, minimum: 1', ['invalid-default: 0']],
    ['type: String, default: c, enum: [a, b]', ['invalid-default: c']],
    ['type: String, default: 7', ['invalid-default: 7']],
    ['type: Integer, default: 7', []],
    ['type: Float, default: 1', []],
    ['type: Integer, default: null', []],
  ])('{%s}', async (port, expected) => {
    const found = await findings(
      withParts('tasks: {o: {component: ./one.yaml, arguments: {x: 2}}}\n', one(port)),
    );
    expect(found.filter((each) => each.startsWith('invalid-default'))).toEqual(expected);
  });

  it('is taken as text from a KFP file, as KFP does', async () => {
    const files = withParts('tasks: {k: {component: ./k.yaml}}\n', {
      'k.yaml':
        'inputs: [{name: a, type: Integer, default: "100"}, {name: b, type: Float, default: "0.1"}, {name: c, type: Bool, default: "True"}, {name: d, type: String, default: 1.10}, {name: e, type: JsonArray, default: "[1]"}]\nimplementation: {container: {image: "a:1", command: [p, {inputValue: a}, {inputValue: b}, {inputValue: c}, {inputValue: d}, {inputValue: e}]}}\n',
    });
    expect(await findings(files)).toEqual([]);
  });
});

describe('the words of an input', () => {
  const sub = {
    'sub.yaml': pipeline(
      'inputs: [{name: mode, type: String, enum: [fast, slow]}]\ntasks: {s: {component: ./say.yaml, arguments: {text: "${{ inputs.mode }}"}}}\n',
      'sub',
    ),
  };

  it.each([
    ['fast', []],
    ['quick', ['invalid-argument: quick']],
    ['"${{ inputs.same }}"', []],
    ['"${{ inputs.fewer }}"', []],
    ['"${{ inputs.more }}"', ['type-mismatch: inputs.more']],
    ['"${{ inputs.open }}"', ['type-mismatch: inputs.open']],
    ["\"${{ if(inputs.open == 'x', 'fast', 'slow') }}\"", []],
    ["\"${{ if(inputs.open == 'x', inputs.same, 'fast') }}\"", []],
    [
      "\"${{ if(inputs.open == 'x', 'fast', 'quick') }}\"",
      ["type-mismatch: if(inputs.open == 'x', 'fast', 'quick')"],
    ],
    [
      "\"${{ if(inputs.open == 'x', inputs.more, 'fast') }}\"",
      ["type-mismatch: if(inputs.open == 'x', inputs.more, 'fast')"],
    ],
    ['"${{ default(inputs.none, \'slow\') }}"', []],
    ['"${{ firstOf(inputs.none, inputs.same) }}"', []],
    ['"${{ default(inputs.none, inputs.open) }}"', ['type-mismatch: default(inputs.none, inputs.open)']],
    ['"${{ tasks.ask.outputs.mode }}"', []],
    ['"${{ tasks.ask.outputs.open }}"', ['type-mismatch: tasks.ask.outputs.open']],
  ])('of a pipeline are all that it can be given: %s', async (value, expected) => {
    const files = withParts(
      `inputs:
  - {name: same, type: String, enum: [slow, fast], default: fast}
  - {name: fewer, type: String, enum: [fast], default: fast}
  - {name: more, type: String, enum: [fast, slow, other], default: fast}
  - {name: open, type: String, default: fast}
  - {name: none, type: String, enum: [slow], optional: true}
tasks:
  ask: {approval: {message: Which?, inputs: [{name: mode, type: String, enum: [fast]}, {name: open, type: String}]}}
  p: {component: ./sub.yaml, arguments: {mode: ${value}}}
`,
      sub,
    );
    expect(await findings(files)).toEqual(expected);
  });

  it.each([
    ['forEach: [fast, slow]', 'item', true],
    ['forEach: [fast, quick]', 'item', false],
    ['forEach: ["${{ inputs.word }}", slow]', 'item', true],
    ['forEach: "${{ inputs.list }}"', 'item', false],
    ['forEach: [{mode: fast, n: 1}, {mode: slow, n: 2}]', 'item.mode', true],
    ['forEach: [{mode: fast}, {mode: quick}]', 'item.mode', false],
    ['forEach: [{mode: fast}, {mode: "${{ inputs.word }}"}]', 'item.mode', true],
    ['matrix: {mode: [fast, slow], n: [1, 2]}', 'item.mode', true],
    ['matrix: {mode: [fast, slow], n: "${{ range(2) }}"}', "default(inputs.none, 'fast')", true],
    ['forEach: {in: [fast, slow], as: m}', 'loop.m', true],
  ])('may be the items of a loop that are written: %s, %s', async (loop, value, fits) => {
    const files = withParts(
      `inputs:
  - {name: word, type: String, enum: [fast], default: fast}
  - {name: none, type: String, enum: [slow], optional: true}
  - {name: list, type: "List[String]", default: [fast]}
tasks: {p: {${loop}, component: ./sub.yaml, arguments: {mode: "\${{ ${value} }}"}}}
`,
      sub,
    );
    expect(await findings(files)).toEqual(fits ? [] : [`type-mismatch: ${value}`]);
  });
});
