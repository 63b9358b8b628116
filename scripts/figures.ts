// Shares and mean F1 of what was given against what was labelled, with intervals; and how sure verdicts were against how often they were right.

/** What was labelled, and what was given. */
export type Pair = readonly [gold: string, given: string];

/** A figure with its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
export interface Figures {
  readonly n: number;
  /** Share of equal pairs. */
  readonly accuracy: Interval;
  /** Mean F1 of the labels that were given at least five times. */
  readonly macroF1: Interval;
}

const SAMPLES = 2000;
/** A label that is rarer says little (as ../shared/eval/score.mjs counts). */
const LEAST_LABELS = 5;

/** Figures over the pairs of all threads, with their intervals. */
export function figuresOf(threads: readonly (readonly Pair[])[]): Figures {
  const all = threads.flat();
  const labels = [...new Set(all.map(([gold]) => gold))].filter(
    (label) => all.filter(([gold]) => gold === label).length >= LEAST_LABELS,
  );
  return {
    n: all.length,
    accuracy: intervalOf(threads, accuracy),
    macroF1: intervalOf(threads, (pairs) => macroF1(pairs, labels)),
  };
}

/**
 * A statistic over what all threads hold. The interval is that of samples of whole threads, drawn with replacement (Efron
 * 1979): what stands in one thread is not independent. Drawn from a fixed seed, so that the same threads give the same interval.
 */
export function intervalOf<T>(
  threads: readonly (readonly T[])[],
  statistic: (all: readonly T[]) => number,
): Interval {
  const held = threads.filter((one) => one.length > 0);
  const next = numbersFrom(1);
  const drawn = Array.from({ length: SAMPLES }, () =>
    statistic(held.flatMap(() => held[Math.floor(next() * held.length)] ?? [])),
  ).sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.round(share * (SAMPLES - 1))] ?? Number.NaN;
  return { value: statistic(held.flat()), low: at(0.025), high: at(0.975) };
}

/** Numbers from 0 to 1 that look random, the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function accuracy(pairs: readonly Pair[]): number {
  return pairs.filter(([a, b]) => a === b).length / pairs.length;
}

function macroF1(pairs: readonly Pair[], labels: readonly string[]): number {
  return labels.reduce((sum, label) => sum + f1Of(pairs, label).f1, 0) / labels.length;
}

export function f1Of(pairs: readonly Pair[], label: string) {
  const n = pairs.filter(([gold]) => gold === label).length;
  const got = pairs.filter(([, given]) => given === label).length;
  const both = pairs.filter(([gold, given]) => gold === label && given === label).length;
  return {
    n,
    recall: both / Math.max(1, n),
    precision: both / Math.max(1, got),
    f1: (2 * both) / Math.max(1, n + got),
  };
}

export function print(title: string, { n, accuracy: share, macroF1: mean }: Figures): void {
  console.log(`${title.padEnd(15)} n ${n}, accuracy ${printed(share)}, macro-F1 ${printed(mean)}`);
}

export function printed({ value, low, high }: Interval): string {
  return `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}

/** How sure a verdict was, 0 to 1, and whether it was right. */
export type Judged = readonly [sure: number, right: boolean];

const BINS = 10;

export interface Calibration {
  /** Expected calibration error: the mean gap between how sure and how often right, weighed by bins. */
  readonly error: number;
  /** Ten equal bins of how sure verdicts were, without empty ones. */
  readonly bins: readonly { readonly n: number; readonly sure: number; readonly right: number }[];
}

export function calibrationOf(judged: readonly Judged[]): Calibration {
  const all = Array.from({ length: BINS }, (_, bin) =>
    judged.filter(([sure]) => Math.min(BINS - 1, Math.floor(sure * BINS)) === bin),
  );
  const bins = all
    .filter((bin) => bin.length > 0)
    .map((bin) => ({
      n: bin.length,
      sure: bin.reduce((sum, [sure]) => sum + sure, 0) / bin.length,
      right: bin.filter(([, right]) => right).length / bin.length,
    }));
  const gaps = bins.reduce((sum, { n, sure, right }) => sum + n * Math.abs(sure - right), 0);
  return { error: gaps / Math.max(1, judged.length), bins };
}

export function printCalibration(title: string, judged: readonly Judged[]): void {
  const { error, bins } = calibrationOf(judged);
  console.log(`${title}: n ${judged.length}, expected calibration error ${error.toFixed(3)}`);
  for (const { n, sure, right } of bins)
    console.log(`  n ${String(n).padStart(4)}, sure ${sure.toFixed(2)}, right ${right.toFixed(2)}`);
}
