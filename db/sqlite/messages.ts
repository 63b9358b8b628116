import { AUTHENTICATED, BOUNDARY } from '../../core/identity/index.js';
import { messageId } from '../../core/ids.js';
import type { Mailbox, Message } from '../../core/message.js';
import { type Fields, splitFields } from '../fields.js';
import type { PackedMail } from '../packing.js';
import type { SqlValue } from '../rows.js';
import { RowHash } from './hash.js';

/** Columns of `message` that the mail decides. */
export interface MessageColumns {
  readonly message_id: string;
  readonly from_name: string;
  readonly from_address: string;
  readonly subject: string;
  readonly date: string;
  readonly marks: string;
  readonly list: string | null;
  readonly notes: string;
}

export function toColumns(message: Message): MessageColumns {
  return {
    message_id: message.id,
    from_name: message.from.name,
    from_address: message.from.address,
    subject: message.subject,
    date: message.date,
    marks: message.marks,
    list: message.list,
    notes: JSON.stringify(message.notes),
  };
}

export function fromRow(row: MessageColumns, mail: Pick<PackedMail, 'body' | 'fields'>): Message {
  const fields = splitFields(mail.fields);
  return {
    id: messageId(row.message_id),
    idSource: fields.id_source as Message['idSource'],
    from: { name: row.from_name, address: row.from_address },
    replyTo: JSON.parse(fields.reply_to) as Mailbox[],
    to: JSON.parse(fields.to_list) as Mailbox[],
    cc: JSON.parse(fields.cc_list) as Mailbox[],
    subject: row.subject,
    date: row.date,
    dateSource: fields.date_source as Message['dateSource'],
    inReplyTo: JSON.parse(fields.in_reply_to) as Message['inReplyTo'],
    references: JSON.parse(fields.refs) as Message['references'],
    body: mail.body,
    marks: row.marks as Message['marks'],
    bodySource: fields.body_source as Message['bodySource'],
    list: row.list,
    headers: JSON.parse(fields.headers) as Message['headers'],
    attachments: JSON.parse(fields.attachments) as Message['attachments'],
    notes: JSON.parse(row.notes) as Message['notes'],
  };
}

/** A row of `trace`. */
export interface Trace {
  readonly authenticated: string | null;
  readonly boundary: string | null;
}

/** What the row of `trace` that belongs to these headers (as JSON) says. */
export function traceOf(headers: string): Trace {
  const { [AUTHENTICATED]: authenticated = null, [BOUNDARY]: boundary = null } = JSON.parse(
    headers,
  ) as Record<string, string>;
  return { authenticated, boundary };
}

/** Hash of what the decoder read; keys, which differ from store to store, are not among it. */
export function messageHash(
  columns: MessageColumns & { readonly origin: SqlValue },
  fields: Fields,
  body: string,
): string {
  return new RowHash()
    .addRow({ ...columns, ...fields })
    .add(body)
    .digest();
}
