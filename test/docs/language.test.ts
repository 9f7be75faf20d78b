import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../src/run/evaluate.ts';
import { fencesOf } from './fences.ts';
import { fillIn, generated } from './generated.ts';
import { content, tableAfter } from './tables.ts';
import { check, compiled, documentOf, filesOf, shown } from './world.ts';

/** `UPDATE=1 vitest run test/docs` writes the parts that are made from the code. */
const update = process.env.UPDATE === '1';
const path = 'docs/language.md';

const fences = fencesOf(path);
const files = filesOf(fences);
const examples = fences.filter((one) => one.language === 'yaml');

describe('docs/language.md', () => {
  it('has tables that equal the code', async () => {
    const page = readFileSync(path, 'utf8');
    const filled = await fillIn(page);
    if (update) writeFileSync(path, filled);
    expect(filled === page || update, `${path} is stale: UPDATE=1 npx vitest run test/docs`).toBe(true);
    const used = [...page.matchAll(/<!-- generated: (\w+) -->/g)].map(([, name]) => name);
    expect([...used].sort()).toEqual(Object.keys(generated).sort());
  });

  it('has many examples, all of them with known marks', () => {
    expect(examples.length).toBeGreaterThan(25);
    for (const { attributes, place } of examples) {
      expect(
        [...attributes.keys()].filter((one) => one !== 'file' && one !== 'expect'),
        place,
      ).toEqual([]);
    }
  });

  it.each(examples.map((one) => [one.place, one] as const))(
    'the example at %s is right, or wrong in just the way it says',
    async (_, { attributes, text }) => {
      const name = attributes.get('file') ?? 'example.yaml';
      const found = (await check(name, new Map([...files, [name, documentOf(dedented(text))]]))).found;
      const expected = attributes.get('expect');
      expect(new Set(found.map((one) => one.code)), shown(found)).toEqual(
        new Set(expected === undefined ? [] : [expected]),
      );
    },
  );
});

describe('what docs/language.md says of its examples', () => {
  const withExample = (text: string): ReadonlyMap<string, string> =>
    new Map([...files, ['example.yaml', documentOf(text)]]);

  it('the settings of the merge example are as listed', async () => {
    const text = examples.find((one) => one.text.includes('REGION: null'))?.text ?? '';
    const workflow = await compiled('example.yaml', withExample(text));
    expect(workflow).toContain('name: LOG_LEVEL, value: debug');
    expect(workflow).toMatch(
      /requests:\s*\{cpu: 500m, memory: "?4Gi"?\}|requests: \{cpu: "500m", memory: "4Gi"\}/,
    );
    expect(workflow).not.toContain('REGION');
    expect(workflow).not.toContain('retryStrategy');
  });
});

describe('the table of expressions', () => {
  const rows = tableAfter(path, '| expression | gives |');

  it('has rows', () => {
    expect(rows.length).toBeGreaterThan(15);
  });

  it.each(rows)('%s gives %s', async (expression, result) => {
    const argument = JSON.stringify(`\${{ string(${content(expression)}) }}`);
    const example = `tasks:\n  hello: {component: components/say.yaml, arguments: {text: ${argument}}}\n`;
    const { found, analysis } = await check(
      'example.yaml',
      new Map([...files, ['example.yaml', documentOf(example)]]),
    );
    const task = analysis?.kind === 'pipeline' ? analysis.pipeline.scope.tasks[0] : undefined;
    const [value] = task?.kind === 'component' ? task.arguments.values() : [];
    if (value === undefined) throw new Error(shown(found));
    expect(evaluateText(value, { text: () => undefined })).toEqual({ ok: true, text: content(result) });
  });
});

/** An example inside a list is indented. */
function dedented(text: string): string {
  const indent = /^ */.exec(text)?.[0] ?? '';
  return text
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n');
}
