import { describe, expect, it } from '@jest/globals';
import { shares } from '../../views/report.js';

const sum = (texts: readonly string[]) => texts.reduce((all, text) => all + Number.parseFloat(text), 0);

describe('R21: the shares of what became of mails', () => {
  it.each([
    [[2979, 228, 0, 0, 85, 29]],
    [[1, 1, 1]],
    [[1_000_000, 1, 1, 1, 1, 1]],
    [[0, 7]],
    [[333, 333, 333, 1]],
  ])('of %j add up to 100', (counts) => expect(sum(shares(counts))).toBeCloseTo(100, 6));

  it('are never nothing or all for what is neither', () =>
    expect(shares([1_000_000, 1, 0])).toEqual(['99.9 %', '0.1 %', '0 %']));

  it('are nothing where no mail was met', () => expect(shares([0, 0])).toEqual(['0 %', '0 %']));
});
