import { describe, expect, it } from 'vitest';
import { withAskedFiles } from '../../../src/compiler/asked-files/with-asked-files.ts';
import { argumentsOf, boundPipeline, compiled, findings, taskOf, templateOf } from '../../support/compile.ts';

const inner = `apiVersion: pipewright/v1
kind: Pipeline
name: inner
inputs: [{name: file, type: Dataset, optional: true}]
outputs: {there: "\${{ present(inputs.file) }}"}
tasks:
  read:
    when: \${{ present(inputs.file) }}
    script: {image: "a:1", interpreter: sh, source: "true"}
`;
const write = `  write:
    script: {image: "a:1", interpreter: sh, source: "true"}
    outputs: {file: {type: Dataset, optional: true}, sure: {type: Dataset}}
`;
const say = (name: string, text: string, rest = ''): string =>
  `  ${name}: {script: {image: "a:1", interpreter: sh, source: "true"}, arguments: {t: "\${{ ${text} }}"}${rest}}\n`;
const there = 'present(tasks.write.outputs.file)';

function files(tasks: string, top = ''): Readonly<Record<string, string>> {
  return {
    'pipeline.yaml': `apiVersion: pipewright/v1\nkind: Pipeline\nname: top\n${top}tasks:\n${write}${tasks}`,
    'inner.yaml': inner,
  };
}

describe('a file that a step may leave out', () => {
  it('is asked for by a task of ours, for which those wait who ask', async () => {
    const object = await compiled(
      files(say('a', `string(${there})`) + say('b', `if(${there}, 'x', 'y')`) + say('c', "'z'")),
    );
    const asking = taskOf(object, 'main', 'ask-write-file--');
    expect(asking).toMatchObject({
      depends: 'write.Succeeded || write.Skipped || write.Daemoned',
      arguments: {
        artifacts: [{ name: 'file', from: '{{tasks.write.outputs.artifacts.file}}', optional: true }],
      },
    });
    expect(templateOf(object, asking.template)).toMatchObject({
      inputs: { artifacts: [{ name: 'file', optional: true }] },
      outputs: { parameters: [{ name: 'there' }] },
    });
    const depends = ['a', 'b', 'c'].map((name) => taskOf(object, 'main', name).depends ?? '');
    expect(depends.map((one) => one.includes('ask-write-file--.Succeeded'))).toEqual([true, true, false]);
    expect(templateOf(object, 'main').dag?.tasks.map(({ name }) => name)).toEqual([
      'write',
      'a',
      'b',
      'c',
      'ask-write-file--',
    ]);
  });

  it('is asked for once, in its own DAG, when a group around asks', async () => {
    const group = `  group:\n    tasks:\n${say('a', `string(${there})`).replace(/^/gm, '    ').trimEnd()}\n`;
    const object = await compiled(files(group + say('b', `string(${there})`)));
    const asks = (JSON.stringify(object).match(/"name":"ask-write-file--"/g) ?? []).length;
    expect(asks).toBe(1);
    expect(argumentsOf(object, 'main', 'group')).toEqual({
      'ask-write-file---there': '{{tasks.ask-write-file--.outputs.parameters.there}}',
    });
  });

  it('is asked for by those who come after a failure too, and is not there', async () => {
    const after = ', after: [{task: write, is: finished}]';
    const object = await compiled(files(say('a', `string(${there})`, after)));
    expect(taskOf(object, 'main', 'a').depends).toContain('ask-write-file--.Omitted');
    expect(argumentsOf(object, 'main', 'a').t).toContain("tasks['ask-write-file--'].status == 'Succeeded' ?");
  });

  it('is asked for in the pipeline that it is given to', async () => {
    const call = '  call: {component: ./inner.yaml, arguments: {file: "${{ tasks.write.outputs.file }}"}}\n';
    const object = await compiled(files(call, 'outputs: {there: "${{ tasks.call.outputs.there }}"}\n'));
    expect(taskOf(object, 'inner', 'ask-file--').arguments).toEqual({
      artifacts: [{ name: 'file', from: '{{inputs.artifacts.file}}', optional: true }],
    });
    expect(taskOf(object, 'inner', 'read').depends).toContain('ask-file--.Succeeded');
  });

  it('may be read where it was asked for', async () => {
    const reads = `  a:\n    when: \${{ ${there} }}\n    script: {image: "a:1", interpreter: sh, source: "true"}\n    arguments: {f: "\${{ tasks.write.outputs.file }}"}\n`;
    expect(await findings(files(reads))).toEqual([]);
  });
});

it('leaves values as they are that no call gives', async () => {
  const asks = inner.replace(
    '{name: file, type: Dataset, optional: true}',
    '{name: file, type: Dict, optional: true}',
  );
  const object = await compiled({ ...files('  call: {component: ./inner.yaml}\n'), 'inner.yaml': asks });
  expect(templateOf(object, 'inner').inputs).toEqual({ parameters: [{ name: 'file' }] });
  expect(templateOf(object, 'inner').dag?.tasks.map(({ name }) => name)).toEqual(['read']);
});

describe('the model', () => {
  it('stays what it is where nothing is asked', async () => {
    const pipeline = await boundPipeline(files(say('a', 'string(present(tasks.write.outputs.sure))')));
    expect(withAskedFiles(pipeline)).toBe(pipeline);
  });

  it('is not changed itself', async () => {
    const pipeline = await boundPipeline(files(say('a', `string(${there})`)));
    const names = (): readonly string[] => pipeline.scope.tasks.map(({ name }) => name);
    const asking = withAskedFiles(pipeline);
    expect(names()).toEqual(['write', 'a']);
    expect(asking.scope.tasks.map(({ name }) => name)).toEqual(['write', 'a', 'ask-write-file--']);
  });
});
