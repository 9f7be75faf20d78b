import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/compiler/analyze.ts';
import { explainableTasks, explainSettings } from '../../src/compiler/explain-settings.ts';
import { validate } from '../../src/compiler/validate.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { workflowSpecOf } from '../../src/targets/argo/workflow-spec-of.ts';
import { compiled, compileFiles, type Files, MemoryHost, pipeline } from '../support/compile.ts';

const step = (name: string, more = ''): string => `apiVersion: pipewright/v1
kind: Component
name: ${name}
inputs: [{name: text, type: String, default: hi}]
${more}implementation:
  container: {image: "python:3.12", command: [echo], args: [{inputValue: text}], env: {OWN: step}}
`;
const project = (environment: string): string =>
  `apiVersion: pipewright/v1\nkind: Project\nenvironments:\n  plain: {}\n  prod: ${environment}\n`;
const files = (environment: string, body: string): Files => ({
  'pipewright.yaml': project(environment),
  'step.yaml': step('step', 'defaults: {nodeSelector: {disk: ssd, pool: component}}\n'),
  'inner.yaml': pipeline(
    'inputs: [{name: text, type: String, default: inner}]\ndefaults: {env: {A: inner}}\ntasks: {s: {component: ./step.yaml, arguments: {text: "${{ inputs.text }}"}}}\n',
    'inner',
  ),
  'pipeline.yaml': pipeline(body),
});
const body = `inputs: [{name: text, type: String, default: here}]
defaults: {env: {A: pipeline, B: pipeline, OWN: pipeline}, nodeSelector: {pool: pipeline, zone: a}}
run: {namespace: dev}
tasks:
  one: {component: ./step.yaml, arguments: {text: "\${{ inputs.text }}"}, env: {B: task}}
  two: {component: ./inner.yaml}
`;
const prod =
  '{target: argo@3.6, namespace: ml-prod, images: {python: mirror.example/py}, artifactRepository: {configMap: {name: r}}, inputs: {text: there}, defaults: {env: {A: prod, B: prod, OWN: prod}, nodeSelector: {pool: prod}}}';

describe('an environment', () => {
  it('changes the run, and lays its defaults between those of the pipeline and those of the component', async () => {
    const object = await compiled(files(prod, body), { environment: 'prod' });
    expect(object.metadata.namespace).toBe('ml-prod');
    const spec = workflowSpecOf(object);
    expect(spec.artifactRepositoryRef).toEqual({ configMap: 'r' });
    expect(spec.arguments?.parameters).toEqual([{ name: 'text', value: 'there' }]);
    const [one, inner] = spec.templates.filter((template) => template.container !== undefined);
    const envOf = (template: typeof one): object =>
      Object.fromEntries(
        (template?.container?.env ?? []).map((env) => [env.name, 'value' in env && env.value]),
      );
    expect(one?.container?.image).toBe('mirror.example/py:3.12');
    expect(envOf(one)).toMatchObject({ A: 'prod', B: 'task', OWN: 'step' });
    expect(one?.nodeSelector).toEqual({ pool: 'component', zone: 'a', disk: 'ssd' });
    expect(inner?.container?.image).toBe('mirror.example/py:3.12');
    expect(envOf(inner)).toMatchObject({ A: 'prod', B: 'prod', OWN: 'step' });
    expect(JSON.stringify(spec.templates)).toContain('"value":"inner"');
  });

  it('is not there where nobody names it', async () => {
    const without = await compileFiles({ ...files('{}', body) });
    expect((await compileFiles(files(prod, body))).text).toBe(without.text);
    expect((await compileFiles(files(prod, body), { environment: 'plain' })).text).toBe(without.text);
  });

  it('loses against --input', async () => {
    const object = await compiled(files(prod, body), { environment: 'prod', inputs: { text: 'given' } });
    expect(JSON.stringify(object)).toContain('{"name":"text","value":"given"}');
  });

  it('gives an input that has no default its value', async () => {
    const needing = body.replace('default: here', 'minLength: 1');
    expect((await compileFiles(files(prod, needing))).diagnostics.map((one) => one.code)).toEqual([
      'input-without-value',
    ]);
    expect((await compileFiles(files(prod, needing), { environment: 'prod' })).text).toContain('there');
  });

  it.each([
    ['python:3.12', '{python: mirror/p}', 'mirror/p:3.12'],
    ['python', '{python: mirror/p}', 'mirror/p'],
    [`python@sha256:${'a'.repeat(64)}`, '{python: mirror/p}', `mirror/p@sha256:${'a'.repeat(64)}`],
    ['reg:5000/python:1', '{"reg:5000/python": "mirror:80/p"}', 'mirror:80/p:1'],
    ['pythonic:1', '{python: mirror/p}', 'pythonic:1'],
    ['a/python:1', '{python: mirror/p}', 'a/python:1'],
  ])('has for %s under %s %s', async (image, images, wanted) => {
    const tasks = `tasks: {one: {component: ./step.yaml, image: "${image}"}}\n`;
    const object = await compiled(files(`{images: ${images}}`, tasks), { environment: 'prod' });
    expect(JSON.stringify(object)).toContain(`"image":"${wanted}"`);
  });

  it('puts the mirror before a tag that is computed', async () => {
    const tasks =
      'inputs: [{name: tag, type: String, default: "3"}]\ntasks: {one: {component: ./step.yaml, image: "python:${{ inputs.tag }}"}}\n';
    const object = await compiled(files('{images: {python: mirror/p}}', tasks), { environment: 'prod' });
    expect(JSON.stringify(object)).toContain('"image":"mirror/p:{{');
  });
});

describe('validate', () => {
  const found = async (environment: string, text: string): Promise<readonly string[]> => {
    const sink = new Sink();
    await validate('pipeline.yaml', new MemoryHost(files(environment, text)), sink);
    return sink.diagnostics().map(({ code, message }) => `${code}: ${message}`);
  };

  it('checks every environment, and says in which one something is wrong', async () => {
    const many = await found('{inputs: {text: 3}, defaults: {mounts: {/data: scratch}}}', body);
    expect(many).toContain(
      'invalid-default: The value that the environment "prod" gives to the input "text" must be text, not the number 3 (in the environment "prod").',
    );
    expect(many.filter((one) => one.startsWith('unknown-volume'))).toHaveLength(1);
    expect(many.every((one) => one.endsWith('(in the environment "prod").'))).toBe(true);
  });

  it('tells what is wrong anyway once', async () => {
    expect(await found(prod, body.replace('inputs.text', 'inputs.txet'))).toHaveLength(1);
    expect(await found(prod, body)).toEqual([]);
  });

  it.each([
    ['{images: {"python:3": mirror}}', 'invalid-image'],
    ['{images: {python: "mirror:1"}}', 'invalid-image'],
    ['{defaults: {env: {A: "${{ run.name }}"}}}', 'expression-not-allowed'],
    ['{namespace: "A B"}', 'invalid-kubernetes-name'],
    ['{defaults: {labels: {"a b": c}}}', 'invalid-kubernetes-name'],
  ])('refuses %s', async (environment, code) => {
    expect((await found(environment, body))[0]).toMatch(new RegExp(`^${code}: `));
  });
});

it('explains who said each setting, and shows nothing that looks like a credential', async () => {
  const environment = prod.replace('A: prod', 'A: prod, PASSWORD: correcthorse');
  const analysis = await analyze(
    'pipeline.yaml',
    new MemoryHost(files(environment, body)),
    new Sink(),
    'prod',
  );
  if (analysis?.kind !== 'pipeline') throw new Error('did not bind');
  const tasks = explainableTasks(analysis);
  expect([...tasks.keys()]).toEqual(['one']);
  const [one] = tasks.values();
  const said = one === undefined ? [] : explainSettings(analysis, one);
  expect(said.map(({ name, text, by }) => [name, text, by])).toEqual([
    ['env.A', 'prod', 'defaults of the environment prod'],
    ['env.B', 'task', 'the task'],
    ['env.OWN', 'step', 'the component'],
    ['env.PASSWORD', '***', 'defaults of the environment prod'],
    ['image', 'mirror.example/py:3.12', 'the component, as the environment prod has it'],
    ['nodeSelector.disk', 'ssd', 'defaults of the component'],
    ['nodeSelector.pool', 'component', 'defaults of the component'],
    ['nodeSelector.zone', 'a', 'defaults of the pipeline'],
  ]);
});
