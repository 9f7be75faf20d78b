import { describe, expect, it } from 'vitest';
import { findings, withParts } from '../../support/compile.ts';

function step(settings: string): Promise<readonly string[]> {
  return findings(withParts(`tasks: {w: {component: ./work.yaml, ${settings}}}\n`));
}

function terms(text: string): string {
  return `affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [${text}]}}}`;
}

describe('the names by which a step chooses nodes', () => {
  it.each([
    ['tolerations: [{key: a b, operator: Exists}]', 'invalid-kubernetes-name: a b'],
    ['tolerations: [{key: a, value: b c}]', 'invalid-kubernetes-name: b c'],
    [terms('{matchExpressions: [{key: -a, operator: In, values: [b]}]}'), 'invalid-kubernetes-name: -a'],
    [
      terms('{matchExpressions: [{key: a, operator: NotIn, values: [b, "c d"]}]}'),
      'invalid-kubernetes-name: "c d"',
    ],
    [terms('{matchFields: [{key: spec.name, operator: In, values: [n]}]}'), 'invalid-value: spec.name'],
  ])('%s is told of %s', async (settings, expected) => {
    expect(await step(settings)).toEqual([expected]);
  });

  it.each([
    'tolerations: [{operator: Exists}]',
    'tolerations: [{key: example.com/a, value: ""}]',
    terms('{matchExpressions: [{key: example.com/gb, operator: Gt, values: ["63"]}]}'),
    terms('{matchFields: [{key: metadata.name, operator: In, values: [n-1.example.com]}]}'),
  ])('%s is fine', async (settings) => {
    expect(await step(settings)).toEqual([]);
  });
});
