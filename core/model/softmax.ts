/** An example as a model sees it: places of its features and how strongly each holds, side by side. */
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

/** Multinomial logistic regression: `classes` weights a place, place 0 the bias. */
export interface SoftmaxModel {
  readonly classes: number;
  readonly weights: Float64Array;
}

export interface SoftmaxOptions {
  readonly classes: number;
  /** Places in all, the bias included. */
  readonly size: number;
  readonly rounds: number;
  /** L2 pull of every weight but the bias, against the sum over examples. */
  readonly pull: number;
}

/** Probability of each class, summing to 1. */
function classify({ weights, classes }: SoftmaxModel, { places, values }: SparseRow): Float64Array {
  const scores = new Float64Array(classes);
  for (let c = 0; c < classes; c++) scores[c] = weights[c] ?? 0;
  for (let k = 0; k < places.length; k++) {
    const base = (places[k] ?? 0) * classes;
    const value = values[k] ?? 0;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + (weights[base + c] ?? 0) * value;
  }
  return shares(scores);
}

/** Turns scores into probabilities, in place. */
export function shares(scores: Float64Array): Float64Array {
  const top = Math.max(...scores);
  let total = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp((scores[c] ?? 0) - top);
    total += scores[c] ?? 0;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / total;
  return scores;
}

/**
 * The weights that explain the examples best under an L2 pull, by L-BFGS (Liu and Nocedal 1989). No randomness: the
 * same examples give the same weights.
 */
export function fitSoftmax(examples: readonly SoftmaxExample[], options: SoftmaxOptions): SoftmaxModel {
  const { classes, size, rounds, pull } = options;
  const weights = minimise(new Float64Array(size * classes), rounds, (at, gradient) =>
    loss({ classes, weights: at }, examples, pull, gradient),
  );
  return { classes, weights };
}

function loss(
  model: SoftmaxModel,
  examples: readonly SoftmaxExample[],
  pull: number,
  gradient: Float64Array,
): number {
  const { classes, weights } = model;
  let sum = 0;
  for (let i = classes; i < weights.length; i++) {
    const w = weights[i] ?? 0;
    sum += 0.5 * pull * w * w;
    gradient[i] = pull * w;
  }
  for (let c = 0; c < classes; c++) gradient[c] = 0;
  for (const { row, target, weight } of examples) {
    const errors = classify(model, row);
    sum -= weight * Math.log(Math.max(1e-12, errors[target] ?? 0));
    errors[target] = (errors[target] ?? 0) - 1;
    for (let c = 0; c < classes; c++) {
      errors[c] = (errors[c] ?? 0) * weight;
      gradient[c] = (gradient[c] ?? 0) + (errors[c] ?? 0);
    }
    for (let k = 0; k < row.places.length; k++) {
      const base = (row.places[k] ?? 0) * classes;
      const value = row.values[k] ?? 0;
      for (let c = 0; c < classes; c++)
        gradient[base + c] = (gradient[base + c] ?? 0) + (errors[c] ?? 0) * value;
    }
  }
  return sum;
}

type Objective = (at: Float64Array, gradient: Float64Array) => number;
interface Pair {
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly rho: number;
}
const MEMORY = 6;

function minimise(start: Float64Array, rounds: number, objective: Objective): Float64Array {
  let at = start;
  let gradient = new Float64Array(start.length);
  let value = objective(at, gradient);
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round++) {
    const direction = twoLoops(gradient, pairs);
    const slope = dot(direction, gradient);
    let step = round === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    let next = at;
    let nextGradient = gradient;
    let nextValue = value;
    for (let tries = 0; tries < 20; tries++, step /= 2) {
      next = at.map((x, i) => x + step * (direction[i] ?? 0));
      nextGradient = new Float64Array(start.length);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * step * slope) break;
    }
    if (!(nextValue < value - 1e-7 * Math.abs(value))) break;
    remember(pairs, at, next, gradient, nextGradient);
    at = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return at;
}

function remember(pairs: Pair[], a: Float64Array, b: Float64Array, ga: Float64Array, gb: Float64Array): void {
  const s = b.map((x, i) => x - (a[i] ?? 0));
  const y = gb.map((x, i) => x - (ga[i] ?? 0));
  const curvature = dot(s, y);
  if (curvature <= 1e-10) return;
  pairs.push({ s, y, rho: 1 / curvature });
  if (pairs.length > MEMORY) pairs.shift();
}

/** Downhill direction from the gradient and the last steps. */
function twoLoops(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const q = gradient.map((x) => -x);
  const alphas: number[] = [];
  for (const { s, y, rho } of [...pairs].reverse()) {
    const alpha = rho * dot(s, q);
    alphas.unshift(alpha);
    add(q, y, -alpha);
  }
  const last = pairs.at(-1);
  if (last !== undefined) {
    const scale = dot(last.s, last.y) / dot(last.y, last.y);
    for (let i = 0; i < q.length; i++) q[i] = (q[i] ?? 0) * scale;
  }
  pairs.forEach(({ s, y, rho }, i) => {
    add(q, s, (alphas[i] ?? 0) - rho * dot(y, q));
  });
  return q;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + times * (what[i] ?? 0);
}
