import { describe, expect, it } from 'vitest';
import { inDirectory, isInside, resolveFrom } from '../../src/util/paths.ts';

describe('isInside', () => {
  it.each([
    ['.', 'a'],
    ['.', 'a/b'],
    ['.', '.'],
    ['a', 'a'],
    ['a', 'a/b/c'],
    ['a', 'a/..b'],
    ['/x', '/x/y'],
    ['/', '/x'],
    ['..', '../a'],
  ])('%s holds %s', (directory, path) => {
    expect(isInside(directory, path)).toBe(true);
  });

  it.each([
    ['.', '..'],
    ['.', '../a'],
    ['.', '/a'],
    ['a', 'b'],
    ['a', 'ab'],
    ['a/b', 'a'],
    ['a/b', 'a/c'],
    ['/x', '/'],
    ['/x', '/xy'],
  ])('%s does not hold %s', (directory, path) => {
    expect(isInside(directory, path)).toBe(false);
  });
});

it.each([
  ['.', 'a', 'a'],
  ['d', 'a', 'd/a'],
  ['d/', 'a', 'd/a'],
  ['/', 'a', '/a'],
  ['..', 'a', '../a'],
])('in the directory %s, %s is %s', (directory, name, path) => {
  expect(inDirectory(directory, name)).toBe(path);
});

it.each([
  ['pipeline.yaml', './a.yaml', 'a.yaml'],
  ['d/pipeline.yaml', './a.yaml', 'd/a.yaml'],
  ['d/pipeline.yaml', '../a.yaml', 'a.yaml'],
  ['pipeline.yaml', '../a.yaml', '../a.yaml'],
  ['d/pipeline.yaml', '/x/../a.yaml', '/a.yaml'],
  ['/d/pipeline.yaml', 'a.yaml', '/d/a.yaml'],
  ['-', 'a.yaml', 'a.yaml'],
])('from %s, %s is %s', (file, reference, path) => {
  expect(resolveFrom(file, reference)).toBe(path);
});
