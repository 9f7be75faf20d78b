/** What has an entry: PITFALLS numbers its points, the tables of judge/README.md and the sections of LOWERING are named here. */

export const numbers: readonly string[] = [
  ...Array.from({ length: 68 }, (_, index) => `P-${String(index + 1).padStart(2, '0')}`),
  'P-17b',
];

/** The rows of the table of facts in their order: the first column, and the entry. */
export const facts: readonly (readonly [row: string, id: string])[] = [
  ['01', 'fact 01'],
  ['01', 'fact 01 names'],
  ['02', 'fact 02'],
  ['02b/h/i/m', 'fact 02b'],
  ['02k/l/p', 'fact 02k'],
  ['02c-g', 'fact 02c'],
  ['03', 'fact 03'],
  ['03', 'fact 03 both'],
  ['03c', 'fact 03c'],
  ['03d', 'fact 03d'],
  ['04 nodef', 'fact 04 nodef'],
  ['04 def', 'fact 04 def'],
  ['04 coal', 'fact 04 coal'],
  ['04 bare', 'fact 04 bare'],
  ['04 fail', 'fact 04 fail'],
  ['32', 'fact 32'],
  ['05', 'fact 05'],
  ['05i', 'fact 05i'],
  ['05j', 'fact 05j'],
  ['05n', 'fact 05n'],
  ['05d/l/m', 'fact 05d'],
  ['05f-h', 'fact 05f'],
  ['05b/c', 'fact 05b'],
  ['05k', 'fact 05k'],
  ['05d', 'fact 05d when'],
  ['05q-u', 'fact 05q'],
  ['05o', 'fact 05o'],
  ['06', 'fact 06'],
  ['06c', 'fact 06c'],
  ['06d', 'fact 06d'],
  ['06e', 'fact 06e'],
  ['07', 'fact 07'],
  ['08', 'fact 08'],
  ['09', 'fact 09'],
  ['09b-g', 'fact 09b'],
  ['12', 'fact 12'],
  ['10', 'fact 10'],
  ['10b', 'fact 10b'],
  ['11', 'fact 11'],
  ['11d/g', 'fact 11d'],
  ['11e/33', 'fact 11e'],
  ['13', 'fact 13'],
  ['14', 'fact 14'],
  ['15', 'fact 15'],
  ['16', 'fact 16'],
  ['18', 'fact 18'],
  ['23/26/28/29', 'fact 23'],
  ['31', 'fact 31'],
];

/** The rows of the table of versions: the first column, and the entry. */
export const regimes: readonly (readonly [row: string, id: string])[] = [
  ['3.6.5, 3.7.3', 'regime 3.6.5'],
  ['3.7.14', 'regime 3.7.14'],
  ['3.7.18', 'regime 3.7.18'],
];

export const rules: readonly string[] = [1, 2, 3, 4].map((rule) => `LOWERING rule ${rule}`);

export const forms: readonly string[] = [...'abcdefghij'].map((form) => `LOWERING ${form}`);

export const ids: readonly string[] = [
  'section 0',
  ...numbers,
  ...facts.map(([, id]) => id),
  ...regimes.map(([, id]) => id),
  ...rules,
  ...forms,
];
