import type { Mailbox, Message } from '../../core/message.js';
import { parseMailboxes } from './addresses.js';
import { decodeUnlabelled } from './charset.js';
import { cleanText } from './content.js';
import { isoSeconds, parseDate } from './dates.js';
import { madeId } from './ids.js';

/** Lines at the top in which a page's fields must stand. */
const HEAD_LINES = 12;
const HEAD_BYTES = 8_192;

/** The top of an archive page: `from` and `date` raw, `bodyLine` the first line after them. */
interface Head {
  readonly subject: string;
  readonly from: string;
  readonly date: string;
  readonly bodyLine: number;
}

/**
 * A plain-text page of a web archive (hypermail): subject line, empty line, `From:`, `Date:`, empty lines, text. Quote marks
 * are lost and so are Message-ID, References and addresses. Null when the bytes are no such page.
 */
export function readPage(raw: Uint8Array, after: string | undefined): Message | null {
  const top = cleanText(decodeUnlabelled(raw.subarray(0, HEAD_BYTES)).text);
  if (readHead(top.split('\n')) === null) return null;
  const lines = cleanText(decodeUnlabelled(raw).text).split('\n');
  const head = readHead(lines);
  return head === null ? null : message(head, raw, lines.slice(head.bodyLine), after);
}

function readHead(lines: readonly string[]): Head | null {
  const top = lines.slice(0, HEAD_LINES);
  const subjectLine = top.findIndex((line) => line.trim() !== '');
  if (subjectLine === -1 || top[subjectLine + 1]?.trim() !== '') return null;
  let from: string | null = null;
  let date: string | null = null;
  for (let at = subjectLine + 1; at < top.length; at++) {
    const line = top[at] ?? '';
    if (line.startsWith('From: ')) from ??= line.slice(6);
    else if (line.startsWith('Date: ')) date ??= line.slice(6);
    else if (line.trim() !== '') break;
    if (from !== null && date !== null)
      return { subject: (top[subjectLine] ?? '').trim(), from, date, bodyLine: at + 1 };
  }
  return null;
}

function message(head: Head, raw: Uint8Array, rest: readonly string[], after: string | undefined): Message {
  const time = parseDate(head.date);
  const body = rest.join('\n').replace(/^\n+/, '');
  return {
    id: madeId(raw),
    idSource: 'made',
    from: sender(head.from),
    replyTo: [],
    to: [],
    cc: [],
    subject: head.subject.replace(/\s+/g, ' '),
    date: time === null ? (after ?? isoSeconds(0)) : isoSeconds(time),
    dateSource: time === null ? 'order' : 'date',
    inReplyTo: [],
    references: [],
    body,
    marks: 'lost',
    bodySource: body.trim() === '' ? 'none' : 'archive-page',
    list: null,
    headers: {},
    attachments: [],
    notes: [
      {
        code: 'archive-page',
        text: 'An archive page: quote marks, Message-ID and addresses were lost before it got here.',
      },
      ...(time === null ? [{ code: 'date-garbage', text: 'The date of the page cannot be read.' }] : []),
    ],
  };
}

/** The page names people without their addresses; where it has one, it is masked (`name@xxxxxxx`) and kept as it stands. */
function sender(raw: string): Mailbox {
  const [mailbox] = raw.includes('@') ? parseMailboxes(raw) : [];
  return mailbox ?? { name: raw.replace(/\s+/g, ' ').trim(), address: '' };
}
