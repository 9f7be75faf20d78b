import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompletionItem, Hover } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Editor } from './editor.ts';
import { shop } from './shop.ts';

const editor = new Editor(shop);
let count = 0;

beforeAll(async () => {
  await editor.start();
});
afterAll(() => {
  const { log } = editor;
  editor.remove();
  expect(log).toBe('');
});

/** What is offered where `|` stands in a document, by label. */
async function offered(marked: string): Promise<ReadonlyMap<string, CompletionItem>> {
  count += 1;
  const name = `new-${count}.yaml`;
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  await editor.open(name, text);
  const document = TextDocument.create('', 'yaml', 0, text);
  const items: CompletionItem[] = await editor.about('textDocument/completion', name, {
    position: document.positionAt(offset),
  });
  await editor.close(name);
  return new Map(items.map((one) => [one.label, one]));
}

const labels = async (marked: string): Promise<readonly string[]> => [...(await offered(marked)).keys()];

/** The document when an item is taken. */
async function taken(marked: string, label: string): Promise<string> {
  const item = (await offered(marked)).get(label);
  const edit = item?.textEdit;
  if (edit === undefined || !('range' in edit)) throw new Error(`${label} is not offered`);
  return TextDocument.applyEdits(TextDocument.create('', 'yaml', 0, marked.replace('|', '')), [edit]);
}

const head = 'apiVersion: pipewright/v1\nkind: Pipeline\nname: x\n';
const shopText = shop['pipeline.yaml'] ?? '';

describe('completion', () => {
  it('begins an empty document', async () => {
    expect(await labels('|')).toEqual(
      ['Pipeline', 'Component', 'Project'].map((kind) => `apiVersion: pipewright/v1, kind: ${kind}`),
    );
    expect(await taken('api|', 'apiVersion: pipewright/v1, kind: Pipeline')).toBe(
      head.replace('name: x\n', 'name: '),
    );
  });

  it('knows what a response holds where a request says what its success is, and nowhere else', async () => {
    const request = `${head}inputs: [{name: a, type: String}]\ntasks:\n  ask:\n    http:\n      url: x\n`;
    expect(await labels(`${request}      success: \${{ |`)).toEqual(
      expect.arrayContaining(['response', 'inputs']),
    );
    expect(await labels(`${request}      success: \${{ response.|`)).toEqual(['status', 'body']);
    expect(await labels(`${request}      body: \${{ |`)).not.toContain('response');
    expect(await labels(`${request}      body: \${{ response.|`)).toEqual([]);
  });

  it('knows the keys of each kind of document, without those that are there', async () => {
    const keys = await labels(`${head}|`);
    expect(keys).toEqual(expect.arrayContaining(['tasks', 'inputs', 'onExit', 'schedule']));
    expect(keys).not.toContain('name');
    expect(keys).not.toContain('implementation');
    expect(await labels('apiVersion: pipewright/v1\nkind: Component\n|')).toContain('implementation');
    expect(await labels('apiVersion: pipewright/v1\nkind: Project\n|')).toContain('environments');
  });

  it('says of a key what it takes, what it means and whether it is needed', async () => {
    const tasks = (await offered(`${head}|`)).get('tasks');
    expect(tasks?.detail).toBe('map, required');
    expect(tasks?.documentation).toContain('The tasks, by name.');
  });

  it.each([
    ['in a half-typed map in brackets', `${head}tasks: {a: {comp|`],
    ['in a block', `${head}tasks:\n  a:\n    |`],
    ['in the middle of a word', `${head}tasks:\n  a:\n    comp|\n  b: {component: ./x.yaml}\n`],
    ['above other keys', `${head}tasks:\n  a:\n    |\n    when: \${{ true }}\n`],
    ['with Windows line ends', `${head}tasks:\n  a:\n    |\n`.replaceAll('\n', '\r\n')],
    ['below an emoji', `${head}description: 😀 é\ntasks:\n  😀: 1\n  a:\n    |`],
    ['in a document with a second error', `${head}inputs: [\ntasks: {a: {|`],
    ['in a group', `${head}tasks:\n  g:\n    tasks:\n      a:\n        c|`],
    ['in the case of a switch', `${head}tasks:\n  g:\n    switch: {cases: {one: {tasks: {a: {|`],
  ])('offers the kinds of a task %s', async (_, marked) => {
    expect(await labels(marked)).toEqual(
      expect.arrayContaining(['component', 'container', 'script', 'forEach']),
    );
  });

  it('offers one kind of a task only', async () => {
    const keys = await labels(`${head}tasks:\n  a:\n    component: ./x.yaml\n    |`);
    expect(keys).toContain('arguments');
    expect(keys).not.toContain('container');
    expect(keys).not.toContain('component');
  });

  it('writes a key with its colon, and no second one', async () => {
    expect(await taken(`${head}tasks: {a: {comp|`, 'component')).toBe(`${head}tasks: {a: {component: `);
    expect(await taken(`${head}tasks:\n  a:\n    comp|: x\n`, 'component')).toBe(
      `${head}tasks:\n  a:\n    component: x\n`,
    );
    expect(await taken(`${head}ta|`, 'tasks')).toBe(`${head}tasks:`);
  });

  it('finds components by path and by alias, with what they are', async () => {
    const found = await offered(`${head}tasks:\n  a:\n    component: ./|`);
    expect([...found.keys()]).toEqual(
      expect.arrayContaining([
        'train',
        './components/train.yaml',
        './components/load/component.yaml',
        './pipeline.yaml',
      ]),
    );
    expect([...found.keys()]).not.toContain('./pipewright.yaml');
    expect(found.get('./components/train.yaml')?.documentation).toBe('Trains a *model*.');
    expect(await taken(`${head}tasks: {a: {component: ./comp|}}`, './components/train.yaml')).toBe(
      `${head}tasks: {a: {component: ./components/train.yaml}}`,
    );
  });

  it('offers the inputs of the component under arguments, what is needed first', async () => {
    for (const marked of ['arguments:\n      |', 'arguments: {|', 'arguments: {rate: 1, t|}']) {
      const found = await offered(`${head}tasks:\n  a:\n    component: train\n    ${marked}`);
      expect([...found.keys()]).toContain('table');
      expect(found.get('table')).toMatchObject({
        detail: 'Dataset, required',
        documentation: 'What to learn from.',
      });
    }
  });

  it('offers values of the language', async () => {
    expect(await labels(`${head}tasks:\n  a:\n    gather: |`)).toEqual(['present', 'nullable']);
    expect(await labels('kind: |\napiVersion: pipewright/v1\n')).toContain('Pipeline');
    expect(await labels(`${head}tasks: {a: {continueOnFailure: |`)).toEqual(['true', 'false']);
    expect(await labels(`${head}tasks:\n  a:\n    after:\n      - {task: b, is: |}\n`)).toEqual([
      'succeeded',
      'failed',
      'skipped',
      'finished',
    ]);
  });

  it('offers types, those of the project too', async () => {
    expect(await labels(`${head}inputs:\n  - {name: x, type: |}\n`)).toEqual(
      expect.arrayContaining(['Integer', 'List', 'Parquet']),
    );
  });

  it('offers the tasks of the same scope to wait for, and volumes to mount', async () => {
    const after = shopText.replace('after: [learn]', 'after: [|]');
    expect(await labels(after)).toEqual(['fetch', 'learn', 'each']);
    expect(await labels(shopText.replace('after: [learn]', 'after:\n      - fe|'))).toContain('fetch');
    expect(await labels(shopText.replace('after: [learn]', 'mounts: {/tmp: |}'))).toEqual(['scratch']);
  });

  it('offers what fits an input: its own values, inputs and outputs of its type', async () => {
    const rest =
      'tasks:\n  fetch: {component: ./components/load, arguments: {day: a}}\n  a:\n    component: train\n    arguments:\n      ';
    expect(await labels(`${head}${rest}mode: |`)).toEqual(['fast', 'slow']);
    expect(await labels(`${head}${rest}table: |`)).toEqual(['${{ tasks.fetch.outputs.table }}']);
    expect(
      await taken(
        `${head}${rest.replace('arguments:\n      ', 'arguments: {')}table: |}`,
        '"${{ tasks.fetch.outputs.table }}"',
      ),
    ).toContain('arguments: {table: "${{ tasks.fetch.outputs.table }}"}');
  });

  it('offers ports in a component', async () => {
    const text = (shop['components/train.yaml'] ?? '').replace('{inputValue: rate}', '{inputValue: |}');
    expect(await labels(text)).toEqual(['table', 'rate', 'mode']);
  });

  it('offers nothing in a comment, in the text of a script, and behind a closed expression', async () => {
    expect(await labels(`${head}# |`)).toEqual([]);
    expect(
      await labels(`${head}tasks:\n  a:\n    script:\n      source: |-\n        echo |`.replace('|-', '>-')),
    ).toEqual([]);
    expect(await labels(`${head}tasks:\n  a:\n    when: \${{ true }} |`)).toEqual([]);
  });
});

describe('completion in an expression', () => {
  const at = (expression: string, place = 'loss < 0.5 }}'): Promise<readonly string[]> =>
    labels(shopText.replace(`\${{ tasks.learn.outputs.${place}`, expression));

  it.each([
    '${{ tasks.|',
    '${{ tasks.| }}',
    '${{ !tasks.|',
    '${{ length(tasks.|',
    '"${{ tasks.|',
    '"${{ tasks.| }}"',
  ])('offers the tasks that can be seen, in %s', async (expression) => {
    expect(await at(expression)).toEqual(['fetch', 'learn', 'each']);
  });

  it('offers outputs with their types, also through groups, and of loops as Lists', async () => {
    const found = await offered(
      shopText.replace('${{ tasks.learn.outputs.loss < 0.5 }}', '${{ tasks.learn.outputs.|'),
    );
    expect([...found.values()].map(({ label, detail }) => [label, detail])).toEqual([
      ['model', 'Model'],
      ['loss', 'Float'],
    ]);
    expect(found.get('model')?.documentation).toBe('The model.');
    const each = await offered(
      shopText.replace('${{ tasks.learn.outputs.loss < 0.5 }}', '${{ tasks.each.outputs.|'),
    );
    expect(each.get('loss')?.detail).toBe('List[Float]');
    expect(await at('${{ tasks.learn.| }}')).toEqual(['outputs', 'status']);
  });

  it('offers inputs, first names and functions with their signatures', async () => {
    expect(await at('${{ inputs.|')).toEqual(['day', 'rates']);
    const first = await offered(shopText.replace('${{ tasks.learn.outputs.loss < 0.5 }}', '${{ |'));
    expect([...first.keys()]).toEqual(
      expect.arrayContaining(['inputs', 'tasks', 'run', 'volumes', 'length', 'true']),
    );
    expect([...first.keys()]).not.toContain('item');
    expect(first.get('contains')?.detail).toBe('contains(x, part): Bool');
  });

  it('offers the item in a loop, and its fields', async () => {
    const loop = (text: string): string => shopText.replace('"${{ item }}"', text);
    expect(await labels(loop('"${{ |'))).toContain('item');
    const matrix = loop('"${{ item.|').replace(
      'forEach: ${{ inputs.rates }}',
      'matrix: {rate: [1, 2], size: [a]}',
    );
    expect(await labels(matrix)).toEqual(['rate', 'size']);
  });

  it('offers how the run ended in onExit only', async () => {
    expect(await labels(shopText.replace('run.status', 'run.|'))).toContain('failures');
    expect(await at('${{ run.| }}')).not.toContain('status');
    expect(await labels(shopText.replace('run.status', 'tasks.|'))).toEqual([]);
  });

  it('sees outer tasks from inside a group, and inner ones from its outputs only', async () => {
    const inside = shopText.replace('tasks.fetch.outputs.table }}\n    outputs', 'tasks.|\n    outputs');
    expect(await labels(inside)).toEqual(['fetch', 'each', 'tell']);
    expect(await labels(shopText.replace('${{ tasks.fit.outputs.loss }}', '${{ tasks.|'))).toContain('fit');
  });

  it('writes a name that is no word in brackets', async () => {
    const kfp =
      'name: K\noutputs: [{name: Out Put}]\nimplementation: {container: {image: a, command: [{outputPath: Out Put}]}}\n';
    editor.put('kfp.yaml', kfp);
    const marked = `${head}tasks:\n  a: {component: ./kfp.yaml}\n  b:\n    when: \${{ tasks.a.outputs.| }}\n`;
    expect(await taken(marked, 'Out Put')).toContain("${{ tasks.a.outputs['Out Put'] }}");
  });

  it('offers nothing in the source of a script, which arrives as it is', async () => {
    expect(
      await labels(
        `${head}tasks:\n  a:\n    script:\n      source: |-\n        echo \${{ tasks.`.replace('|-', '>-') +
          '|',
      ),
    ).toEqual([]);
  });

  it('offers no names inside of a text', async () => {
    expect(await at("${{ contains('tasks.|")).toEqual([]);
  });

  it('also works in a document with Windows line ends and emoji before', async () => {
    const marked = shopText
      .replace('name: shop', 'name: shop # 😀')
      .replace('${{ tasks.learn.outputs.loss < 0.5 }}', "${{ '😀' == tasks.learn.outputs.|")
      .replaceAll('\n', '\r\n');
    expect(await labels(marked)).toEqual(['model', 'loss']);
  });
});

describe('hover', () => {
  const shown = async (marked: string, name = 'pipeline.yaml'): Promise<string | undefined> => {
    await editor.open(name);
    const found: Hover | null = await editor.at('textDocument/hover', name, marked);
    await editor.close(name);
    return found === null ? undefined : (found.contents as { value: string }).value;
  };

  it('says what a key means and takes', async () => {
    expect(await shown('for|Each')).toContain('Runs the task once for each item of a list');
    expect(await shown('k|ind: Pipeline')).toContain('kind: Pipeline');
  });

  it('says of an input its type, default, description and place', async () => {
    const text = await shown('[echo, "${{ inputs.d|ay');
    expect(text).toContain('day: String = "2026-01-01"');
    expect(text).toContain('The day.');
    expect(text).toContain('pipeline.yaml:5');
    expect(await shown('tab|le: ${{')).toContain('components/train.yaml:6');
  });

  it('says of an output its type, and which task and component give it', async () => {
    const text = await shown('tasks.learn.outputs.lo|ss <');
    expect(text).toContain('tasks.learn.outputs.loss: Float');
    expect(text).toContain('Given by the task `learn`');
    const inner = await shown('tasks.fit.outputs.mo|del');
    expect(inner).toContain('Model');
    expect(inner).toContain('which runs `train`');
    expect(inner).toContain('components/train.yaml:10');
  });

  it('says of a task and a component what they are, and shows texts of users as they are', async () => {
    expect(await shown('tasks.f|it.outputs.loss')).toContain('Trains a \\*model\\*.');
    expect(await shown('after: [le|arn]')).toContain('task learn');
    const component = await shown('component: ./comp|onents/load');
    expect(component).toContain('component load\ninputs:\n  day: String\noutputs:\n  table: Dataset');
    expect(component).toContain('components/load/component.yaml');
  });

  it('says of a function its signature', async () => {
    await editor.open(
      'f.yaml',
      shopText.replace('tasks.learn.outputs.loss < 0.5', 'length(inputs.rates) > 1'),
    );
    const found: Hover | null = await editor.at('textDocument/hover', 'f.yaml', 'len|gth(');
    expect(found?.contents).toMatchObject({ value: expect.stringContaining('length(x): Integer') });
    expect(found?.range && editor.slice('f.yaml', found.range)).toBe('length');
    await editor.close('f.yaml');
  });

  it('shows no default of a secret', async () => {
    await editor.open(
      's.yaml',
      shopText.replace('type: String, default: "2026', 'type: Secret, default: "2026'),
    );
    const found: Hover | null = await editor.at('textDocument/hover', 's.yaml', '[echo, "${{ inputs.d|ay');
    expect(JSON.stringify(found)).toContain('Secret');
    expect(JSON.stringify(found)).not.toContain('2026');
    await editor.close('s.yaml');
  });
});
