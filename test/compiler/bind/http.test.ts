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
      'its status, which nobody is told',
      request('') + say('${{ string(tasks.ask.outputs.status) }}'),
      ['unknown-output: status'],
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
    ['settings of pods', '', ', image: a', ['setting-not-applicable: image']],
    [
      'a computed timeout',
      '',
      ', timeout: "${{ length(inputs.text) }}"',
      ['expression-not-allowed: length(inputs.text)'],
    ],
    ['no time', '', ', timeout: 0s', ['invalid-duration: 0s']],
    [
      'an exit code of a try',
      '',
      ', retry: {limit: 2, when: "${{ attempt.exitCode == 1 }}"}',
      ['unknown-reference: attempt.exitCode'],
    ],
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
        { name: 'A', value: "{{=inputs.parameters['header-1']}}" },
        { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
      ],
      body: '{\n  "a": "\\u007b{x}}",\n  "b": [\n    {{=inputs.parameters[\'body-1\']}}\n  ]\n}',
    });
    expect(Object.keys(argumentsOf(object, 'main', 'ask'))).toEqual(['header-1', 'body-1']);
  });

  it('gives its body where results of scripts stand', async () => {
    const object = await compiled(withParts(request('') + say('${{ tasks.ask.outputs.body }}')));
    expect(argumentsOf(object, 'main', 'say').text).toContain("tasks['ask'].outputs.result");
  });
});

describe('success of a request', () => {
  const success = (condition: string, beside = ''): string =>
    request(`, success: "\${{ ${condition} }}"`, beside);

  it.each([
    ['true'],
    ['response.status == 201'],
    ['!(response.status >= 500) || response.body != inputs.text'],
    ['contains([200, 404], response.status) && contains(response.body, inputs.text)'],
    ["startsWith(lower(response.body), 'a') == endsWith(upper(trim(response.body)), 'B')"],
    ["matches(response.body, '^[{]{2}') && length(response.body) < 10"],
    ["if(response.status < 300, response.body, inputs.text) == 'ok'"],
    ["startsWith(string(response.status), '2')"],
    ['present(inputs.maybe) && response.body == inputs.maybe'],
    ["response.body == lower(default(inputs.maybe, 'a')) + string(1 + 2)"],
    ['present(inputs.maybe) && lower(inputs.maybe) == inputs.text && response.status == 200'],
  ])('takes %s', async (condition) => {
    expect(await findings(withParts(success(condition)))).toEqual([]);
  });

  it.each([
    ['what is no Bool', 'response.status', ['condition-not-bool: response.status']],
    ['another field', 'response.headers == inputs.text', ['unknown-reference: headers']],
    ['arithmetic', 'response.status / 100 == 2', ['invalid-success: response.status / 100']],
    ['a sign', '-response.status == -200', ['invalid-success: -response.status']],
    ['joined texts', "response.body + 'x' == 'ax'", ["invalid-success: response.body + 'x'"]],
    [
      'another function',
      "replace(response.body, 'a', 'b') == 'b'",
      ["invalid-success: replace(response.body, 'a', 'b')"],
    ],
    [
      'a List with the response in it',
      'contains([response.status], 200)',
      ['invalid-success: [response.status]'],
    ],
    [
      'a choice between values of two kinds',
      "if(response.status == 200, response.body, fromJson(inputs.text)) == 'a'",
      ['invalid-success: if(response.status == 200, response.body, fromJson(inputs.text))'],
    ],
    [
      'what is computed of a value that may be absent, whatever stands beside it',
      'present(inputs.maybe) && response.body == lower(inputs.maybe)',
      ['may-be-absent: lower(inputs.maybe)'],
    ],
    [
      'a choice that is there only for what stands beside it',
      'present(inputs.maybe) && response.body == default(inputs.maybe, inputs.maybe)',
      ['may-be-absent: default(inputs.maybe, inputs.maybe)'],
    ],
    ['a Secret', 'response.body == inputs.token', ['secret-in-expression: inputs.token']],
  ])('refuses %s', async (_, condition, expected) => {
    expect(await findings(withParts(success(condition)))).toEqual(expected);
  });

  it('is for the request alone', async () => {
    expect(await findings(withParts(request(', body: "${{ response.body }}"')))).toEqual([
      'unknown-reference: response.body',
    ]);
  });

  it('gets all that does not read the response as Base64, in the same order as it is written', async () => {
    const condition =
      "response.status == length(inputs.text) || response.body == inputs.text && 'a{{' != response.body";
    const object = await compiled(withParts(success(condition)));
    expect(templateOf(object, 'ask').http).toMatchObject({
      successCondition:
        "response.statusCode == int(trim(fromBase64('{{inputs.parameters.success-1}}'))) || response.body == fromBase64('{{inputs.parameters.success-2}}') && 'a\\x7b\\x7b' != response.body",
    });
    expect(argumentsOf(object, 'main', 'ask')).toEqual({
      'success-1':
        "{{=sprig.b64enc(toJson(len(split(sprig.replace('\\x7b\\u2060', '\\x7b', inputs.parameters['text']), ''))))}}",
      'success-2': "{{=sprig.b64enc(sprig.replace('\\x7b\\u2060', '\\x7b', inputs.parameters['text']))}}",
    });
  });

  it('keeps names apart from those that its retries read', async () => {
    const spec = `inputs:
  - {name: success-1, type: Integer, default: 3}
  - {name: url, type: String, default: x}
tasks:
  ask:
    http: {url: "https://\${{ inputs.url }}", success: "\${{ response.status == inputs.success-1 }}"}
    retry: {limit: "\${{ inputs.success-1 }}", when: "\${{ attempt.number < inputs.success-1 && inputs.url != 'y' }}"}
`;
    const object = await compiled(withParts(spec));
    const names = (templateOf(object, 'ask').inputs?.parameters ?? []).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(argumentsOf(object, 'main', 'ask')).sort()).toEqual([...names].sort());
  });

  it('is asked in the time and the tries that the task itself has; defaults are for steps', async () => {
    const defaults = 'defaults: {retry: {limit: 7}, timeout: 1h}\n';
    const beside = ', timeout: 1m, retry: {limit: 2, backoff: {duration: 5s}}';
    const object = await compiled(withParts(defaults + success('response.status == 200', beside)));
    const { http, retryStrategy, activeDeadlineSeconds } = templateOf(object, 'ask');
    expect(http).toMatchObject({ timeoutSeconds: 60 });
    expect(activeDeadlineSeconds).toBeUndefined();
    expect(retryStrategy).toEqual({ limit: '2', retryPolicy: 'Always', backoff: { duration: '5s' } });
    const plain = templateOf(await compiled(withParts(defaults + success('true'))), 'ask');
    expect(plain.retryStrategy).toBeUndefined();
    expect(plain.http).toMatchObject({ successCondition: 'true' });
  });
});
