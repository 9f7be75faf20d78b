import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../src/util/glob.ts';

describe('matchesGlob', () => {
  it.each([
    ['a.yaml', 'a.yaml'],
    ['./a.yaml', 'a.yaml'],
    ['*.yaml', 'a.yaml'],
    ['a?.yaml', 'ab.yaml'],
    ['a*b*c', 'axxbxxc'],
    ['**/a.yaml', 'a.yaml'],
    ['**/a.yaml', 'x/y/a.yaml'],
    ['x/**/a.yaml', 'x/a.yaml'],
    ['x/**', 'x/y/a.yaml'],
    ['x', 'x/y/a.yaml'],
    ['x/', 'x/a.yaml'],
    ['**', 'x/a.yaml'],
    ['**/*.draft.yaml', 'x/y/b.draft.yaml'],
    ['../x/*', '../x/a.yaml'],
    ['(a|b)+', '(a|b)+'],
  ])('%s fits %s', (pattern, path) => {
    expect(matchesGlob(pattern, path)).toBe(true);
  });

  it.each([
    ['*.yaml', 'x/a.yaml'],
    ['a?.yaml', 'a.yaml'],
    ['?', '/'],
    ['x/*', 'y/a.yaml'],
    ['x/**/a.yaml', 'x/y/b.yaml'],
    ['legacy', 'legacy2/a.yaml'],
    ['x/y', 'x'],
    ['a.yaml', 'aXyaml'],
    ['A.yaml', 'a.yaml'],
    ['(a|b)+', 'ab'],
  ])('%s does not fit %s', (pattern, path) => {
    expect(matchesGlob(pattern, path)).toBe(false);
  });

  it('is quick for patterns that would keep a regular expression busy', () => {
    const start = performance.now();
    expect(matchesGlob(`${'*a'.repeat(40)}b`, 'a'.repeat(300))).toBe(false);
    expect(matchesGlob(`${'**/'.repeat(40)}b`, `${'a/'.repeat(300)}c`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
