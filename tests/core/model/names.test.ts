import { describe, expect, it } from '@jest/globals';
import { beginName, featureName, featurePlace } from '../../../core/model/names.js';

describe('the name of a feature', () => {
  it('is the same in pieces as in one', () => {
    expect(featureName('lock', beginName('w='))).toBe(featureName('w=lock'));
    expect(featureName('', beginName('p=a b'))).toBe(featureName('p=a b'));
  });

  it('is the hash that shipped models are keyed by (FNV-1a)', () => {
    expect(featureName('w=lock')).toBe(featurePlace('w=lock', 30));
    expect(featurePlace('a', 30)).toBe((0xe40c292c ^ (0xe40c292c >>> 30)) & (2 ** 30 - 1));
  });

  it('is another for other words', () => {
    const names = Array.from({ length: 5000 }, (_, i) => featureName(`w=${i}`));
    expect(new Set(names).size).toBe(5000);
  });
});
