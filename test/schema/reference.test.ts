import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { flow } from '../../scripts/docs/flow.ts';
import { renderReference } from '../../scripts/docs/reference.ts';
import { readSchemas } from '../../scripts/generate/schemas.ts';

const text = renderReference();
const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading ?? '');

describe('docs/reference.md', () => {
  test('is what the schemas give', () => {
    expect(
      readFileSync('docs/reference.md', 'utf8') === text,
      'docs/reference.md is stale: npm run docs',
    ).toBe(true);
  });

  test('has no two sections of one name, and no link that leads nowhere', () => {
    expect(new Set(headings).size).toBe(headings.length);
    const anchors = new Set(
      headings.map(
        (one) =>
          `#${one
            .toLowerCase()
            .replace(/[^a-z0-9 _-]/g, '')
            .replaceAll(' ', '-')}`,
      ),
    );
    const links = [...text.matchAll(/\]\((#[^)]*)\)/g)].map(([, target]) => target ?? '');
    expect(links.length).toBeGreaterThan(200);
    expect(links.filter((target) => !anchors.has(target))).toEqual([]);
  });

  test('has a row for every property of every definition', async () => {
    const schemas = await readSchemas();
    for (const { definitions = {}, ...document } of Object.values(schemas)) {
      for (const schema of [document, ...Object.values(definitions)]) {
        for (const key of Object.keys(schema.properties ?? {})) expect(text).toContain(`\n| \`${key}\` | `);
        if (schema !== document) expect(headings).toContain(schema.title);
      }
    }
  });

  test.each([
    ['5Gi', '5Gi'],
    ['1.10', '"1.10"'],
    ['no', '"no"'],
    ['a: b', '"a: b"'],
    [{ name: 'a', list: [1, '2', null] }, '{name: a, list: [1, "2", null]}'],
  ])('writes %j as YAML that means the same', (value, expected) => {
    expect(flow(value)).toBe(expected);
    expect(parse(expected)).toEqual(value);
  });

  test('writes every example of the schemas as YAML that means the same', async () => {
    const examples: unknown[] = [];
    JSON.parse(JSON.stringify(await readSchemas()), (key, value) => {
      if (key === 'examples' && Array.isArray(value)) examples.push(...value);
      return value;
    });
    expect(examples.length).toBeGreaterThan(400);
    for (const example of examples) expect(parse(`x: ${flow(example)}`)).toEqual({ x: example });
  });
});
