import { describe, expect, it } from 'vitest';
import { UniqueNames } from '../../src/util/unique-name.ts';

describe('UniqueNames', () => {
  it('counts from 2 when a name is wanted again, each name for itself', () => {
    const names = new UniqueNames(63);
    expect(['train', 'test', 'train', 'train', 'test'].map((one) => names.take(one))).toEqual([
      'train',
      'test',
      'train-2',
      'train-3',
      'test-2',
    ]);
  });

  it('passes over names that are taken already', () => {
    const names = new UniqueNames(63, ['train', 'train-3']);
    expect([names.take('train-2'), names.take('train'), names.take('train')]).toEqual([
      'train-2',
      'train-4',
      'train-5',
    ]);
  });

  it('cuts names so that none grows past the limit, number included', () => {
    const names = new UniqueNames(5);
    expect(Array.from({ length: 11 }, () => names.take('abcdefg'))).toEqual([
      'abcde',
      ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `abc-${number}`),
      'ab-10',
      'ab-11',
    ]);
  });

  it('does not hand out a cut name that another name already is', () => {
    const names = new UniqueNames(5);
    expect([names.take('abc-2'), names.take('abcde'), names.take('abcdef')]).toEqual([
      'abc-2',
      'abcde',
      'abc-3',
    ]);
  });

  it('finds the next of many without counting again', () => {
    const names = new UniqueNames(63);
    const taken = new Set(Array.from({ length: 100_000 }, () => names.take('same')));
    expect(taken.size).toBe(100_000);
    expect(names.take('same')).toBe('same-100001');
  });
});
