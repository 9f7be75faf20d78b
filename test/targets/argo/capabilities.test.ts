import { describe, expect, it } from 'vitest';
import {
  argoFeatures,
  argoTargets,
  argoVersions,
  neededVersion,
  versionOf,
} from '../../../src/targets/argo/capabilities.ts';

describe('what the versions of Argo have', () => {
  it('has a target for each version, and one for the newest', () => {
    expect(argoTargets).toEqual(['argo', 'argo@3.6', 'argo@3.7']);
    expect(argoTargets.map(versionOf)).toEqual([argoVersions.at(-1), ...argoVersions]);
  });

  it('needs the first version with a feature, and no other when that or a newer one is there', () => {
    expect(neededVersion('podSecurityContext.seLinuxChangePolicy', '3.6')).toBe('3.7');
    expect(neededVersion('podSecurityContext.seLinuxChangePolicy', '3.7')).toBeUndefined();
  });

  it('lists only what some version lacks and the newest has', () => {
    for (const feature of argoFeatures) {
      expect(argoVersions.filter((version) => neededVersion(feature, version) !== undefined)).not.toEqual([]);
      expect(argoVersions.map((version) => neededVersion(feature, version)).at(-1)).toBeUndefined();
    }
  });
});
