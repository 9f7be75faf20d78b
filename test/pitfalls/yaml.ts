import type { Pitfall } from './pitfall.ts';

export const yaml: readonly Pitfall[] = [
  {
    id: 'P-66',
    says: 'Argo reads YAML 1.1: y, no, 012 and 0b11 are no texts.',
    argo: [
      'engine/pitfalls/values > P-66, fact 01 names, LOWERING rule 4: a task named y without quotes is refused, with quotes it is not',
      'engine/pitfalls/values > P-66: names and values of ours that other readers take for Bools and numbers arrive as they are',
    ],
    ours: [
      'pitfalls/never-emitted > P-66, P-67, LOWERING rule 4: a value or a name that YAML 1.1 takes for something else than a text',
      'targets/argo/lower/dag > quotes every scalar that a reader of YAML 1.1 takes for something else',
      'targets/quote > reads any word back that is written bare',
      'compiler/rules > see a word of Norway',
    ],
  },
  {
    id: 'P-67',
    says: 'A value without quotes is rewritten, and a list becomes empty.',
    argo: ['engine/pitfalls/values > P-67: value: $value arrives as "$read"'],
    ours: [
      'pitfalls/never-emitted > P-66, P-67, LOWERING rule 4: a value or a name that YAML 1.1 takes for something else than a text',
      'targets/argo/render > gives exactly the object back, whatever its strings are',
    ],
  },
  {
    id: 'P-68',
    says: 'Unknown fields are refused by strict decoding.',
    argo: ['engine/pitfalls/values > P-68: unknown fields are refused'],
    ours: ['engine/golden > accepts what %s compiles to'],
  },
];
