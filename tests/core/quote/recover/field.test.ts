import { describe, expect, it } from '@jest/globals';
import { bestPath, type Field, fieldOf, likelihoods } from '../../../../core/quote/recover/field.js';
import { fitField, type KnownPage, type RowPlaces, weighed } from '../../../../core/quote/recover/fit.js';

/** Three lines with one, two and three depths. */
const FIELD: Field = {
  scores: [Float64Array.of(0.5), Float64Array.of(1, 0.2), Float64Array.of(-1, 0, 0.8)],
  steps: [new Float64Array(0), Float64Array.of(0.3, 1.4), Float64Array.of(0, -0.5, 1, 0.7, 0.1, -2)],
};

/** Every way through the field, with its score. */
function allWays({ scores, steps }: Field): { path: number[]; score: number }[] {
  let ways = Array.from(scores[0] ?? [], (score, depth) => ({ path: [depth], score }));
  for (let i = 1; i < scores.length; i++) {
    const row = scores[i] as Float64Array;
    ways = ways.flatMap(({ path, score }) =>
      Array.from(row, (own, to) => ({
        path: [...path, to],
        score: score + own + (steps[i]?.[(path.at(-1) ?? 0) * row.length + to] ?? 0),
      })),
    );
  }
  return ways;
}

describe('a field over the lines of a page', () => {
  const ways = allWays(FIELD);

  it('gives the way with the greatest score', () => {
    const best = ways.reduce((a, b) => (b.score > a.score ? b : a));
    expect(bestPath(FIELD)).toEqual(best.path);
  });

  it('says how likely each depth of each line is, as summing over all ways does', () => {
    const all = ways.reduce((sum, { score }) => sum + Math.exp(score), 0);
    likelihoods(FIELD).forEach((row, i) => {
      row.forEach((likely, depth) => {
        const through = ways.filter(({ path }) => path[i] === depth);
        const share = through.reduce((sum, { score }) => sum + Math.exp(score), 0) / all;
        expect(likely).toBeCloseTo(share, 10);
      });
    });
  });

  it('is empty for a page without lines', () => {
    expect(bestPath({ scores: [], steps: [] })).toEqual([]);
    expect(likelihoods({ scores: [], steps: [] })).toEqual([]);
  });
});

describe('fitting a field', () => {
  /** Lines of one feature each, which only tells the depth together with the line above: places 1 and 2 differ by 9. */
  const row = (feature: number, above: number): RowPlaces => ({
    depths: [[feature], [feature + 2]],
    shared: [[5], [6], [7], [8]],
    steps: Uint16Array.from(above === 0 ? [] : [0, 0, 1, 1, 2, 2, 3, 3]),
  });
  const page = (depths: readonly number[], features: readonly number[]): KnownPage => ({
    rows: features.map((feature, i) => row(feature, i)),
    depths,
    group: 'list',
  });
  const pages = [
    page([0, 0, 1, 1], [1, 1, 2, 1]),
    page([1, 1, 0, 0], [2, 1, 1, 1]),
    page([0, 0, 0], [1, 1, 1]),
  ];
  const options = { bits: 4, epochs: 60, rate: 0.2, decay: 0, pages: 1, groups: 1 };

  it('makes the known depths the likeliest, and gives the same weights each time', () => {
    const weights = fitField(pages, options);
    const field = fieldOf((pages[0] as KnownPage).rows.map((row) => weighed(row, weights)));
    const likely = likelihoods(field);
    expect(bestPath(field).slice(0, 3)).toEqual([0, 0, 1]);
    expect(likely[2]?.[1]).toBeGreaterThan(0.8);
    expect(fitField(pages, options)).toEqual(weights);
  });

  it('leaves out what few pages show', () => {
    expect(fitField(pages, { ...options, pages: 3 })[2]).toBe(0);
    expect(fitField(pages, options)[2]).not.toBe(0);
  });
});
