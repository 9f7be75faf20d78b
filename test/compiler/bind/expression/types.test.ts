import { describe, expect, it, test } from 'vitest';
import { functions } from '../../../../src/compiler/bind/expression/functions.ts';
import { evaluate } from '../../../../src/run/evaluate.ts';
import { checkValue } from '../../../../src/validate/literals.ts';
import { printType } from '../../../../src/validate/types.ts';
import { pointedAt, world } from './world.ts';

const here = world({
  inputs: {
    n: 'Integer',
    m: 'Integer',
    x: 'Float',
    s: 'String',
    t: 'String',
    b: 'Bool',
    u: '',
    v: '',
    path: 'GCSPath',
    csv: 'CSV',
    numbers: 'List[Integer]',
    texts: 'List[String]',
    lists: 'List[List[Integer]]',
    list: 'List',
    dict: 'Dict',
    counts: 'Dict[Integer]',
    data: 'Dataset',
    table: 'Parquet',
    model: 'Model',
    token: 'Secret',
    'Out Put': 'Integer',
  },
  tasks: {
    make: { outputs: { o: 'Integer', 'Out Put': 'String', volume: 'Volume', models: 'List[Model]' } },
  },
  volumes: ['scratch'],
});

const typed = [
  ['1', 'Integer'],
  ['1.0', 'Float'],
  ['1e3', 'Float'],
  ['-5', 'Integer'],
  ["'a'", 'String'],
  ['true', 'Bool'],
  ['null', 'null'],
  ['[1, 2]', 'List[Integer]'],
  ['[1, 2.5]', 'List[Float]'],
  ["[1, 'a']", 'List'],
  ['[[1], [2]]', 'List[List[Integer]]'],
  ['[]', 'List'],
  ['[inputs.n, 2]', 'List[Integer]'],
  ['[inputs.u, 2]', 'List'],
  ['inputs.s', 'String'],
  ["inputs['Out Put']", 'Integer'],
  ["tasks.make.outputs['Out Put']", 'String'],
  ['tasks.make.status', 'String'],
  ['inputs.u', 'any'],
  ['inputs.data', 'Dataset'],
  ['inputs.token', 'Secret'],
  ['volumes.scratch', 'Volume'],
  ['tasks.make.outputs.volume', 'Volume'],
  ['tasks.make.outputs.models[0]', 'Model'],
  ['inputs.numbers[0]', 'Integer'],
  ['inputs.numbers[inputs.n]', 'Integer'],
  ['inputs.dict.key', 'any'],
  ["inputs.counts['a b']", 'Integer'],
  ['inputs.counts[inputs.s]', 'Integer'],
  ['inputs.u.key', 'any'],
  ['inputs.u[0].key', 'any'],
  ['fromJson(inputs.s).a[1]', 'any'],
  ['inputs.lists[0][1]', 'Integer'],
  ['!inputs.b', 'Bool'],
  ['!inputs.u', 'Bool'],
  ['-inputs.n', 'Integer'],
  ['-inputs.x', 'Float'],
  ['inputs.n + 1', 'Integer'],
  ['inputs.n + 1.0', 'Float'],
  ['inputs.n - inputs.x', 'Float'],
  ['inputs.n * 2', 'Integer'],
  ['inputs.n / 2', 'Float'],
  ['inputs.n % 2', 'Integer'],
  ['inputs.s + inputs.t', 'String'],
  ["inputs.path + '/x'", 'String'],
  ["inputs.u + 'x'", 'String'],
  ['inputs.n == 1', 'Bool'],
  ['inputs.n == 1.5', 'Bool'],
  ["inputs.s == 'a'", 'Bool'],
  ["inputs.u == 'a'", 'Bool'],
  ['inputs.u == inputs.s', 'Bool'],
  ["inputs.path != 'gs://a'", 'Bool'],
  ['inputs.path == inputs.path', 'Bool'],
  ['inputs.b == true', 'Bool'],
  ['inputs.n < inputs.x', 'Bool'],
  ["inputs.s >= 'b'", 'Bool'],
  ["inputs.u < 'b'", 'Bool'],
  ['inputs.b && inputs.u', 'Bool'],
  ['inputs.b || inputs.n > 3', 'Bool'],
  ['if(inputs.b, 1, 2)', 'Integer'],
  ['if(inputs.b, 1, 2.5)', 'Float'],
  ['if(inputs.b, inputs.data, inputs.table)', 'Dataset'],
  ['if(inputs.b, inputs.table, inputs.model)', 'Artifact'],
  ["if(inputs.b, inputs.path, 'gs://x')", 'GCSPath'],
  ["if(inputs.b, 'gs://x', inputs.path)", 'GCSPath'],
  ['if(inputs.b, inputs.u, 1)', 'any'],
  ['if(inputs.b, inputs.numbers, [1.5])', 'List[Float]'],
  ['present(inputs.n)', 'Bool'],
  ['default(inputs.n, 1)', 'Integer'],
  ['firstOf(inputs.n, inputs.m, 3)', 'Integer'],
  ['int(inputs.s)', 'Integer'],
  ['int(inputs.u)', 'Integer'],
  ['int(inputs.x)', 'Integer'],
  ['float(inputs.path)', 'Float'],
  ['string(inputs.n)', 'String'],
  ['string(inputs.u)', 'String'],
  ['string(inputs.numbers)', 'String'],
  ['json(inputs.dict)', 'String'],
  ['json(inputs.s)', 'String'],
  ['fromJson(inputs.s)', 'any'],
  ['length(inputs.s)', 'Integer'],
  ['length(inputs.dict)', 'Integer'],
  ['contains(inputs.s, inputs.u)', 'Bool'],
  ['contains(inputs.numbers, 3)', 'Bool'],
  ['contains(inputs.numbers, 2.5)', 'Bool'],
  ["contains(inputs.list, 'a')", 'Bool'],
  ["startsWith(inputs.path, 'gs://')", 'Bool'],
  ["endsWith(inputs.s, '.csv')", 'Bool'],
  ["matches(inputs.s, '^[a-z]+$')", 'Bool'],
  ['lower(inputs.s)', 'String'],
  ['upper(inputs.s)', 'String'],
  ['trim(inputs.u)', 'String'],
  ["join(inputs.numbers, ',')", 'String'],
  ["join(inputs.u, ',')", 'String'],
  ["split(inputs.s, ',')", 'List[String]'],
  ["replace(inputs.s, 'a', '')", 'String'],
  ["format('{} of {:02}', inputs.s, inputs.n)", 'String'],
  ["format('none')", 'String'],
  ['first(inputs.numbers)', 'Integer'],
  ['last(inputs.texts)', 'String'],
  ['first(inputs.u)', 'any'],
  ['keys(inputs.dict)', 'List[String]'],
  ['flatten(inputs.lists)', 'List[Integer]'],
  ['flatten(inputs.list)', 'List'],
  ['range(3)', 'List[Integer]'],
  ['range(1, inputs.n, 2)', 'List[Integer]'],
  ['a ${{ inputs.n }} b', 'String'],
  ['${{ inputs.n }}${{ inputs.dict }}', 'String'],
  [' ${{ inputs.n }} ', 'Integer'],
] as const;

describe('the type of an expression', () => {
  test.each(typed)('%s is %s', (expression, type) => {
    expect(printType(here.bind(expression).type)).toBe(type);
  });

  it('is tried for every function', () => {
    const untried = [...functions.keys()].filter(
      (name) => !typed.some(([text]) => text.includes(`${name}(`)),
    );
    expect(untried).toEqual([]);
  });
});

/** What a run knows of the inputs and outputs above. */
const texts: Readonly<Record<string, string>> = {
  n: '2',
  m: '1',
  x: '0.5',
  s: '{"a": [1, 7], "go": true}',
  t: 'text',
  b: 'True',
  u: '{"key": 5}',
  v: '7',
  path: 'gs://a',
  csv: 'a,b',
  numbers: '[1, 2, 3]',
  texts: '["a", "b"]',
  lists: '[[1, 2], [3]]',
  list: '[[1], ["a"]]',
  dict: '{"key": 1, "a": {"b": 2}}',
  counts: '{"a b": 1, "{\\"a\\": [1, 7], \\"go\\": true}": 2}',
  'Out Put': '5',
  o: '6',
};

/** Inputs without a type that hold something else where an expression needs it. */
const others: Readonly<Record<string, string>> = {
  'int(inputs.u)': '7',
  'inputs.u[0].key': '[{"key": 5}]',
  "join(inputs.u, ',')": '["a"]',
  'first(inputs.u)': '["a"]',
};

describe('a run', () => {
  const constants = typed.filter(
    ([text, type]) => !/data|table|model|token|volume|scratch/.test(text) && type !== 'null',
  );

  test.each(constants)('gives %s a value of type %s', (expression, type) => {
    const bound = here.bind(expression);
    const number = /^(?:int|float)\(/.test(expression);
    const found = evaluate(bound, {
      text(target) {
        if (target.kind !== 'input' && target.kind !== 'output') return 'Succeeded';
        const { name } = target.port;
        if (name === 'u') return others[expression] ?? texts.u;
        return number && (name === 's' || name === 'path') ? '12' : texts[name];
      },
    });
    if (!found.ok) throw new Error(found.reason);
    expect(found.value).toBeDefined();
    if (found.value !== undefined && type !== 'any')
      expect(checkValue(found.value, bound.type)).toBeUndefined();
  });
});

describe('a wrong expression', () => {
  test.each([
    [
      "inputs.n == '5'",
      'type-mismatch',
      '==',
      '"==" cannot compare Integer and String.',
      'Write the number without quotes: 5.',
    ],
    [
      'inputs.s == inputs.n',
      'type-mismatch',
      '==',
      '"==" cannot compare String and Integer.',
      'Write `int(inputs.s)` or `string(inputs.n)`.',
    ],
    [
      'inputs.b == inputs.s',
      'type-mismatch',
      '==',
      '"==" cannot compare Bool and String.',
      'Write `inputs.b` or `!inputs.b`, a condition by itself.',
    ],
    ['inputs.path == inputs.csv', 'type-mismatch', '==', '"==" cannot compare GCSPath and CSV.', undefined],
    [
      'inputs.u == 1',
      'needs-conversion',
      'inputs.u',
      '"inputs.u" has no type, so "==" cannot tell how to read it.',
      'Write `int(inputs.u)`, or give a type to the output or input that it comes from.',
    ],
    [
      'inputs.u == true',
      'needs-conversion',
      'inputs.u',
      '"inputs.u" has no type, so "==" cannot tell how to read it.',
      'A value without a type is a condition by itself: `inputs.u` or `!inputs.u`.',
    ],
    [
      'inputs.u + 0.5',
      'needs-conversion',
      'inputs.u',
      '"inputs.u" has no type, so "+" cannot tell how to read it.',
      'Write `float(inputs.u)`, or give a type to the output or input that it comes from.',
    ],
    [
      'inputs.u * 2',
      'needs-conversion',
      'inputs.u',
      '"*" needs a number, but "inputs.u" has no type.',
      'Write `int(inputs.u)` or `float(inputs.u)`, or give a type to the output or input that it comes from.',
    ],
    [
      'inputs.numbers == inputs.numbers',
      'type-mismatch',
      'inputs.numbers',
      '"==" needs a number, a String or a Bool, not List[Integer].',
      'Write it as JSON: `json(inputs.numbers)`.',
    ],
    [
      'inputs.b < inputs.b',
      'type-mismatch',
      'inputs.b',
      '"<" needs a number or a String, not Bool.',
      'Convert it: `string(inputs.b)`.',
    ],
    [
      'inputs.s < 3',
      'type-mismatch',
      '<',
      '"<" cannot compare String and Integer.',
      'Write `int(inputs.s)`.',
    ],
    ['inputs.s + 1', 'type-mismatch', '+', '"+" cannot add String and Integer.', 'Write `int(inputs.s)`.'],
    [
      'inputs.s * 2',
      'type-mismatch',
      'inputs.s',
      '"*" needs a number, not String.',
      'Convert it: `int(inputs.s)` or `float(inputs.s)`.',
    ],
    [
      'inputs.x % 2',
      'type-mismatch',
      'inputs.x',
      '"%" needs an Integer, not Float.',
      'Convert it: `int(inputs.x)`, which cuts off the fraction.',
    ],
    ['inputs.n / 0', 'type-mismatch', '0', '"/" cannot divide by 0.', undefined],
    ['inputs.n % 0', 'type-mismatch', '0', '"%" cannot divide by 0.', undefined],
    [
      '-inputs.s',
      'type-mismatch',
      'inputs.s',
      '"-" needs a number, not String.',
      'Convert it: `int(inputs.s)` or `float(inputs.s)`.',
    ],
    [
      '!inputs.n',
      'type-mismatch',
      'inputs.n',
      '"!" needs a Bool, not Integer.',
      'Compare it with a number: `inputs.n != 0`.',
    ],
    [
      'inputs.b && inputs.s',
      'type-mismatch',
      'inputs.s',
      '"&&" needs a Bool, not String.',
      "Compare it with a text: `inputs.s == 'true'`.",
    ],
    [
      'inputs.n == null',
      'type-mismatch',
      'inputs.n == null',
      '"null" is no value to compare with.',
      'Write `!present(inputs.n)`.',
    ],
    [
      'inputs.n + null',
      'type-mismatch',
      'null',
      '"null" is no value to compute with.',
      'Test with `present(x)` whether a value is there.',
    ],
    [
      "inputs.b && inputs.s || 'x'",
      'type-mismatch',
      "inputs.b && inputs.s || 'x'",
      '"&&" and "||" give true or false, and none of their sides.',
      "Write `if(inputs.b, inputs.s, 'x')`.",
    ],
    [
      "inputs.s == 'a' || inputs.s == 'b' || 'c'",
      'type-mismatch',
      "'c'",
      '"||" needs a condition on each side.',
      "Write `inputs.s == 'c'`.",
    ],
    [
      "!inputs.s == 'a'",
      'type-mismatch',
      '!inputs.s',
      '"!" is stronger than "==", and is asked of "inputs.s" alone.',
      "Write `inputs.s != 'a'`.",
    ],
    [
      'inputs.data == inputs.data',
      'type-mismatch',
      'inputs.data',
      '"==" needs a number, a String or a Bool, not Dataset.',
      'An artifact is read by a step: pass it to one, and use what the step puts out.',
    ],
    [
      'if(inputs.n, 1, 2)',
      'type-mismatch',
      'inputs.n',
      'The condition of "if" needs a Bool, not Integer.',
      'Compare it with a number: `inputs.n != 0`.',
    ],
    [
      "if(inputs.b, 1, 'a')",
      'type-mismatch',
      'if',
      'The values of "if" must have one type, not Integer and String.',
      'Convert them to one type with `int(…)`, `float(…)` or `string(…)`.',
    ],
    [
      "default(inputs.n, 'a')",
      'type-mismatch',
      'default',
      'The values of "default" must have one type, not Integer and String.',
      'Convert them to one type with `int(…)`, `float(…)` or `string(…)`.',
    ],
    [
      'firstOf(inputs.data, inputs.s)',
      'type-mismatch',
      'firstOf',
      'The values of "firstOf" must have one type, not Dataset and String.',
      undefined,
    ],
    [
      'present(inputs.n + 1)',
      'wrong-arguments',
      'inputs.n + 1',
      '"present" takes the name of a value, such as inputs.x or tasks.t.outputs.o, not "inputs.n + 1".',
      undefined,
    ],
    [
      'lenght(inputs.s)',
      'unknown-function',
      'lenght',
      'There is no function "lenght".',
      'Did you mean "length"?',
    ],
    ['int()', 'wrong-arguments', 'int', '"int" takes 1 argument, not 0.', 'Write it as `int(x): Integer`.'],
    [
      'if(inputs.b, 1)',
      'wrong-arguments',
      'if',
      '"if" takes 3 arguments, not 2.',
      'Write it as `if(condition, a, b)`.',
    ],
    [
      'firstOf(inputs.n)',
      'wrong-arguments',
      'firstOf',
      '"firstOf" takes at least 2 arguments, not 1.',
      'Write it as `firstOf(a, b, …)`.',
    ],
    ['range(1, 2, 3, 4)', 'wrong-arguments', 'range', '"range" takes 1 to 3 arguments, not 4.', undefined],
    ['range(1, 9, 0)', 'wrong-arguments', '0', 'The step of "range" must not be 0.', undefined],
    [
      'lower(inputs.n)',
      'type-mismatch',
      'inputs.n',
      '"lower" needs a String, not Integer.',
      'Convert it: `string(inputs.n)`.',
    ],
    [
      'length(inputs.n)',
      'type-mismatch',
      'inputs.n',
      '"length" needs a String, a List or a Dict, not Integer.',
      undefined,
    ],
    [
      'length(inputs.u)',
      'needs-conversion',
      'inputs.u',
      '"length" needs a String, a List or a Dict, but "inputs.u" has no type.',
      'Write `string(inputs.u)`, or give a type to the output or input that it comes from.',
    ],
    [
      'json(inputs.u)',
      'needs-conversion',
      'inputs.u',
      '"json" needs a parameter value, but "inputs.u" has no type.',
      undefined,
    ],
    [
      'contains(inputs.numbers, inputs.s)',
      'wrong-arguments',
      'inputs.s',
      'The List holds Integer, so it cannot contain String.',
      undefined,
    ],
    [
      'contains(inputs.s, inputs.n)',
      'type-mismatch',
      'inputs.n',
      'The second argument of "contains" needs a String, not Integer.',
      undefined,
    ],
    [
      'contains(inputs.list, inputs.u)',
      'needs-conversion',
      'inputs.u',
      'The second argument of "contains" needs a String or a number, but "inputs.u" has no type.',
      undefined,
    ],
    [
      "join(inputs.lists, ',')",
      'wrong-arguments',
      'inputs.lists',
      '"join" needs a List of Strings, numbers or Bools, not List[List[Integer]].',
      undefined,
    ],
    [
      'flatten(inputs.numbers)',
      'wrong-arguments',
      'inputs.numbers',
      '"flatten" needs a List of Lists, not List[Integer].',
      undefined,
    ],
    [
      "split(inputs.s, '')",
      'wrong-arguments',
      "''",
      'The separator of "split" must not be empty.',
      undefined,
    ],
    [
      "replace(inputs.s, '', 'x')",
      'wrong-arguments',
      "''",
      'The text that "replace" replaces must not be empty.',
      undefined,
    ],
    [
      'matches(inputs.s, inputs.t)',
      'wrong-arguments',
      'inputs.t',
      'The pattern of "matches" must be a text in quotes, known before the run.',
      undefined,
    ],
    [
      "matches(inputs.s, '(a')",
      'invalid-pattern',
      "'(a'",
      'The pattern (a is not a regular expression.',
      undefined,
    ],
    [
      "matches(inputs.s, '(?=a)')",
      'invalid-pattern',
      "'(?=a)'",
      'The pattern (?=a) has a group that RE2 and JavaScript do not share.',
      undefined,
    ],
    [
      "matches(inputs.s, '(a{100}){11}')",
      'invalid-pattern',
      "'(a{100}){11}'",
      'The pattern (a{100}){11} repeats more than 1000 times.',
      undefined,
    ],
    [
      "format('{} {}', 1)",
      'wrong-arguments',
      "'{} {}'",
      'The text has 2 places for values, but 1 value is given.',
      undefined,
    ],
    [
      "format('{', 1)",
      'wrong-arguments',
      "'{'",
      'A brace in the text of "format" is no place for a value.',
      undefined,
    ],
    [
      "format('{:02}', inputs.s)",
      'type-mismatch',
      'inputs.s',
      'The place {:02} needs an Integer, not String.',
      undefined,
    ],
    [
      'format(inputs.s)',
      'wrong-arguments',
      'inputs.s',
      'The first argument of "format" must be a text in quotes, known before the run.',
      undefined,
    ],
    [
      'inputs.s.key',
      'type-mismatch',
      'key',
      '"inputs.s" is of type String, which holds no other values.',
      'If it is JSON, read it first: `fromJson(inputs.s)`.',
    ],
    [
      'inputs.n[0]',
      'type-mismatch',
      '0',
      '"inputs.n" is of type Integer, which holds no other values.',
      undefined,
    ],
    [
      'inputs.numbers.first',
      'type-mismatch',
      'first',
      'The place in the List "inputs.numbers" needs an Integer, not String.',
      undefined,
    ],
    [
      'inputs.dict[0]',
      'type-mismatch',
      '0',
      'The key of the Dict "inputs.dict" needs a String, not Integer.',
      undefined,
    ],
    [
      'inputs.numbers[-1]',
      'type-mismatch',
      '-1',
      'Places in a List are counted from 0.',
      'The last item is `last(inputs.numbers)`.',
    ],
    [
      'default(inputs.u, inputs.v).key',
      'needs-conversion',
      'default(inputs.u, inputs.v)',
      'Indexing needs a Dict, but "default(inputs.u, inputs.v)" has no type.',
      'Write `fromJson(default(inputs.u, inputs.v))`, or give a type to the output or input that it comes from.',
    ],
    [
      '[volumes.scratch]',
      'type-mismatch',
      'volumes.scratch',
      '"volumes.scratch" is of type Volume, which a List cannot hold.',
      undefined,
    ],
    [
      'x ${{ inputs.data }}',
      'type-mismatch',
      'inputs.data',
      '"inputs.data" is of type Dataset, which has no text that could stand inside another.',
      'Pass it on alone, as the whole value of an argument.',
    ],
    [
      'x ${{ volumes.scratch }}',
      'type-mismatch',
      'volumes.scratch',
      '"volumes.scratch" is of type Volume, which has no text that could stand inside another.',
      undefined,
    ],
    [
      'x ${{ inputs.token }}',
      'secret-in-expression',
      'inputs.token',
      '"inputs.token" is a Secret, which can only be passed on as it is.',
      'Write `${{ inputs.token }}` alone, for an input of type Secret or an environment variable.',
    ],
    [
      'default(inputs.token, inputs.token)',
      'secret-in-expression',
      'inputs.token',
      '"inputs.token" is a Secret, which can only be passed on as it is.',
      undefined,
    ],
    [
      'present(inputs.token)',
      'secret-in-expression',
      'inputs.token',
      '"inputs.token" is a Secret, which can only be passed on as it is.',
      undefined,
    ],
    ['inputs.zz + inputs.s', 'unknown-reference', 'inputs.zz', 'unknown', undefined],
  ])('%s: %s at %s', (expression, code, place, message, help) => {
    const [first] = here.problems(expression);
    if (first === undefined) throw new Error('nothing was reported');
    expect({ code: first.code, place: pointedAt(first), message: first.message }).toEqual({
      code,
      place,
      message,
    });
    if (help !== undefined) expect(first.help).toBe(help);
  });

  it('has every mistake reported in one run', () => {
    const found = here.problems('inputs.s * 2 > 1 && lenght(inputs.zz) || inputs.n');
    expect(found.map(({ code }) => code)).toEqual([
      'type-mismatch',
      'unknown-function',
      'unknown-reference',
      'type-mismatch',
    ]);
  });

  it('offers the nearest function as a fix at the name', () => {
    const [first] = here.problems('lenght(inputs.s)');
    expect(first?.fix?.edits).toEqual([{ span: first?.span, text: 'length' }]);
  });
});

describe('binding', () => {
  it('gives the place of each part', () => {
    const bound = here.bind('inputs.dict.a.b');
    expect(bound.kind).toBe('index');
    const text = (start: number, end: number): string => bound.span.file.text.slice(start, end);
    expect(text(bound.span.start, bound.span.end)).toBe('inputs.dict.a.b');
    if (bound.kind !== 'index') throw new Error('not an index');
    expect(text(bound.object.span.start, bound.object.span.end)).toBe('inputs.dict.a');
    expect(text(bound.index.span.start, bound.index.span.end)).toBe('b');
  });

  it('makes constants of constant lists and negative numbers', () => {
    expect(here.bind("[1, [true, 'a'], null, -2]")).toMatchObject({
      kind: 'literal',
      value: [1, [true, 'a'], null, -2],
    });
    expect(here.bind('-0')).toMatchObject({ kind: 'literal', value: 0 });
  });

  it('fills in the start and step of a range', () => {
    expect(here.bind('range(3)')).toMatchObject({ arguments: [{ value: 0 }, { value: 3 }, { value: 1 }] });
    expect(here.bind('range(2, 3)')).toMatchObject({ arguments: [{ value: 2 }, { value: 3 }, { value: 1 }] });
    expect(here.bind('range(2, 9, 3)')).toMatchObject({
      arguments: [{ value: 2 }, { value: 9 }, { value: 3 }],
    });
  });

  it('leaves text without expressions a constant', () => {
    expect(here.bind('$${{ x }}')).toMatchObject({ kind: 'literal', value: '${{ x }}' });
  });
});

it('looks at each part of an expression once, however deep conditions and choices are nested in one another', () => {
  let choices = 'inputs.b';
  let negations = 'inputs.b';
  for (let level = 0; level < 40; level += 1) {
    choices = `(${choices} && inputs.b || inputs.b)`;
    negations = `(!${negations} == inputs.b)`;
  }
  expect(here.bind(choices)?.type).toEqual({ kind: 'bool' });
  expect(here.bind(negations)?.type).toEqual({ kind: 'bool' });
});
