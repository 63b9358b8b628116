import { featurePlace } from './linear.js';

/** A feature of an example: its name, and how strongly it holds (1 where nothing else is said). */
export type Weighted = readonly [name: string, value: number];

/** Multinomial logistic regression over hashed features: one row of `classes` weights a place, place 0 the bias. */
export interface SoftmaxModel {
  readonly bits: number;
  readonly classes: number;
  readonly weights: Float64Array;
}

/** An example as the model sees it: places and values side by side. */
export interface SparseRow {
  readonly places: Int32Array;
  readonly values: Float64Array;
}

export interface SoftmaxExample {
  readonly row: SparseRow;
  /** Index of the right class. */
  readonly target: number;
  /** How much the example counts. */
  readonly weight: number;
}

export interface SoftmaxOptions {
  readonly bits: number;
  readonly classes: number;
  readonly rounds: number;
  /** L2 pull of every weight but the bias. */
  readonly decay: number;
}

/** Hashes names to places; the values of names that fall on one place add up. */
export function sparseRow(features: readonly Weighted[], bits: number): SparseRow {
  const sums = new Map<number, number>();
  for (const [name, value] of features) {
    const place = featurePlace(name, bits);
    sums.set(place, (sums.get(place) ?? 0) + value);
  }
  return { places: Int32Array.from(sums.keys()), values: Float64Array.from(sums.values()) };
}

/** Probability of each class, summing to 1. */
export function classify({ weights, classes }: SoftmaxModel, { places, values }: SparseRow): number[] {
  const scores: number[] = [];
  for (let c = 0; c < classes; c++) {
    let sum = weights[c] ?? 0;
    for (let k = 0; k < places.length; k++)
      sum += (weights[(places[k] ?? 0) * classes + c] ?? 0) * (values[k] ?? 0);
    scores.push(sum);
  }
  const top = Math.max(...scores);
  const powers = scores.map((s) => Math.exp(s - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / total);
}

/**
 * Fits by AdaGrad over the examples in a fixed order that looks shuffled, with L2 decay. No randomness: the same
 * examples in the same order give the same weights (Duchi, Hazan, Singer 2011).
 */
export function fitSoftmax(examples: readonly SoftmaxExample[], options: SoftmaxOptions): SoftmaxModel {
  const { bits, classes, rounds } = options;
  const model = { bits, classes, weights: new Float64Array((1 << bits) * classes) };
  const squares = new Float64Array(model.weights.length);
  const order = examples.map((_, i) => i);
  let state = 12345;
  for (let round = 0; round < rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const j = Math.floor((state / 2 ** 32) * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const i of order) {
      const example = examples[i];
      if (example !== undefined) learn(model, squares, example, options.decay);
    }
  }
  return model;
}

const RATE = 0.1;

function learn(model: SoftmaxModel, squares: Float64Array, example: SoftmaxExample, decay: number): void {
  const { weights, classes } = model;
  const { row, target, weight } = example;
  const errors = classify(model, row).map((p, c) => weight * (p - (c === target ? 1 : 0)));
  for (let k = -1; k < row.places.length; k++) {
    const value = k < 0 ? 1 : (row.values[k] ?? 0);
    const base = k < 0 ? 0 : (row.places[k] ?? 0) * classes;
    for (let c = 0; c < classes; c++) {
      const old = weights[base + c] ?? 0;
      const gradient = (errors[c] ?? 0) * value + (k < 0 ? 0 : decay * old);
      const square = (squares[base + c] ?? 0) + gradient * gradient;
      squares[base + c] = square;
      weights[base + c] = old - (RATE * gradient) / (1e-8 + Math.sqrt(square));
    }
  }
}
