import { describe, expect, it } from 'vitest';
import { specsOf, withSpecs } from '../../../scripts/docs/with-specs.ts';

const files: Readonly<Record<string, string>> = {
  'specs/a/p.yaml':
    'apiVersion: pipewright/v1\nkind: Pipeline\nname: p\n\ntasks:\n  # [one]\n  a:\n    component: ./a.yaml # [x]\n  # [end]\n  b: {component: ./a.yaml}\n',
  'specs/a/a.yaml': 'apiVersion: pipewright/v1\nkind: Component\nname: a\n',
};
const fill = (page: string): string => withSpecs(page, (path) => files[path] ?? '');

describe('specifications in pages', () => {
  it('shows a pipeline without the keys that all have, and without marks', () => {
    expect(fill('A\n<!-- spec: specs/a/p.yaml -->old<!-- end -->\nB')).toBe(
      'A\n<!-- spec: specs/a/p.yaml -->\n\n[specs/a/p.yaml](../specs/a/p.yaml)\n\n```yaml\ntasks:\n  a:\n    component: ./a.yaml # [x]\n  b: {component: ./a.yaml}\n```\n\n<!-- end -->\nB',
    );
  });

  it('shows a component whole', () => {
    expect(fill('<!-- spec: specs/a/a.yaml --><!-- end -->')).toContain(
      `yaml\n${files['specs/a/a.yaml']}\`\`\``,
    );
  });

  it('shows a part without its indentation', () => {
    expect(fill('<!-- spec: specs/a/p.yaml#one --><!-- end -->')).toContain(
      'yaml\na:\n  component: ./a.yaml # [x]\n```',
    );
  });

  it('fails over a part that is not there', () => {
    expect(() => fill('<!-- spec: specs/a/p.yaml#two --><!-- end -->')).toThrow(
      'specs/a/p.yaml has no part "two"',
    );
  });

  it('fills what is filled into the same', () => {
    const once = fill(
      '<!-- spec: specs/a/a.yaml -->\n<!-- end -->\n<!-- spec: specs/a/p.yaml#one -->\n<!-- end -->',
    );
    expect(fill(once)).toBe(once);
    expect(specsOf(once)).toEqual(['specs/a/a.yaml', 'specs/a/p.yaml']);
  });
});
