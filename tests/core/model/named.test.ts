import { describe, expect, it } from '@jest/globals';
import { FeatureSpace, Features, rowIn } from '../../../core/model/named.js';

describe('the features that a model knows', () => {
  const names = Array.from({ length: 900 }, (_, i) => (i * 64) % 7919);
  const space = new FeatureSpace(new Set(names));

  it('have places from 1 on, in the order in which they came, also where their last bits are alike', () => {
    expect(space.names.map((name) => space.placeOf(name))).toEqual(space.names.map((_, i) => i + 1));
    expect(space.placeOf(8000)).toBe(0);
  });

  it('count once in a row, as they were first put, and others not at all', () => {
    const features = new Features();
    features.putAll([64, 8000, 0, 64], 0.5);
    features.put(0, 2);
    const { places, values } = rowIn(space, features);
    expect([[...places], [...values]]).toEqual([
      [2, 1],
      [0.5, 0.5],
    ]);
  });

  it('are none in a space without any', () => {
    expect(new FeatureSpace([]).placeOf(5)).toBe(0);
  });
});
