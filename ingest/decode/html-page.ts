import type { MessageId } from '../../core/ids.js';
import { parseMessageId } from '../../core/ids.js';
import type { Message } from '../../core/message.js';
import { parseMailboxes } from './addresses.js';
import { type PageFacts, pageMessage } from './archive.js';
import { decodeUnlabelled } from './charset.js';
import { cleanText } from './content.js';
import { archiveText, unescapeHtml } from './markup.js';

/** What the comments of a page tell about its mail, and its text. */
type Facts = Omit<PageFacts, 'body' | 'marks' | 'note'> & { readonly html: string };

/** Characters at the top in which a page tells its facts. */
const TOP = 64 * 1024;

/**
 * A page of a web archive in HTML, by MHonArc or hypermail: both keep the fields of the mail in comments, Message-ID and
 * what it answers among them, and draw quotations in a way that can be turned back into marks. Null when it is no such page.
 */
export function readHtmlPage(raw: Uint8Array, after: string | undefined): Message | null {
  if (!/^[\s\ufeff]*</.test(decodeUnlabelled(raw.subarray(0, 200)).text)) return null;
  const text = cleanText(decodeUnlabelled(raw).text);
  const facts = mhonarc(text) ?? hypermail(text);
  if (facts === null) return null;
  const { html, ...told } = facts;
  const page: PageFacts = {
    ...told,
    body: cleanText(archiveText(html)),
    marks: 'kept',
    note: 'A page of a web archive: its text and quote marks were made from HTML.',
  };
  return pageMessage(page, raw, after);
}

/** MHonArc: `<!--X-Subject: … -->`, with `-` as `&#45;`; the sender in letters turned by thirteen. */
function mhonarc(text: string): Facts | null {
  const fields = comments(text).map((comment) => split(comment, ': '));
  const all = (name: string) => fields.filter(([key]) => key === `x-${name}`).map(([, value]) => value);
  const html = between(text, '<!--X-Body-of-Message-->', '<!--X-Body-of-Message-End-->');
  const subject = all('subject')[0];
  if (html === null || subject === undefined) return null;
  const sender = all('from-r13').map(turned)[0] ?? all('from')[0] ?? '';
  return {
    subject,
    from: parseMailboxes(sender)[0] ?? { name: '', address: '' },
    sent: all('date')[0] ?? '',
    received: '',
    id: parseMessageId(all('message-id')[0] ?? ''),
    references: ids([...all('reference'), ...all('references')]),
    inReplyTo: [],
    html,
  };
}

/** Turns back the letters of MHonArc's addresses: `@A…Z[` stands in one ring with its other half, `a…z` in another. */
function turned(text: string): string {
  return text.replace(/[@-[a-z]/g, (char) => {
    const code = char.charCodeAt(0);
    const [from, size] = code >= 97 ? [97, 26] : [64, 28];
    return String.fromCharCode(from + ((code - from + size / 2) % size));
  });
}

/** hypermail: `<!-- subject="…" -->`. */
function hypermail(text: string): Facts | null {
  const fields = new Map(
    comments(text).flatMap((comment) => (comment.endsWith('"') ? [split(comment.slice(0, -1), '="')] : [])),
  );
  const html = between(text, '<!-- body="start" -->', '<!-- body="end" -->');
  const subject = fields.get('subject');
  if (html === null || subject === undefined) return null;
  const answered = ids([fields.get('inreplyto') ?? '']);
  return {
    subject,
    from: { name: fields.get('name') ?? '', address: fields.get('email') ?? '' },
    sent: fields.get('sent') ?? '',
    received: fields.get('received') ?? '',
    id: parseMessageId(fields.get('id') ?? ''),
    references: answered,
    inReplyTo: answered,
    html,
  };
}

/** What stands in the comments at the top of a page. */
function comments(text: string): string[] {
  const found: string[] = [];
  const top = text.slice(0, TOP);
  for (let at = top.indexOf('<!--'); at !== -1; at = top.indexOf('<!--', at + 4)) {
    const end = top.indexOf('-->', at);
    if (end === -1) break;
    found.push(top.slice(at + 4, end).trim());
  }
  return found;
}

/** Name in lower case and value of a field; no value where the mark is missing. */
function split(comment: string, mark: string): [string, string] {
  const at = comment.indexOf(mark);
  if (at === -1) return [comment.toLowerCase(), ''];
  return [comment.slice(0, at).toLowerCase(), unescapeHtml(comment.slice(at + mark.length))];
}

function ids(values: readonly string[]): MessageId[] {
  return values.map(parseMessageId).filter((id) => id !== null);
}

/** What stands between two comments; the end of the page ends it too. */
function between(text: string, start: string, end: string): string | null {
  const from = text.indexOf(start);
  if (from === -1) return null;
  const to = text.indexOf(end, from);
  return text.slice(from + start.length, to === -1 ? text.length : to);
}
