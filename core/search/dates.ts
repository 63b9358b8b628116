/** Days from `from` to before `until`, `YYYY-MM-DD`; null where a side is open. */
export interface DateRange {
  readonly from: string | null;
  readonly until: string | null;
}

/** Year, year and month, or a whole date, with or without dashes. */
const PLACE = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?$/;

/** `2026`, `2026-03`, `20260304`, and two of them with `..` between, either left out. Null when it is none of these. */
export function dateRange(text: string): DateRange | null {
  const [first = '', second, ...rest] = text.split('..');
  if (rest.length > 0) return null;
  if (second === undefined) return span(first);
  const start = first === '' ? null : span(first);
  const end = second === '' ? null : span(second);
  if ((first !== '' && start === null) || (second !== '' && end === null)) return null;
  if (start === null && end === null) return null;
  return { from: start?.from ?? null, until: end?.until ?? null };
}

/** From the first day of a year, month or day to the day after its last. */
function span(text: string): DateRange | null {
  const [, year, month, day] = PLACE.exec(text) ?? [];
  if (year === undefined) return null;
  const y = Number(year);
  const m = Number(month ?? 1) - 1;
  const d = Number(day ?? 1);
  const from = utc(y, m, d);
  // A day that its month does not have would roll over into the next.
  if (from === null || from !== `${year}-${month ?? '01'}-${day ?? '01'}`) return null;
  const until =
    day !== undefined ? utc(y, m, d + 1) : month !== undefined ? utc(y, m + 1, 1) : utc(y + 1, 0, 1);
  return until === null ? null : { from, until };
}

function utc(year: number, month: number, day: number): string | null {
  const time = Date.UTC(2000, month, day);
  const date = new Date(time);
  date.setUTCFullYear(year, month, day);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}
