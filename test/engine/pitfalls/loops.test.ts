import { beforeAll, describe, expect, it } from 'vitest';
import { defaultEngine } from '../harness.ts';
import { by, type Observed, observed } from './recorded.ts';

/** Loops are not compiled yet; what they will rest on is recorded. */
let cases: Observed;

beforeAll(async () => {
  const some =
    'loop loop-empty loop-empty-coal loop-items loop-fail loop-result loop-result-txt loop-result-quot';
  const more = 'item-quote item-workaround all-skipped loop-json-values loop-mixed-values item-workaround2';
  const rest = 'agg-skip-some sequence-parallelism withparam-skip withparam-skip-simple withparam-skip-guard';
  const last = 'withparam-bad withparam-expr-list';
  const letters = ['', ...'bcdefghijklmnopqrstu'];
  cases = await observed([
    ...`${some} ${more} ${rest} ${last}`.split(' ').map((name, index) => `cases/05${letters[index]}-${name}`),
    'patterns/d-loops',
    'patterns/d-maxparallel',
    'patterns/e-tolerant-then-skipped',
    'patterns/h-artifacts',
  ]);
});

describe('P-24: items', () => {
  it('P-24, fact 05: items of objects come by their keys, and texts in them with the escapes of JSON', () => {
    expect(cases.parts('cases/05-loop', 'each')).toHaveLength(3);
    expect(cases.input('cases/05-loop', 'each(0:n:1,name:A)', 'x')).toBe('A-1');
    expect(cases.input('cases/05-loop', 'all')).toBe('["A-1!","B-2.5!","it\'s \\\\\\"q\\\\\\"-3!"]');
  });

  it('fact 05i: items that are texts are clean on the newest only', () => {
    const { nodes } = cases.result('cases/05i-item-quote');
    expect(nodes.find((one) => one.displayName.startsWith('strs('))?.inputs?.v).toBe(
      by({
        default: 'a"b\\c\nd',
        '3.7.14': 'a\\"b\\\\c\\nd',
        '3.7.3': 'a\\"b\\\\c\\nd',
        '3.6.5': 'a\\"b\\\\c\\nd',
      }),
    );
  });

  it('fact 05j: an item in an expression is a map of texts and no JSON', () => {
    expect(cases.message('cases/05j-item-workaround', 'fj')).toContain('to call fromJSON');
    expect(cases.message('cases/05j-item-workaround', 'jp')).toContain('to call jsonpath');
    expect(cases.phase('cases/05j-item-workaround')).toBe('Error');
  });

  it('fact 05n: texts and objects of items come back by fromJSON', () => {
    const { nodes } = cases.result('cases/05n-item-workaround2');
    const values = nodes.flatMap((one) => (one.type === 'Pod' ? [one.inputs?.v] : []));
    expect(values).toContain('a"b\\c\nd');
    expect(values).toContain('{"k":[1,"q\\"r"]} q"r');
  });
});

describe('P-26: what loops give', () => {
  it('P-26, fact 05d, fact 05d when: a list of texts, without those that were skipped or failed', () => {
    expect(cases.input('cases/05d-loop-items', 'all')).toBe('["1","3"]');
    expect(cases.input('cases/05e-loop-fail', 'all')).toBe('["1","3"]');
    expect(cases.parts('cases/05e-loop-fail', 'each')).toEqual([
      '(0:1) Succeeded',
      '(1:2) Failed',
      '(2:3) Succeeded',
    ]);
  });

  it('P-26, fact 05d: a list of JSON when all are lists or objects', () => {
    expect(cases.input('cases/05l-loop-json-values', 'all')).toBe(
      '[{"a":"1"},{"a":"2"}] [{"ok":"{\\"a\\":\\"1\\"}"},{"ok":"{\\"a\\":\\"2\\"}"}]',
    );
    expect(cases.input('cases/05m-loop-mixed-values', 'all')).toBe(
      '["[1,2]","3"] [{"ok":"[1,2]"},{"ok":"3"}]',
    );
  });

  it('P-26, fact 05f: results must be JSON', () => {
    expect(cases.input('cases/05f-loop-result', 'res')).toBe('[{"a":"1"},{"a":"2"}]');
    expect(cases.input('cases/05h-loop-result-quot', 'res')).toBe('["quoted","quoted"]');
    expect(cases.message('cases/05g-loop-result-txt', 'res')).toContain('invalid character');
    expect(cases.phase('cases/05g-loop-result-txt')).toBe('Error');
  });
});

describe('P-04, P-25: loops over nothing', () => {
  it('P-04, fact 05b: an empty list skips the loop, and its outputs are absent', () => {
    expect(cases.message('cases/05b-loop-empty', 'each')).toBe('Skipped, empty params');
    expect([
      cases.input('cases/05b-loop-empty', 'all'),
      cases.input('cases/05c-loop-empty-coal', 'all'),
    ]).toEqual(
      by({
        default: ['none', '[]'],
        '4.0.2': [undefined, undefined],
        '3.7.14': ['', ''],
        '3.7.3': ['{{tasks.each.outputs.parameters.ok}}', '{{=tasks.each.outputs.parameters.ok ?? "[]"}}'],
        '3.6.5': ['{{tasks.each.outputs.parameters.ok}}', '{{=tasks.each.outputs.parameters.ok ?? "[]"}}'],
      }),
    );
  });

  it('fact 05k, regimes: when every item is skipped the loop succeeds, and its outputs are an Error, a wrong text or a hang', () => {
    expect(cases.phase('cases/05k-all-skipped')).toBe(
      by({
        default: 'Error',
        '4.0.2': 'hangs',
        '3.7.14': 'hangs',
        '3.7.3': 'Succeeded',
        '3.6.5': 'Succeeded',
      }),
    );
  });

  it('P-25, fact 05q: a list of a skipped task', () => {
    expect([
      cases.node('cases/05q-withparam-skip', 'coal').phase,
      cases.node('cases/05r-withparam-skip-simple', 'simple').phase,
      cases.node('cases/05s-withparam-skip-guard', 'simple').phase,
      cases.node('cases/05t-withparam-bad', 'simple').phase,
    ]).toEqual(
      by({
        default: ['Skipped', 'Error', 'Skipped', 'Error'],
        '4.0.2': ['waits', 'waits', 'waits', 'Error'],
        '3.7.14': ['Succeeded', 'Succeeded', 'Skipped', 'Error'],
        '3.7.3': ['Error', 'Error', 'Skipped', 'Error'],
        '3.6.5': ['Error', 'Error', 'Skipped', 'Error'],
      }),
    );
    const parts = ['(0:2) Succeeded', '(1:3) Succeeded'];
    // 3.5 writes lists as Go does, and no JSON.
    expect(cases.parts('cases/05u-withparam-expr-list', 'e')).toEqual(by({ default: parts, '3.5.14': [] }));
  });

  it('fact 05o: positions are kept by a DAG around each item, with ?? on the newest only', () => {
    expect(cases.node('cases/05o-agg-skip-some', 'all').phase).toBe(
      by({
        default: 'Succeeded',
        '4.0.2': 'Omitted',
        '3.7.14': 'Omitted',
        '3.7.3': 'Omitted',
        '3.6.5': 'Omitted',
      }),
    );
  });
});

describe('LOWERING d: loops as we will write them', () => {
  it('LOWERING d: every checked value of the pattern is as wanted', () => {
    const { nodes } = cases.result('patterns/d-loops');
    const checks = nodes.flatMap(({ inputs }) =>
      inputs?.got === undefined ? [] : [{ got: JSON.parse(inputs.got), want: JSON.parse(inputs.want ?? '') }],
    );
    for (const { got, want } of checks) expect(got).toEqual(want);
    // 4.0 reads what is written for the item once more when the loop has ended, and cannot compute that (ADR 18).
    expect(checks.length).toBeGreaterThanOrEqual(by({ default: 6, '4.0.2': 0 }));
  });

  it('P-28, P-29, LOWERING d: nested loops and limited ones', () => {
    if (defaultEngine !== '4.0.2')
      expect(cases.input('patterns/d-loops', 'chk-nest', 'got')).toBe('[["a1","a2"],["b1","b2"]]');
    expect(cases.parts('patterns/d-maxparallel', 'each')).toHaveLength(5);
    expect(cases.parts('cases/05p-sequence-parallelism', 'each')).toHaveLength(3);
  });

  it('P-27, LOWERING h: artifacts of a loop lie at keys of their own and are read together', () => {
    expect(cases.phases('patterns/h-artifacts', 'gather', 'use-dir', 'use-raw', 'use-opt')).toEqual({
      gather: 'Succeeded',
      'use-dir': 'Succeeded',
      'use-raw': 'Succeeded',
      'use-opt': 'Succeeded',
    });
    expect(cases.node('patterns/h-artifacts', 'use-dir').inputArtifacts?.d).toMatch(/^key:pw\/.*\/d$/);
  });

  it('LOWERING e: a tolerated failure behind which a task is skipped does not fail the run', () => {
    expect(cases.phase('patterns/e-tolerant-then-skipped')).toBe('Succeeded');
  });
});
