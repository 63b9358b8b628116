const DAY = 86_400_000;

/** `2021-12-15 12:06` of an ISO date, or the text itself when it is none. */
export function dateTime(iso: string): string {
  return iso.length >= 16 ? `${iso.slice(0, 10)} ${iso.slice(11, 16)}` : iso;
}

export function day(iso: string): string {
  return iso.slice(0, 10);
}

/** `< 1 s`, `42 s`, `2 min 5 s`, `1 h 3 min`. */
export function duration(seconds: number): string {
  const whole = Math.floor(seconds);
  if (whole < 60) return whole < 1 ? '< 1 s' : `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes} min ${whole % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Whole days from one date to another; null when either is missing or no date, 0 when it lies ahead. */
export function daysBetween(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  const span = Date.parse(to) - Date.parse(from);
  return Number.isNaN(span) ? null : Math.max(0, Math.floor(span / DAY));
}

/** `6 d`, `< 1 d`, or `?` where it cannot be told. */
export function waiting(since: string | null, newest: string | null): string {
  const days = daysBetween(since, newest);
  if (days === null) return '?';
  return days === 0 ? '< 1 d' : `${days} d`;
}
