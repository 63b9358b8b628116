import type { MessageId } from './ids.js';

/** A mailbox of RFC 5322: `name` is the decoded display name ('' when there is none), `address` the addr-spec as sent. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** Something odd that the decoder met and kept going over; shown on the message page and in the import report. */
export interface Note {
  /** Stable code in kebab-case, e.g. `no-message-id`, `date-garbage`, `unparsed`, `truncated-parts`. */
  readonly code: string;
  /** One sentence for a person. */
  readonly text: string;
}

export interface Attachment {
  readonly name: string;
  readonly type: string;
  /** Bytes after decoding. */
  readonly size: number;
}

/** One decoded mail: what every later step works on. Pure data, JSON-able. */
export interface Message {
  readonly id: MessageId;
  /** `made`: the mail had no usable Message-ID, the id is derived from its bytes. */
  readonly idSource: 'header' | 'made';
  readonly from: Mailbox;
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  /** Decoded, unfolded, odd spaces made plain. */
  readonly subject: string;
  /** ISO 8601 in UTC with seconds, `2021-12-15T12:06:01Z`. */
  readonly date: string;
  /** Where `date` came from: its own header, the newest trustworthy Received, or its place in the archive. */
  readonly dateSource: 'date' | 'received' | 'order';
  /** Ids of In-Reply-To, in order, read from the raw header. */
  readonly inReplyTo: readonly MessageId[];
  /** Ids of References, oldest first, bounded (first and last 500 of a longer header). */
  readonly references: readonly MessageId[];
  /** Decoded text: `\n` line ends, format=flowed joined with its quote marks kept, NUL replaced by U+FFFD. */
  readonly body: string;
  /** `lost`: an archive page whose quote marks are gone. */
  readonly marks: 'kept' | 'lost';
  /** `html`: there was no text part, the body was made from HTML. `archive-page`: hypermail's plain text page. */
  readonly bodySource: 'text' | 'html' | 'archive-page' | 'none';
  /** Short list name from List-Id (`linux-s390`), or null. */
  readonly list: string | null;
  /** Few other headers that the analysis reads, lower-cased name to first raw value (x-mailer, auto-submitted, change-id, ...). Names that begin with `:` are the decoder's own (core/identity). */
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly Attachment[];
  readonly notes: readonly Note[];
}
