import { describe, expect, it } from 'vitest';
import { toPlain } from '../../src/syntax/at.ts';
import { limits } from '../../src/syntax/limits.ts';
import { firstScalar, read, summary } from './read.ts';

describe('aliases', () => {
  it('refuses a billion laughs by one finding', () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const items =
        level === 0
          ? '"lol"'
          : Array(10)
              .fill(`*l${level - 1}`)
              .join(', ');
      return `l${level}: &l${level} [${items}]`;
    });
    const { found, tree } = read(levels.join('\n'));
    expect(found.map((one) => one.code)).toEqual(['alias-limit']);
    expect(tree).toBeUndefined();
  });

  it('refuses merges that multiply', () => {
    const base = `base: &b\n${Array.from({ length: 400 }, (_, i) => `  k${i}: 1\n`).join('')}`;
    const uses = Array.from({ length: 300 }, (_, i) => `u${i}:\n  <<: *b\n`).join('');
    expect(read(base + uses).found.map((one) => one.code)).toEqual(['alias-limit']);
  });

  it('allows as many aliases as real files hold', () => {
    const uses = Array.from({ length: 5000 }, (_, i) => `u${i}: *b`).join('\n');
    expect(read(`base: &b {a: 1, b: [1, 2]}\n${uses}`).found).toEqual([]);
  });

  it('counts the levels that aliases add', () => {
    const chain = Array.from({ length: 250 }, (_, i) =>
      i === 0 ? 'a0: &a0 [1]' : `a${i}: &a${i} [*a${i - 1}]`,
    );
    const { found, tree } = read(chain.join('\n'));
    expect(found.map((one) => one.code)).toEqual(['too-deep']);
    expect(tree).toBeUndefined();
  });
});

describe('nesting', () => {
  it.each([
    ['lists in brackets', (n: number) => `a: ${'['.repeat(n)}${']'.repeat(n)}`],
    ['brackets that are not closed', (n: number) => '['.repeat(n)],
    ['maps in braces', (n: number) => `${'{a: '.repeat(n)}1${'}'.repeat(n)}`],
    ['lists in a line', (n: number) => `${'- '.repeat(n)}a`],
    [
      'maps by indentation',
      (n: number) => Array.from({ length: n }, (_, i) => `${' '.repeat(i)}k:\n`).join(''),
    ],
    ['explicit keys', (n: number) => `${'? '.repeat(n)}a`],
  ])('refuses %s that are too deep, without overflowing', (_, make) => {
    for (const depth of [limits.depth + 2, 3000]) {
      const { found, tree } = read(make(depth));
      expect(found.map((one) => one.code)).toEqual(['too-deep']);
      expect(tree).toBeUndefined();
    }
  });

  it('refuses a million brackets quickly', () => {
    expect(read('['.repeat(1_000_000)).found.map((one) => one.code)).toEqual(['too-deep']);
  });

  it('allows what is just deep enough', () => {
    const depth = limits.depth - 1;
    const { found, tree } = read(`${'['.repeat(depth)}1${']'.repeat(depth)}`);
    expect(found).toEqual([]);
    expect(JSON.stringify(tree && toPlain(tree))).toBe(`${'['.repeat(depth)}1${']'.repeat(depth)}`);
  });
});

describe('size', () => {
  it('refuses more than 10 MB', () => {
    expect(summary(read(`a: ${'x'.repeat(10_000_000)}`).found)).toEqual(['file-too-large: ']);
  });

  it('refuses more tokens than memory is good for', () => {
    expect(read(`[${'1,'.repeat(260_000)}1]`).found.map((one) => one.code)).toEqual(['file-too-large']);
  });

  it.each([
    ['plain', (text: string) => `a: ${text}`],
    ['quoted', (text: string) => `a: "${text}"`],
    ['literal', (text: string) => `a: |-\n  ${text}`],
  ])('reads a text of 5 MB that is %s', (_, make) => {
    const text = 'abcd efg\u00e9'.repeat(550_000);
    const { found, tree } = read(make(text));
    expect(found).toEqual([]);
    expect(firstScalar(tree).value === text.trimEnd()).toBe(true);
  });

  it('reads wide maps in linear time', () => {
    const text = Array.from({ length: 70_000 }, (_, i) => `k${i}: ${i}`).join('\n');
    const started = process.cpuUsage();
    const { found } = read(text);
    const { user } = process.cpuUsage(started);
    expect(found).toEqual([]);
    // A quadratic search for equal keys takes minutes.
    expect(user / 1e6).toBeLessThan(10);
  });

  it('does not drown people in findings', () => {
    expect(read("a: 'x\n".repeat(20_000)).found.length).toBeLessThan(60);
    expect(read('\tx: 1\n'.repeat(5000)).found.length).toBe(1);
  });
});
