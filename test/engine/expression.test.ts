import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BoundExpression, BoundReference, ReferenceTarget } from '../../src/model/bound-expression.ts';
import type { Type } from '../../src/model/type.ts';
import { type Environment, evaluate, evaluateText } from '../../src/run/evaluate.ts';
import {
  type ArgoEnvironment,
  absentText,
  lowerArgument,
  lowerCondition,
  lowerEnv,
  lowerFieldText,
  lowerFreeText,
  lowerOutputExpression,
  lowerPresence,
  lowerRootOutput,
} from '../../src/targets/argo/lower/expression/index.ts';
import {
  any,
  binary,
  bool,
  call,
  dictOf,
  float,
  index,
  input,
  integer,
  list,
  listOf,
  literal,
  output,
  string,
  task,
  text,
  unary,
} from '../support/expressions.ts';
import { type EvaluateLine, evaluate as evaluateInArgo } from './harness.ts';

/** A reference and the text that it finds at run time; undefined: the task was skipped, or nobody gave the input. */
interface Variable {
  readonly reference: BoundReference;
  readonly text: string | undefined;
  readonly encoding: 'raw' | 'encoded';
}

const nasty = [
  '',
  ' ',
  'plain',
  "it's",
  '"quoted"',
  'a\\b\\u0026\\x7b',
  'line\nbreak\r\n\ttab',
  '{',
  '}',
  '{{',
  '}}',
  '{{{x}}}',
  'a{b}c',
  '{{workflow.name}}',
  '{{=1+1}}',
  "{{=sprig.env('HOME')}}",
  '{{inputs.parameters.secret}}',
  '{\u2060absent}',
  '$HOME $(HOME) $$(HOME) $',
  '$(PW_LB)',
  '<&>\u0026amp;',
  'é 😀 \u2028 \ufeff \u200d \u{e0067}',
  '\u0000\u0007\u001b[0m\u007f\u0085',
  '1e-05',
  'True',
  '10',
  '9',
  '\ud83d\ude00',
  '\uffee',
];
const texts = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
/** Go's texts are UTF-8: no lone surrogates. */
const wellFormed = texts.map((one) =>
  [...one].filter((character) => !/^[\ud800-\udfff]$/.test(character)).join(''),
);
const integers = fc.oneof(
  fc.integer({ min: -20, max: 20 }).map(String),
  fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map(String),
  fc.constantFrom('007', '+5', '-0', ' 7 ', '3\u0085', '', 'abc', '1e3', '5.0', '1_000', '0x10', '٣'),
);
const floats = fc.oneof(
  integers,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom(
    '1e-05',
    '-3.5E+2',
    '.5',
    '5.',
    '1_0.5',
    '1__0',
    '1e1_0',
    '1e999',
    'nan',
    'NaN',
    '-nan',
    'inf',
    '-Infinity',
    '-0.0',
    '0.1',
    '0.2',
  ),
);
const bools = fc.constantFrom(
  'true',
  'false',
  'True',
  'FALSE',
  '1',
  '0',
  'yes',
  'No',
  'on',
  't',
  ' true\n',
  '',
  'maybe',
  'TRUE\u00a0',
);
const spaced = fc.constantFrom('', ' ', '\n');
const jsonOf = (items: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(items, { maxLength: 4 }), spaced)
    .map(([values, space]) => `${space}[${values.map((one) => JSON.stringify(one)).join(`,${space}`)}]`);
const keys = fc.constantFrom('a', 'b', 'Z', '{{x}}', 'é', '\uffee', '😀', '');

const listOfIntegers = listOf(integer);
const listOfStrings = listOf(string);
const lists = listOf(listOfIntegers);
const dict = dictOf(integer);

const valuesOf: ReadonlyMap<Type, fc.Arbitrary<string>> = new Map<Type, fc.Arbitrary<string>>([
  [string, wellFormed],
  [integer, integers],
  [float, floats],
  [bool, bools],
  [any, fc.oneof(wellFormed, integers, bools, jsonOf(fc.integer()))],
  [listOfIntegers, jsonOf(fc.integer({ min: -5, max: 5 }))],
  [listOfStrings, jsonOf(wellFormed)],
  [lists, jsonOf(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 3 }))],
  [dict, fc.dictionary(keys, fc.integer({ min: -9, max: 9 })).map((one) => JSON.stringify(one))],
]);

/** Everything that one run of the property knows: some variables of each type, certain and optional ones. */
const variables = fc
  .tuple(
    ...[...valuesOf].flatMap(([type, values]) =>
      ['c1', 'c2', 'o1', 'o2', 'r1', 's1', 's2'].map((kind) => variable(kind, type, values)),
    ),
  )
  .map((all) => all);

function variable(kind: string, type: Type, values: fc.Arbitrary<string>): fc.Arbitrary<Variable> {
  const name = `${kind}-${type.kind}${type.kind === 'list' ? `-${type.of.kind}` : ''}`;
  const own = task(`t-${name}`);
  const optional = kind.startsWith('o') || kind.startsWith('s');
  const isOutput = kind.startsWith('r') || kind.startsWith('s');
  const reference = isOutput ? output(own, 'out', type, optional) : input(name, type, optional);
  return (optional ? fc.option(values, { nil: undefined }) : values).map((found) => ({
    reference,
    text: found,
    encoding: isOutput ? 'raw' : 'encoded',
  }));
}

type Pick = (type: Type, optional: boolean) => fc.Arbitrary<BoundExpression>;

/** A reference of a type; the variables are the same for every run, only their values differ. */
const pick: Pick = (type, optional) => {
  const kinds = optional ? ['o1', 'o2', 's1', 's2'] : ['c1', 'c2', 'r1'];
  const references =
    fc.sample(fc.tuple(...kinds.map((kind) => variable(kind, type, fc.constant('')))), 1)[0] ?? [];
  return fc.constantFrom(...references.map((one) => one.reference));
};

const literals: ReadonlyMap<Type, fc.Arbitrary<BoundExpression>> = new Map<
  Type,
  fc.Arbitrary<BoundExpression>
>([
  [string, wellFormed.map((one) => literal(one))],
  [integer, fc.integer({ min: -20, max: 20 }).map((one) => literal(one, integer))],
  [
    float,
    fc
      .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -3, max: 3 }))
      .map((one) => literal(one, float)),
  ],
  [bool, fc.boolean().map((one) => literal(one))],
  [any, wellFormed.map((one) => literal(one, any))],
  [
    listOfIntegers,
    fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 4 }).map((one) => literal(one, listOfIntegers)),
  ],
  [listOfStrings, fc.array(wellFormed, { maxLength: 3 }).map((one) => literal(one, listOfStrings))],
  [
    lists,
    fc.array(fc.array(fc.integer(), { maxLength: 3 }), { maxLength: 3 }).map((one) => literal(one, lists)),
  ],
  [dict, fc.dictionary(keys, fc.integer({ min: -9, max: 9 })).map((one) => literal(one, dict))],
]);

const made = new Map<string, fc.Arbitrary<BoundExpression>>();

/** Well-typed expressions, as bind makes them, at most `depth` calls deep. */
function expressions(type: Type, depth: number): fc.Arbitrary<BoundExpression> {
  const key = `${JSON.stringify(type)}${depth}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const leaves = [
    { arbitrary: pick(type, false), weight: 3 },
    ...only(literals.get(type)).map((arbitrary) => ({ arbitrary, weight: 1 })),
  ];
  const found =
    depth === 0
      ? fc.oneof(...leaves)
      : fc.oneof(
          ...leaves,
          ...[...choices(type, depth - 1), ...computed(type, depth - 1)].map((arbitrary) => ({
            arbitrary,
            weight: 1,
          })),
        );
  made.set(key, found);
  return found;
}

function only<T>(one: T | undefined): readonly T[] {
  return one === undefined ? [] : [one];
}

function choices(type: Type, depth: number): readonly fc.Arbitrary<BoundExpression>[] {
  const certain =
    type === float
      ? fc.oneof(expressions(float, depth), expressions(integer, depth))
      : expressions(type, depth);
  const optional = maybe(type, depth);
  return [
    fc.tuple(expressions(bool, depth), certain, certain).map((args) => call('if', type, args)),
    fc.tuple(optional, certain).map((args) => call('default', type, args)),
    fc.tuple(optional, optional, certain).map((args) => call('firstOf', type, args)),
  ];
}

/** What may be absent: an optional reference, or a choice that ends in one. */
function maybe(type: Type, depth: number): fc.Arbitrary<BoundExpression> {
  const reference = pick(type, true);
  if (depth === 0) return reference;
  const inner = maybe(type, depth - 1);
  return fc.oneof(
    { arbitrary: reference, weight: 3 },
    {
      arbitrary: fc
        .tuple(expressions(bool, depth - 1), inner, inner)
        .map((args) => call('if', type, args, absences(args))),
      weight: 1,
    },
    {
      arbitrary: fc.tuple(inner, inner).map((args) => call('firstOf', type, args, absences(args))),
      weight: 1,
    },
  );
}

function absences(args: readonly BoundExpression[]): BoundExpression['absent'] {
  return args.flatMap((one) => one.absent);
}

const patterns = [
  '^a',
  'b$',
  '(?i)TRUE',
  '^[^{]*$',
  '\\d+',
  '^\\s*$',
  '.',
  '\\{\\{',
  '(?m)^b',
  '[[:alpha:]]{2,}',
  '\\Q{{\\E',
  '(?s)a.b',
  '\\bx\\b',
  '\\pL',
];

function computed(type: Type, depth: number): readonly fc.Arbitrary<BoundExpression>[] {
  const strings = expressions(string, depth);
  const whole = expressions(integer, depth);
  const numbers = expressions(float, depth);
  const flags = expressions(bool, depth);
  switch (type) {
    case string:
      return [
        fc
          .array(
            fc.oneof(
              strings,
              whole,
              numbers,
              flags,
              expressions(listOfStrings, depth),
              expressions(any, depth),
            ),
            { maxLength: 4 },
          )
          .map((parts) => text(...parts)),
        fc.tuple(strings, strings).map(([a, b]) => binary('+', a, b, string)),
        fc
          .oneof(
            whole,
            numbers,
            flags,
            strings,
            expressions(dict, depth),
            expressions(listOfStrings, depth),
            expressions(any, depth),
          )
          .map((one) => call('string', string, [one])),
        fc
          .oneof(whole, numbers, flags, strings, expressions(dict, depth), expressions(listOfStrings, depth))
          .map((one) => call('json', string, [one])),
        fc
          .tuple(fc.constantFrom('lower', 'upper', 'trim'), strings)
          .map(([name, one]) => call(name, string, [one])),
        fc.tuple(expressions(listOfStrings, depth), strings).map((args) => call('join', string, args)),
        fc.tuple(expressions(listOfIntegers, depth), strings).map((args) => call('join', string, args)),
        fc.tuple(strings, strings, strings).map((args) => call('replace', string, args)),
        fc.tuple(whole, strings).map(([n, s]) => call('format', string, [literal('{{{:04}-{}}}'), n, s])),
        fc.tuple(expressions(listOfStrings, depth), whole).map(([l, i]) => index(l, i, string)),
        fc
          .tuple(fc.constantFrom('first', 'last'), expressions(listOfStrings, depth))
          .map(([name, l]) => call(name, string, [l])),
      ];
    case integer:
      return [
        fc
          .tuple(fc.constantFrom('+', '-', '*', '%'), whole, whole)
          .map(([operator, a, b]) => binary(operator, a, b, integer)),
        whole.map((one) => unary('-', one)),
        fc.oneof(strings, whole, flags, expressions(any, 0)).map((one) => call('int', integer, [one])),
        fc
          .oneof(strings, expressions(listOfStrings, depth), expressions(dict, depth))
          .map((one) => call('length', integer, [one])),
        fc.tuple(expressions(listOfIntegers, depth), whole).map(([l, i]) => index(l, i, integer)),
        fc.tuple(expressions(dict, depth), strings).map(([d, k]) => index(d, k, integer)),
        fc
          .tuple(fc.constantFrom('first', 'last'), expressions(listOfIntegers, depth))
          .map(([name, l]) => call(name, integer, [l])),
      ];
    case float:
      return [
        fc
          .tuple(fc.constantFrom('+', '-', '*', '/'), numbers, fc.oneof(numbers, whole))
          .map(([operator, a, b]) => binary(operator, a, b, float)),
        fc.tuple(whole, whole).map(([a, b]) => binary('/', a, b, float)),
        numbers.map((one) => unary('-', one)),
        fc.oneof(strings, whole, numbers, flags).map((one) => call('float', float, [one])),
      ];
    case bool:
      return [
        fc
          .tuple(fc.constantFrom('&&', '||'), flags, flags)
          .map(([operator, a, b]) => binary(operator, a, b, bool)),
        flags.map((one) => unary('!', one)),
        ...[strings, whole, numbers].map((side) =>
          fc
            .tuple(fc.constantFrom('==', '!=', '<', '<=', '>', '>='), side, side)
            .map(([operator, a, b]) => binary(operator, a, b, bool)),
        ),
        fc
          .tuple(fc.constantFrom('==', '!='), flags, flags)
          .map(([operator, a, b]) => binary(operator, a, b, bool)),
        fc
          .tuple(fc.constantFrom('==', '<'), numbers, whole)
          .map(([operator, a, b]) => binary(operator, a, b, bool)),
        fc.tuple(expressions(any, 0), strings).map(([a, b]) => binary('==', a, b, bool)),
        fc
          .tuple(expressions(listOfStrings, depth), expressions(listOfStrings, depth))
          .map(([a, b]) => binary('==', a, b, bool)),
        ...[...valuesOf.keys()].map((one) =>
          pick(one, true).map((reference) => call('present', bool, [reference])),
        ),
        fc
          .tuple(fc.constantFrom('contains', 'startsWith', 'endsWith'), strings, strings)
          .map(([name, a, b]) => call(name, bool, [a, b])),
        fc.tuple(expressions(listOfStrings, depth), strings).map((args) => call('contains', bool, args)),
        fc.tuple(expressions(listOfIntegers, depth), whole).map((args) => call('contains', bool, args)),
        fc
          .tuple(strings, fc.constantFrom(...patterns))
          .map(([one, pattern]) => call('matches', bool, [one, literal(pattern)])),
      ];
    case any:
      return [
        expressions(dict, depth).map((one) => call('fromJson', any, [call('json', string, [one])])),
        fc
          .tuple(expressions(dict, depth), strings)
          .map(([one, key]) => index(call('fromJson', any, [call('json', string, [one])]), key, any)),
        strings.map((one) => call('fromJson', any, [call('json', string, [one])])),
        fc.tuple(pick(any, false), whole).map(([object, at]) => index(object, at, any)),
      ];
    case listOfIntegers:
      return [
        fc.array(whole, { maxLength: 3 }).map((items) => list(integer, ...items)),
        fc
          .tuple(whole, whole, fc.constantFrom(1, 2, 3, -1, -2))
          .map(([a, b, step]) => call('range', listOfIntegers, [small(a), small(b), literal(step)])),
        fc
          .tuple(whole, whole, whole)
          .map(([a, b, step]) => call('range', listOfIntegers, [small(a), small(b), small(step)])),
        expressions(lists, depth).map((one) => call('flatten', listOfIntegers, [one])),
        fc.tuple(expressions(lists, depth), whole).map(([l, i]) => index(l, i, listOfIntegers)),
      ];
    case listOfStrings:
      return [
        fc.array(strings, { maxLength: 3 }).map((items) => list(string, ...items)),
        fc.tuple(strings, strings).map((args) => call('split', listOfStrings, args)),
        expressions(dict, depth).map((one) => call('keys', listOfStrings, [one])),
      ];
    case lists:
      return [
        fc
          .array(expressions(listOfIntegers, depth), { maxLength: 3 })
          .map((items) => list(listOfIntegers, ...items)),
      ];
    default:
      return [];
  }
}

/** A number near zero, so that no range is long. */
function small(one: BoundExpression): BoundExpression {
  return binary('%', one, literal(30), integer);
}

const everything: readonly Type[] = [...valuesOf.keys()];
const cases = fc.oneof(
  ...everything.map((type) => expressions(type, 3)),
  ...everything.map((type) => maybe(type, 2)),
);

const nameOf = (target: ReferenceTarget): string => {
  if (target.kind === 'input') return target.port.name;
  if (target.kind === 'output') return target.task.name;
  throw new Error(`no ${target.kind} is generated`);
};

const inArgo: ArgoEnvironment = {
  access(target) {
    const name = nameOf(target);
    if (target.kind === 'input') {
      return {
        code: `inputs.parameters['${name}']`,
        simpleTag: `{{inputs.parameters.${name}}}`,
        encoding: 'encoded',
        presence: target.port.optional ? { kind: 'sentinel' } : { kind: 'always' },
      };
    }
    const skippable = name.startsWith('t-s');
    return {
      code: skippable
        ? `get(get(get(tasks['${name}'], 'outputs'), 'parameters'), 'out')`
        : `tasks['${name}'].outputs.parameters['out']`,
      simpleTag: `{{tasks.${name}.outputs.parameters.out}}`,
      encoding: 'raw',
      presence: skippable ? { kind: 'status', task: name, sentinel: false } : { kind: 'always' },
    };
  },
};

/** As it is in a run: skipped tasks have a status and no outputs, absent inputs carry the sentinel. */
function scopeOf(all: readonly Variable[]): Readonly<Record<string, string | null>> {
  const scope: Record<string, string | null> = { 'workflow.name': 'CODE-RAN' };
  for (const { reference, text: found, encoding } of all) {
    const name = nameOf(reference.target);
    if (reference.target.kind === 'input') {
      scope[`inputs.parameters.${name}`] =
        found === undefined ? absentText : transported(found, reference.type);
      continue;
    }
    expect(encoding).toBe('raw');
    scope[`tasks.${name}.status`] = found === undefined ? 'Skipped' : 'Succeeded';
    scope[`tasks.${name}.outputs.parameters.out`] = found ?? null;
  }
  return scope;
}

/** The transport form, written down a second time. */
function transported(found: string, type: Type): string {
  if (type.kind === 'list' || type.kind === 'dict') return found.replaceAll('{{', '{\\u007b');
  return found.replaceAll('{', '{\u2060');
}

function received(found: string, type: Type): string | undefined {
  if (found === absentText) return undefined;
  return type.kind === 'list' || type.kind === 'dict' ? found : found.replaceAll('{\u2060', '{');
}

/** What the kubelet makes of a value in which only `PW_LB` is defined. */
function expanded(found: string): string {
  return found.replace(/\$\$|\$\(PW_LB\)|\$\([^)]*\)/g, (one) => {
    if (one === '$$') return '$';
    if (one === '$(PW_LB)') return '{';
    throw new Error(`the kubelet would expand ${one}`);
  });
}

interface Question {
  readonly what: string;
  readonly line: EvaluateLine;
  /** What Argo must answer; undefined: an error. */
  readonly wanted: string | undefined;
  readonly read: (answer: string) => string | undefined;
}

/** The results that would be rounded are refused by `evaluate`; Argo goes on. */
const rounded = /beyond the whole numbers that are exact/;

function questionsOf(
  expression: BoundExpression,
  scope: EvaluateLine['vars'],
  environment: Environment,
): readonly Question[] {
  const { type } = expression;
  const result = evaluateText(expression, environment);
  if (!result.ok && rounded.test(result.reason)) return [];
  const wanted = result.ok ? (result.text ?? absentText) : undefined;
  const ask = (what: string, template: string, read: Question['read'], expected = wanted): Question => ({
    what: `${what}: ${template}`,
    line: { template, vars: scope },
    wanted: expected,
    read,
  });
  const inTransport = (answer: string): string => received(answer, type) ?? absentText;
  const empty = (answer: string | undefined): string | undefined =>
    answer === absentText && result.ok && result.text === undefined ? '' : answer;
  const questions = [
    ask('argument', lowerArgument(expression, inArgo), inTransport),
    ask('output', `{{=${lowerOutputExpression(expression, inArgo)}}}`, inTransport),
    ask('env', lowerEnv(expression, inArgo), expanded, empty(wanted)),
    ask('root output', `{{=${lowerRootOutput(expression, inArgo)}}}`, (answer) =>
      isJson(type) ? answer.replaceAll('{{', '{\\u007b') : answer,
    ),
  ];
  if (!holdsTag(expression)) {
    const loose = (answer: string): string => answer.replaceAll('\u2060', '');
    const whole = empty(wanted);
    questions.push(
      ask('field', lowerFieldText(expression, inArgo), loose, whole === undefined ? undefined : loose(whole)),
      ask(
        'free',
        lowerFreeText(expression, inArgo),
        (answer) => answer,
        whole?.replace(/\{(?=\{)/g, '{\u2060'),
      ),
    );
  }
  if (type === bool && expression.absent.length === 0) {
    const value = evaluate(expression, environment);
    questions.push(
      ask(
        'condition',
        lowerCondition(expression, inArgo),
        (answer) => answer,
        value.ok ? String(value.value) : undefined,
      ),
    );
  }
  if (result.ok && expression.absent.length > 0) {
    questions.push(
      ask(
        'presence',
        lowerPresence(expression, inArgo),
        (answer) => answer,
        String(result.text !== undefined),
      ),
    );
  }
  return questions;
}

/** Constants with tags in them: bind refuses them in fields where nothing can be done about them. */
function holdsTag(expression: BoundExpression): boolean {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value).includes('{{');
    case 'text':
      return expression.parts.some(holdsTag) || expression.parts.filter(isBraced).length > 1;
    case 'binary':
      return (
        [expression.left, expression.right].some(holdsTag) ||
        [expression.left, expression.right].every(isBraced)
      );
    case 'call':
      return expression.name === 'format' || expression.arguments.some(holdsTag);
    default:
      return false;
  }
}

function isBraced(expression: BoundExpression): boolean {
  return expression.kind === 'literal' && JSON.stringify(expression.value).includes('{');
}

function isJson(type: Type): boolean {
  return type.kind === 'list' || type.kind === 'dict';
}

/** The variables of a text, for the message of a failure. */
function usedIn(template: string, vars: EvaluateLine['vars']): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(vars).filter(([name]) => name.split('.').every((part) => template.includes(part))),
  );
}

/** In ASCII, one line. */
function visible(found: unknown): string {
  return JSON.stringify(found).replace(
    /[^ -~]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

it('gives the same values as the evaluator, in every place and for the nastiest values', async () => {
  const runs = Number(process.env.PIPEWRIGHT_RUNS ?? 12);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cases, variables), { minLength: 1, maxLength: 300, size: 'max' }),
      async (all) => {
        const questions = all.flatMap(([expression, values]) => {
          const found = new Map(values.map((one) => [nameOf(one.reference.target), one.text]));
          return questionsOf(expression, scopeOf(values), { text: (target) => found.get(nameOf(target)) });
        });
        const answers = await evaluateInArgo(questions.map((one) => one.line));
        const mismatches: unknown[] = [];
        const again: { readonly first: string; readonly what: string }[] = [];
        questions.forEach(({ what, line, wanted, read }, at) => {
          const { value, error } = answers[at]?.deny ?? {};
          const answer = typeof value === 'string' ? read(value) : undefined;
          if (answer !== wanted || (answer === undefined) !== (error !== undefined)) {
            mismatches.push({ what, wanted, answer, error, vars: usedIn(what, line.vars) });
          }
          if (typeof value === 'string' && !what.startsWith('root')) again.push({ first: value, what });
        });
        const second = await evaluateInArgo(
          again.map(({ first }) => ({ template: first, vars: { 'workflow.name': 'CODE-RAN' } })),
        );
        second.forEach(({ deny }, at) => {
          const { first, what } = again[at] ?? {};
          if (deny.value !== first) mismatches.push({ what, first, second: deny });
        });
        expect(mismatches.slice(0, 5).map(visible)).toEqual([]);
      },
    ),
    { numRuns: runs, endOnFailure: process.env.PIPEWRIGHT_SHRINK === undefined },
  );
});
