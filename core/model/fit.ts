import { type LinearModel, probabilityAt } from './linear.js';
import { featurePlace } from './names.js';

export interface Example {
  readonly features: readonly string[];
  readonly yes: boolean;
}

export interface FitOptions {
  readonly bits: number;
  readonly epochs: number;
  /** Step size of AdaGrad. */
  readonly rate: number;
  /** Pull of every weight towards zero, a step. */
  readonly decay: number;
}

/**
 * Fits a logistic regression by AdaGrad, in a fixed shuffled order. No randomness: the same examples in the same order
 * give the same weights (Duchi, Hazan, Singer 2011).
 */
export function fitModel(examples: readonly Example[], options: FitOptions): LinearModel {
  const model = { bits: options.bits, weights: new Float64Array(1 << options.bits) };
  const squares = new Float64Array(model.weights.length);
  const rows = examples.map(({ features, yes }) => ({
    places: [...new Set(features.map((name) => featurePlace(name, options.bits)))],
    target: yes ? 1 : 0,
  }));
  const next = sequence(rows.length);
  for (let step = 0; step < rows.length * options.epochs; step++) {
    const row = rows[next()];
    if (row !== undefined) learn(model, squares, row, options);
  }
  return model;
}

function learn(
  model: LinearModel,
  squares: Float64Array,
  row: { readonly places: readonly number[]; readonly target: number },
  { rate, decay }: FitOptions,
): void {
  const error = probabilityAt(model, row.places) - row.target;
  for (const place of [0, ...row.places]) {
    const weight = model.weights[place] ?? 0;
    const gradient = error + (place === 0 ? 0 : decay * weight);
    squares[place] = (squares[place] ?? 0) + gradient * gradient;
    model.weights[place] = weight - (rate * gradient) / (1e-8 + Math.sqrt(squares[place] ?? 0));
  }
}

/** Row numbers in an order that looks shuffled and never changes: a linear congruential walk (Numerical Recipes). */
function sequence(length: number): () => number {
  let state = 12345;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * length);
  };
}
