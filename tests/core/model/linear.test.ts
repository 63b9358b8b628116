import { describe, expect, it } from '@jest/globals';
import { fitModel } from '../../../core/model/fit.js';
import { packModel, probability, unpackModel, unpackThousandths } from '../../../core/model/linear.js';
import { featurePlace } from '../../../core/model/names.js';

const OPTIONS = { bits: 8, epochs: 50, rate: 0.5, decay: 0.001 };
const EXAMPLES = [
  { features: ['word=lock', 'long'], yes: true },
  { features: ['word=thanks', 'long'], yes: false },
  { features: ['word=lock'], yes: true },
  { features: ['word=thanks'], yes: false },
];

describe('a linear model', () => {
  it('learns which of two features says yes, and leaves the one that says nothing alone', () => {
    const model = fitModel(EXAMPLES, OPTIONS);
    expect(probability(model, ['word=lock'])).toBeGreaterThan(0.9);
    expect(probability(model, ['word=thanks'])).toBeLessThan(0.1);
    expect(Math.abs(probability(model, ['long']) - 0.5)).toBeLessThan(0.2);
  });

  it('is the same again when it is trained again', () => {
    expect(packModel(fitModel(EXAMPLES, OPTIONS), '')).toEqual(packModel(fitModel(EXAMPLES, OPTIONS), ''));
  });

  it('survives packing to within half a thousandth a weight', () => {
    const model = fitModel(EXAMPLES, OPTIONS);
    const again = unpackModel(packModel(model, 'made up'));
    model.weights.forEach((weight, place) => {
      expect(Math.abs((again.weights[place] ?? Number.NaN) - weight)).toBeLessThanOrEqual(0.0005);
    });
  });

  it('refuses a broken file', () => {
    expect(() => unpackModel({ bits: 4, packed: 'zz:1', provenance: '' })).toThrow('broken model');
    expect(() => unpackModel({ bits: 4, packed: '1:!', provenance: '' })).toThrow('broken model');
  });

  it('is read in thousandths too, as far as they go', () => {
    const packed = { bits: 4, packed: '1:-rs 3:pa7', provenance: '' };
    expect([...unpackThousandths(packed)]).toEqual([0, -1000, 0, 32767, ...Array<number>(12).fill(0)]);
    expect(unpackModel(packed).weights[3]).toBe(32.767);
    expect(() => unpackThousandths({ ...packed, packed: '1:pa8' })).toThrow('broken model');
    expect(() => unpackThousandths({ ...packed, packed: 'zz:1' })).toThrow('broken model');
  });

  it('never gives a feature the place of the bias', () => {
    for (let i = 0; i < 2000; i++) expect(featurePlace(`feature ${i}`, 4)).not.toBe(0);
  });
});
