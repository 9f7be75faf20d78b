import { describe, expect, it } from 'vitest';
import { guardedCondition } from '../../../../src/targets/argo/lower/guarded-condition.ts';

const parameter = (value: string) => ({ name: 'x', value });

describe('a condition that also computes the arguments', () => {
  it('is left alone when nothing is computed that could fail', () => {
    const safe = [
      parameter('text'),
      parameter('{{inputs.parameters.a-o}}'),
      parameter("{{=inputs.parameters['a-o']}}"),
      parameter(String.raw`{{=sprig.replace('\x7b', '\x7b\u2060', tasks['a'].outputs.parameters['o'])}}`),
    ];
    expect(guardedCondition(undefined, { parameters: safe })).toBeUndefined();
    expect(guardedCondition('{{= true }}', { parameters: safe })).toBe('{{= true }}');
  });

  it('computes every tag of every argument, after the condition of the task itself', () => {
    const values = [
      parameter("{{=toJson(asInt(a['x']))}}"),
      parameter('n {{=b[0]}} and {{=c()}}'),
      parameter('{{=c()}}'),
    ];
    const guard = "all([toJson(asInt(a['x'])), b[0], c()], # != nil || int('') > 0)";
    expect(guardedCondition(undefined, { parameters: values })).toBe(`{{= ${guard} }}`);
    expect(guardedCondition('{{= p || q }}', { parameters: values })).toBe(`{{= (p || q) && ${guard} }}`);
  });
});
