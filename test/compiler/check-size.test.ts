import { describe, expect, it } from 'vitest';
import { validate } from '../../src/compiler/validate.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { jsonSize, objectLimit } from '../../src/targets/argo/object-size.ts';
import {
  compiled,
  compileFiles,
  component,
  type Files,
  MemoryHost,
  pipeline,
  project,
} from '../support/compile.ts';

const codes = ['workflow-too-large', 'large-workflow'];

async function sizes(files: Files, inputs = {}): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await compileFiles(files, { inputs });
  expect(diagnostics.filter((one) => one.severity === 'error' && !codes.includes(one.code))).toEqual([]);
  return diagnostics.filter(({ code }) => codes.includes(code));
}

function x(count: number): string {
  return 'x'.repeat(count);
}

/** Scripts of 60,000 bytes each, which is less than half of what an argument holds; the last one fills the rest. */
function scripts(count: number, last: number, text = 'x'): Files {
  const names = Array.from({ length: count }, (_, index) => `step-${index}`);
  const parts = names.map((name, index) => [
    `${name}.yaml`,
    component(
      name,
      `implementation:\n  script:\n    image: alpine:3.20\n    interpreter: sh\n    source: "${text.repeat(index === count - 1 ? last : 60_000)}"\n`,
    ),
  ]);
  return {
    ...Object.fromEntries(parts),
    'pipeline.yaml': pipeline(
      `tasks:\n${names.map((name) => `  ${name}: {component: ./${name}.yaml}\n`).join('')}`,
    ),
  };
}

/** As many scripts, so that the object has exactly so many bytes. */
async function ofSize(bytes: number): Promise<Files> {
  const count = Math.floor(bytes / 61_000);
  const base = jsonSize(await compiled(scripts(count, 1)));
  return scripts(count, 1 + bytes - base);
}

describe('the size of a workflow', () => {
  it.each([
    [objectLimit, 'large-workflow'],
    [objectLimit + 1, 'workflow-too-large'],
    [objectLimit / 2 + 1, 'large-workflow'],
  ])('of %i bytes is %s', async (bytes, code) => {
    const [found, ...more] = await sizes(await ofSize(bytes));
    expect(more).toEqual([]);
    expect(found?.code).toBe(code);
    expect(found?.span.file.text.slice(found.span.start, found.span.end)).toBe('example');
    expect(found?.message).toContain(bytes.toLocaleString('en-US'));
  });

  it('of half a MiB is silent', async () => {
    expect(await sizes(await ofSize(objectLimit / 2))).toEqual([]);
  });

  it('is that of the JSON which Go writes, where <, > and & take six bytes', async () => {
    expect(jsonSize({ a: '<>&é\u2028"' })).toBe(`{"a":"\\u003c\\u003e\\u0026??\\u2028\\""}`.length);
    expect((await sizes(scripts(3, 60_000, '&'))).map(({ code }) => code)).toEqual(['workflow-too-large']);
    expect(await sizes(scripts(3, 60_000))).toEqual([]);
  });

  it('nothing comes out of what is too large', async () => {
    const { text } = await compileFiles(scripts(18, 60_000));
    expect(text).toBeUndefined();
  });

  it('is what is told first of its largest parts: components, tasks and inputs', async () => {
    const files = {
      'train.yaml': component(
        'train',
        `inputs: [{name: table, type: String}]\nimplementation:\n  container: {image: "alpine:3.20", command: [cat, {inputPath: table}], args: ["${x(60_000)}"]}\n`,
      ),
      'pipeline.yaml': pipeline(
        `inputs: [{name: unread, type: String, default: "${x(90_000)}"}]
tasks:
  small: {component: ./train.yaml, arguments: {table: x}, env: {A: b}}
  group:
    tasks:
      big: {component: ./train.yaml, arguments: {table: "${x(400_000)}"}}
`,
      ),
    };
    const [found] = await sizes(files);
    expect(found?.code).toBe('large-workflow');
    expect(found?.related?.map(({ message }) => message.replace(/\d{3},\d{3}/, 'N'))).toEqual([
      'N bytes are the task "big"',
      'N bytes are the component "train" in 2 templates, one for each of its different settings',
      expect.stringMatching(/^90,\d{3} bytes are the input "unread"$/),
    ]);
    expect(
      found?.related?.map(({ span }) => `${span.file.path}: ${span.file.text.slice(span.start, span.end)}`),
    ).toEqual(['pipeline.yaml: big', 'train.yaml: train', 'pipeline.yaml: unread']);
  });

  it('names a task whose failure is forgiven, which is called by a template of its own', async () => {
    const files = {
      'p.yaml': component(
        'p',
        'inputs: [{name: a, type: String}]\nimplementation:\n  container: {image: "alpine:3.20", command: [cat, {inputPath: a}]}\n',
      ),
      'pipeline.yaml': pipeline(
        `tasks: {t: {component: ./p.yaml, continueOnFailure: true, arguments: {a: "${x(600_000)}"}}}\n`,
      ),
    };
    const [found] = await sizes(files);
    expect(found?.related?.[0]?.message).toMatch(/^600,\d{3} bytes are the task "t"$/);
  });

  it('counts what --input gives', async () => {
    const files = {
      'p.yaml': component(
        'p',
        'inputs: [{name: a, type: String}]\nimplementation:\n  container: {image: "alpine:3.20", command: [cat, {inputPath: a}]}\n',
      ),
    };
    const body =
      'inputs: [{name: a, type: String, default: b}]\ntasks: {t: {component: ./p.yaml, arguments: {a: c}}}\n';
    const given = { ...files, 'pipeline.yaml': pipeline(body) };
    expect(await sizes(given)).toEqual([]);
    expect((await sizes(given, { a: x(objectLimit) })).map(({ code }) => code)).toEqual([
      'workflow-too-large',
    ]);
  });

  it('is told of a CronWorkflow too', async () => {
    const files = scripts(18, 60_000);
    const scheduled = {
      ...files,
      'pipeline.yaml': `${files['pipeline.yaml']}schedule: {cron: "0 5 * * *"}\n`,
    };
    const [found] = await sizes(scheduled);
    expect(found?.message).toContain('becomes a CronWorkflow');
    expect(found?.related?.[0]?.message).toMatch(/component "step-1\d"/);
  });

  it('is told by validate as well', async () => {
    const sink = new Sink();
    await validate('pipeline.yaml', new MemoryHost(scripts(18, 60_000)), sink);
    expect(sink.diagnostics().map(({ code }) => code)).toContain('workflow-too-large');
  });

  it('has the level of the project as long as it fits', async () => {
    const set = (level: string, count: number) =>
      sizes({ ...scripts(count, 60_000), 'pipewright.yaml': project(`rules: {large-workflow: ${level}}\n`) });
    expect(await set('off', 10)).toEqual([]);
    expect((await set('error', 10)).map(({ severity }) => severity)).toEqual(['error']);
    expect((await set('off', 18)).map(({ code }) => code)).toEqual(['workflow-too-large']);
  });
});
