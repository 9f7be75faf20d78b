import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Json, tree } from '../../src/targets/tree.ts';
import { InternalError } from '../../src/util/invariant.ts';
import { anyJson } from './nasty.ts';
import { readers } from './readers.ts';

describe.each(readers)('%s', (_name, read) => {
  it('reads any JSON value back, at any indentation and width', () => {
    fc.assert(
      fc.property(anyJson, anyJson, fc.constantFrom(undefined, 0, 30, 140, 100_000), (one, two, fit) => {
        const document = `a:${tree(one, 0, fit)}\nb:\n- c:${tree(two, 2, fit)}\n  d:${tree(one, 2, fit)}\n\n# A comment.\nz:${tree(two, 0, fit)}\n`;
        const expected = { a: one, b: [{ c: two, d: one }], z: two };
        if (!isDeepStrictEqual(read(document), expected)) expect(read(document), document).toEqual(expected);
      }),
      { numRuns: 1500 },
    );
  });

  it('reads keys back that are longer than YAML takes for a key unmarked', () => {
    for (const length of [900, 1000, 1020, 1024, 1025, 5000]) {
      const value = {
        ['k'.repeat(length)]: { a: 'b' },
        ['ü '.repeat(length)]: ['a\nb\n', 'c'],
        ['\u2028'.repeat(length / 4)]: 'x',
      };
      expect(read(`a:${tree(value, 0)}\n`)).toEqual({ a: value });
      expect(read(`a:${tree([value], 0, 1e6)}\n`)).toEqual({ a: [value] });
    }
  });

  it('reads keys back that programs take for something else', () => {
    const value = JSON.parse(
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": 1}, "<<": {"a": 1}, "=": 2, "": 3, "y": 4, "1": 5}',
    ) as Json;
    expect(isDeepStrictEqual(read(`a:${tree(value, 0)}\n`), { a: value })).toBe(true);
    expect(isDeepStrictEqual(read(`a:${tree(value, 0, 1000)}\n`), { a: value })).toBe(true);
  });
});

describe('tree', () => {
  it('puts lists in the column of their key, maps two blanks deeper, and short ones on one line', () => {
    const value = {
      tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }],
      resources: {
        requests: { cpu: '500m', memory: '1Gi' },
        limits: { cpu: '2', memory: '2Gi', 'nvidia.com/gpu': '1' },
      },
      emptyDir: {},
      none: [],
      script: 'set -e\necho "$0"\n',
    };
    expect(`spec:${tree(value, 0)}\n`).toBe(`spec:
  tolerations:
  - {key: nvidia.com/gpu, operator: Exists, effect: NoSchedule}
  resources:
    requests: {cpu: "500m", memory: "1Gi"}
    limits: {cpu: "2", memory: "2Gi", nvidia.com/gpu: "1"}
  emptyDir: {}
  none: []
  script: |
    set -e
    echo "$0"
`);
  });

  it('keeps a text of several lines readable even in a short list', () => {
    expect(`args:${tree(['-c', 'a\nb'], 0)}`).toBe('args:\n- "-c"\n- |-\n  a\n  b');
  });

  it('writes on one line exactly what fits', () => {
    const value = { a: 'bb', c: 'dd' };
    expect(tree(value, 0, '{a: bb, c: dd}'.length)).toBe(' {a: bb, c: dd}');
    expect(tree(value, 0, '{a: bb, c: dd}'.length - 1)).toBe('\n  a: bb\n  c: dd');
  });

  it('never puts a key of more than a thousand characters on a shared line, where Go\u2019s reader refuses it', () => {
    const key = 'k'.repeat(1001);
    expect(`a:${tree([{ [key]: 'x' }], 0, 1e6)}`).toBe(`a:\n- ? ${key}\n  : x`);
  });

  it('refuses what is not JSON', () => {
    const others: readonly unknown[] = [
      undefined,
      { a: undefined },
      [undefined],
      { a: [Number.NaN] },
      { a: () => 1 },
      { a: 1n },
    ];
    for (const one of others) {
      expect(() => tree(one as Json, 0)).toThrow(InternalError);
    }
  });
});
