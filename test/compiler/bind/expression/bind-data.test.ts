import { describe, expect, it, test } from 'vitest';
import { bindData } from '../../../../src/compiler/bind/expression/bind-data.ts';
import { Sink } from '../../../../src/diagnostics/sink.ts';
import type { BoundExpression } from '../../../../src/model/bound-expression.ts';
import { parseYaml } from '../../../../src/syntax/parse-yaml.ts';
import { printType } from '../../../../src/validate/types.ts';
import { pointedAt, world } from './world.ts';

const here = world({
  inputs: { n: 'Integer', s: 'String', data: 'Dataset', maybe: 'Integer?' },
});

function bind(text: string): { readonly bound: BoundExpression | undefined; readonly sink: Sink } {
  const sink = new Sink();
  const node = parseYaml({ path: 'pipeline.yaml', text }, sink);
  if (node === undefined) throw new Error(`cannot parse ${text}`);
  return { bound: bindData(node, here.scope, [], sink), sink };
}

describe('a YAML value without expressions is a constant', () => {
  test.each([
    ['1', 1, 'Integer'],
    ['1.0', 1, 'Float'],
    ['1e3', 1000, 'Float'],
    ['true', true, 'Bool'],
    ['text', 'text', 'String'],
    ["'5'", '5', 'String'],
    ['~', null, 'null'],
    ['[1, 2]', [1, 2], 'List[Integer]'],
    ['[1, [a]]', [1, ['a']], 'List'],
    ['{a: 1, b: 2}', { a: 1, b: 2 }, 'Dict[Integer]'],
    ['{a: [{b: c}]}', { a: [{ b: 'c' }] }, 'Dict[List[Dict[String]]]'],
    ['["$${{ x }}"]', ['${{ x }}'], 'List[String]'],
  ])('%s', (text, value, type) => {
    const { bound, sink } = bind(text);
    expect(sink.diagnostics()).toEqual([]);
    expect(bound).toMatchObject({ kind: 'literal', value, absent: [] });
    expect(bound === undefined ? '' : printType(bound.type)).toBe(type);
  });
});

describe('a YAML value with expressions', () => {
  it('keeps the type and absence of a single expression', () => {
    expect(bind('${{ inputs.maybe }}').bound).toMatchObject({
      kind: 'reference',
      type: { kind: 'integer' },
      absent: [{ kind: 'optional' }],
    });
  });

  it('is a list of expressions', () => {
    const { bound } = bind("[1, '${{ inputs.n }}']");
    expect(bound).toMatchObject({
      kind: 'list',
      type: { kind: 'list', of: { kind: 'integer' } },
      items: [{ value: 1 }, { kind: 'reference' }],
    });
  });

  it('may hold artifacts', () => {
    expect(bind("['${{ inputs.data }}']").bound).toMatchObject({
      type: { kind: 'list', of: { kind: 'artifact', name: 'Dataset' } },
    });
  });

  it('is a Dict of what its values have in common inside a map', () => {
    const { bound } = bind('{a: 1, "b c": "${{ inputs.n }}"}');
    expect(bound).toMatchObject({
      kind: 'call',
      name: 'dict',
      arguments: [{ value: ['a', 'b c'] }, { value: 1 }, { kind: 'reference' }],
    });
    expect(bound && printType(bound.type)).toBe('Dict[Integer]');
    expect(printType(bind('{a: x, b: "${{ inputs.n }}"}').bound?.type ?? { kind: 'null' })).toBe('Dict');
  });

  it('becomes text inside text', () => {
    expect(bind('a-${{ inputs.n }}').bound).toMatchObject({ kind: 'text', type: { kind: 'string' } });
  });

  test.each([
    [
      '{a: 1, b: "${{ inputs.data }}"}',
      'type-mismatch',
      'inputs.data',
      '"inputs.data" is of type Dataset, which "b" in a map cannot hold.',
    ],
    [
      '{a: "${{ inputs.maybe }}"}',
      'may-be-absent',
      'inputs.maybe',
      '"inputs.maybe" may be missing here: the input is optional and has no default.',
    ],
    [
      "['${{ inputs.maybe }}']",
      'may-be-absent',
      'inputs.maybe',
      '"inputs.maybe" may be missing here: the input is optional and has no default.',
    ],
  ])('is refused in %s', (text, code, place, message) => {
    const { bound, sink } = bind(text);
    expect(bound).toBeUndefined();
    expect(sink.diagnostics().map((one) => [one.code, pointedAt(one), one.message])).toEqual([
      [code, place, message],
    ]);
  });
});
