import type { CuesOf } from './cues.js';

/**
 * A linear-chain conditional random field over the lines of a page (Lafferty, McCallum, Pereira 2001): how well each depth
 * suits each line, and each step the two lines it stands between.
 */
export interface Field {
  /** For each line the score of each depth that it may have; lines may differ in how many they have. */
  readonly scores: readonly Float64Array[];
  /** For each line the score of going from each depth of the line above to each of its own, at `from * depths + to`. */
  readonly steps: readonly Float64Array[];
}

/** The field that the weights of what speaks for the lines of a page make. */
export function fieldOf(rows: readonly CuesOf<number>[]): Field {
  const all = new Float64Array(rows.reduce((sum, row) => sum + row.steps.length / 2, 0));
  let from = 0;
  const steps = rows.map(({ shared, steps: indexes }) => {
    const step = all.subarray(from, from + indexes.length / 2);
    for (let i = 0; i < step.length; i++)
      step[i] =
        (shared[indexes[2 * i] as number] as number) + (shared[indexes[2 * i + 1] as number] as number);
    from += step.length;
    return step;
  });
  return { scores: rows.map(({ depths }) => Float64Array.from(depths)), steps };
}

/** Logarithms of the sums over all ways above and below each depth of each line, and over all ways through the page. */
export interface Sums {
  /** With the line itself. */
  readonly above: readonly Float64Array[];
  /** Without it. */
  readonly below: readonly Float64Array[];
  readonly all: number;
}

/** The depth of each line on the way with the greatest score (Viterbi). */
export function bestPath({ scores, steps }: Field): number[] {
  const back: Int16Array[] = [];
  let total = scores[0] ?? new Float64Array(0);
  for (let i = 1; i < scores.length; i++) {
    const row = scores[i] as Float64Array;
    const step = steps[i] as Float64Array;
    const from = new Int16Array(row.length);
    const sums = new Float64Array(row.length);
    for (let to = 0; to < row.length; to++) {
      let best = Number.NEGATIVE_INFINITY;
      for (let depth = 0; depth < total.length; depth++) {
        const value = (total[depth] as number) + (step[depth * row.length + to] as number);
        if (value <= best) continue;
        best = value;
        from[to] = depth;
      }
      sums[to] = best + (row[to] as number);
    }
    total = sums;
    back.push(from);
  }
  let depth = greatest(total);
  const path = scores.length === 0 ? [] : [depth];
  for (let i = back.length - 1; i >= 0; i--) {
    depth = back[i]?.[depth] ?? 0;
    path.push(depth);
  }
  return path.reverse();
}

/** How likely each depth of each line is, over all ways through the lines (forward-backward). */
export function likelihoods(field: Field): Float64Array[] {
  const { above, below, all } = sumsOf(field);
  return above.map((row, i) => row.map((sum, depth) => Math.exp(sum + (below[i]?.[depth] as number) - all)));
}

export function sumsOf(field: Field): Sums {
  const above = sumsAbove(field);
  return { above, below: sumsBelow(field), all: logSum(above.at(-1) ?? []) };
}

function sumsAbove({ scores, steps }: Field): Float64Array[] {
  const above: Float64Array[] = [];
  const ways: number[] = [];
  for (let i = 0; i < scores.length; i++) {
    const row = new Float64Array(scores[i] as Float64Array);
    const before = above[i - 1];
    const step = steps[i] as Float64Array;
    ways.length = before?.length ?? 0;
    for (let to = 0; before !== undefined && to < row.length; to++) {
      for (let from = 0; from < ways.length; from++)
        ways[from] = (before[from] as number) + (step[from * row.length + to] as number);
      row[to] = (row[to] as number) + logSum(ways);
    }
    above.push(row);
  }
  return above;
}

function sumsBelow({ scores, steps }: Field): Float64Array[] {
  const below = scores.map((row) => new Float64Array(row.length));
  const ways: number[] = [];
  for (let i = scores.length - 2; i >= 0; i--) {
    const next = scores[i + 1] as Float64Array;
    const after = below[i + 1] as Float64Array;
    const step = steps[i + 1] as Float64Array;
    const row = below[i] as Float64Array;
    ways.length = next.length;
    for (let from = 0; from < row.length; from++) {
      for (let to = 0; to < ways.length; to++)
        ways[to] = (next[to] as number) + (step[from * ways.length + to] as number) + (after[to] as number);
      row[from] = logSum(ways);
    }
  }
  return below;
}

function greatest(values: Float64Array): number {
  return values.reduce((best, value, i) => (value > (values[best] as number) ? i : best), 0);
}

function logSum(values: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) if ((values[i] as number) > most) most = values[i] as number;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp((values[i] as number) - most);
  return most + Math.log(sum);
}
