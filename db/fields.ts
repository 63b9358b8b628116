import type { Message } from '../core/message.js';

/** What a pack keeps of a message beside its body, since no statement asks for it. A new field goes to the end. */
const FIELDS = [
  'id_source',
  'date_source',
  'body_source',
  'reply_to',
  'to_list',
  'cc_list',
  'in_reply_to',
  'refs',
  'headers',
  'attachments',
] as const;
export type Fields = Readonly<Record<(typeof FIELDS)[number], string>>;

export function toFields(message: Message): Fields {
  return {
    id_source: message.idSource,
    date_source: message.dateSource,
    body_source: message.bodySource,
    reply_to: JSON.stringify(message.replyTo),
    to_list: JSON.stringify(message.to),
    cc_list: JSON.stringify(message.cc),
    in_reply_to: JSON.stringify(message.inReplyTo),
    refs: JSON.stringify(message.references),
    headers: JSON.stringify(message.headers),
    attachments: JSON.stringify(message.attachments),
  };
}

/** A line each: words and JSON hold no line feed. */
export function joinFields(fields: Fields): string {
  return FIELDS.map((name) => fields[name]).join('\n');
}

export function splitFields(text: string): Fields {
  const lines = text.split('\n');
  return Object.fromEntries(FIELDS.map((name, n) => [name, lines[n] ?? ''])) as Fields;
}
