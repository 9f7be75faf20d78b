import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Location, Range, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { compile } from '../../src/compiler/compile.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { MemoryHost } from '../support/memory-host.ts';
import { Editor } from './editor.ts';
import { shop } from './shop.ts';

const editor = new Editor(shop);

beforeAll(() => editor.start());
beforeEach(() => editor.open('pipeline.yaml'));
afterEach(() => editor.reset());
afterAll(() => {
  const { log } = editor;
  editor.remove();
  expect(log).toBe('');
});

const pipeline = shop['pipeline.yaml'] ?? '';

/** Places as `file:line:text`, lines from 1. */
function places(found: readonly Location[] | null): readonly string[] {
  return (found ?? []).map(({ uri, range }) => {
    const name = decodeURIComponent(uri).slice(editor.uri('').length + 1);
    const lines = (shop[name] ?? '').split('\n');
    const text = lines[range.start.line]?.slice(range.start.character, range.end.character) ?? '';
    return `${name}:${range.start.line + 1}:${text}`;
  });
}

async function defined(marked: string, name = 'pipeline.yaml'): Promise<readonly string[]> {
  return places(await editor.at('textDocument/definition', name, marked));
}

async function referring(
  marked: string,
  includeDeclaration = true,
  name = 'pipeline.yaml',
): Promise<readonly string[]> {
  return places(
    await editor.at('textDocument/references', name, marked, { context: { includeDeclaration } }),
  );
}

async function renamed(
  marked: string,
  newName: string,
  name = 'pipeline.yaml',
): Promise<Readonly<Record<string, string>>> {
  const edit: WorkspaceEdit = await editor.at('textDocument/rename', name, marked, { newName });
  return editor.edited(edit);
}

describe('go to definition', () => {
  it('leads from names in expressions to what they name', async () => {
    expect(await defined('[echo, "${{ inputs.d|ay')).toEqual(['pipeline.yaml:5:day']);
    expect(await defined('tasks.fi|t.outputs.model')).toEqual(['pipeline.yaml:17:fit']);
    expect(await defined('tasks.learn.outputs.lo|ss <')).toEqual(['pipeline.yaml:23:loss']);
    expect(await defined('tasks.fit.outputs.mo|del')).toEqual(['components/train.yaml:10:model']);
    expect(await defined('after: [lea|rn]')).toEqual(['pipeline.yaml:15:learn']);
  });

  it('leads from an argument to the input, and from a component to its file, by path, directory and alias', async () => {
    expect(await defined('arguments: {d|ay')).toEqual(['components/load/component.yaml:5:day']);
    expect(await defined('component: ./compo|nents/load')).toEqual(['components/load/component.yaml:1:']);
    expect(await defined('component: tr|ain')).toEqual(['components/train.yaml:1:']);
  });

  it('works inside of a component', async () => {
    await editor.open('components/train.yaml');
    expect(await defined('{inputValue: ra|te}', 'components/train.yaml')).toEqual([
      'components/train.yaml:7:rate',
    ]);
    expect(await defined('{outputPath: lo|ss}', 'components/train.yaml')).toEqual([
      'components/train.yaml:11:loss',
    ]);
  });

  it('leads nowhere from what is no name', async () => {
    expect(await defined('na|me: shop')).toEqual([]);
    expect(await defined('kind: Pipe|line')).toEqual([]);
  });

  it('works in a document that is broken', async () => {
    await editor.edit('pipeline.yaml', 'onExit:', 'onExit: [{');
    expect(await defined('tasks.fi|t.outputs.model')).toEqual(['pipeline.yaml:17:fit']);
  });
});

describe('find references', () => {
  it('finds a task in expressions and in `after`, with its declaration if that is asked for', async () => {
    const uses = ['pipeline.yaml:8:learn', 'pipeline.yaml:29:learn', 'pipeline.yaml:30:learn'];
    expect([...(await referring('  le|arn:', false))].sort()).toEqual([...uses].sort());
    expect([...(await referring('  le|arn:'))].sort()).toEqual([...uses, 'pipeline.yaml:15:learn'].sort());
  });

  it('finds an input of a component in all pipelines that give it, open or not', async () => {
    await editor.open('components/train.yaml');
    expect([...(await referring('name: ta|ble, type', true, 'components/train.yaml'))].sort()).toEqual([
      'components/train.yaml:15:table',
      'components/train.yaml:6:table',
      'pipeline.yaml:20:table',
      'pipeline.yaml:27:table',
    ]);
  });
});

describe('rename', () => {
  it('renames a task with all that names it', async () => {
    const { 'pipeline.yaml': after = '', ...others } = await renamed('after: [le|arn]', 'study');
    expect(others).toEqual({});
    expect(after).toBe(
      pipeline
        .replace('  learn:', '  study:')
        .replaceAll('tasks.learn.', 'tasks.study.')
        .replace('[learn]', '[study]'),
    );
  });

  it('renames an input of a component in the component and in the arguments of every pipeline', async () => {
    editor.put(
      'other.yaml',
      'apiVersion: pipewright/v1\nkind: Pipeline\nname: other\ninputs: [{name: t, type: Dataset}]\ntasks:\n  a: {component: train, arguments: {"table": "${{ inputs.t }}"}}\n',
    );
    const found = await renamed('      ta|ble: ${{', 'data');
    expect(Object.keys(found).sort()).toEqual(['components/train.yaml', 'other.yaml', 'pipeline.yaml']);
    expect(found['components/train.yaml']).toBe(
      shop['components/train.yaml']
        ?.replace('name: table', 'name: data')
        .replace('inputPath: table', 'inputPath: data'),
    );
    expect(found['other.yaml']).toContain('arguments: {"data": "${{ inputs.t }}"}');
    expect(found['pipeline.yaml']).toContain('arguments: {data: "${{ tasks.fetch.outputs.table }}", rate');
  });

  it('changes nothing of what compiles, but for the name', async () => {
    const found = await renamed('[echo, "${{ inputs.d|ay', 'date');
    const compiled = async (files: Readonly<Record<string, string>>): Promise<string> => {
      const sink = new Sink();
      const text = await compile(
        'pipeline.yaml',
        new MemoryHost(new Map(Object.entries(files))),
        { inputs: new Map() },
        sink,
      );
      expect(sink.hasErrors).toBe(false);
      return text ?? '';
    };
    const after = await compiled({ ...shop, ...found });
    expect(after).not.toBe(await compiled(shop));
    expect(after.replaceAll('date', 'day')).toBe((await compiled(shop)).replaceAll('date', 'day'));
  });

  it('renames the value that an environment gives to an input of one pipeline, and refuses it for several', async () => {
    const project = `${shop['pipewright.yaml']}environments:\n  prod: {inputs: {day: "2026-02-02"}}\n`;
    editor.put('pipewright.yaml', project);
    expect((await renamed('[echo, "${{ inputs.d|ay', 'date'))['pipewright.yaml']).toContain(
      'inputs: {date: ',
    );
    editor.put('second.yaml', pipeline.replace('name: shop', 'name: second'));
    await expect(renamed('[echo, "${{ inputs.d|ay', 'date')).rejects.toThrow(
      '"day" in pipewright.yaml also names input "day" of second.yaml',
    );
  });

  it('renames outputs, exports, volumes and aliases', async () => {
    const exported = await renamed('tasks.learn.outputs.lo|ss <', 'error');
    expect(exported['pipeline.yaml']).toContain('      error: ${{ tasks.fit.outputs.loss }}');
    expect(exported['pipeline.yaml']).toContain('tasks.learn.outputs.error <');
    expect(Object.keys(exported)).toEqual(['pipeline.yaml']);
    expect(Object.keys(await renamed('tasks.fit.outputs.lo|ss', 'error')).sort()).toEqual([
      'components/train.yaml',
      'pipeline.yaml',
    ]);
    const alias = await renamed('component: tr|ain', 'fit');
    expect(alias['pipewright.yaml']).toContain('  fit: components/train.yaml');
    expect(alias['pipeline.yaml']).not.toContain('component: train');
  });

  it.each([
    ['another task has', '  fe|tch:', 'learn'],
    ['is no name', '  fe|tch:', 'Fetch It'],
    ['ends with a hyphen', '  fe|tch:', 'fetch-'],
    ['is a word of the engine', '  fe|tch:', 'not'],
    ['another input has', 'inputs.d|ay', 'rates'],
    ['is empty', 'inputs.d|ay', ''],
    ['another input of the component has', '      ta|ble: ${{', 'rate'],
  ])('refuses a name that %s', async (_, marked, newName) => {
    await expect(renamed(marked, newName)).rejects.toThrow(/cannot be|would be wrong/);
  });

  it('refuses an input that a script finds by its variable', async () => {
    const script =
      'apiVersion: pipewright/v1\nkind: Component\nname: s\ninputs: [{name: my-day, type: String}]\nimplementation:\n  script: {image: a, interpreter: sh, source: "echo $MY_DAY"}\n';
    editor.put('s.yaml', script);
    await editor.open('s.yaml');
    await expect(renamed('name: my-d|ay', 'date', 's.yaml')).rejects.toThrow('finds "my-day" by MY_DAY');
    await editor.edit('s.yaml', '$MY_DAY', '$NO');
    expect((await renamed('name: my-d|ay', 'date', 's.yaml'))['s.yaml']).toContain('name: date');
  });

  it('says beforehand what can be renamed', async () => {
    const found: { range: Range; placeholder: string } = await editor.at(
      'textDocument/prepareRename',
      'pipeline.yaml',
      'tasks.fi|t.outputs.model',
    );
    expect(found.placeholder).toBe('fit');
    expect(editor.slice('pipeline.yaml', found.range)).toBe('fit');
    expect(await editor.at('textDocument/prepareRename', 'pipeline.yaml', 'na|me: shop')).toBeNull();
    expect(
      await editor.at('textDocument/prepareRename', 'pipeline.yaml', 'component: ./compo|nents/load'),
    ).toBeNull();
    await expect(renamed('na|me: shop', 'x')).rejects.toThrow('nothing here');
  });

  it('finds volumes in every setting, and an argument that is called as a part of a script', async () => {
    const text = pipeline
      .replace('volumes:', 'defaults:\n  mounts: {/a: scratch}\nvolumes:')
      .replace(
        '    after: [learn]',
        '    after: [learn]\n    mounts: {/b: {volume: scratch}}\n    arguments: {source: "${{ inputs.day }}"}',
      )
      .replace(
        '  each:',
        '  side:\n    sidecars: [{name: s, image: a, volumeMounts: [{name: scratch, mountPath: /c}]}]\n    container: {image: a, command: [a]}\n  each:',
      );
    await editor.close('pipeline.yaml');
    await editor.open('pipeline.yaml', text);
    expect((await renamed('  scra|tch: {emptyDir', 'tmp'))['pipeline.yaml']).toBe(
      text.replaceAll('scratch', 'tmp'),
    );
    expect((await renamed('[echo, "${{ inputs.d|ay', 'date'))['pipeline.yaml']).toContain(
      '{source: "${{ inputs.date }}"}',
    );
  });

  it('refuses an argument that an anchor gives to several components', async () => {
    const text = `apiVersion: pipewright/v1\nkind: Pipeline\nname: x\nx-common: &common {day: a}\ntasks:\n  a: {component: ./components/load, arguments: *common}\n  b: {component: ./other.yaml, arguments: *common}\n`;
    editor.put(
      'other.yaml',
      (shop['components/load/component.yaml'] ?? '').replace('name: load', 'name: other'),
    );
    editor.put('anchors.yaml', text);
    await editor.open('components/load/component.yaml');
    await expect(renamed('name: d|ay', 'date', 'components/load/component.yaml')).rejects.toThrow(
      '"day" in anchors.yaml also names input "day" of other.yaml',
    );
  });

  it('keeps Windows line ends, and counts emoji right', async () => {
    const text = pipeline
      .replace('[echo, "${{ inputs.day }}"]', '[echo, "😀 ${{ \'😀\' + inputs.day }}"]')
      .replaceAll('\n', '\r\n');
    await editor.close('pipeline.yaml');
    await editor.open('pipeline.yaml', text);
    const { 'pipeline.yaml': after } = await renamed("'😀' + inputs.d|ay", 'date');
    expect(after).toBe(text.replace('name: day', 'name: date').replaceAll('inputs.day', 'inputs.date'));
  });
});
