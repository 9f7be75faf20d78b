import { beforeAll, describe, expect, it } from 'vitest';
import { by, dag, type Observed, observed, observedProbes } from './recorded.ts';

let cases: Observed;
let probes: Observed;

/** `when` after substitution, and the phase and message of the task. */
const table: readonly (readonly [when: string, phase: string, message?: string])[] = [
  ['heads == heads', 'Succeeded'],
  [
    'full-train == full-train',
    'Error',
    "Failed to evaluate 'when' expresion 'full-train == full-train': Value 'full' cannot be used with the modifier '-', it is not a number",
  ],
  [
    'ref/a == ref/a',
    'Error',
    "Failed to evaluate 'when' expresion 'ref/a == ref/a': Value 'ref' cannot be used with the modifier '/', it is not a number",
  ],
  ["'true' == true", 'Skipped', "when ''true' == true' evaluated false"],
  ["1 == '1'", 'Skipped', "when '1 == '1'' evaluated false"],
  ["'5' > '10'", 'Succeeded'],
  ["'1.0' == '1'", 'Skipped', "when ''1.0' == '1'' evaluated false"],
  ['1 == 1.0', 'Succeeded'],
  [
    ' == foo',
    'Error',
    "Invalid 'when' expression ' == foo': Cannot transition token types from UNKNOWN [<nil>] to COMPARATOR [==]",
  ],
  ["'it's' == 'x'", 'Error', "Invalid 'when' expression ''it's' == 'x'': Unclosed string literal"],
  [
    '9.1e-05 < 0.1',
    'Error',
    "Invalid 'when' expression '9.1e-05 < 0.1': Cannot transition token types from NUMERIC [9.1] to VARIABLE [e]",
  ],
  ['True == True', 'Succeeded'],
  ["'True' == 'true'", 'Skipped', "when ''True' == 'true'' evaluated false"],
  ['2024-01-01 == 2024-01-01', 'Succeeded'],
];

/** One expression tag, as we write conditions. */
const safe: readonly (readonly [when: string, phase: string])[] = [
  ["{{= asFloat(sprig.trim('9.1e-05')) < 0.1 }}", 'Succeeded'],
  ["{{= 'it\\x27s' == 'x' }}", 'Skipped'],
  ["{{= 'it\\x27s' == 'it\\x27s' }}", 'Succeeded'],
  ["{{= 'a-b' == 'a-b' }}", 'Succeeded'],
  ["{{= '' == 'foo' }}", 'Skipped'],
  ["{{= '\\x7d\\x7d' != '\\x7b\\x7b' }}", 'Succeeded'],
];

beforeAll(async () => {
  const names =
    '02-when 02b-when-quote 02c-when-skip-eq 02d-when-skip-ne 02e-when-skip-nil 02f-when-skip-simple';
  const more = '02g-when-skip-coal 02h-when-dash 02i-when-space 02j-when-quoted 02k-when-num 02l-when-str';
  const rest = '02m-when-empty 02n-when-numcmp 02o-when-inject 02p-when-empty-tag';
  cases = await observed([
    ...`${names} ${more} ${rest}`.split(' ').map((name) => `cases/${name}`),
    'patterns/b-conditions',
  ]);
  probes = await observedProbes(
    Object.fromEntries([
      ...table.map(([when], index) => [
        `when-${index}`,
        dag(`{name: c, template: use, when: ${JSON.stringify(when)}}`),
      ]),
      ...safe.map(([when], index) => [
        `safe-${index}`,
        dag(`{name: c, template: use, when: ${JSON.stringify(when)}}`),
      ]),
    ]),
  );
});

describe('P-14: text in when', () => {
  it.each(table.map(([when, phase, message], index) => ({ when, phase, message, index })))(
    'P-14: $when gives $phase',
    ({ phase, message, index }) => {
      expect(probes.phases(`when-${index}`, 'c')).toEqual({ c: phase });
      expect(probes.message(`when-${index}`, 'c')).toBe(message);
      expect(probes.phase(`when-${index}`)).toBe(phase === 'Error' ? 'Error' : 'Succeeded');
    },
  );

  it('fact 02b: a value with a quote is an Error, and the same in one expression tag is not', () => {
    expect(cases.phases('cases/02b-when-quote', 'simple', 'expr')).toEqual({
      simple: 'Error',
      expr: 'Succeeded',
    });
    expect(cases.phase('cases/02b-when-quote')).toBe('Error');
  });

  it('fact 02b: values with a hyphen or a blank, and empty ones, are Errors', () => {
    expect(cases.message('cases/02h-when-dash', 'c')).toContain("cannot be used with the modifier '-'");
    expect(cases.message('cases/02i-when-space', 'c')).toContain('from VARIABLE [a] to VARIABLE [b]');
    expect(cases.message('cases/02m-when-empty', 'c')).toContain('from UNKNOWN [<nil>] to COMPARATOR [==]');
  });

  it('fact 02k: a number is an Error, the text true runs, and so does an empty condition', () => {
    expect(cases.message('cases/02k-when-num', 'c')).toBe("Expected boolean evaluation for '1'. Got 1");
    expect(cases.phases('cases/02l-when-str', 'c')).toEqual({ c: 'Succeeded' });
    expect(cases.phases('cases/02p-when-empty-tag', 'c')).toEqual({ c: 'Succeeded' });
  });

  it('P-14: quotes around a tag can be broken out of by its value', () => {
    expect(cases.message('cases/02o-when-inject', 'c')).toBe(
      "when ''q' == 'zzz' || 'a' == 'a' == 'zzz'' evaluated false",
    );
  });
});

describe('P-15: one expression tag', () => {
  it.each(safe.map(([when, phase], index) => ({ when, phase, index })))(
    'P-15: $when gives $phase',
    ({ phase, index }) => {
      expect(probes.phases(`safe-${index}`, 'c')).toEqual({ c: phase });
      expect(probes.phase(`safe-${index}`)).toBe('Succeeded');
    },
  );

  it('fact 02: true runs, false skips with a message, and a negation around the tag works', () => {
    expect(cases.phases('cases/02-when', 't', 'f', 'neg')).toEqual({
      t: 'Succeeded',
      f: 'Skipped',
      neg: 'Skipped',
    });
    expect(cases.message('cases/02-when', 'f')).toBe("when 'false' evaluated false");
    expect(cases.message('cases/02-when', 'neg')).toBe("when '!(true)' evaluated false");
  });

  it('LOWERING b: Bools in all spellings, numbers in all notations, and texts with quotes and braces', () => {
    expect(cases.phases('patterns/b-conditions', 'y1', 'y2', 'y3', 'y4', 'no1')).toEqual({
      y1: 'Succeeded',
      y2: 'Succeeded',
      y3: 'Succeeded',
      y4: 'Succeeded',
      no1: 'Skipped',
    });
  });
});

describe('fact 02c: a condition over an output of a skipped task', () => {
  it('fact 02c: nil in an expression: equal to nothing, different from everything, nil, and ?? works', () => {
    const phases = [
      cases.node('cases/02c-when-skip-eq', 'c').phase,
      cases.node('cases/02d-when-skip-ne', 'c').phase,
      cases.node('cases/02e-when-skip-nil', 'c').phase,
      cases.node('cases/02g-when-skip-coal', 'c').phase,
    ];
    expect(phases).toEqual(
      by({
        default: ['Skipped', 'Succeeded', 'Succeeded', 'Succeeded'],
        '4.0.2': ['waits', 'waits', 'waits', 'waits'],
        '3.7.14': ['Skipped', 'Succeeded', 'Skipped', 'Succeeded'],
        '3.7.3': ['Error', 'Error', 'Error', 'Error'],
        '3.6.5': ['Error', 'Error', 'Error', 'Error'],
      }),
    );
  });

  it('fact 02c: a simple tag is an Error', () => {
    expect(cases.phases('cases/02f-when-skip-simple', 'c')).toEqual({
      c: by({ default: 'Error', '4.0.2': 'waits' }),
    });
  });
});
