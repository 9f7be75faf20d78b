import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CompletionItem, Hover, Location, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { Editor } from './editor.ts';
import { shop } from './shop.ts';

const graph = `name: Outer
inputs:
  - {name: data, type: Dataset}
  - {name: speed, default: '0.2'}
outputs:
  - {name: result, type: Model}
  - {name: lines}
implementation:
  graph:
    tasks:
      Learn:
        componentRef: {name: train}
        arguments:
          table: {graphInput: {inputName: data}}
          rate: {graphInput: {inputName: speed}}
      Count:
        componentRef:
          spec:
            name: Count
            inputs: [{name: file}]
            outputs: [{name: number}]
            implementation:
              container: {image: "alpine:3.20", command: [count, {inputPath: file}, {outputPath: number}]}
        arguments:
          file: {taskOutput: {taskId: Learn, outputName: model}}
      Fetch:
        componentRef: {url: "https://example.org/fetch/component.yaml"}
        arguments: {day: monday}
    outputValues:
      result: {taskOutput: {outputName: model, taskId: Learn}}
      lines: {taskOutput: {outputName: number, taskId: Count}}
`;
const files: Readonly<Record<string, string>> = {
  ...shop,
  'graph.yaml': graph,
  'vendor/example.org/fetch/component.yaml':
    'name: Fetch\ninputs: [{name: day}]\nimplementation: {container: {image: a, command: [a, {inputValue: day}]}}\n',
  'uses.yaml':
    'apiVersion: pipewright/v1\nkind: Pipeline\nname: uses\ninputs: [{name: d, type: Dataset}]\ntasks:\n  g: {component: ./graph.yaml, arguments: {data: "${{ inputs.d }}"}}\n',
};
const editor = new Editor(files);

beforeAll(() => editor.start());
beforeEach(() => editor.open('graph.yaml'));
afterEach(() => editor.reset());
afterAll(() => {
  const { log } = editor;
  editor.remove();
  expect(log).toBe('');
});

function places(found: readonly Location[] | null): readonly string[] {
  return (found ?? []).map(({ uri, range }) => {
    const name = decodeURIComponent(uri).slice(editor.uri('').length + 1);
    const line = (files[name] ?? '').split('\n')[range.start.line] ?? '';
    return `${name}:${range.start.line + 1}:${line.slice(range.start.character, range.end.character)}`;
  });
}

async function defined(marked: string): Promise<readonly string[]> {
  return places(await editor.at('textDocument/definition', 'graph.yaml', marked));
}

async function referring(marked: string, name = 'graph.yaml'): Promise<readonly string[]> {
  return places(
    await editor.at('textDocument/references', name, marked, { context: { includeDeclaration: true } }),
  );
}

async function renamed(
  marked: string,
  newName: string,
  name = 'graph.yaml',
): Promise<Readonly<Record<string, string>>> {
  const edit: WorkspaceEdit = await editor.at('textDocument/rename', name, marked, { newName });
  return editor.edited(edit);
}

async function offered(marked: string, name = 'graph.yaml'): Promise<readonly string[]> {
  const found: { items: CompletionItem[] } | CompletionItem[] = await editor.at(
    'textDocument/completion',
    name,
    marked,
  );
  return (Array.isArray(found) ? found : found.items).map(({ label }) => label);
}

async function said(marked: string, name = 'graph.yaml'): Promise<string> {
  const found: Hover | null = await editor.at('textDocument/hover', name, marked);
  return JSON.stringify(found?.contents);
}

describe('the names in a graph of KFP', () => {
  it('lead to what they name', async () => {
    expect(await defined('inputName: da|ta')).toEqual(['graph.yaml:3:data']);
    expect(await defined('taskId: Lea|rn, outputName')).toEqual(['graph.yaml:11:Learn']);
    expect(await defined('outputName: mo|del')).toEqual(['components/train.yaml:10:model']);
    expect(await defined('  ta|ble: {graphInput')).toEqual(['components/train.yaml:6:table']);
    expect(await defined('outputName: num|ber')).toEqual(['graph.yaml:21:number']);
    expect(await defined('          fi|le: {taskOutput')).toEqual(['graph.yaml:20:file']);
    expect(await defined('inputPath: fi|le')).toEqual(['graph.yaml:20:file']);
    expect(await defined('{name: tra|in}')).toEqual(['components/train.yaml:1:']);
    expect(await defined('example.org/fe|tch')).toEqual(['vendor/example.org/fetch/component.yaml:1:']);
    expect(await defined('arguments: {d|ay')).toEqual(['vendor/example.org/fetch/component.yaml:2:day']);
    expect(await defined('      resu|lt: {taskOutput')).toEqual(['graph.yaml:6:result']);
  });

  it('lead nowhere where they name nothing', async () => {
    const text = graph.replace('taskId: Count', 'taskId: Cuont');
    await editor.close('graph.yaml');
    await editor.open('graph.yaml', text);
    expect(await defined('taskId: Cu|ont')).toEqual([]);
    expect(await defined('outputName: num|ber')).toEqual([]);
  });

  it('are found with what they name', async () => {
    expect(await referring('  Le|arn:')).toEqual([
      'graph.yaml:11:Learn',
      'graph.yaml:25:Learn',
      'graph.yaml:30:Learn',
    ]);
    expect(await referring('- {name: da|ta')).toEqual([
      'graph.yaml:3:data',
      'graph.yaml:14:data',
      'uses.yaml:6:data',
    ]);
    await editor.open('components/train.yaml');
    expect(await referring('name: mo|del', 'components/train.yaml')).toEqual(
      expect.arrayContaining(['graph.yaml:25:model', 'graph.yaml:30:model']),
    );
    await editor.open('pipewright.yaml');
    expect(await referring('  tra|in: components', 'pipewright.yaml')).toContain('graph.yaml:12:train');
  });

  it('are renamed with their tasks, inputs and outputs', async () => {
    expect((await renamed('  Le|arn:', 'Fit'))['graph.yaml']).toBe(graph.replaceAll('Learn', 'Fit'));
    const input = await renamed('inputName: spe|ed', 'pace');
    expect(input).toEqual({ 'graph.yaml': graph.replaceAll('speed', 'pace') });
    const used = await renamed('- {name: da|ta', 'rows');
    expect(Object.keys(used).sort()).toEqual(['graph.yaml', 'uses.yaml']);
    expect(used['uses.yaml']).toContain('arguments: {rows:');
  });

  it('are renamed inside of a component that stands in the graph, and nowhere else', async () => {
    expect(await renamed('inputs: [{name: fi|le', 'path')).toEqual({
      'graph.yaml': graph
        .replace('{name: file}', '{name: path}')
        .replace('inputPath: file', 'inputPath: path')
        .replace('          file: {', '          path: {'),
    });
  });

  it('follow a component that the project calls by a name, and one that is a copy', async () => {
    await editor.open('components/train.yaml');
    const { 'graph.yaml': after } = await renamed('name: ra|te', 'pace', 'components/train.yaml');
    expect(after).toBe(graph.replace('          rate:', '          pace:'));
    await editor.open('pipewright.yaml');
    expect((await renamed('  tra|in: components', 'learner', 'pipewright.yaml'))['graph.yaml']).toBe(
      graph.replace('{name: train}', '{name: learner}'),
    );
  });

  it('refuse a name that a task or the program has already', async () => {
    await expect(renamed('  Le|arn:', 'Count')).rejects.toThrow('would be wrong');
    await expect(renamed('  Le|arn:', '1st')).rejects.toThrow('cannot be the name of a task');
    const text = graph.replace('command: [count,', 'command: [sh, -c, "cat /tmp/inputs/file/data",');
    await editor.close('graph.yaml');
    await editor.open('graph.yaml', text);
    await expect(renamed('inputs: [{name: fi|le', 'path')).rejects.toThrow('finds "file" by');
  });

  it('refuse to change a file that a graph knows by its digest', async () => {
    const path = 'vendor/example.org/fetch/component.yaml';
    const digest = createHash('sha256')
      .update(files[path] ?? '')
      .digest('hex');
    const address = 'url: "https://example.org/fetch/component.yaml"';
    await editor.open(path);
    expect(Object.keys(await renamed('{name: d|ay', 'date', path)).sort()).toEqual(['graph.yaml', path]);
    await editor.close('graph.yaml');
    await editor.open('graph.yaml', graph.replace(address, `${address}, digest: ${digest}`));
    await expect(renamed('{name: d|ay', 'date', path)).rejects.toThrow('has another digest');
  });

  it('are offered where one is written, and say what they are', async () => {
    const text = graph
      .replace('inputName: data', 'inputName: ')
      .replace('taskId: Learn, outputName', 'taskId: , outputName');
    await editor.close('graph.yaml');
    await editor.open('graph.yaml', text);
    expect(await offered('inputName: |}}')).toEqual(['data', 'speed']);
    expect(await offered('taskId: |, outputName: model')).toEqual(['Learn', 'Count', 'Fetch']);
    expect(await said('inputName: spe|ed')).toContain("speed = '0.2'");
    expect(await said('          ra|te: {')).toContain('rate: Float = 0.1');
    expect(await said('taskId: Cou|nt')).toContain('task Count');
  });

  it('offers names of resources, and says of a volume where it is declared', async () => {
    const text = (shop['pipeline.yaml'] ?? '').replace(
      '  tell:',
      '  more:\n    component: train\n    mounts: {/data: scratch}\n    resources:\n      limits:\n        \n  tell:',
    );
    await editor.open('pipeline.yaml', text);
    expect(await offered('limits:\n        |', 'pipeline.yaml')).toEqual(
      expect.arrayContaining(['cpu', 'memory', 'nvidia.com/gpu']),
    );
    expect(await said('/data: scr|atch', 'pipeline.yaml')).toContain('volume scratch');
  });
});
