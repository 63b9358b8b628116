import { describe, expect, it } from '@jest/globals';
import { calibrationOf, figuresOf, type Judged, type Pair } from '../../scripts/figures.js';

const RIGHT: Pair = ['a', 'a'];
const WRONG: Pair = ['a', 'b'];
const repeated = (pair: Pair, n: number) => Array.from({ length: n }, () => pair);

describe('figures', () => {
  it('are shares over all pairs, with labels of five and more in the mean F1', () => {
    const { n, accuracy, macroF1 } = figuresOf([[RIGHT, RIGHT, RIGHT], [RIGHT, WRONG], [['c', 'a']]]);
    expect(n).toBe(6);
    expect(accuracy.value).toBeCloseTo(4 / 6, 10);
    expect(macroF1.value).toBeCloseTo((2 * 4) / (5 + 5), 10);
  });

  it('have wider intervals where the pairs of a thread go together', () => {
    const apart = Array.from({ length: 100 }, (_, i) => [i % 2 === 0 ? RIGHT : WRONG]);
    const together = Array.from({ length: 10 }, (_, i) => repeated(i % 2 === 0 ? RIGHT : WRONG, 10));
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    const wide = width(figuresOf(together).accuracy);
    expect(width(figuresOf(apart).accuracy)).toBeCloseTo(0.2, 1);
    expect(wide).toBeGreaterThan(0.5);
    expect(width(figuresOf(together).accuracy)).toBe(wide);
  });

  it('leave threads out that hold no pair', () => {
    expect(figuresOf([[RIGHT], []]).accuracy).toEqual({ value: 1, low: 1, high: 1 });
  });
});

describe('the calibration error', () => {
  const judged = (sure: number, right: number): Judged[] =>
    Array.from({ length: 10 }, (_, i) => [sure, i < right]);

  it('is nought where verdicts are right as often as they are sure', () => {
    expect(calibrationOf([...judged(0.7, 7), ...judged(0.2, 2)]).error).toBeCloseTo(0, 10);
  });

  it('is the mean gap, weighed by the bins', () => {
    const { error, bins } = calibrationOf([...judged(0.75, 10), ...judged(0.75, 10), ...judged(0.15, 1)]);
    expect(error).toBeCloseTo((20 * 0.25 + 10 * 0.05) / 30, 10);
    expect(bins.map(({ n }) => n)).toEqual([10, 20]);
  });
});
