import type { Position, ThreadContext } from '../analysis.js';
import type { PersonKey } from '../ids.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A sentence longer than this is cut at a word: a reason has to fit on two lines of a page. */
const MAX_QUOTED = 200;

const VERBS: Record<Position, string> = {
  support: 'supports it',
  'support-if': 'supports it on a condition',
  neutral: 'is neutral',
  concern: 'has a concern',
  oppose: 'opposes it',
  none: 'took no position',
};

export function stands(position: Position): string {
  return VERBS[position];
}

/** `2021-12-14T09:00:00Z` as `14 Dec 2021`: read from the digits, so that no time zone can move the day. */
export function dayOf(date: string): string {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** The name that a thread knows a person by. */
export type Names = (key: PersonKey) => string;

export function namesIn(context: ThreadContext): Names {
  const names = new Map(context.people.map((p) => [p.key, p.name]));
  return (key) => names.get(key) ?? key;
}

export function quoteShort(text: string): string {
  if (text.length <= MAX_QUOTED) return `"${text}"`;
  const cut = text.slice(0, MAX_QUOTED);
  return `"${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_QUOTED / 2))} ..."`;
}
