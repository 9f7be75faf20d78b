import fc from 'fast-check';
import type { BoundExpression, BoundReference } from '../../src/model/bound-expression.ts';
import type { Type } from '../../src/model/type.ts';
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
} from './expressions.ts';

/** How a value comes to where it is read: as an input, from a step or from a group; optional ones may be absent. */
export type Way =
  | 'input'
  | 'optional-input'
  | 'step'
  | 'skippable-step'
  | 'optional-output'
  | 'optional-group';

const certainWays: readonly Way[] = ['input', 'step'];
const optionalWays: readonly Way[] = [
  'optional-input',
  'skippable-step',
  'optional-output',
  'optional-group',
];

/** A reference and the text that it finds at run time; undefined: it is absent. Its task was skipped then or, if not, wrote nothing. */
export interface Variable {
  readonly way: Way;
  readonly reference: BoundReference;
  readonly text: string | undefined;
  readonly skipped: boolean;
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
export const listOfStrings = listOf(string);
const lists = listOf(listOfIntegers);
/** `List[T?]` and `Dict[T?]`. */
const someIntegers: Type = { kind: 'list', of: integer, orNull: true };
const someStrings: Type = { kind: 'list', of: string, orNull: true };
const someDict: Type = { kind: 'dict', of: integer, orNull: true };
export const dict = dictOf(integer);

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
  [someIntegers, jsonOf(fc.option(fc.integer({ min: -5, max: 5 })))],
  [someStrings, jsonOf(fc.option(wellFormed))],
  [
    someDict,
    fc.dictionary(keys, fc.option(fc.integer({ min: -9, max: 9 }))).map((one) => JSON.stringify(one)),
  ],
]);

/** Everything that one run of the property knows: variables of every type that come in every way. */
export const variables: fc.Arbitrary<readonly Variable[]> = fc.tuple(
  ...[...valuesOf].flatMap(([type, values]) =>
    [...certainWays, ...optionalWays].map((way) =>
      fc
        .tuple(optionalWays.includes(way) ? fc.option(values, { nil: undefined }) : values, fc.boolean())
        .map(([text, either]): Variable => {
          const skipped =
            text === undefined && (way === 'skippable-step' || (way === 'optional-group' && either));
          return { way, reference: referenceTo(way, type), text, skipped };
        }),
    ),
  ),
);

/** The reference of a type that comes in a way; its name, or that of its task, is the way and the type. */
export function referenceTo(way: Way, type: Type): BoundReference {
  const of = type.kind === 'list' ? `-${type.of.kind}` : '';
  const name = `${way}-${type.kind}${of}${'orNull' in type ? '-or-null' : ''}`;
  const optional = optionalWays.includes(way);
  return way.endsWith('input') ? input(name, type, optional) : output(task(name), 'out', type, optional);
}

function pick(type: Type, optional: boolean): fc.Arbitrary<BoundExpression> {
  return fc.constantFrom(...(optional ? optionalWays : certainWays).map((way) => referenceTo(way, type)));
}

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
  [
    someIntegers,
    fc
      .array(fc.option(fc.integer({ min: -5, max: 5 })), { maxLength: 4 })
      .map((one) => literal(one, someIntegers)),
  ],
  [someStrings, fc.array(fc.option(wellFormed), { maxLength: 3 }).map((one) => literal(one, someStrings))],
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
  const reference = fc.oneof(pick(type, true), ...elements(type));
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

/** Elements in whose place null may stand. */
function elements(type: Type): readonly fc.Arbitrary<BoundExpression>[] {
  if (type !== integer && type !== string) return [];
  const found = expressions(type === integer ? someIntegers : someStrings, 1);
  return [
    fc.tuple(found, fc.integer({ min: 0, max: 2 })).map(([l, at]) => orNull(index(l, literal(at), type))),
    fc.tuple(fc.constantFrom('first', 'last'), found).map(([name, l]) => orNull(call(name, type, [l]))),
    ...(type === integer
      ? [fc.tuple(expressions(someDict, 0), keys).map(([d, key]) => orNull(index(d, literal(key), type)))]
      : []),
  ];
}

function orNull(element: BoundExpression): BoundExpression {
  return { ...element, absent: [{ kind: 'null', element }] };
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
          .oneof(
            whole,
            numbers,
            flags,
            strings,
            expressions(dict, depth),
            expressions(listOfStrings, depth),
            expressions(someStrings, depth),
          )
          .map((one) => call('json', string, [one])),
        fc
          .tuple(
            expressions(listOfIntegers, depth),
            expressions(listOfStrings, depth),
            fc.constantFrom([], [{ '{{n}}': 1 }], [{ "it's": 'a' }, { '{{n}}': 0, "it's": '' }]),
          )
          .map(([n, s, left]) => call('json', string, [matrixOf(n, s, left)])),
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
          .oneof(
            strings,
            expressions(listOfStrings, depth),
            expressions(someStrings, depth),
            expressions(dict, depth),
          )
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
        ...[integer, string]
          .flatMap(elements)
          .map((one) => one.map((value) => call('present', bool, [value]))),
        fc.tuple(expressions(someIntegers, depth), whole).map((args) => call('contains', bool, args)),
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
    case dict:
      return [fc.dictionary(keys, whole, { maxKeys: 3 }).map((entries) => dictWith(entries, dict))];
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
    case someIntegers:
      return [
        fc
          .array(fc.oneof(whole, fc.constant(literal(null))), { maxLength: 3 })
          .map((items): BoundExpression => ({ ...list(integer, ...items), type: someIntegers })),
        expressions(listOfIntegers, depth).map((one) => ({ ...one, type: someIntegers })),
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

/** A map with computed values. */
function dictWith(entries: Readonly<Record<string, BoundExpression>>, type: Type): BoundExpression {
  return call('dict', type, [literal(Object.keys(entries), listOfStrings), ...Object.values(entries)]);
}

/** A matrix of two lists, without what has one number, or one text. */
function matrixOf(
  whole: BoundExpression,
  texts: BoundExpression,
  left: readonly { readonly [key: string]: string | number }[],
): BoundExpression {
  const type = listOf(dictOf(any));
  const axes = literal(['{{n}}', "it's"], listOfStrings);
  return call('combinations', type, [axes, literal(left, listOf(any)), whole, texts]);
}

/** A number near zero, so that no range is long. */
function small(one: BoundExpression): BoundExpression {
  return binary('%', one, literal(30), integer);
}

const everything: readonly Type[] = [...valuesOf.keys()];
/** Expressions of every type, and such that may be absent. */
export const expressionsOfAllTypes: fc.Arbitrary<BoundExpression> = fc.oneof(
  ...everything.map((type) => expressions(type, 3)),
  ...everything.map((type) => maybe(type, 2)),
);
