import { describe, expect, it } from '@jest/globals';
import { POSITIONS, type Position } from '../../../core/analysis.js';
import {
  AS_IT_IS,
  confidenceOf,
  fitConfidence,
  type JudgedPosition,
} from '../../../core/position/confidence.js';
import { CONFIDENCE_SCALE } from '../../../core/position/models.data.js';

/** A hundred verdicts, so many of them right. */
function verdicts(position: Position, probability: number, right: number): JudgedPosition[] {
  return Array.from({ length: 100 }, (_, i) => ({ position, probability, right: i < right }));
}

describe('how sure a verdict is', () => {
  const judged = [
    ...verdicts('concern', 0.5, 60),
    ...verdicts('concern', 0.8, 85),
    ...verdicts('oppose', 0.5, 25),
    ...verdicts('oppose', 0.8, 60),
  ];
  const scale = fitConfidence(judged);

  it('is how often such verdicts were right', () => {
    expect(confidenceOf(scale, 'concern', 0.5)).toBeCloseTo(0.6, 1);
    expect(confidenceOf(scale, 'concern', 0.8)).toBeCloseTo(0.86, 1);
    expect(confidenceOf(scale, 'oppose', 0.5)).toBeCloseTo(0.25, 1);
    expect(confidenceOf(scale, 'oppose', 0.8)).toBeCloseTo(0.59, 1);
  });

  it('grows with what the model says, for every position', () => {
    for (const position of POSITIONS)
      expect(confidenceOf(scale, position, 0.8)).toBeGreaterThan(confidenceOf(scale, position, 0.5));
  });

  it('is learnt the same again', () => {
    expect(fitConfidence(judged)).toEqual(scale);
  });

  it('is what the model says where nothing was measured, and never certain', () => {
    expect(confidenceOf(AS_IT_IS, 'none', 0.7)).toBeCloseTo(0.7, 10);
    expect(confidenceOf(AS_IT_IS, 'none', 1)).toBeLessThan(1);
    expect(confidenceOf(AS_IT_IS, 'none', 0)).toBeGreaterThan(0);
  });

  it('is less of a rare position that the model counts more, in the shipped program', () => {
    expect(confidenceOf(CONFIDENCE_SCALE, 'oppose', 0.6)).toBeLessThan(0.6);
    expect(confidenceOf(CONFIDENCE_SCALE, 'concern', 0.6)).toBeGreaterThan(0.6);
  });
});
