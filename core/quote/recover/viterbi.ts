/** For each line a score for each depth that it may have; lines may differ in how many they have. */
export type Scores = readonly (readonly number[])[];
/** What going from one depth to another above line `index` costs. */
export type Change = (index: number, from: number, to: number) => number;

/** The depth of each line that makes the sum of scores less the costs of changes greatest. */
export function bestPath(scores: Scores, change: Change): number[] {
  const back: Int16Array[] = [];
  let total: readonly number[] = scores[0] ?? [];
  for (let i = 1; i < scores.length; i++) {
    const row = scores[i] as readonly number[];
    const from = new Int16Array(row.length);
    const sums: number[] = [];
    for (let to = 0; to < row.length; to++) {
      let best = Number.NEGATIVE_INFINITY;
      for (let depth = 0; depth < total.length; depth++) {
        const value = (total[depth] as number) - change(i, depth, to);
        if (value <= best) continue;
        best = value;
        from[to] = depth;
      }
      sums.push(best + (row[to] as number));
    }
    total = sums;
    back.push(from);
  }
  let depth = total.reduce(
    (best, sum, at) => (sum > (total[best] ?? Number.NEGATIVE_INFINITY) ? at : best),
    0,
  );
  const path = scores.length === 0 ? [] : [depth];
  for (let i = back.length - 1; i >= 0; i--) {
    depth = back[i]?.[depth] ?? 0;
    path.push(depth);
  }
  return path.reverse();
}

/**
 * How likely each depth of each line is, over all ways through the lines (forward-backward).
 *
 * @param sharpness what one unit of score is worth: measured so that nine of ten lines at 0.9 are right
 */
export function likelihoods(scores: Scores, change: Change, sharpness: number): number[][] {
  const forward = forwardSums(scores, change, sharpness);
  let below: number[] = (scores.at(-1) ?? []).map(() => 0);
  const likely: number[][] = [];
  for (let i = scores.length - 1; i >= 0; i--) {
    if (i < scores.length - 1) below = backwardSums(scores, i, below, change, sharpness);
    const sums = (forward[i] as number[]).map((sum, depth) => sum + (below[depth] as number));
    const all = logSum(sums);
    likely.push(sums.map((sum) => Math.exp(sum - all)));
  }
  return likely.reverse();
}

function forwardSums(scores: Scores, change: Change, sharpness: number): number[][] {
  const forward: number[][] = [];
  const ways: number[] = [];
  for (let i = 0; i < scores.length; i++) {
    const row = scores[i] as readonly number[];
    const above = forward[i - 1];
    const sums: number[] = [];
    for (let to = 0; to < row.length; to++) {
      ways.length = above?.length ?? 0;
      for (let from = 0; from < ways.length; from++)
        ways[from] = (above?.[from] as number) - sharpness * change(i, from, to);
      sums.push(sharpness * (row[to] as number) + (above === undefined ? 0 : logSum(ways)));
    }
    forward.push(sums);
  }
  return forward;
}

/** From the sums below the next line, those below line `index`. */
function backwardSums(
  scores: Scores,
  index: number,
  below: readonly number[],
  change: Change,
  sharpness: number,
): number[] {
  const next = scores[index + 1] as readonly number[];
  const ways: number[] = [];
  return (scores[index] as readonly number[]).map((_, from) => {
    for (let to = 0; to < next.length; to++)
      ways[to] = sharpness * ((next[to] as number) - change(index + 1, from, to)) + (below[to] as number);
    return logSum(ways);
  });
}

function logSum(values: readonly number[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > most) most = value;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - most);
  return most + Math.log(sum);
}
