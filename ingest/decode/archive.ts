import type { MessageId } from '../../core/ids.js';
import type { Mailbox, Message, Note } from '../../core/message.js';
import { isoSeconds, parseDate } from './dates.js';
import { madeId } from './ids.js';

/** What a page of a web archive tells of its mail. */
export interface PageFacts {
  readonly from: Mailbox;
  readonly subject: string;
  /** When the mail was sent, and when it was received: raw, '' where the page does not say. */
  readonly sent: string;
  readonly received: string;
  /** Null where the page does not tell which mail it shows. */
  readonly id: MessageId | null;
  readonly inReplyTo: readonly MessageId[];
  readonly references: readonly MessageId[];
  readonly body: string;
  readonly marks: Message['marks'];
  /** What was lost on the way. */
  readonly note: string;
}

const NO_DATE: Note = { code: 'date-garbage', text: 'The date of the page cannot be read.' };

/**
 * The message of an archive page.
 *
 * @param after date of the mail before it, which a page without a readable date takes
 */
export function pageMessage(facts: PageFacts, raw: Uint8Array, after: string | undefined): Message {
  const sent = parseDate(facts.sent);
  const time = sent ?? parseDate(facts.received);
  const body = facts.body.replace(/^\n+/, '');
  return {
    id: facts.id ?? madeId(raw),
    idSource: facts.id === null ? 'made' : 'header',
    from: facts.from,
    replyTo: [],
    to: [],
    cc: [],
    subject: facts.subject.replace(/\s+/g, ' ').trim(),
    date: time === null ? (after ?? isoSeconds(0)) : isoSeconds(time),
    dateSource: sent !== null ? 'date' : time !== null ? 'received' : 'order',
    inReplyTo: facts.inReplyTo,
    references: facts.references,
    body,
    marks: facts.marks,
    bodySource: body.trim() === '' ? 'none' : 'archive-page',
    list: null,
    headers: {},
    attachments: [],
    notes: [{ code: 'archive-page', text: facts.note }, ...(time === null ? [NO_DATE] : [])],
  };
}
