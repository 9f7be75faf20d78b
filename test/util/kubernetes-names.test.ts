import { describe, expect, it } from 'vitest';
import {
  labelValueProblem,
  nearName,
  objectNameProblem,
  qualifiedNameProblem,
  variableNameProblem,
} from '../../src/util/kubernetes-names.ts';

const objects =
  'lower-case letters, digits, "-" and "." are allowed, and it starts and ends with a letter or digit';
const labels = 'letters, digits, "-", "_" and "." are allowed, and it starts and ends with a letter or digit';

describe('objectNameProblem', () => {
  it.each(['a', '0', 'a-b', 'a--b', 'a.b', 'a1.b2.c3', 'a-b.c-d.e', 'x'.repeat(253)])('allows %s', (name) => {
    expect(objectNameProblem(name)).toBeUndefined();
  });

  it.each(['', 'A', 'a_b', '-a', 'a-', '.a', 'a.', 'a..b', 'a.-b', 'a-.b', 'a.b-', 'ä', 'a b', 'a\n'])(
    'refuses "%s"',
    (name) => {
      expect(objectNameProblem(name)).toBe(objects);
    },
  );

  it('refuses more than 253 characters', () => {
    expect(objectNameProblem('x'.repeat(254))).toBe('it has more than 253 characters');
  });
});

describe('qualifiedNameProblem', () => {
  it.each(['a', 'A', '0', 'a-B_c.d', 'a/b', 'example.com/Name', 'x'.repeat(63), `a.b/${'x'.repeat(63)}`])(
    'allows %s',
    (key) => {
      expect(qualifiedNameProblem(key)).toBeUndefined();
    },
  );

  it.each(['', '-a', 'a-', '_a', 'a.', 'a b', 'a/', 'a/b/c', 'example.com/-', 'ä'])('refuses "%s"', (key) => {
    expect(qualifiedNameProblem(key)).toBe(labels);
  });

  it.each(['/a', 'A/b', 'a_b/c', `${'x'.repeat(254)}/a`])('refuses the prefix of "%s"', (key) => {
    expect(qualifiedNameProblem(key)).toBe('the part before "/" is no DNS name');
  });

  it.each(['x'.repeat(64), `a.b/${'x'.repeat(64)}`])('refuses more than 63 characters: %s', (key) => {
    expect(qualifiedNameProblem(key)).toBe('the name has more than 63 characters');
  });
});

describe('labelValueProblem', () => {
  it.each(['', 'a', 'A', '0', 'a-B_c.d', 'a--b', 'x'.repeat(63)])('allows "%s"', (value) => {
    expect(labelValueProblem(value)).toBeUndefined();
  });

  it.each(['-a', 'a-', '.', '_a', 'a b', 'a/b', 'ä', ' '])('refuses "%s"', (value) => {
    expect(labelValueProblem(value)).toBe(labels);
  });

  it('refuses more than 63 characters', () => {
    expect(labelValueProblem('x'.repeat(64))).toBe('it has more than 63 characters');
  });
});

describe('variableNameProblem', () => {
  it.each(['A', '_', 'a-b', 'a.b', '-', '.', '_1', 'PATH', 'a0'])('allows %s', (name) => {
    expect(variableNameProblem(name)).toBeUndefined();
  });

  it.each(['', '1a', '0', 'a b', 'a=b', 'ä', 'a\n'])('refuses "%s"', (name) => {
    expect(variableNameProblem(name)).toBe(
      'letters, digits, "_", "-" and "." are allowed, and it does not start with a digit',
    );
  });
});

describe('nearName', () => {
  it.each([
    ['My_Keys', 'object', 'my-keys'],
    ['data science', 'label', 'data-science'],
    ['team.io/a b', 'label', 'team.io/a-b'],
    ['_x_', 'label', 'x'],
    ['9LIVES', 'variable', '_9LIVES'],
    ['a b', 'variable', 'a_b'],
  ] as const)('makes of "%s" for a name of a kind %s "%s"', (text, kind, near) => {
    expect(nearName(text, kind)).toBe(near);
  });

  it.each([
    ['{{x}}', 'object'],
    ['ä', 'label'],
    ['a b/c', 'label'],
    ['1', 'variable'],
    ['fine', 'label'],
  ] as const)('knows nothing better for "%s"', (text, kind) => {
    expect(nearName(text, kind)).toBeUndefined();
  });
});
