import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BoundExpression, ReferenceTarget } from '../../src/model/bound-expression.ts';
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
import { any, bool } from '../support/expressions.ts';
import {
  expressionsOfAllTypes,
  listOfStrings,
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
        ? `get(get(get(tasks['${name}'], 'outputs'), 'parameters'), 'out')`
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
    ask('env', lowerEnv(expression, inArgo), expanded, empty(wanted)),
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

it('gives the same values as the evaluator, in every place and for the nastiest values', async () => {
  const runs = Number(process.env.PIPEWRIGHT_RUNS ?? 12);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(expressionsOfAllTypes, variables), { minLength: 1, maxLength: 300, size: 'max' }),
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
