import { describe, expect, it } from 'vitest';
import { validate } from '../../src/compiler/validate.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import {
  compileFiles,
  component,
  type Files,
  finding,
  MemoryHost,
  pipeline,
  project,
} from '../support/compile.ts';

async function found(files: Files, path = 'c.yaml'): Promise<readonly string[]> {
  const sink = new Sink();
  await validate(path, new MemoryHost(files), sink);
  return sink.diagnostics().map((one) => `${one.severity} ${finding(one)}`);
}

const say = (comment: string, image = 'alpine'): string =>
  component(
    'say',
    `implementation:\n  container:\n    image: ${image} ${comment}\n    command: [echo, hi]\n`,
  );
const ignored = '# pipewright-ignore unpinned-image: always the newest';

describe('suppressions', () => {
  it('silence advice in a component, also where a pipeline uses it', async () => {
    const files = {
      'c.yaml': say(ignored),
      'pipeline.yaml': pipeline('tasks: {a: {component: ./c.yaml}}\n'),
    };
    expect(await found(files)).toEqual([]);
    expect(await found(files, 'pipeline.yaml')).toEqual([]);
  });

  it('let a pipeline be compiled whose project makes the advice an error', async () => {
    const rules = project('rules: {unpinned-image: error}\n');
    const files = {
      'pipeline.yaml': pipeline('tasks: {a: {component: ./c.yaml}}\n'),
      'pipewright.yaml': rules,
    };
    expect((await compileFiles({ ...files, 'c.yaml': say('') })).text).toBeUndefined();
    const { text, diagnostics } = await compileFiles({ ...files, 'c.yaml': say(ignored) });
    expect(diagnostics).toEqual([]);
    expect(text).toContain('image: alpine');
  });

  it('are not called unused where the rule is off, or the file has errors', async () => {
    const off = project('rules: {unpinned-image: off}\n');
    expect(await found({ 'c.yaml': say(ignored), 'pipewright.yaml': off })).toEqual([]);
    const wrong = say(ignored, 'alpine:3').replace('[echo, hi]', '[{inputValue: x}]');
    expect(await found({ 'c.yaml': wrong })).toEqual(['error unknown-port: x']);
    expect(await found({ 'c.yaml': say(ignored, 'alpine:3') })).toEqual([
      'warning unused-suppression: unpinned-image',
    ]);
  });

  it('are not called unused where a pipeline that uses this one may need them', async () => {
    const body = (comment: string): string => pipeline(`${comment}\ntasks: {a: {component: ./c.yaml}}\n`);
    const files = { 'c.yaml': say(ignored) };
    for (const code of ['volume-race', 'rwo-parallel', 'large-workflow', 'long-text']) {
      const text = body(`# pipewright-ignore ${code}: so`);
      expect(await found({ ...files, 'pipeline.yaml': text }, 'pipeline.yaml')).toEqual([]);
    }
    const text = body('# pipewright-ignore unused-input: so');
    expect(await found({ ...files, 'pipeline.yaml': text }, 'pipeline.yaml')).toEqual([
      'warning unused-suppression: unused-input',
    ]);
  });

  it('count as used when a finding of one environment falls under them', async () => {
    const files = {
      'c.yaml': say('', 'tool:1'),
      'pipewright.yaml': project(
        'environments: {prod: {inputs: {bukket: x}}} # pipewright-ignore unknown-environment-input: soon\n',
      ),
      'pipeline.yaml': pipeline(
        'inputs: [{name: bucket, default: b}]\noutputs: {b: "${{ inputs.bucket }}"}\ntasks: {a: {component: ./c.yaml}}\n',
      ),
    };
    expect(await found(files, 'pipeline.yaml')).toEqual([]);
    expect(await found(files, 'pipewright.yaml')).toEqual([]);
  });

  it('in the text of a script hold for the line below, and are never reported', async () => {
    const script = (comment: string): string =>
      component(
        'say',
        `implementation:\n  script:\n    image: python:3.12\n    interpreter: python3\n    source: |\n      ${comment}\n      print("$\{{ inputs.x }}")\n`,
      );
    const plain = await found({ 'c.yaml': script('pass') });
    expect(plain).toEqual(['warning wrong-braces: ${{ inputs.x }}']);
    expect(await found({ 'c.yaml': script('# pipewright-ignore wrong-braces: a template') })).toEqual([]);
    expect(await found({ 'c.yaml': script('# pipewright-ignore unpinned-image') })).toEqual(plain);
  });
});

describe('overrides of a project', () => {
  const files = (overrides: string): Files => ({
    'pipewright.yaml': project(`rules: {unpinned-image: error}\noverrides:\n${overrides}`),
    'old/c.yaml': say(''),
    'new/c.yaml': say(''),
    'old/p.yaml': pipeline('tasks: {a: {component: ./c.yaml}, b: {component: ../new/c.yaml}}\n'),
  });
  const errors = ['error unpinned-image: alpine'];

  it('set levels for the files they name, whoever uses them', async () => {
    const given = files('  - {paths: [old], rules: {unpinned-image: off}}\n');
    expect(await found(given, 'old/c.yaml')).toEqual([]);
    expect(await found(given, 'new/c.yaml')).toEqual(errors);
    expect(await found(given, 'old/p.yaml')).toEqual(errors);
    const sink = new Sink();
    await validate('old/p.yaml', new MemoryHost(given), sink);
    expect(sink.diagnostics().map((one) => one.span.file.path)).toEqual(['new/c.yaml']);
  });

  it('go before one another: the last one that names the rule wins', async () => {
    const given = files(
      '  - {paths: ["**"], rules: {unpinned-image: off}}\n  - {paths: ["new/*"], rules: {unpinned-image: warning}}\n  - {paths: [new], rules: {unused-input: off}}\n',
    );
    expect(await found(given, 'old/c.yaml')).toEqual([]);
    expect(await found(given, 'new/c.yaml')).toEqual(['warning unpinned-image: alpine']);
  });

  it('can ask a rule that is off elsewhere', async () => {
    const given = {
      ...files('  - {paths: [old], rules: {missing-resources: warning, unpinned-image: off}}\n'),
      'new/p.yaml': pipeline('tasks: {a: {component: ../old/c.yaml}}\n'),
    };
    expect(await found(given, 'new/p.yaml')).toEqual([]);
    expect((await found(given, 'old/p.yaml')).filter((one) => one.includes('missing'))).toEqual([
      'warning missing-resources: a',
      'warning missing-resources: b',
    ]);
  });

  it('name rules that there are', async () => {
    const given = files('  - {paths: [old], rules: {unpined-image: off}}\n');
    expect(await found(given, 'pipewright.yaml')).toEqual(['error unknown-rule: unpined-image']);
    expect(await found(given, 'old/c.yaml')).toContain('error unknown-rule: unpined-image');
  });
});
