import type { Attachment, Message, Note } from '../../core/message.js';

/** What the MIME structure of a mail holds: its text and what hangs on it. */
export interface Content {
  readonly body: string;
  readonly bodySource: Message['bodySource'];
  readonly attachments: readonly Attachment[];
  readonly notes: readonly Note[];
}

/** Line ends of every system as `\n`. */
export function unixLines(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
}

/**
 * Text as every later step wants it: `\n` line ends, no byte order mark, NUL (at which SQLite stops) made visible, no empty
 * lines at the end.
 */
export function cleanText(text: string): string {
  const plain = unixLines(text.replace(/^\ufeff/, '')).replaceAll('\0', '\ufffd');
  let end = plain.length;
  while (plain[end - 1] === '\n') end--;
  return plain.slice(0, end);
}
