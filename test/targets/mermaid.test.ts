import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mermaid } from '../../src/targets/mermaid/mermaid.ts';
import { mermaidText } from '../../src/targets/mermaid/mermaid-text.ts';
import { ScopeBuilder } from '../support/bound.ts';
import { census, hostilePipeline, large, objectDetection } from './graph-examples.ts';

/** What Mermaid shows for a text of ours (tried with Mermaid 12's own parser, which needs a browser's DOM). */
function shown(text: string): string {
  return text.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

const id = 't_[0-9A-Za-z_]*';
// No quote, backquote, bracket, brace, angle, ampersand, percent, backslash, colon, and `#`, `;` only as an entity.
const text = String.raw`(?:[^"\x60\[\]{}<>&%\\:#;|~*^@$\p{Cc}]|#\d+;|<br/>)+`;
const line = new RegExp(
  [
    '^flowchart TD$',
    `^  acc(?:Title|Descr): ${text}$`,
    String.raw`^ +subgraph ${id}\["${text}"\]$`,
    '^ +end$',
    String.raw`^ +${id}(?:\["${text}"\]|\[\["${text}"\]\]|\[\("${text}"\)\])$`,
    String.raw`^  ${id} -->\|"${text}"\| ${id}$`,
    String.raw`^  ${id} -\.-> ${id}$`,
    '^  classDef conditional stroke-dasharray: 6 4$',
    `^  class ${id}(?:,${id})* conditional$`,
  ].join('|'),
  'u',
);

function strayLines(chart: string): readonly string[] {
  return chart
    .trimEnd()
    .split('\n')
    .filter((one) => !line.test(one));
}

describe('mermaid', () => {
  it('draws the census pipeline', () => {
    expect(mermaid(census())).toBe(`flowchart TD
  accTitle: census-table
  accDescr: Give a census table, downloading it where it is missing.
  t_table_exists["table-exists"]
  subgraph t_fetch["fetch<br/>when !tasks.table-exists.outputs.exists"]
    t_fetch__download["download<br/>(download-table)"]
    t_fetch__save["save<br/>(save-table)"]
  end
  t_get_table["get-table"]
  t_table_exists -->|"exists"| t_fetch
  t_fetch__download -->|"table"| t_fetch__save
  t_fetch -.-> t_get_table
  classDef conditional stroke-dasharray: 6 4
  class t_fetch conditional
`);
  });

  it('draws a volume as a cylinder and the call of a pipeline as a subroutine', () => {
    const chart = mermaid(objectDetection());
    expect(chart).toContain('  t_disk[("disk<br/>(20Gi RWO)")]\n');
    expect(chart).toContain('  t_evaluate_large__publish__report[["report<br/>(detection-report)"]]\n');
  });

  it('shows conditions as they were written', () => {
    const [found] = /evaluate-large<br\/>when [^"]*/.exec(mermaid(objectDetection())) ?? [];
    expect(shown(found ?? '')).toBe(
      "evaluate-large<br/>when tasks.choose.outputs.best == 'large' && tasks.train-large.outputs.loss < 0.25",
    );
  });

  it('keeps every line to its form, whatever names and conditions say', () => {
    expect(strayLines(mermaid(hostilePipeline()))).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), (names) => {
        const scope = new ScopeBuilder();
        for (const name of names) scope.task(name, { component: `${name}!` });
        expect(
          strayLines(mermaid(scope.pipeline(names.join(' '), { description: names.join('\n') }))),
        ).toEqual([]);
      }),
    );
  });

  it('closes every subgraph that it opens', () => {
    for (const pipeline of [census(), objectDetection(), hostilePipeline(), large(200)]) {
      const lines = mermaid(pipeline).split('\n');
      const opened = lines.filter((one) => /^ +subgraph /.test(one)).length;
      expect(lines.filter((one) => /^ +end$/.test(one)).length).toBe(opened);
    }
  });

  it('gives the same text again, and a pipeline of 5,000 tasks in less than a second or so', () => {
    const start = performance.now();
    const first = mermaid(large(5000));
    expect(performance.now() - start).toBeLessThan(4000);
    expect(mermaid(large(5000))).toBe(first);
  });
});

describe('mermaidText', () => {
  it('shows any text as it is, but for blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (given) => {
        const kept = given.replace(/[\s\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim();
        expect(shown(mermaidText(given))).toBe(kept === '' ? '-' : kept);
      }),
    );
  });

  it.each([
    ['train_size', 'train_size'],
    ['_it_', '#95;it#95;'],
    ['1. first', '#49;. first'],
    ['- item', '#45; item'],
    ['`a` "b" #35;', '#96;a#96; #34;b#34; #35;35#59;'],
    ['style:x', 'style#58;x'],
    ['', '#45;'],
  ])('writes %j as %j', (given, expected) => {
    expect(mermaidText(given)).toBe(expected);
  });

  it('cuts a long text', () => {
    expect(mermaidText('x'.repeat(1000))).toBe(`${'x'.repeat(239)}…`);
  });
});
