import type { Fate } from '../db/pages/report.types.js';

export const FATE_WORDS: Readonly<Record<Fate, string>> = {
  whole: 'read whole',
  odd: 'read whole, odd',
  cut: 'read in part',
  unparsed: 'only its header was read',
  'id-taken': 'kept beside another with its id',
  refused: 'not read',
};

/** `12.3 %` of each, which add up to 100.0 and are never 0 or 100 for what is neither. */
export function shares(counts: readonly number[]): string[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const exact = counts.map((count) => (total === 0 ? 0 : (count / total) * 1000));
  const tenths = exact.map((value) => (value === 0 ? 0 : Math.max(1, Math.floor(value))));
  const left = total === 0 ? 0 : 1000 - tenths.reduce((sum, value) => sum + value, 0);
  // What rounding left goes where it took most; what the smallest were given more comes from the largest.
  const byLoss = exact.map((value, i) => [value - (tenths[i] ?? 0), i] as const).sort(([a], [b]) => b - a);
  for (const [, i] of byLoss.slice(0, Math.max(0, left))) tenths[i] = (tenths[i] ?? 0) + 1;
  const largest = tenths.indexOf(Math.max(...tenths));
  if (left < 0) tenths[largest] = (tenths[largest] ?? 0) + left;
  return tenths.map((value) => (value % 1000 === 0 ? `${value / 10} %` : `${(value / 10).toFixed(1)} %`));
}
