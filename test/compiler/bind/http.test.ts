import { describe, expect, it } from 'vitest';
import { argumentsOf, compiled, findings, templateOf, withParts } from '../../support/compile.ts';

const inputs = `inputs:
  - {name: text, type: String, default: a}
  - {name: maybe, type: String, optional: true}
  - {name: token, type: Secret, default: {secret: {name: portal, key: token}}}
tasks:
  make: {component: ./make.yaml}
`;
const request = (spec: string, beside = ''): string =>
  `${inputs}  ask: {http: {url: "https://example.org"${spec}}${beside}}\n`;
const say = (text: string): string => `  say: {component: ./say.yaml, arguments: {text: "${text}"}}\n`;

describe('a request', () => {
  it.each([
    ['the body of its response', request('') + say('${{ tasks.ask.outputs.body }}'), []],
    [
      'its status, yet',
      request('') + say('${{ string(tasks.ask.outputs.status) }}'),
      ['not-lowered-yet: tasks.ask.outputs.status'],
    ],
    ['another output', request('') + say('${{ tasks.ask.outputs.x }}'), ['unknown-output: x']],
  ])('is read by %s', async (_, body, expected) => {
    expect(await findings(withParts(body))).toEqual(expected);
  });

  it.each([
    ['a Secret in its body', ', body: {a: "${{ inputs.token }}"}', '', ['secret-exposed: inputs.token']],
    ['a Secret in a header', ', headers: {A: "${{ inputs.token }}"}', '', ['secret-exposed: inputs.token']],
    ['what may be absent', ', body: "${{ inputs.maybe }}"', '', ['may-be-absent: inputs.maybe']],
    [
      'a file',
      ', body: ["${{ tasks.make.outputs.table }}"]',
      '',
      ['type-mismatch: tasks.make.outputs.table'],
    ],
    ['a header of no name', ', headers: {"a b": c}', '', ['invalid-name: "a b"']],
    ['braces in a text', ', body: "{{x}}"', '', ['literal-braces: "{{x}}"']],
    ['a condition of its own, yet', ', success: "${{ true }}"', '', ['not-lowered-yet: success']],
    ['settings of pods', '', ', retry: {limit: 2}', ['setting-not-applicable: retry']],
  ])('refuses %s', async (_, spec, beside, expected) => {
    expect(await findings(withParts(request(spec, beside)))).toEqual(expected);
  });

  it('is computed where it is called, and its body is JSON in which nothing is a tag', async () => {
    const spec =
      ', method: POST, headers: {A: "x-${{ inputs.text }}", B: {secret: {name: s, key: k}}}, body: {a: "{{x}}", b: ["${{ inputs.text }}"]}';
    const object = await compiled(withParts(request(spec)));
    expect(templateOf(object, 'ask').http).toEqual({
      url: 'https://example.org',
      method: 'POST',
      headers: [
        { name: 'A', value: '{{inputs.parameters.header-1}}' },
        { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
      ],
      body: '{\n  "a": "\\u007b{x}}",\n  "b": [\n    {{inputs.parameters.body-1}}\n  ]\n}',
    });
    expect(Object.keys(argumentsOf(object, 'main', 'ask'))).toEqual(['header-1', 'body-1']);
  });

  it('gives its body where results of scripts stand', async () => {
    const object = await compiled(withParts(request('') + say('${{ tasks.ask.outputs.body }}')));
    expect(argumentsOf(object, 'main', 'say').text).toContain("tasks['ask'].outputs.result");
  });
});
