import type { MessageId } from '../../core/ids.js';
import { parseMessageId } from '../../core/ids.js';
import type { Message } from '../../core/message.js';
import { parseMailboxes } from './addresses.js';
import { type PageFacts, pageMessage } from './archive.js';
import { decodeBytes, decodeUnlabelled } from './charset.js';
import { cleanText } from './content.js';
import { parseDate } from './dates.js';
import { archiveText, unescapeHtml } from './markup.js';

/** What a page tells about its mail, and its text. */
type Facts = Omit<PageFacts, 'marks' | 'note'>;

const REPLY = /^re\s*:/i;
/** Characters at the top in which a page tells its facts. */
const TOP = 64 * 1024;

/**
 * A page of a web archive in HTML, by MHonArc, hypermail or pipermail: they tell the fields of the mail, its Message-ID
 * among them, and draw quotations in a way that can be turned back into marks. Null when it is no such page.
 */
export function readHtmlPage(raw: Uint8Array, after: string | undefined): Message | null {
  if (!/^[\s\ufeff]*</.test(decodeUnlabelled(raw.subarray(0, 200)).text)) return null;
  const text = cleanText(decodePage(raw));
  const facts = mhonarc(text) ?? hypermail(text) ?? pipermail(text);
  if (facts === null) return null;
  const page: PageFacts = {
    ...facts,
    marks: 'kept',
    note: 'A page of a web archive: its text and quote marks were made from HTML.',
  };
  return pageMessage(page, raw, after);
}

/** UTF-8, or what the page says it is where that is not valid. */
function decodePage(raw: Uint8Array): string {
  const { text, fallback } = decodeUnlabelled(raw);
  const label = fallback === null ? undefined : /charset="?([\w-]{3,30})/i.exec(text.slice(0, TOP))?.[1];
  return label === undefined ? text : decodeBytes(raw, label).text;
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
    body: cleanText(archiveText(html)),
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

/** hypermail: `<!-- subject="…" -->`, some versions above the page and some in it; `isosent` is in UTC. */
function hypermail(text: string): Facts | null {
  const fields = new Map(
    comments(text).flatMap((comment) => (comment.endsWith('"') ? [split(comment.slice(0, -1), '="')] : [])),
  );
  const html = between(text, '<!-- body="start" -->', '<!-- body="end" -->');
  const subject = fields.get('subject');
  if (html === null || subject === undefined) return null;
  const answered = ids([withAt(fields.get('inreplyto') ?? '')]);
  const sent = fields.get('sent') ?? '';
  const body = cleanText(archiveText(html));
  return {
    subject,
    from: { name: fields.get('name') ?? '', address: withAt(fields.get('email') ?? '') },
    sent: parseDate(sent) === null ? (utcDate(fields.get('isosent') ?? '') ?? sent) : sent,
    received: fields.get('received') ?? '',
    id: parseMessageId(withAt(fields.get('id') ?? '')),
    references: answered,
    inReplyTo: answered,
    body: unmasked(DRAWN_FIELDS.test(html.slice(0, 400)) ? withoutDrawnFields(body) : body),
  };
}

/** The fields that hypermail draws between its comments, before the text of the mail. */
const DRAWN_FIELDS = /<(?:strong|dfn|b)>From/i;

/** Text without the From and Date above it, and without the line of receipt below. */
function withoutDrawnFields(text: string): string {
  const above = /^\s*From: [^\n]*\n\s*Date: [^\n]*\n/.exec(text)?.[0] ?? '';
  const body = text.slice(above.length).trimEnd();
  const last = body.lastIndexOf('\n') + 1;
  return body.startsWith('Received on ', last) ? body.slice(0, last).trimEnd() : body;
}

/** `20210504101207` as a date of mail. */
function utcDate(iso: string): string | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(iso)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toUTCString();
}

/**
 * pipermail: the fields stand in the page, "Re:" taken off the subject, and one Message-ID in the link that answers the mail.
 * It is that of the mail, and then the link puts "Re:" before the subject; older Mailmans put that of the answered mail there.
 */
function pipermail(text: string): Facts | null {
  const start = text.indexOf('<!--beginarticle-->');
  const top = text.slice(0, Math.max(0, Math.min(start, TOP)));
  const found = (pattern: RegExp) => unescapeHtml(pattern.exec(top)?.[1] ?? '').trim();
  const subject = found(/<H1>([^<]*)</i);
  const html = between(text, '<!--beginarticle-->', '<!--endarticle-->');
  if (html === null || subject === '') return null;
  const id = parseMessageId(decoded(found(/[?&;]In-Reply-To=([^"&]*)/i)));
  const isOwn = plain(decoded(found(/[?&;]Subject=([^"&]*)/i))) !== plain(subject);
  const answered = id === null || isOwn ? [] : [id];
  // The one before it in the thread; of the first mail, one of another thread.
  const follows = plain(found(/Previous message[^<>]{0,20}<A [^>]*>([^<]*)</i)) === plain(subject);
  return {
    subject: (follows || answered.length > 0) && !REPLY.test(subject) ? `Re: ${subject}` : subject,
    from: { name: found(/<B>([^<]*)</i), address: withAt(found(/TITLE="[^"]*">([^<]*)</i)) },
    // "Tue May  4 12:12:07 CEST 2021"
    sent: found(/<I>([^<]*)</i).replace(/ ([A-Z]{1,5}) (\d{4})$/, ' $2 $1'),
    received: '',
    id: isOwn ? id : null,
    references: answered,
    inReplyTo: answered,
    body: unmasked(cleanText(archiveText(html))),
  };
}

/** A subject as two are compared. */
function plain(subject: string): string {
  return subject.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Percent-decoded; as it stands where that is not valid. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An address or id whose `@` an archive wrote as `_at_` or ` at `. */
function withAt(text: string): string {
  if (text.includes('@')) return text;
  const mark = text.includes('_at_') ? '_at_' : ' at ';
  const at = text.lastIndexOf(mark);
  return at < 0 ? text : `${text.slice(0, at)}@${text.slice(at + mark.length)}`;
}

/** The same for the addresses in angle brackets of a text, which tell who is quoted. */
function unmasked(text: string): string {
  return text.replace(
    /<([^<>\s@]{1,200}(?:_at_| at )[^<>\s@]{1,200}\.[a-z]{2,20})>/gi,
    (_, address) => `<${withAt(address)}>`,
  );
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
