import { messageId } from '../../core/ids.js';
import type { Mailbox, Message } from '../../core/message.js';
import type { SqlValue } from '../rows.js';
import { RowHash } from './hash.js';

/** Columns of `message` that the mail decides. */
export interface MessageColumns {
  readonly message_id: string;
  readonly id_source: string;
  readonly from_name: string;
  readonly from_address: string;
  readonly reply_to: string;
  readonly to_list: string;
  readonly cc_list: string;
  readonly subject: string;
  readonly date: string;
  readonly date_source: string;
  readonly in_reply_to: string;
  readonly refs: string;
  readonly marks: string;
  readonly body_source: string;
  readonly list: string | null;
  readonly headers: string;
  readonly attachments: string;
  readonly notes: string;
}

export function toColumns(message: Message): MessageColumns {
  return {
    message_id: message.id,
    id_source: message.idSource,
    from_name: message.from.name,
    from_address: message.from.address,
    reply_to: JSON.stringify(message.replyTo),
    to_list: JSON.stringify(message.to),
    cc_list: JSON.stringify(message.cc),
    subject: message.subject,
    date: message.date,
    date_source: message.dateSource,
    in_reply_to: JSON.stringify(message.inReplyTo),
    refs: JSON.stringify(message.references),
    marks: message.marks,
    body_source: message.bodySource,
    list: message.list,
    headers: JSON.stringify(message.headers),
    attachments: JSON.stringify(message.attachments),
    notes: JSON.stringify(message.notes),
  };
}

export function fromColumns(row: MessageColumns & { readonly body: string }): Message {
  return {
    id: messageId(row.message_id),
    idSource: row.id_source as Message['idSource'],
    from: { name: row.from_name, address: row.from_address },
    replyTo: JSON.parse(row.reply_to) as Mailbox[],
    to: JSON.parse(row.to_list) as Mailbox[],
    cc: JSON.parse(row.cc_list) as Mailbox[],
    subject: row.subject,
    date: row.date,
    dateSource: row.date_source as Message['dateSource'],
    inReplyTo: JSON.parse(row.in_reply_to) as Message['inReplyTo'],
    references: JSON.parse(row.refs) as Message['references'],
    body: row.body,
    marks: row.marks as Message['marks'],
    bodySource: row.body_source as Message['bodySource'],
    list: row.list,
    headers: JSON.parse(row.headers) as Message['headers'],
    attachments: JSON.parse(row.attachments) as Message['attachments'],
    notes: JSON.parse(row.notes) as Message['notes'],
  };
}

const NOT_THE_MAILS: ReadonlySet<string> = new Set(['id', 'thread', 'run', 'hash', 'body']);

/** Hash of a row of `message` and its body; columns that differ from store to store (keys) stay out. */
export function messageHash(row: Readonly<Record<string, SqlValue>>, body: string): string {
  return new RowHash().addRow(row, NOT_THE_MAILS).add(body).digest();
}
