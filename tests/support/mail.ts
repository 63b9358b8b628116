import { messageId } from '../../core/ids.js';
import type { Mailbox, Message } from '../../core/message.js';

/** What a test says of a mail; everything else is plain. Mailboxes as `Ann Lee <ann@example.org>`. */
export interface MailSpec {
  readonly id: string;
  readonly from?: string;
  readonly replyTo?: readonly string[];
  readonly to?: readonly string[];
  readonly subject?: string;
  readonly date?: string;
  /** The parent: In-Reply-To, and References unless given. */
  readonly parent?: string;
  readonly references?: readonly string[];
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A decoded mail for tests of the analysis. */
export function mail(spec: MailSpec): Message {
  const { id, parent, references } = spec;
  const replied = parent === undefined ? [] : [messageId(parent)];
  return {
    id: messageId(id),
    idSource: 'header',
    from: mailbox(spec.from ?? 'Ann Lee <ann@example.org>'),
    replyTo: (spec.replyTo ?? []).map(mailbox),
    to: (spec.to ?? ['list@lists.example.org']).map(mailbox),
    cc: [],
    subject: spec.subject ?? 'A question',
    date: spec.date ?? '2024-03-01T10:00:00Z',
    dateSource: 'date',
    inReplyTo: replied,
    references: references?.map(messageId) ?? replied,
    body: spec.body ?? 'Some words.\n',
    marks: 'kept',
    bodySource: 'text',
    list: null,
    headers: spec.headers ?? {},
    attachments: [],
    notes: [],
  };
}

/** `Ann Lee <ann@example.org>` or a bare address. */
export function mailbox(text: string): Mailbox {
  const [, name, address] = /^(.*?)\s*<([^<>]*)>$/.exec(text) ?? [];
  return { name: name ?? '', address: address ?? text };
}
