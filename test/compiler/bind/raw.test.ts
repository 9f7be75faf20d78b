import { describe, expect, it } from 'vitest';
import { compiled, compileFiles, type Files, pipeline } from '../../support/compile.ts';

const step = `apiVersion: pipewright/v1
kind: Component
name: step
implementation: {container: {image: "a:1", command: [x]}}
`;
const files = (body: string): Files => ({ 'step.yaml': step, 'pipeline.yaml': pipeline(body) });
const task = (raw: string): Files => files(`tasks: {a: {component: ./step.yaml, argo: ${raw}}}\n`);
const whole = (raw: string): Files => files(`argo: ${raw}\ntasks: {a: {component: ./step.yaml}}\n`);

async function problems(all: Files): Promise<readonly string[]> {
  const { diagnostics } = await compileFiles(all);
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

describe('fields of Argo as they are', () => {
  it('stand last in the template, and a comment says which they are', async () => {
    const { text } = await compileFiles(
      task('{priorityClassName: batch, hostAliases: [{ip: 10.0.0.1, hostnames: [a]}]}'),
    );
    expect(text).toContain('# From step.yaml; as its `argo` has them: "priorityClassName, hostAliases"\n');
    expect(text).toContain('  priorityClassName: batch\n');
  });

  it('stand in the workflow, and the head of the file says which they are', async () => {
    const { text } = await compileFiles(whole('{podPriorityClassName: batch, suspend: true}'));
    expect(text?.split('\n')[1]).toBe('# As its `argo` has them: "podPriorityClassName, suspend".');
    const { spec } = await compiled(whole('{podPriorityClassName: batch, suspend: true}'));
    expect(spec).toMatchObject({ podPriorityClassName: 'batch', suspend: true });
  });

  it('are merged by key with those of the defaults', async () => {
    const { templates } = JSON.parse(
      JSON.stringify(
        (
          await compiled(
            files(
              'defaults: {argo: {priorityClassName: low, schedulerName: s}}\ntasks: {a: {component: ./step.yaml, argo: {priorityClassName: high, schedulerName: null}}}\n',
            ),
          )
        ).spec,
      ),
    );
    expect(templates[1]).toMatchObject({ priorityClassName: 'high' });
    expect(templates[1]).not.toHaveProperty('schedulerName');
  });

  it('of a pipeline do not count where it is used as a component, and a note says so', async () => {
    const { diagnostics, text } = await compileFiles({
      ...files('tasks: {a: {component: ./inner.yaml}}\n'),
      'inner.yaml': pipeline('argo: {suspend: true}\ntasks: {a: {component: ./step.yaml}}\n', 'inner'),
    });
    expect(diagnostics.map(({ message }) => message)).toContain(
      '"argo" of "inner" does not count where it is used as a component.',
    );
    expect(text).not.toContain('suspend');
  });

  it.each([
    ['{{status}}', true],
    ['{{workflow.name}}-{{exitCode}}', true],
    ['{{resourcesDuration.cpu}}', true],
    ['{{ status }}', false],
    ['{{tasks.a.status}}', false],
    ['{{=1+1}}', false],
    ['{{', false],
    ['{{{status}}', false],
    ['$' + '{{ run.name }}', false],
  ])('take the tag %s: %s', async (tag, fine) => {
    const found = await problems(whole(`{podMetadata: {labels: {a: ${JSON.stringify(tag)}}}}`));
    expect(found.length === 0).toBe(fine);
  });

  it.each([
    'name',
    'inputs',
    'dag',
    'retryStrategy',
    'volumes',
    'memoize',
    'podSpecPatch',
    'timeout',
    'metadata',
  ])('are never "%s" of a template', async (name) => {
    expect(await problems(task(`{${name}: x}`))).toEqual(['invalid-raw-field']);
  });

  it.each([
    'templates',
    'entrypoint',
    'onExit',
    'arguments',
    'templateDefaults',
    'podGC',
    'serviceAccountName',
    'hooks',
  ])('are never "%s" of a workflow', async (name) => {
    expect(await problems(whole(`{${name}: x}`))).toEqual(['invalid-raw-field']);
  });

  it('cannot stand at a group', async () => {
    const body = 'tasks: {g: {argo: {priorityClassName: x}, tasks: {a: {component: ./step.yaml}}}}\n';
    expect(await problems(files(body))).toEqual(['setting-not-applicable']);
  });
});
