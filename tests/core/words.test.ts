import { describe, expect, it } from '@jest/globals';
import { nameLikeness, stem, textLikeness, tokens } from '../../core/words.js';

describe('words', () => {
  it('keeps file names, versions and question marks', () => {
    expect(tokens("Why doesn't ap_bus.c build on v5.16?")).toEqual([
      'Why',
      'does',
      "n't",
      'ap_bus.c',
      'build',
      'on',
      'v5.16',
      '?',
    ]);
  });
  it('stems words and drops tokens that are none', () => {
    expect([stem('Locking'), stem('locked')]).toEqual(['lock', 'lock']);
    expect(tokens(`a ${'x'.repeat(80)} b`)).toEqual(['a', 'b']);
  });
  it('compares names and texts', () => {
    expect(nameLikeness('Ann Example', 'ann example')).toBe(1);
    expect(textLikeness('take the lock', 'take the lock')).toBe(1);
    expect(textLikeness('take the lock', 'rename it')).toBeLessThan(0.4);
  });
});
