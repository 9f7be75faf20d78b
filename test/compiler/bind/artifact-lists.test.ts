import { describe, expect, it } from 'vitest';
import { component, findings, pipeline, withParts } from '../../support/compile.ts';

const more = {
  'gather.yaml': component(
    'gather',
    `inputs: [{name: tables, type: "List[Dataset]"}]
implementation: {script: {image: "alpine:3.20", interpreter: sh, source: "gather\\n"}}
`,
  ),
  'folder.yaml': component(
    'folder',
    `inputs: [{name: folder, type: Directory}]
implementation: {script: {image: "alpine:3.20", interpreter: sh, source: "folder\\n"}}
`,
  ),
  'anything.yaml': component(
    'anything',
    `inputs: [{name: what}]
implementation: {container: {image: "alpine:3.20", command: [cat, {inputPath: what}]}}
`,
  ),
  'model.yaml': component(
    'model',
    `inputs: [{name: models, type: "List[Model]"}]
implementation: {script: {image: "alpine:3.20", interpreter: sh, source: "model\\n"}}
`,
  ),
  'maybe.yaml': component(
    'maybe',
    `outputs: [{name: table, type: Dataset, optional: true}]
implementation: {script: {image: "alpine:3.20", interpreter: sh, source: "maybe\\n"}}
`,
  ),
  'typed.yaml': pipeline(
    `inputs: [{name: tables, type: "List[Dataset]"}, {name: one, type: Dataset}]
tasks:
  a: {component: ./gather.yaml, arguments: {tables: "\${{ inputs.tables }}"}}
  b: {component: ./clean.yaml, arguments: {table: "\${{ inputs.one }}"}}
`,
    'typed',
  ),
  'untyped.yaml': pipeline(
    'inputs: [{name: what}]\ntasks: {a: {component: ./anything.yaml, arguments: {what: "${{ inputs.what }}"}}}\n',
    'untyped',
  ),
};
const tables = 'tasks.each.outputs.table';
const check = (tasks: string, each = 'component: ./make.yaml'): Promise<readonly string[]> =>
  findings(withParts(`tasks:\n  each: {forEach: [1, 2], ${each}}\n${tasks}`, more));
const give = (file: string, name: string, value: string): string =>
  `  use: {component: ./${file}.yaml, arguments: {${name}: "\${{ ${value} }}"}}\n`;

describe('a List of artifacts', () => {
  it.each([
    ['gather', 'tables', tables],
    ['folder', 'folder', tables],
    ['anything', 'what', tables],
    ['clean', 'table', `${tables}[0]`],
    ['clean', 'table', `${tables}[length(${tables}) - 1]`],
    ['clean', 'table', `first(${tables})`],
    ['clean', 'table', `last(${tables})`],
    ['count', 'n', `length(${tables})`],
    ['anything', 'what', `${tables}[0]`],
    ['gather', 'tables', `[${tables}[0], tasks.alone.outputs.table]`],
    ['gather', 'tables', `flatten([${tables}, [tasks.alone.outputs.table]])`],
    ['count', 'n', `length([${tables}[0]])`],
  ])('fits where %s reads %s: %s', async (file, name, value) => {
    const alone = value.includes('alone') ? '  alone: {component: ./make.yaml}\n' : '';
    expect(await check(alone + give(file, name, value))).toEqual([]);
  });

  it.each([
    ['another type', 'model', 'models', tables, [`type-mismatch: ${tables}`]],
    ['one artifact', 'clean', 'table', tables, [`type-mismatch: ${tables}`]],
    ['a text', 'say', 'text', tables, [`type-mismatch: ${tables}`]],
    ['what has no type in a pipeline', 'untyped', 'what', tables, [`type-mismatch: ${tables}`]],
    ['a List, where one is given', 'gather', 'tables', `${tables}[0]`, [`type-mismatch: ${tables}[0]`]],
    ['a text that is made of it', 'say', 'text', `json(${tables})`, [`type-mismatch: ${tables}`]],
    ['a place before the first', 'clean', 'table', `${tables}[-1]`, ['type-mismatch: -1']],
    ['a place that is no number', 'clean', 'table', `${tables}['a']`, [`type-mismatch: 'a'`]],
    [
      'a List of artifacts, and there is a text',
      'gather',
      'tables',
      `['a', ${tables}[0]]`,
      [`type-mismatch: 'a'`],
    ],
    ['a List of one kind', 'gather', 'tables', `[${tables}, ${tables}[0]]`, [`type-mismatch: ${tables}`]],
    ['a sum', 'count', 'n', `${tables} + 1`, [`type-mismatch: ${tables}`]],
  ])('does not fit where %s is expected', async (_, file, name, value, expected) => {
    expect(await check(give(file, name, value))).toEqual(expected);
  });

  it('may be looped over, and its items are artifacts', async () => {
    const again = (given: string): string => `  again: {forEach: "\${{ ${tables} }}", ${given}}\n`;
    expect(await check(again('component: ./clean.yaml, arguments: {table: "${{ item }}"}'))).toEqual([]);
    expect(await check(again('component: ./say.yaml, arguments: {text: "${{ item }}"}'))).toEqual([
      'type-mismatch: item',
    ]);
  });

  it('goes through groups and pipelines that say its type', async () => {
    const group = `  group:
    tasks: {inner: {forEach: [1], component: ./make.yaml}}
    outputs: {tables: "\${{ tasks.inner.outputs.table }}"}
  call: {component: ./typed.yaml, arguments: {tables: "\${{ tasks.group.outputs.tables }}", one: "\${{ ${tables}[0] }}"}}
`;
    expect(await check(group)).toEqual([]);
  });

  it('may be absent after a failure, like every List', async () => {
    const use = give('gather', 'tables', tables).replace(
      'component',
      'after: [{task: each, is: finished}], component',
    );
    expect(await check(use)).toEqual([`may-be-absent: ${tables}`]);
    expect(
      await check(
        use.replace(tables, `default(${tables}, tasks.other.outputs.table)`) +
          '  other: {forEach: [1], component: ./make.yaml}\n',
      ),
    ).toEqual([]);
  });

  it('of Lists can be made one', async () => {
    const nested = `tasks:
  outer:
    forEach: [1, 2]
    tasks: {inner: {forEach: [1], component: ./make.yaml}}
    outputs: {tables: "\${{ tasks.inner.outputs.table }}"}
`;
    const all = 'tasks.outer.outputs.tables';
    expect(await findings(withParts(nested + give('gather', 'tables', `flatten(${all})`), more))).toEqual([]);
    expect(await findings(withParts(nested + give('gather', 'tables', `${all}[1]`), more))).toEqual([]);
    expect(await findings(withParts(nested + give('folder', 'folder', all), more))).toEqual([]);
    expect(await findings(withParts(nested + give('gather', 'tables', all), more))).toEqual([
      `type-mismatch: ${all}`,
    ]);
    expect(await check(give('gather', 'tables', `flatten(${tables})`))).toEqual([
      `wrong-arguments: ${tables}`,
    ]);
  });
});

describe('an artifact without a key', () => {
  it('that a step may leave out is not read out of a loop', async () => {
    expect(await check(give('gather', 'tables', tables), 'component: ./maybe.yaml')).toEqual([
      'listed-artifact: each',
    ]);
  });

  it('that Argo would find as an archive is not read out of a loop, unless what is published is stored once more', async () => {
    const kept = (settings: string): string => `component: ./make.yaml, outputs: {table: {${settings}}}`;
    const publish = `publish: {gcs: {bucket: b, key: "a/\${{ run.name }}/\${{ item }}"}}`;
    const one = give('clean', 'table', `${tables}[0]`);
    const all = give('gather', 'tables', tables);
    for (const use of [one, all, '']) {
      expect(await check(use, kept(publish))).toEqual([]);
      expect(await check(use, kept(`${publish}, archive: zip`))).toEqual([]);
    }
    expect(await check(one, kept('archive: tar'))).toEqual([]);
    expect(await check(one, kept('archive: zip'))).toEqual(['listed-artifact: {archive: zip}']);
    expect(await check(all, kept('archive: tar'))).toEqual(['listed-artifact: {archive: tar}']);
    expect(await check(all, kept(`${publish}, gc: workflow-deleted`))).toEqual([
      'listed-artifact: {gcs: {bucket: b, key: "a/${{ run.name }}/${{ item }}"}}',
    ]);
  });

  it('that no step makes is not taken for one of a List', async () => {
    const files = (body: string): Promise<readonly string[]> =>
      findings(
        withParts(
          `inputs: [{name: given, type: Dataset}, {name: pick, type: Bool, default: true}]\ntasks:\n  each: {forEach: [1, 2], component: ./make.yaml}\n${body}`,
          more,
        ),
        { kind: 'WorkflowTemplate' },
      );
    expect(await files(give('clean', 'table', `if(inputs.pick, ${tables}[0], inputs.given)`))).toEqual([
      'listed-artifact: inputs.given',
    ]);
    expect(await files(give('gather', 'tables', `[${tables}[0], inputs.given]`))).toEqual([
      'listed-artifact: inputs.given',
    ]);
    const group = `  group:
    forEach: [1]
    tasks: {a: {component: ./clean.yaml, arguments: {table: "\${{ inputs.given }}"}}}
    outputs: {table: "\${{ inputs.given }}"}
`;
    expect(await files(group)).toEqual([]);
    expect(await files(group + give('gather', 'tables', 'tasks.group.outputs.table'))).toEqual([
      'listed-artifact: inputs.given',
    ]);
  });

  it('is refused only where it would be read so', async () => {
    expect(await check('', 'component: ./maybe.yaml')).toEqual([]);
    const other = '  alone: {component: ./maybe.yaml}\n  each2: {forEach: [1], component: ./make.yaml}\n';
    expect(await check(other + give('gather', 'tables', 'tasks.each2.outputs.table'))).toEqual([]);
  });
});
