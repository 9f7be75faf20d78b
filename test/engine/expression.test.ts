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
  string,
  text,
  unary,
} from '../support/expressions.ts';
import {
  dict,
  expressionsOfAllTypes,
  listOfStrings,
  referenceTo,
  type Variable,
  variables,
} from '../support/random-expressions.ts';
import { type EvaluateLine, evaluate as evaluateInArgo } from './harness.ts';

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
    const guarded = name.startsWith('skippable-step') || name.startsWith('optional-group');
    return {
      code: guarded
        ? `get(get([tasks['${name}']][0].outputs, 'parameters'), 'out')`
        : `tasks['${name}'].outputs.parameters['out']`,
      simpleTag: `{{tasks.${name}.outputs.parameters.out}}`,
      encoding: name.startsWith('optional-group') ? 'encoded' : 'raw',
      presence: guarded
        ? { kind: 'status', task: name, sentinel: name.startsWith('optional-group') }
        : { kind: name.startsWith('optional-output') ? 'sentinel' : 'always' },
    };
  },
};

/** As it is in a run: skipped tasks have a status and no outputs, other absent values are the sentinel. */
function scopeOf(all: readonly Variable[]): Readonly<Record<string, string | null>> {
  const scope: Record<string, string | null> = { 'workflow.name': 'CODE-RAN' };
  for (const { way, reference, text, skipped } of all) {
    const name = nameOf(reference.target);
    const isRaw = way.endsWith('step') || way === 'optional-output';
    const value = text === undefined ? absentText : isRaw ? text : transported(text, reference.type);
    if (reference.target.kind === 'input') {
      scope[`inputs.parameters.${name}`] = value;
    } else {
      scope[`tasks.${name}.status`] = skipped ? 'Skipped' : 'Succeeded';
      scope[`tasks.${name}.outputs.parameters.out`] = skipped ? null : value;
    }
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
    ask('env', lowerEnv(expression, inArgo), expanded),
    ask('env, empty when absent', lowerEnv(expression, inArgo, ''), expanded, empty(wanted)),
    ask('root output', `{{=${lowerRootOutput(expression, inArgo)}}}`, (answer) =>
      isJson(type) ? answer.replaceAll('{{', '{\\u007b') : answer,
    ),
  ];
  if (type.kind === 'any' || isJson(type)) {
    const to = isJson(type) ? any : listOfStrings;
    const other = evaluateText(expression, environment, to);
    const expected = other.ok ? (other.text ?? absentText) : undefined;
    const read = (answer: string): string => received(answer, to) ?? absentText;
    questions.push(ask('argument of another type', lowerArgument(expression, inArgo, to), read, expected));
  }
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

type Case = readonly [BoundExpression, readonly Variable[]];

/** Asks Argo in all places, and asks it again for the tags in the answers: none of them may be alive. */
async function findMismatches(cases: readonly Case[]): Promise<readonly string[]> {
  const questions = cases.flatMap(([expression, values]) => {
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
  return mismatches.map(visible);
}

it('gives the same values as the evaluator, in every place and for the nastiest values', async () => {
  const cases = fc.array(fc.tuple(expressionsOfAllTypes, variables), {
    minLength: 1,
    maxLength: 300,
    size: 'max',
  });
  await fc.assert(
    fc.asyncProperty(cases, async (all) => {
      expect((await findMismatches(all)).slice(0, 5)).toEqual([]);
    }),
    {
      numRuns: Number(process.env.PIPEWRIGHT_RUNS ?? 12),
      endOnFailure: process.env.PIPEWRIGHT_SHRINK === undefined,
    },
  );
});

const encoded = referenceTo('input', string);
const raw = referenceTo('step', string);
const count = referenceTo('input', integer);
const numbers = referenceTo('input', dict);
const strings = referenceTo('step', dictOf(string));
const skippable = referenceTo('skippable-step', string);

function given(reference: BoundReference, text: string | undefined): Variable {
  const name = nameOf(reference.target);
  const way = name.startsWith('skippable') ? 'skippable-step' : name.startsWith('step') ? 'step' : 'input';
  return { way, reference, text, skipped: text === undefined };
}

const loose = referenceTo('input', dictOf(any));
/** Nothing says that null may stand there, and somebody asks for it. */
const askedFor = (key: string): BoundExpression => {
  const element = { ...index(loose, literal(key), any), orNull: true } as const;
  return { ...element, absent: [{ kind: 'null', element }] };
};
const values = '{"a":null,"b":"{{x}}","c":{"d":null}}';

const broken = binary(
  '==',
  binary('%', count, binary('-', count, count, integer), integer),
  literal(0),
  bool,
);
const zero = binary('-', literal(1), literal(1), integer);
const same = binary('==', encoded, encoded, bool);

/** What chance seldom finds: errors that the engine's optimiser would hide or bring forward, signs of zero, braces that are looked for. */
const traps: Readonly<Record<string, Case>> = {
  'an error left of && false': [binary('&&', broken, literal(false), bool), [given(count, '1')]],
  'an error left of || true': [binary('||', broken, literal(true), bool), [given(count, '1')]],
  'an error right of true || …': [binary('||', same, broken, bool), [given(count, '1'), given(encoded, 'x')]],
  'a constant division by zero that is not reached': [
    call('if', integer, [same, literal(1), binary('%', literal(5), zero, integer)]),
    [given(encoded, 'x')],
  ],
  'a constant division by zero': [binary('%', count, zero, integer), [given(count, '1')]],
  'a step of zero': [
    call('range', listOf(integer), [literal(0), literal(3), binary('-', count, count, integer)]),
    [given(count, '1')],
  ],
  'minus zero of a Bool': [unary('-', call('float', float, [literal(false)])), []],
  'minus zero of an Integer among Floats': [
    unary('-', call('if', float, [same, count, literal(0.5)])),
    [given(encoded, 'x'), given(count, '0')],
  ],
  'a remainder that is minus zero': [binary('%', count, literal(2), integer), [given(count, '-4')]],
  'a brace in an encoded text': [call('contains', bool, [encoded, literal('{')]), [given(encoded, 'a{{b')]],
  'a pair of braces in an encoded text': [
    call('contains', bool, [encoded, literal('{{b')]),
    [given(encoded, 'a{{b')],
  ],
  'a text that ends in a brace': [call('endsWith', bool, [encoded, literal('{')]), [given(encoded, 'a{')]],
  'a joiner in an encoded text': [
    call('contains', bool, [encoded, literal('\u2060')]),
    [given(encoded, 'a{b')],
  ],
  'equal texts with braces': [binary('==', encoded, literal('{{x}}'), bool), [given(encoded, '{{x}}')]],
  'equal texts with braces, encoded and raw': [
    binary('==', encoded, raw, bool),
    [given(encoded, '{{x}}'), given(raw, '{{x}}')],
  ],
  'the order of texts with braces': [
    binary('<', encoded, raw, bool),
    [given(encoded, '{z'), given(raw, '{é')],
  ],
  'a key that is not there': [index(strings, literal('b'), string), [given(strings, '{"a":"x"}')]],
  'a number that is not there': [index(numbers, literal('b'), integer), [given(numbers, '{"a":1}')]],
  'a key that is there': [index(strings, literal('{{a}}'), string), [given(strings, '{"{{a}}":"{{x}}"}')]],
  'a lone reference that bind has proven, and is absent': [
    { ...skippable, absent: [] },
    [given(skippable, undefined)],
  ],
  ...Object.fromEntries(
    ['a', 'b', 'c', 'missing'].flatMap((key): readonly (readonly [string, Case])[] => [
      [
        `"${key}" of values without a type, or another`,
        [call('default', any, [askedFor(key), literal('other', string)]), [given(loose, values)]],
      ],
      [
        `whether there is "${key}" among values without a type`,
        [call('present', bool, [askedFor(key)]), [given(loose, values)]],
      ],
    ]),
  ),
  'braces that only meet in the text': [
    text('{', encoded, literal('{'), literal('{x}}')),
    [given(encoded, '{workflow.name}}')],
  ],
  'a number between braces': [text('{{', count, '}}'), [given(count, '5')]],
  'a list of texts with tags': [
    list(string, literal('{{workflow.name}}'), encoded),
    [given(encoded, '{{=1+1}}')],
  ],
  'a list of nothing but empty lists': [
    call('flatten', listOf(integer), [literal([[], []], listOf(listOf(integer)))]),
    [],
  ],
  'a branch that begins with a brace, after a brace': [
    text('{', call('if', string, [same, literal('{workflow.name}}'), literal('')])),
    [given(encoded, 'x')],
  ],
};

it.each(Object.entries(traps))('agrees with the evaluator on %s', async (_, trap) => {
  expect(await findMismatches([trap])).toEqual([]);
});

it('a matrix of ranges that only the run knows has as many combinations as one of constants may have', async () => {
  const listOfIntegers = listOf(integer);
  const end = input('n', integer);
  const axes = [
    call('range', listOfIntegers, [literal(0), end]),
    call('range', listOfIntegers, [end, literal(0), literal(-1)]),
    call('range', listOfIntegers, [end, literal(0)]),
  ];
  const matrix = (...lists: readonly BoundExpression[]): BoundExpression =>
    call('combinations', listOf(dictOf(any)), [
      literal(
        lists.map((_, at) => `k${at}`),
        listOfStrings,
      ),
      literal([{ k0: 0, k1: 1 }], listOf(any)),
      ...lists,
    ]);
  const [up, down, none] = axes as [BoundExpression, BoundExpression, BoundExpression];
  const templates = [matrix(up, down), matrix(none, none), matrix(up, none)].map((one) =>
    lowerArgument(one, inArgo),
  );
  const answers = await evaluateInArgo(
    templates.map((template) => ({ template, vars: { 'inputs.parameters.n': '100' } })),
  );
  const [rows, ...empty] = answers.map(({ deny }) => JSON.parse(String(deny.value ?? deny.error)));
  expect(rows).toHaveLength(9_999);
  expect([rows[0], rows.at(-1)]).toEqual([
    { k0: 0, k1: 100 },
    { k0: 99, k1: 1 },
  ]);
  expect(empty).toEqual([[], []]);
});
