import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reasons } from '../../scripts/kfp/reasons.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import type { Type } from '../../src/model/type.ts';
import { At } from '../../src/syntax/at.ts';
import { parseYaml } from '../../src/syntax/parse-yaml.ts';
import { assignable } from '../../src/validate/assignable.ts';
import { noTypes } from '../../src/validate/type-table.ts';
import { parseType } from '../../src/validate/types.ts';

const text = readFileSync('docs/kfp-compatibility.md', 'utf8');

function rowsOf(name: string): readonly (readonly string[])[] {
  const table = text.split(`<!-- ${name} -->\n`)[1]?.split(`<!-- /${name} -->`)[0] ?? '';
  const rows = table.trim().split('\n').slice(2);
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
}

function typeOf(cell: string): Type {
  if (cell === 'none') return { kind: 'any' };
  const sink = new Sink();
  const node = parseYaml(
    { path: 'component.yaml', text: `type: ${cell.slice(1, -1).replace(/^[\w ]+\[.*$/, '"$&"')}\n` },
    sink,
  );
  if (node === undefined) throw new Error(`cannot read ${cell}`);
  return parseType(new At<{ readonly type: unknown }>(node).get('type'), noTypes, sink, { ours: false });
}

describe('docs/kfp-compatibility.md', () => {
  test('names exactly the differences that the comparison knows, in its words', () => {
    expect(rowsOf('reasons').map(([name, what]) => [name, what])).toEqual(
      Object.entries(reasons).map(([name, what]) => [`\`${name}\``, what]),
    );
  });

  test.each(rowsOf('types'))(
    'says whether %s fits %s (in KFP: %s): %s',
    (given = '', expected = '', _, here) => {
      expect(assignable(typeOf(given), typeOf(expected)) ? 'yes' : 'no').toBe(here);
    },
  );

  test('has a table of types', () => {
    expect(rowsOf('types').length).toBeGreaterThan(25);
  });
});
