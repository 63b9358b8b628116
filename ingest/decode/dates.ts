import { all, first, type HeaderBlock } from './headers.js';

/** When a mail was sent, in ISO 8601 UTC with seconds; `late`: its own date lies more than a day after its receipt. */
export interface SentDate {
  readonly date: string;
  readonly source: 'date' | 'received' | 'order';
  readonly problem: 'none' | 'missing' | 'garbage' | 'future';
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Zone names in minutes east of UTC: RFC 5322 section 4.3 and those that archives print. Unknown ones count as UTC there. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ['UT', 0],
  ['UTC', 0],
  ['GMT', 0],
  ['Z', 0],
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
  ['CET', 60],
  ['CEST', 120],
  ['MET', 60],
  ['MEST', 120],
  ['BST', 60],
  ['EET', 120],
  ['EEST', 180],
  ['JST', 540],
  ['AEST', 600],
  ['AEDT', 660],
]);
const EARLIEST = Date.UTC(1980, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const DAY = 86_400_000;

/** `Wed, 15 Dec 2021 07:06:01 -0500 (EST)`: RFC 5322 section 3.3 with its obsolete forms. */
const MAIL =
  /^(?:[a-z]{3,9}[,.]?\s{1,9})?(\d{1,2})[\s-]{1,9}([a-z]{3})[a-z]{0,6}[\s-]{1,9}(\d{2,4})\s{1,9}(\d{1,2}):(\d{2})(?::(\d{2}))?\s{0,9}([+-]\d{4}|[a-z]{1,5})?/i;
/** `Wed Dec 15 2021 - 07:06:01 EST` of hypermail, `Wed Dec 15 07:06:01 2021` of asctime, both with or without a zone. */
const ARCHIVE =
  /^[a-z]{3,9},?\s{1,9}([a-z]{3})[a-z]{0,6}\s{1,9}(\d{1,2}),?\s{1,9}(?:(\d{4})\s{1,9}(?:-\s{1,9})?)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s{1,9}(\d{4})(?!\d))?\s{0,9}([+-]\d{4}|[a-z]{1,5})?/i;

/**
 * Milliseconds since 1970 of a mail's or archive's date, or null: strict, so that 31 Feb, a zone of +9999 or a year outside
 * 1980 to 2099 are no dates. A missing or unknown zone counts as UTC (RFC 5322 section 4.3). Never asks the clock or TZ.
 */
export function parseDate(text: string): number | null {
  const bounded = text.trim().slice(0, 100);
  const mail = MAIL.exec(bounded);
  if (mail !== null) {
    const [, day, month, year, hour, minute, second, zone] = mail;
    return instant(year, month, day, [hour, minute, second], zone);
  }
  const archive = ARCHIVE.exec(bounded);
  if (archive === null) return null;
  const [, month, day, before, hour, minute, second, after, zone] = archive;
  return instant(before ?? after, month, day, [hour, minute, second], zone);
}

type Part = string | undefined;

function instant(year: Part, month: Part, day: Part, time: readonly Part[], zone: Part): number | null {
  const y = fullYear(year ?? '');
  const m = MONTHS.indexOf((month ?? '').toLowerCase());
  const d = Number(day);
  const [hour = 0, minute = 0, second = 0] = time.map((t) => Number(t ?? 0));
  const offset = zoneMinutes(zone ?? '');
  if (m === -1 || hour > 23 || minute > 59 || second > 60 || offset === null) return null;
  const local = Date.UTC(y, m, d, hour, minute, second);
  if (new Date(Date.UTC(y, m, d)).getUTCDate() !== d) return null;
  const result = local - offset * 60_000;
  return result >= EARLIEST && result < LATEST ? result : null;
}

/** Two-digit years count from 1950, three-digit ones from 1900 (RFC 5322 section 4.3). */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}

function zoneMinutes(zone: string): number | null {
  if (!/^[+-]/.test(zone)) return ZONES.get(zone.toUpperCase()) ?? 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

export function isoSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/**
 * When the mail was sent: its own Date, unless that is no date or more than a day later than its newest Received; then that
 * Received; else `after`, the date of the mail before it in the archive. Never "now".
 */
export function sentDate(block: HeaderBlock, after: string | undefined): SentDate {
  const value = first(block, 'date');
  const own = value === null ? null : parseDate(value);
  const received = newestReceived(block);
  if (own !== null && (received === null || own <= received + DAY))
    return { date: isoSeconds(own), source: 'date', problem: 'none' };
  const problem = own !== null ? 'future' : value === null ? 'missing' : 'garbage';
  if (received !== null) return { date: isoSeconds(received), source: 'received', problem };
  return { date: after ?? isoSeconds(0), source: 'order', problem };
}

/** The date of the topmost Received that has one: servers put theirs on top, so it is the one nearest to the archive. */
function newestReceived(block: HeaderBlock): number | null {
  for (const value of all(block, 'received').slice(0, 20)) {
    const semicolon = value.lastIndexOf(';');
    const time = semicolon === -1 ? null : parseDate(value.slice(semicolon + 1));
    if (time !== null) return time;
  }
  return null;
}
