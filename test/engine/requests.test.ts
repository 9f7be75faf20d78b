import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseOutcome, PipelineCase } from '../support/random/case.ts';
import { Chooser } from '../support/random/chooser.ts';
import type { Place, Visible } from '../support/random/expression.ts';
import { randomRequest, randomResponse } from '../support/random/request.ts';
import { constant, escapedTree, type ValueType } from '../support/random/values.ts';
import { writtenText } from '../support/random/written.ts';
import type { Tree } from '../support/random/yaml.ts';
import { seed } from '../support/seed.ts';
import { play } from './differential/play.ts';
import { shown } from './differential/shown.ts';
import { defaultEngine } from './harness.ts';

/** So many pipelines, each with as many requests as there are names. */
const count = Number(process.env.PIPEWRIGHT_RUNS ?? 40);
const names = ['a', 'b', 'c', 'd', 'e', 'f'];

/** In Argo 4.0 an argument that cannot be computed is a matter of the whole DAG. */
const mayFail = !defaultEngine.startsWith('4.');

const inputs: Readonly<Record<string, ValueType>> = {
  word: 'String',
  other: 'String',
  number: 'Integer',
  amount: 'Float',
  flag: 'Bool',
  words: 'List[String]',
  numbers: 'List[Integer]',
  dict: 'Dict',
};

const types = {
  String: { kind: 'string' },
  Integer: { kind: 'integer' },
  Float: { kind: 'float' },
  Bool: { kind: 'bool' },
  'List[String]': { kind: 'list', of: { kind: 'string' } },
  'List[Integer]': { kind: 'list', of: { kind: 'integer' } },
  Dict: { kind: 'dict', of: { kind: 'any' } },
} as const;

/** Requests that nothing but inputs comes to: constants, texts that steps might have written, and those of no type. */
const requests = fc.gen().map((value): PipelineCase => {
  const choose = Chooser.from(value);
  const all = Object.entries(inputs).map(([name, type]) => ({ name, type, optional: choose.chance(15) }));
  const visible = all.map(
    ({ name, type, optional }): Visible => ({
      text: `inputs.${name}`,
      type,
      optional,
      needs: new Set(optional ? [`optional ${name}`] : []),
    }),
  );
  const place: Place = { visible, holds: new Set(), present: new Set(), conditions: [], risky: mayFail };
  const submitted: Record<string, string> = {};
  const declared = all.map(({ name, type, optional }): Tree => {
    // JSON of another kind is not noticed by every reader.
    const text =
      mayFail && choose.chance(10)
        ? choose.pick(['abc', '', '1.5', '[1,', '0x10'])
        : writtenText(types[type], choose);
    // Nobody encodes what is submitted.
    if (choose.chance(50) && !/\{\{|\{\u2060/.test(text)) submitted[name] = text;
    const value = optional
      ? (['optional', true] as const)
      : (['default', escapedTree(constant(type, choose))] as const);
    return new Map<string, Tree>([['name', name], ['type', type], value]);
  });
  const outcomes: Record<string, readonly CaseOutcome[]> = {};
  const tasks = names.map((name): readonly [string, Tree] => {
    const { spec, settings } = randomRequest(place, choose, 15);
    outcomes[name] = [choose.pick(['well', 'bad'] as const), 'well' as const].map((luck) => {
      const made = randomResponse(luck, choose);
      // A body that has something to do with what it is compared with.
      const body = submitted.word ?? 'plain';
      return choose.chance(30) && made.exitCode === undefined ? { ...made, outputs: { body } } : made;
    });
    return [name, new Map<string, Tree>([['http', spec], ...settings])];
  });
  const document = new Map<string, Tree>([
    ['apiVersion', 'pipewright/v1'],
    ['kind', 'Pipeline'],
    ['name', 'requests'],
    ['inputs', declared],
    ['tasks', new Map(tasks)],
  ]);
  return {
    path: 'pipeline.yaml',
    documents: new Map([['pipeline.yaml', document]]),
    kind: 'WorkflowTemplate',
    inputs: {},
    submitted,
    outcomes,
  };
});

describe(`requests on Argo ${defaultEngine}`, () => {
  it('are made and judged as the language means it, whatever is answered', async () => {
    const cases = fc.sample(requests, { seed, numRuns: count });
    const found = await play(cases);
    const texts = cases.flatMap((one, index) => {
      const differences = found[index] ?? [];
      return differences.length === 0 ? [] : [shown(differences, one)];
    });
    expect(texts).toEqual([]);
  });
});
