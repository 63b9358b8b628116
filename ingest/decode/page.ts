import type { Mailbox, Message } from '../../core/message.js';
import { parseMailboxes } from './addresses.js';
import { type PageFacts, pageMessage } from './archive.js';
import { decodeUnlabelled } from './charset.js';
import { cleanText } from './content.js';

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
  if (head === null) return null;
  const facts: PageFacts = {
    from: sender(head.from),
    subject: head.subject,
    sent: head.date,
    received: '',
    id: null,
    inReplyTo: [],
    references: [],
    body: lines.slice(head.bodyLine).join('\n'),
    marks: 'lost',
    note: 'An archive page: quote marks, Message-ID and addresses were lost before it got here.',
  };
  return pageMessage(facts, raw, after);
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

/** The page names people without their addresses; where it has one, it is masked (`name@xxxxxxx`) and kept as it stands. */
function sender(raw: string): Mailbox {
  const [mailbox] = raw.includes('@') ? parseMailboxes(raw) : [];
  return mailbox ?? { name: raw.replace(/\s+/g, ' ').trim(), address: '' };
}
