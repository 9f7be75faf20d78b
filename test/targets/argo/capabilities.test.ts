import { describe, expect, it } from 'vitest';
import {
  argoFeatures,
  argoTargets,
  argoVersions,
  firstVersion,
  has,
  isOlder,
  limitsOf,
  versionOf,
} from '../../../src/targets/argo/capabilities.ts';

describe('what the versions of Argo have', () => {
  it('has a target for each version, and one for the newest on which everything was run', () => {
    expect(argoTargets).toEqual(['argo', 'argo@3.5', 'argo@3.6', 'argo@3.7', 'argo@4.0', 'argo@4.1']);
    expect(argoTargets.map(versionOf)).toEqual(['3.7', ...argoVersions]);
  });

  it('has a feature from its first version on', () => {
    for (const feature of argoFeatures) {
      const since = firstVersion(feature);
      const having = argoVersions.filter((version) => has(feature, version));
      expect(having).toEqual(argoVersions.slice(argoVersions.indexOf(since)));
      expect(having.length).toBeLessThan(argoVersions.length);
    }
  });

  it('compares versions, and finds none older than one that it does not know', () => {
    expect(isOlder('3.5', '3.6')).toBe(true);
    expect(isOlder('3.6', '3.6')).toBe(false);
    expect(isOlder('4.0', '3.7')).toBe(false);
    expect(isOlder('3.5', '9.9')).toBe(false);
  });

  it('has limits from 4.0 on (P-40)', () => {
    expect(argoVersions.map((version) => limitsOf(version)?.templates)).toEqual([
      undefined,
      undefined,
      undefined,
      200,
      200,
    ]);
  });
});
