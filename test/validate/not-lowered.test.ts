import { describe, expect, test } from 'vitest';
import { readSchemas, type Schema } from '../../scripts/generate/schemas.ts';
import { unlowered } from '../../src/validate/not-lowered.ts';
import { census, component, everything, graph, project, script } from './shape/documents.ts';
import { unloweredFindings } from './shape/findings.ts';

const head = 'apiVersion: pipewright/v1\nkind: Pipeline\nname: p\n';
const task = (body: string): string => `${head}tasks: {t: {component: c.yaml, ${body}}}\n`;
const kind = (body: string): string => `${head}tasks: {t: {${body}}}\n`;
const pipeline = (body: string): string => `${head}tasks: {t: {component: c.yaml}}\n${body}\n`;

/** For each place of the list, a document that uses it once. */
const uses: Readonly<Record<string, string>> = {
  'implementation.graph': graph,
};

const schemas = await readSchemas();
function placeOf(name: string): Schema | undefined {
  if (name === 'pipeline') return schemas[name];
  return Object.values(schemas).find(({ definitions }) => definitions?.[name] !== undefined)?.definitions?.[
    name
  ];
}

describe('what is not compiled yet', () => {
  test('is exactly this list, which can only become shorter', () => {
    expect(unlowered.map(({ in: place, key }) => `${place}.${key}`)).toEqual(Object.keys(uses));
  });

  test.each(unlowered)('$in.$key is a place of the schema', ({ in: place, key }) => {
    expect(placeOf(place)?.properties).toHaveProperty(key);
  });

  test.each(unlowered)('$in.$key is refused at its key, by name and once', (entry) => {
    const { in: place, key } = entry;
    const found = unloweredFindings(uses[`${place}.${key}`] ?? '');
    expect(found.map(({ code, text, message }) => ({ code, text, message }))).toEqual([
      {
        code: 'not-lowered-yet',
        text: key,
        message: `"${key}" is part of the language, but this version of Pipewright does not compile it yet.`,
      },
    ]);
  });

  test.each([
    ['null, which removes what was inherited', task('cache: null, daemon: null, mutex: null')],
    ['false, which is what it is anyway', task('cache: false, continueOnFailure: false, daemon: false')],
    [
      'outputs of a group',
      kind('tasks: {a: {component: c}}, outputs: {x: {from: y, type: Dataset, optional: true}}'),
    ],
    ['a Dict that has such keys', task('arguments: {a: {from: 3}, b: {secret: x}, c: {is: 1, any: 2}}')],
    [
      'names of tasks, inputs and variables',
      `${head}tasks: {http: {component: c, arguments: {cache: 1}, env: {daemon: a}}}\n`,
    ],
    ['a nominal type', pipeline('inputs: [{name: a, type: SecretName}]')],
    ['the census pipeline', census],
    ['the census component', component],
    ['a script', script],
  ])('does not refuse %s', (_, text) => {
    expect(unloweredFindings(text)).toEqual([]);
  });

  test('is found wherever it stands in a document that has most of the language', () => {
    const found = new Set(
      [everything, project].flatMap((text) => unloweredFindings(text).map(({ text: name }) => name)),
    );
    const missing = unlowered.filter((one) => !found.has(one.key)).map(({ key }) => key);
    expect(missing).toEqual(['graph']);
  });
});
