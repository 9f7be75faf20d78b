import { describe, expect, it } from 'vitest';
import type { ApprovalTask } from '../../../src/model/bound.ts';
import { boundPipeline, findings, withParts } from '../../support/compile.ts';

const inputs = `inputs:
  - {name: days, type: Integer, default: 3}
  - {name: maybe, type: String, optional: true}
  - {name: token, type: Secret, default: {secret: {name: portal, key: token}}}
`;

function approval(spec: string, beside = ''): string {
  return `${inputs}tasks:\n  make: {component: ./make.yaml}\n  gate:\n    approval: ${spec}\n${beside}`;
}

function reading(text: string): string {
  return `  two: {component: ./say.yaml, arguments: {text: "\${{ ${text} }}"}}\n`;
}

async function gateOf(spec: string): Promise<ApprovalTask> {
  const { scope } = await boundPipeline(withParts(approval(spec)));
  const gate = scope.tasks.find(({ name }) => name === 'gate');
  if (gate?.kind !== 'approval') throw new Error('no approval');
  return gate;
}

describe('an approval', () => {
  it.each([
    ['of the type that is said', '{name: n, type: Integer}', 'string(tasks.gate.outputs.n + 1)', []],
    [
      'and no other',
      '{name: n, type: Integer}',
      'tasks.gate.outputs.n',
      ['type-mismatch: tasks.gate.outputs.n'],
    ],
    ['and no more', '{name: n, type: Integer}', 'tasks.gate.outputs.x', ['unknown-output: x']],
    [
      'absent when they are optional',
      '{name: n, type: String, optional: true}',
      'tasks.gate.outputs.n',
      ['may-be-absent: tasks.gate.outputs.n'],
    ],
    [
      'there with a default',
      '{name: n, type: String, optional: true, default: a}',
      'tasks.gate.outputs.n',
      [],
    ],
  ])('gives its inputs on, %s', async (_, input, text, expected) => {
    expect(await findings(withParts(approval(`{inputs: [${input}]}`, reading(text))))).toEqual(expected);
  });

  it('waits for what its message and its timeout read, and others wait for it', async () => {
    const spec = `{message: "\${{ tasks.make.outputs.text }}", timeout: "\${{ inputs.days * 60 }}", onTimeout: fail}`;
    const { scope } = await boundPipeline(
      withParts(approval(spec, '  two: {component: ./say.yaml, arguments: {text: x}, after: [gate]}\n')),
    );
    const waits = (name: string): readonly string[] =>
      scope.tasks.find((one) => one.name === name)?.waitsFor.map((one) => one.name) ?? [];
    expect(waits('gate')).toEqual(['make']);
    expect(waits('two')).toEqual(['gate']);
  });

  it.each([
    ['a Secret in its message', '{message: "${{ inputs.token }}"}', ['secret-exposed: inputs.token']],
    ['what may be absent there', '{message: "${{ inputs.maybe }}"}', ['may-be-absent: inputs.maybe']],
    [
      'an artifact there',
      '{message: "${{ tasks.make.outputs.table }}"}',
      ['type-mismatch: tasks.make.outputs.table'],
    ],
    ['braces there', '{message: "Is {{x}} well?"}', ['literal-braces: "Is {{x}} well?"']],
    ['braces in a default', '{inputs: [{name: n, default: "{{x}}"}]}', ['literal-braces: "{{x}}"']],
    [
      'an expression in a default',
      '{inputs: [{name: n, default: "${{ inputs.days }}"}]}',
      ['expression-not-allowed: "${{ inputs.days }}"'],
    ],
    ['no time at all', '{timeout: 0, onTimeout: fail}', ['invalid-value: 0']],
    ['a file as an input', '{inputs: [{name: n, type: Dataset}]}', ['invalid-type: Dataset']],
    ['a Secret as an input', '{inputs: [{name: n, type: Secret}]}', ['invalid-type: Secret']],
    [
      'a default that does not fit',
      '{inputs: [{name: n, type: Integer, default: 3, maximum: 2}]}',
      ['invalid-default: 3'],
    ],
    ['two inputs of one name', '{inputs: [{name: n}, {name: n}]}', ['duplicate-name: n']],
    [
      'a pattern that Argo cannot ask',
      '{inputs: [{name: n, type: String, pattern: "(?=a)"}]}',
      ['invalid-constraint: n'],
    ],
    [
      'a schema of what is no List and no Dict',
      '{inputs: [{name: n, type: Integer, schema: {multipleOf: 5}}]}',
      ['invalid-constraint: schema'],
    ],
    [
      'a pattern in a schema that Argo cannot ask',
      '{inputs: [{name: n, type: List, schema: {items: {not: {pattern: "(?=a)"}}}}]}',
      ['invalid-constraint: pattern'],
    ],
    [
      'a pattern of keys that Argo cannot ask',
      '{inputs: [{name: n, type: Dict, schema: {patternProperties: {"(?=a)": true}}}]}',
      ['invalid-constraint: "(?=a)"'],
    ],
    [
      'more words than Argo computes in one expression',
      `{inputs: [{name: n, type: String}, {name: words, type: String, enum: [${Array.from({ length: 10_000 }, (_, at) => `w${at}`).join(', ')}]}]}`,
      ['engine-cannot: words'],
    ],
    [
      'a default that does not fit the schema',
      '{inputs: [{name: n, type: Dict, schema: {required: [a]}, default: {}}]}',
      ['invalid-default: {}'],
    ],
    [
      'a default that is none of the values',
      '{inputs: [{name: n, type: "List[Integer]", enum: [[1], [2, 3]], default: [2]}]}',
      ['invalid-default: [2]'],
    ],
  ])('refuses %s', async (_, spec, expected) => {
    expect(await findings(withParts(approval(spec)))).toEqual(expected);
  });

  it.each([
    ['no question', '{}'],
    ['a description with braces', '{inputs: [{name: n, description: "{{x}}", type: String}]}'],
    ['silence that is consent', '{message: Go on?, timeout: 1h, onTimeout: useDefaults}'],
    [
      'values of each type',
      '{inputs: [{name: a, type: Bool, enum: [true]}, {name: b, type: "List[Integer]", enum: [[1], [2, 3]], default: [2, 3]}, {name: c, type: Dict, enum: [{k: 1}]}, {name: d, enum: [1, x]}, {name: e, type: GCSPath, enum: ["gs://a"]}]}',
    ],
    [
      'every constraint',
      '{inputs: [{name: n, type: String, minLength: 1, maxLength: 3, pattern: "^a", enum: [a, ab]}]}',
    ],
    [
      'a schema',
      '{inputs: [{name: n, type: Dict, schema: {type: object, properties: {rate: {$ref: "#/definitions/rate"}}, definitions: {rate: {minimum: 0}}}}]}',
    ],
  ])('may have %s', async (_, spec) => {
    expect(await findings(withParts(approval(spec)))).toEqual([]);
  });

  it('is checked by the type and the constraints of each input', async () => {
    const { checks } = await gateOf(
      '{inputs: [{name: a, type: String}, {name: b, type: Bool}, {name: c, type: Integer}, {name: d, type: Float, minimum: 0}, {name: e, type: "List[String]"}, {name: f, enum: [x], type: String, optional: true}]}',
    );
    expect(checks.map(({ port }) => port.name)).toEqual(['c', 'd', 'e', 'f']);
  });
});
