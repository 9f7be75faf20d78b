import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BoundExpression } from '../../src/model/bound-expression.ts';
import {
  type ArgoAccess,
  type ArgoEnvironment,
  absentText,
  lowerArgument,
  lowerCondition,
  lowerEnv,
  lowerOutputExpression,
  lowerPresence,
  lowerRootOutput,
} from '../../src/targets/argo/lower/expression/index.ts';
import {
  binary,
  bool,
  call,
  index,
  input,
  integer,
  listOf,
  literal,
  output,
  string,
  task,
  text,
} from '../support/expressions.ts';
import { type RunResult, run } from './harness.ts';

/**
 * One workflow, written by hand around lowered expressions: a step writes nasty values, they go into a group and a group within, through a step
 * there, out again as outputs of both groups, into conditions, and into the outputs of the run.
 */
const nasty =
  'a{b {{workflow.name}} {{=1+1}} {{ open $(HOME) $$ it\'s "q" \\ <&> \u001b[0m\u007f \u{e0067} é\u2028😀\n{\u2060absent} {';
const items = JSON.stringify([nasty, '{{x}}']);

const make = task('make');
const skipped = task('skipped');
const group = task('group');
const inner = task('inner');
const leaf = task('leaf');

const made = {
  s: output(make, 's', string),
  n: output(make, 'n', integer),
  flag: output(make, 'flag', bool),
  items: output(make, 'items', listOf(string)),
};
const missing = output(skipped, 's', string, true);

const never: ArgoAccess['presence'] = { kind: 'always' };
const root = environment({ make: 'raw', skipped: 'raw', group: 'encoded' }, ['skipped']);
const inGroup = environment({ inner: 'encoded' }, []);
const inInner = environment({ leaf: 'raw' }, []);

function environment(
  tasks: Readonly<Record<string, 'raw' | 'encoded'>>,
  skippable: readonly string[],
): ArgoEnvironment {
  return {
    access(target) {
      if (target.kind === 'run')
        return { code: 'workflow.name', simpleTag: '{{workflow.name}}', encoding: 'plain', presence: never };
      if (target.kind === 'input') {
        return {
          code: `inputs.parameters['${target.port.name}']`,
          simpleTag: `{{inputs.parameters.${target.port.name}}}`,
          encoding: 'encoded',
          presence: target.port.optional ? { kind: 'sentinel' } : never,
        };
      }
      if (target.kind !== 'output') throw new Error(`no ${target.kind} here`);
      const [name, port] = [target.task.name, target.port.name];
      const guarded = skippable.includes(name);
      return {
        code: guarded
          ? `get(get([tasks['${name}']][0].outputs, 'parameters'), '${port}')`
          : `tasks['${name}'].outputs.parameters['${port}']`,
        simpleTag: `{{tasks.${name}.outputs.parameters.${port}}}`,
        encoding: tasks[name] ?? 'raw',
        presence: guarded ? { kind: 'status', task: name, sentinel: false } : never,
      };
    },
  };
}

const names = ['s', 'n', 'flag', 'items', 'opt'] as const;
const inputs = {
  s: input('s', string),
  n: input('n', integer),
  flag: input('flag', bool),
  items: input('items', listOf(string)),
  opt: input('opt', string, true),
};

function argumentsOf(values: Readonly<Record<string, BoundExpression>>, from: ArgoEnvironment): object {
  return {
    parameters: Object.entries(values).map(([name, value]) => ({ name, value: lowerArgument(value, from) })),
  };
}

function outputsOf(
  values: Readonly<Record<string, BoundExpression>>,
  from: ArgoEnvironment,
  lower: typeof lowerOutputExpression,
): object {
  return {
    parameters: Object.entries(values).map(([name, value]) => ({
      name,
      valueFrom: { expression: lower(value, from) },
    })),
  };
}

const declared = { parameters: names.map((name) => ({ name })) };
const step = (outputs: readonly string[]): object => ({
  outputs: { parameters: outputs.map((name) => ({ name, valueFrom: { path: `/tmp/${name}` } })) },
});
const waits = 'make.Succeeded && (skipped.Succeeded || skipped.Skipped || skipped.Daemoned)';
const fromGroup = {
  echo: output(group, 'echo', string),
  items: output(group, 'items', listOf(string)),
  opt: output(group, 'opt', string),
};

const templates = [
  {
    name: 'main',
    outputs: outputsOf(
      {
        echo: fromGroup.echo,
        items: fromGroup.items,
        raw: made.s,
        text: text('<', made.s, '> {', made.n, '}'),
        fallback: call('default', string, [missing, literal('{{none}}')]),
        name: text(
          {
            kind: 'reference',
            target: { kind: 'run', field: 'name' },
            type: string,
            absent: [],
            span: literal('').span,
          },
          '!',
        ),
      },
      root,
      lowerRootOutput,
    ),
    dag: {
      target: 'make skipped group yes no after',
      tasks: [
        { name: 'make', template: 'make' },
        {
          name: 'skipped',
          template: 'make',
          depends: 'make.Succeeded',
          when: lowerCondition(call('contains', bool, [made.s, literal('{{nowhere}}')]), root),
        },
        {
          name: 'group',
          template: 'group',
          depends: waits,
          arguments: argumentsOf({ ...made, opt: missing }, root),
        },
        {
          name: 'yes',
          template: 'nothing',
          depends: waits,
          when: lowerCondition(
            binary(
              '&&',
              made.flag,
              binary('==', index(made.items, literal(0), string), literal(nasty), bool),
              bool,
            ),
            root,
          ),
        },
        {
          name: 'no',
          template: 'nothing',
          depends: waits,
          when: lowerCondition(call('present', bool, [missing]), root),
        },
        {
          name: 'after',
          template: 'show',
          depends: 'group.Succeeded',
          arguments: argumentsOf(
            { ...made, s: fromGroup.echo, items: fromGroup.items, opt: fromGroup.opt },
            root,
          ),
        },
      ],
    },
  },
  {
    name: 'group',
    inputs: declared,
    outputs: outputsOf(
      { echo: output(inner, 'echo', string), items: output(inner, 'items', listOf(string)), opt: inputs.opt },
      inGroup,
      lowerOutputExpression,
    ),
    dag: {
      target: 'inner',
      tasks: [{ name: 'inner', template: 'inner', arguments: argumentsOf(inputs, inGroup) }],
    },
  },
  {
    name: 'inner',
    inputs: declared,
    outputs: outputsOf(
      { echo: output(leaf, 's', string), items: inputs.items },
      inInner,
      lowerOutputExpression,
    ),
    dag: {
      target: 'leaf chosen',
      tasks: [
        { name: 'leaf', template: 'show', arguments: argumentsOf(inputs, inInner) },
        {
          name: 'chosen',
          template: 'nothing',
          when: lowerCondition(
            binary(
              '&&',
              binary('==', inputs.s, literal(nasty), bool),
              binary('==', inputs.n, literal(7), bool),
              bool,
            ),
            inInner,
          ),
        },
      ],
    },
  },
  {
    name: 'show',
    inputs: declared,
    ...step(['s']),
    container: {
      image: 'x',
      command: ['x'],
      env: [
        { name: 'PW_LB', value: '{' },
        ...names.map((name) => ({ name: name.toUpperCase(), value: lowerEnv(inputs[name], inInner, '') })),
        { name: 'HAS_OPT', value: lowerPresence(inputs.opt, inInner) },
        {
          name: 'TEXT',
          value: lowerEnv(text('{{', inputs.s, ' {', inputs.n, '}} $(PATH) ', inputs.items), inInner),
        },
      ],
    },
  },
  { name: 'make', ...step(['s', 'n', 'flag', 'items']), container: { image: 'x', command: ['x'] } },
  { name: 'nothing', container: { image: 'x', command: ['x'] } },
];

/** Double-quoted YAML in ASCII: not every character may stand in YAML as it is. */
function inAscii(value: unknown): string {
  return JSON.stringify(value).replace(/[^ -~]/gu, (one) => {
    const hex = (one.codePointAt(0) ?? 0).toString(16);
    return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
  });
}

let folder = '';
let result: RunResult | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipewright-expression-'));
  const file = join(folder, 'workflow.yaml');
  const workflow = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { generateName: 'expression-' },
    spec: { entrypoint: 'main', templates },
  };
  const wrote = { outputs: { s: nasty, n: ' 7', flag: 'True', items } };
  await writeFile(file, inAscii(workflow));
  await writeFile(
    join(folder, 'workflow.script.json'),
    inAscii({ make: wrote, show: { outputs: { s: nasty } } }),
  );
  [result] = await run([file]);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function phaseOf(name: string): string | undefined {
  return result?.nodes.find((node) => node.displayName === name)?.phase;
}

function envOf(node: string): Readonly<Record<string, string>> | undefined {
  return result?.pods.find((pod) => pod.node.endsWith(`.${node}`))?.env;
}

it('runs to its end, with the tasks that the conditions choose', () => {
  expect({ phase: result?.phase, message: result?.message, error: result?.error }).toEqual({
    phase: 'Succeeded',
  });
  const phases = ['make', 'skipped', 'yes', 'no', 'chosen', 'leaf'].map((name) => `${name} ${phaseOf(name)}`);
  expect(phases).toEqual([
    'make Succeeded',
    'skipped Skipped',
    'yes Succeeded',
    'no Skipped',
    'chosen Succeeded',
    'leaf Succeeded',
  ]);
});

it.each(['leaf', 'after'])('gives the step "%s" the bytes that another step wrote', (node) => {
  expect(envOf(node)).toEqual({
    PW_LB: '{',
    S: nasty,
    N: ' 7',
    FLAG: 'True',
    ITEMS: items.replaceAll('{{', '{\\u007b'),
    OPT: '',
    HAS_OPT: 'false',
    TEXT: `{{${nasty} { 7}} $(PATH) ${items.replaceAll('{{', '{\\u007b')}`,
  });
});

it('shows the bytes that the steps wrote as outputs of the run', () => {
  expect(result?.nodes.find((node) => node.name === result?.name)?.outputs).toEqual({
    echo: nasty,
    items: items.replaceAll('{{', '{\\u007b'),
    raw: nasty,
    text: `<${nasty}> { 7}`,
    fallback: '{{none}}',
    name: `${result?.name}!`,
  });
});

it('lets an absent value through a group as its sentinel', () => {
  expect(result?.nodes.find((node) => node.displayName === 'group')?.outputs?.opt).toBe(absentText);
});
