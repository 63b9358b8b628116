import type { Fate } from '../db/pages/report.types.js';

export const FATE_WORDS: Readonly<Record<Fate, string>> = {
  whole: 'read whole',
  odd: 'read whole, odd',
  cut: 'read in part',
  unparsed: 'only its header was read',
  'id-taken': 'kept beside another with its id',
  refused: 'not read',
};

/** `12.3 %`, and never 0 or 100 for what is neither. */
export function share(count: number, total: number): string {
  if (count === 0 || total === 0) return '0 %';
  if (count === total) return '100 %';
  const percent = Math.min(99.9, Math.max(0.1, (count / total) * 100));
  return `${percent.toFixed(1)} %`;
}
