import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../scripts/kfp/expression.ts';

const find = (path: readonly string[]): string => path.join('/');

describe('the expressions of component tasks', () => {
  it.each([
    ["'a\\'b\\u0041\\x7b\\n'", "a'bA{\n"],
    ["inputs.parameters['a b']", 'inputs/parameters/a b'],
    ["tasks['t'].outputs.parameters['o']", 'tasks/t/outputs/parameters/o'],
    ["[inputs.parameters['a'], node.name][0]", 'inputs/parameters/a'],
    ["sprig.replace('$', '$$', sprig.replace('/', '$', workflow.name))", 'workflow$$name'],
  ])('computes %s', (code, value) => {
    expect(evaluate(code, find)).toBe(value);
  });

  it.each([
    "inputs.a + 'b'",
    "sprig.trim('a')",
    "sprig.replace('a', 'b')",
    "'a' 'b'",
    '1',
    "a['b'",
    "['a', 'b'][0]",
    "['a', node.name][1]",
  ])('does not guess at %s', (code) => {
    expect(() => evaluate(code, find)).toThrow('cannot compute');
  });
});
