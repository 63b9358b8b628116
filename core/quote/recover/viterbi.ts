/** Scores of one line: for each depth how much speaks for it. */
export type Scores = readonly number[];

/** Cheapest way through all lines: the depth of each that makes the sum of scores less the costs of changes greatest. */
export function bestPath(
  scores: readonly Scores[],
  change: (index: number, from: number, to: number) => number,
): number[] {
  const back: Int16Array[] = [];
  let total: number[] = [...(scores[0] ?? [])];
  for (let i = 1; i < scores.length; i++) {
    const from = new Int16Array(scores[i]?.length ?? 0);
    total = (scores[i] ?? []).map((score, to) => {
      let best = Number.NEGATIVE_INFINITY;
      total.forEach((before, depth) => {
        const value = before - change(i, depth, to);
        if (value > best) {
          best = value;
          from[to] = depth;
        }
      });
      return best + score;
    });
    back.push(from);
  }
  let depth = total.indexOf(Math.max(...total));
  const path = [depth];
  for (let i = back.length - 1; i >= 0; i--) {
    depth = back[i]?.[depth] ?? 0;
    path.push(depth);
  }
  return path.reverse();
}
