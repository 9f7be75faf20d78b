import { describe, expect, it } from 'vitest';
import type { ArgoKind } from '../../src/targets/argo/lower/lower.ts';
import { compiled, compileFiles, finding, specOf, withParts } from '../support/compile.ts';

const body = (input: string): string =>
  `inputs: [{name: x, ${input}}]\ntasks: {w: {component: ./work.yaml}}\n`;

async function givenValue(input: string, text: string): Promise<string | undefined> {
  const object = await compiled(
    withParts(`inputs: [{name: x, ${input}}]\ntasks: {w: {component: ./work.yaml}}\n`),
    { inputs: { x: text } },
  );
  return specOf(object).arguments?.parameters[0]?.value;
}

describe('a value given by --input', () => {
  it.each([
    ['type: String', 'a b', 'a b'],
    ['type: String', '7', '7'],
    ['type: String', '', ''],
    ['type: String', 'true', 'true'],
    ['type: String', '[1]', '[1]'],
    ['type: String', 'a=b', 'a=b'],
    ['type: String', '{{workflow.name}}', '{\u2060{\u2060workflow.name}}'],
    ['type: Integer', '7', '7'],
    ['type: Integer', '-7', '-7'],
    ['type: Float', '7', '7'],
    ['type: Float', '1e-3', '0.001'],
    ['type: Bool', 'true', 'true'],
    ['type: List', '[1, "a"]', '[1,"a"]'],
    ['type: Dict', '{"b": 1, "a": {"c": "{{x}}"}}', '{"a":{"c":"{\\u007bx}}"},"b":1}'],
    ['type: GCSPath', 'gs://x', 'gs://x'],
    ['description: no type', 'x', 'x'],
    ['type: String, default: k', 'x', 'x'],
    ['type: String, optional: true', 'x', 'x'],
    ['type: String, enum: [a, b]', 'b', 'b'],
  ])('for {%s}: %s', async (input, text, value) => {
    expect(await givenValue(input, text)).toBe(value);
  });

  it.each([
    ['type: Integer', 'seven'],
    ['type: Integer', '7.5'],
    ['type: Integer', ''],
    ['type: Float', 'x'],
    ['type: Bool', 'maybe'],
    ['type: List', 'a, b'],
    ['type: List', '{"a": 1}'],
    ['type: "List[Integer]"', '["a"]'],
    ['type: Dict', '[1]'],
    ['type: String, enum: [a, b]', 'c'],
    ['type: String, pattern: "^a+$"', 'b'],
    ['type: Integer, minimum: 3', '2'],
  ])('must fit {%s}: not %s', async (input, text) => {
    const { diagnostics, text: output } = await compileFiles(withParts(body(input)), { inputs: { x: text } });
    expect(output).toBeUndefined();
    expect(diagnostics.filter((one) => one.severity === 'error').map(finding)).toEqual(['invalid-input: x']);
  });

  it('must have a name that the pipeline knows', async () => {
    const { diagnostics } = await compileFiles(withParts(body('type: String, default: k')), {
      inputs: { y: 'z' },
    });
    const [found] = diagnostics.filter((one) => one.severity === 'error');
    expect(found?.code).toBe('unknown-input-given');
    expect(found?.help).toBe('Its inputs are x.');
  });

  it('has the name that people wrote, and gets the name that Argo takes', async () => {
    const object = await compiled(
      withParts('inputs: [{name: table_code, type: String}]\ntasks: {w: {component: ./work.yaml}}\n'),
      {
        inputs: { table_code: 'B01001' },
      },
    );
    expect(specOf(object).arguments?.parameters).toEqual([{ name: 'table_code', value: 'B01001' }]);
  });
});

describe('an input without a value', () => {
  it.each([
    ['Workflow', true],
    ['CronWorkflow', true],
    ['WorkflowTemplate', false],
    ['ClusterWorkflowTemplate', false],
  ] satisfies readonly (readonly [ArgoKind, boolean])[])('in a %s is an error: %s', async (kind, refused) => {
    const files = withParts(`schedule: {cron: "@daily"}\n${body('type: String')}`);
    const { diagnostics, text } = await compileFiles(files, { kind });
    expect(diagnostics.filter((one) => one.severity === 'error').map(finding)).toEqual(
      refused ? ['input-without-value: x'] : [],
    );
    expect(text === undefined).toBe(refused);
  });

  it.each(['type: String, optional: true', 'type: String, default: x', 'type: String, default: ""'])(
    'is none when {%s}',
    async (input) => {
      const { diagnostics } = await compileFiles(withParts(body(input)));
      expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
    },
  );

  it('is told of each, once, also beside a value that does not fit', async () => {
    const files = withParts(
      'inputs: [{name: a, type: String}, {name: b, type: Integer}, {name: c, type: Bool}]\ntasks: {w: {component: ./work.yaml}}\n',
    );
    const { diagnostics } = await compileFiles(files, { inputs: { b: 'x' } });
    expect(diagnostics.filter((one) => one.severity === 'error').map(finding)).toEqual([
      'input-without-value: a',
      'invalid-input: b',
      'input-without-value: c',
    ]);
  });
});
