import { describe, expect, it } from '@jest/globals';
import { align, lineWeight } from '../../../../core/quote/recover/align.js';

describe('the weight of a line', () => {
  it('grows with its letters and digits, in any script, up to sixty', () => {
    expect(lineWeight('a lock, 2nd try')).toBe(1.1);
    expect(lineWeight('é日本 - 3')).toBe(0.4);
    expect(lineWeight(`${'a'.repeat(58)} 日本語`)).toBe(6);
    expect(lineWeight('word '.repeat(100))).toBe(6);
  });

  it('is little where there are none', () => {
    expect(lineWeight('')).toBe(0.2);
    expect(lineWeight('--- } —')).toBe(0.2);
  });
});

describe('lines laid beside those of another text', () => {
  it('are matched in the order of both, and common ones beside matched ones', () => {
    const other = ['take the lock', '}', '', 'then let it go', 'and return'];
    const page = ['then let it go', 'take the lock', '}', 'my own words', 'and return'];
    expect([...align(page, other)]).toEqual([-1, 0, 1, -1, 4]);
  });
});
