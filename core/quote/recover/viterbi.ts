/** For each line a score for each depth that it may have; lines may differ in how many they have. */
export type Scores = readonly (readonly number[])[];
/** What going from one depth to another above line `index` costs. */
export type Change = (index: number, from: number, to: number) => number;

/** The depth of each line that makes the sum of scores less the costs of changes greatest. */
export function bestPath(scores: Scores, change: Change): number[] {
  const back: Int16Array[] = [];
  let total: readonly number[] = scores[0] ?? [];
  for (let i = 1; i < scores.length; i++) {
    const row = scores[i] ?? [];
    const from = new Int16Array(row.length);
    const before = total;
    total = row.map((score, to) => {
      let best = Number.NEGATIVE_INFINITY;
      before.forEach((sum, depth) => {
        const value = sum - change(i, depth, to);
        if (value <= best) return;
        best = value;
        from[to] = depth;
      });
      return best + score;
    });
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
  const forward: number[][] = [];
  scores.forEach((row, i) => {
    const before = forward[i - 1];
    forward.push(
      row.map((score, to) => {
        const ways = before?.map((sum, from) => sum - sharpness * change(i, from, to));
        return sharpness * score + (ways === undefined ? 0 : logSum(ways));
      }),
    );
  });
  const backward: number[][] = scores.map((row) => row.map(() => 0));
  for (let i = scores.length - 2; i >= 0; i--) {
    const next = scores[i + 1] ?? [];
    backward[i] = (scores[i] ?? []).map((_, from) =>
      logSum(
        next.map((score, to) => sharpness * (score - change(i + 1, from, to)) + (backward[i + 1]?.[to] ?? 0)),
      ),
    );
  }
  return forward.map((row, i) => {
    const sums = row.map((sum, depth) => sum + (backward[i]?.[depth] ?? 0));
    const all = logSum(sums);
    return sums.map((sum) => Math.exp(sum - all));
  });
}

function logSum(values: readonly number[]): number {
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}
