import type { Message } from '../../message.js';
import { nameKey } from '../provenance.js';
import type { Text } from './text.js';

/** Lines at the end of a page that may be a closing: name, signature, and the notice of the list. */
const CLOSING_LINES = 16;
const LIST_NOTICE = /mailing list|\blistinfo\b|unsubscribe/i;
/** Words above a name. */
export const SIGN_OFF =
  /^(?:many |best |kind |with |warm )*(?:thanks|thank you|thx|cheers|regards|best|br|greetings)(?: a lot)?\W*$/i;

/** A line of the notice that a list puts below each mail. */
export function isNotice({ zones, keys }: Text, row: number): boolean {
  return zones[row]?.kind === 'footer' || LIST_NOTICE.test(keys[row] ?? '');
}

/** Lines at the end that only the sender or the list server writes: their name with a sign-off, and the notice of the list. */
export function closingLines(page: Message, rows: readonly number[], text: Text): ReadonlySet<number> {
  const { zones, keys } = text;
  const names = new Set(nameKey(page.from.name).split(' '));
  const isName = (key: string) => {
    const words = key.length < 40 ? nameKey(key) : '';
    return words !== '' && words.split(' ').every((word) => names.has(word));
  };
  let from = rows.length;
  for (let at = rows.length - 1; at >= Math.max(0, rows.length - CLOSING_LINES); at--) {
    const row = rows[at] ?? 0;
    const key = keys[row] ?? '';
    const isOurs = isNotice(text, row) || isName(key);
    const leadsTo = from === at + 1 && from < rows.length && (/^--$/.test(key) || SIGN_OFF.test(key));
    if (isOurs || leadsTo) from = at;
    else if (zones[row]?.kind !== 'signature') break;
  }
  return new Set(rows.slice(from));
}
