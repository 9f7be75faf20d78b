import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CompletionItem, Hover, Location, TextEdit } from 'vscode-languageserver-protocol/node';
import { Editor } from './editor.ts';
import { shop } from './shop.ts';

const editor = new Editor(shop);
const whole = shop['pipeline.yaml'] ?? '';
const head = 'apiVersion: pipewright/v1\nkind: Pipeline\nname: x\n';

beforeAll(() => editor.start());
afterEach(() => editor.reset());
afterAll(() => {
  const { log } = editor;
  editor.remove();
  expect(log).toBe('');
});

/** What is offered where `|` stands in a document. */
async function offered(marked: string): Promise<readonly string[]> {
  const at = marked.indexOf('|');
  await editor.open('pipeline.yaml', marked.slice(0, at) + marked.slice(at + 1));
  const before = marked.slice(0, at).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const found: CompletionItem[] = await editor.about('textDocument/completion', 'pipeline.yaml', {
    position,
  });
  return found.map(({ label }) => label);
}

describe('a document that is half written is completed', () => {
  it.each([
    ['an item of inputs that has nothing yet', `${head}inputs:\n  - |`, ['name', 'type']],
    ['a type', `${head}inputs:\n  - {name: a, type: |`, ['String', 'Dataset', 'Parquet']],
    ['a task', `${whole.split('  tell:')[0]}  new:\n    |`, ['component', 'container', 'script']],
    ['a task by its first letters', `${head}tasks:\n  a:\n    comp|`, ['component']],
    [
      'the tasks of an expression that is open',
      whole.replace('tasks.learn.outputs.loss < 0.5 }}', 'tasks.|'),
      ['fetch', 'learn', 'each'],
    ],
    [
      'the outputs in it',
      whole.replace('tasks.learn.outputs.loss < 0.5 }}', 'tasks.learn.outputs.|'),
      ['model', 'loss'],
    ],
    [
      'the outputs of a task in a text whose quote is open',
      whole.replace('"${{ inputs.day }}"}', '"${{ tasks.learn.outputs.|'),
      ['model', 'loss'],
    ],
    [
      'inputs in a list whose bracket is open',
      whole.replace('[echo, "${{ inputs.day }}"]', '[echo, "${{ inputs.|'),
      ['day', 'rates'],
    ],
    ['arguments in braces that are open', whole.replace('{day: "${{ inputs.day }}"}', '{|'), ['day']],
    [
      'inputs behind signs of two units',
      whole.replace('[echo, "${{ inputs.day }}"]', '["😀 𝕏", "😀 ${{ inputs.| }}"]'),
      ['day', 'rates'],
    ],
    [
      'inputs with Windows line ends',
      whole.replace('[echo, "${{ inputs.day }}"]', '[echo, "${{ inputs.| }}"]').replaceAll('\n', '\r\n'),
      ['day', 'rates'],
    ],
    [
      'inputs at the end of a very long line',
      whole.replace('[echo, "${{ inputs.day }}"]', `["${'x'.repeat(100_000)}", "\${{ inputs.| }}"]`),
      ['day', 'rates'],
    ],
  ])('%s', async (_what, marked, expected) => {
    expect(await offered(marked)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ['an empty one', '|'],
    ['one with blank lines only', '\n\n|'],
    ['one that has begun', 'apiV|'],
  ])('from nothing: %s', async (_what, marked) => {
    expect(await offered(marked)).toContain('apiVersion: pipewright/v1, kind: Pipeline');
  });

  it('with its kind, when it has only apiVersion', async () => {
    expect(await offered('apiVersion: pipewright/v1\n|')).toContain('kind');
    await editor.close('pipeline.yaml');
    expect(await offered('apiVersion: pipewright/v1\nkind: |')).toEqual(
      expect.arrayContaining(['Pipeline', 'Component', 'Project']),
    );
  });
});

const broken: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['blank', ' \n\n \t\n'],
  ['only apiVersion', 'apiVersion: pipewright/v1'],
  ['inputs with nothing', `${head}inputs:\n`],
  ['an open expression', whole.replace('tasks.learn.outputs.loss < 0.5 }}', 'tasks.')],
  [
    'an open name in brackets',
    whole.replace('tasks.learn.outputs.loss < 0.5 }}', "tasks['learn'].outputs['lo"),
  ],
  ['an open quote', whole.replace('"2026-01-01"', '"2026-01-01')],
  ['an open single quote', whole.replace('./components/load', "'./components/lo")],
  ['an open bracket', whole.replace('"${{ inputs.day }}"]', '"${{ inputs.day }}"')],
  ['an open brace', whole.replace('{day: "${{ inputs.day }}"}', '{day: "${{ inputs.day }}"')],
  ['one tab', whole.replace('    component: train', '\tcomponent: train')],
  ['only tabs', whole.replaceAll('  ', '\t')],
  ['Windows line ends', whole.replaceAll('\n', '\r\n')],
  ['line ends of old Macs', whole.replaceAll('\n', '\r')],
  ['a byte order mark', `\uFEFF${whole}`],
  ['a NUL', whole.replace('shop', 'sh\0op')],
  ['half a sign', whole.replace('The day', '\uD800')],
  ['line ends of Unicode', whole.replace('The day.', 'The\u2028day\u0085.')],
  ['two documents', `${whole}---\n${whole}`],
  ['an alias to nothing', whole.replace('{day: "${{ inputs.day }}"}', '*nope')],
  ['an alias to itself', whole.replace('{day: "${{ inputs.day }}"}', '&a {day: *a}')],
  ['a merge of nothing', whole.replace('{day: "${{ inputs.day }}"}', '{<<: *nope}')],
  ['deep braces', `${head}tasks:\n  a: ${'{a: '.repeat(300)}`],
  ['many brackets', `${head}tasks: ${'['.repeat(5000)}`],
  ['no map', 'hello'],
  ['a list', '- a\n- b'],
  ['a key without a name', whole.replace('    component: train', '    :')],
  ['a question mark', whole.replace('    component: train', '    ? x')],
  ['the same key twice', `${whole}tasks:\n  z: {}\n`],
  ['names of objects', whole.replaceAll('fetch', '__proto__').replaceAll('learn', 'constructor')],
  ['a very long line', whole.replace('The day.', `${'x'.repeat(200_000)} \${{ tasks. `)],
  [
    'strange letters in an expression',
    whole.replace('tasks.learn.outputs.loss < 0.5 }}', 'inputs.dåy😀. }}'),
  ],
];

describe('a document that is broken is answered for', () => {
  it.each(broken)('%s', async (_what, text) => {
    await editor.open('pipeline.yaml', text);
    const lines = text.split(/\r\n|\n|\r/);
    const last = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const half = Math.floor(lines.length / 2);
    const middle = { line: half, character: Math.min(30, lines[half]?.length ?? 0) };
    for (const position of [{ line: 0, character: 0 }, middle, last, { line: 999, character: 999 }]) {
      for (const request of ['completion', 'hover', 'definition', 'references', 'prepareRename']) {
        const asked = { position, context: { includeDeclaration: true } };
        await editor.about(`textDocument/${request}`, 'pipeline.yaml', asked);
      }
    }
    const range = { start: { line: 0, character: 0 }, end: last };
    await editor.about('textDocument/documentSymbol', 'pipeline.yaml');
    await editor.about('textDocument/codeAction', 'pipeline.yaml', { range, context: { diagnostics: [] } });
    const options = { tabSize: 2, insertSpaces: true };
    const edits: TextEdit[] = await editor.about('textDocument/formatting', 'pipeline.yaml', { options });
    expect(editor.applied('pipeline.yaml', edits).length).toBeGreaterThanOrEqual(0);
    expect(editor.log).toBe('');
  });

  it('is right again when it is whole, after it was pasted in pieces', async () => {
    await editor.open('pipeline.yaml', '#');
    for (let at = 0; at < whole.length; at += 61) {
      await editor.edit('pipeline.yaml', '#', `${whole.slice(at, at + 61).replaceAll('#', '')}#`);
      await editor.about('textDocument/documentSymbol', 'pipeline.yaml');
    }
    await editor.edit('pipeline.yaml', '#', '');
    expect(editor.text('pipeline.yaml')).toBe(whole);
    expect(await editor.diagnostics('pipeline.yaml')).toEqual([]);
  });

  it('keeps its other names known: definition and hover work beside the mistake', async () => {
    await editor.open(
      'pipeline.yaml',
      whole.replace('"2026-01-01", description', '"2026-01-01, description'),
    );
    const found: Location[] | null = await editor.at(
      'textDocument/definition',
      'pipeline.yaml',
      'tasks.fi|t.outputs.model',
    );
    expect(found?.map(({ range }) => editor.slice('pipeline.yaml', range))).toEqual(['fit']);
    const hover: Hover | null = await editor.at('textDocument/hover', 'pipeline.yaml', 'tas|ks:');
    expect(JSON.stringify(hover)).toContain('The tasks, by name');
  });
});

describe('files that change while they are open', () => {
  it('answers for a document whose file is deleted or renamed', async () => {
    await editor.open('pipeline.yaml');
    rmSync(join(editor.root, 'pipeline.yaml'));
    await editor.edit('pipeline.yaml', 'inputs.day }}"]', 'inputs.dya }}"]');
    expect((await editor.diagnostics('pipeline.yaml')).map(({ code }) => code)).toEqual(['unknown-input']);
    const uri = editor.uri('pipeline.yaml');
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] });
    expect(
      await editor.at('textDocument/definition', 'pipeline.yaml', 'tasks.fi|t.outputs.model'),
    ).toHaveLength(1);
  });

  it('sees a component that is renamed on disk', async () => {
    await editor.open('pipeline.yaml');
    expect(await editor.diagnostics('pipeline.yaml')).toEqual([]);
    renameSync(join(editor.root, 'components/train.yaml'), join(editor.root, 'components/learn.yaml'));
    const changes = ['components/train.yaml', 'components/learn.yaml'].map((name, index) => ({
      uri: editor.uri(name),
      type: index === 0 ? 3 : 1,
    }));
    await editor.notify('workspace/didChangeWatchedFiles', { changes });
    const missing = (): boolean =>
      (editor.shown('pipeline.yaml') ?? [])
        .concat(editor.shown('pipewright.yaml') ?? [])
        .some(({ code }) => code === 'unknown-component');
    await editor.until(missing);
    expect(missing()).toBe(true);
    renameSync(join(editor.root, 'components/learn.yaml'), join(editor.root, 'components/train.yaml'));
    await editor.notify('workspace/didChangeWatchedFiles', { changes });
    await editor.until(() => !missing());
  });

  it('checks a pipeline against a component that is edited and not saved', async () => {
    await editor.open('pipeline.yaml');
    expect(await editor.diagnostics('pipeline.yaml')).toEqual([]);
    await editor.open('components/train.yaml');
    await editor.edit(
      'components/train.yaml',
      '{name: rate, type: Float, default: 0.1}',
      '{name: rate, type: Bool, default: true}',
    );
    await editor.until(() => (editor.shown('pipeline.yaml') ?? []).length > 0);
    expect(editor.shown('pipeline.yaml')?.map(({ code }) => code)).toEqual(['type-mismatch']);
    await editor.close('components/train.yaml');
    await editor.until(() => (editor.shown('pipeline.yaml') ?? []).length === 0);
    expect(editor.shown('pipeline.yaml')).toEqual([]);
  });
});
