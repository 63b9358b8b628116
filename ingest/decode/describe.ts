import { AUTHENTICATED, BOUNDARY } from '../../core/identity/index.js';
import type { Mailbox, Message, Note } from '../../core/message.js';
import type { Origin } from '../mail.js';
import { parseMailboxes } from './addresses.js';
import { authenticated } from './authenticated.js';
import type { Content } from './content.js';
import { type SentDate, sentDate } from './dates.js';
import { all, first, type HeaderBlock, plainText } from './headers.js';
import { madeId, ownId, references, repliedTo } from './ids.js';
import { decodeWords } from './words.js';

/** Other fields that the analysis reads: programs, robots, identity. */
const KEPT = new Set([
  'auto-submitted',
  'change-id',
  'list-id',
  'mailer',
  'precedence',
  'robot-id',
  'sender',
  'user-agent',
  'x-b4-tracking',
  'x-change-id',
  'x-developer-signature',
  'x-mailer',
  'x-original-from',
  'x-patchwork-bot',
  'x-syzbot',
]);
/** Fields that a mail may have once (RFC 5322 section 3.6) and whose second value is a sign of forgery or of a broken gateway. */
const ONCE = ['from', 'subject', 'message-id', 'date', 'in-reply-to', 'references'];

/** Puts together the message from its header block and content. */
export function describe(raw: Uint8Array, block: HeaderBlock, content: Content, origin: Origin): Message {
  const id = ownId(block);
  const from = parseMailboxes(first(block, 'from') ?? '')[0] ?? { name: '', address: '' };
  const sent = sentDate(block, origin.after);
  const { ids, cut } = references(block);
  return {
    id: id ?? madeId(raw),
    idSource: id === null ? 'made' : 'header',
    from,
    replyTo: mailboxes(block, 'reply-to'),
    to: mailboxes(block, 'to'),
    cc: mailboxes(block, 'cc'),
    subject: decodeWords(first(block, 'subject') ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    date: sent.date,
    dateSource: sent.source,
    inReplyTo: repliedTo(block),
    references: ids,
    body: content.body,
    marks: 'kept',
    bodySource: content.bodySource,
    list: listName(first(block, 'list-id')),
    headers: { ...keptHeaders(block), ...trace(block, origin) },
    attachments: content.attachments,
    notes: [...(origin.notes ?? []), ...headerNotes(block, from, sent, id === null, cut), ...content.notes],
  };
}

function mailboxes(block: HeaderBlock, name: string): Mailbox[] {
  return all(block, name).flatMap(parseMailboxes);
}

/** `Linux on S/390 <linux-s390.vger.kernel.org>` (RFC 2919): the first label, when it can stand in a URL. */
function listName(raw: string | null): string | null {
  if (raw === null) return null;
  const id = raw.slice(raw.lastIndexOf('<') + 1).replace(/>[\s\S]*/, '');
  const label = id.trim().toLowerCase().split('.', 1)[0] ?? '';
  return /^[a-z0-9][a-z0-9_+-]{0,99}$/.test(label) ? label : null;
}

function keptHeaders(block: HeaderBlock): Record<string, string> {
  const kept = new Map<string, string>();
  for (const { name, value } of block.fields)
    if (KEPT.has(name) && !kept.has(name)) kept.set(name, plainText(value).slice(0, 2_000));
  return Object.fromEntries(kept);
}

/** What the mail's way here says of its sender; a field of a mail cannot have such a name. */
function trace(block: HeaderBlock, { boundary }: Origin): Record<string, string> {
  const record = authenticated(block);
  if (record === null) return {};
  return { [AUTHENTICATED]: record, ...(boundary === undefined ? {} : { [BOUNDARY]: boundary }) };
}

const DATE_NOTES: Readonly<Record<Exclude<SentDate['problem'], 'none'>, string>> = {
  missing: 'The mail has no Date',
  garbage: 'The Date of the mail is no date',
  future: 'The Date of the mail lies after it was received',
};
const DATE_FROM: Readonly<Record<SentDate['source'], string>> = {
  date: 'its own Date is used',
  received: 'the time it was received is used',
  order: 'it is placed after the mail before it in the archive',
};

function headerNotes(
  block: HeaderBlock,
  from: Mailbox,
  sent: SentDate,
  noId: boolean,
  referencesCut: number,
): Note[] {
  const notes: Note[] = [];
  const say = (code: string, text: string) => notes.push({ code, text });
  if (block.cut) say('truncated-header', 'The header is longer than what is read of it.');
  if (noId) say('no-message-id', 'The mail has no usable Message-ID; its id was made from its bytes.');
  if (from.address === '') say('no-sender', 'The mail does not name an address that it is from.');
  if (holdsOtherAddress(from))
    say('name-holds-address', 'The name of the sender looks like another address.');
  if (mixesAlphabets(from))
    say(
      'mixed-alphabets',
      'A word of the name or address of the sender mixes alphabets whose letters look alike.',
    );
  if (sent.problem !== 'none')
    say(`date-${sent.problem}`, `${DATE_NOTES[sent.problem]}; ${DATE_FROM[sent.source]}.`);
  if (referencesCut > 0)
    say('truncated-references', `${referencesCut} ids in the middle of References were left out.`);
  for (const name of ONCE)
    if (all(block, name).length > 1)
      say('duplicate-header', `The mail has more than one ${name}; the first one counts.`);
  return notes;
}

/** Latin letters beside those of an alphabet with the same shapes, within one word: UTS 39 calls it mixed-script. */
function mixesAlphabets({ name, address }: Mailbox): boolean {
  return `${name} ${address}`
    .slice(0, 500)
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word));
}

/** A display name that shows an address which is not the one behind it. */
function holdsOtherAddress({ name, address }: Mailbox): boolean {
  const shown = name
    .slice(0, 500)
    .split(/[\s<>()"',;]+/)
    .find((word) => /^[^@]+@[^@]+\.[^@]+$/.test(word));
  return shown !== undefined && shown.toLowerCase() !== address.toLowerCase();
}
