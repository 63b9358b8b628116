import { messageId } from '../../../core/ids.js';
import type { Message } from '../../../core/message.js';
import { bodyLines, quoteThread } from '../../../core/quote/index.js';
import type { Body } from '../../../core/quote/nodes.js';

/** A message for tests: only what is said differs from a plain mail of Ana Novak. */
export function mail(parts: Partial<Message> & { readonly body: string }): Message {
  return {
    id: messageId('m@example.org'),
    idSource: 'header',
    from: { name: 'Ana Novak', address: 'ana@example.org' },
    replyTo: [],
    to: [],
    cc: [],
    subject: '[RFC] a bus',
    date: '2021-05-04T10:00:00Z',
    dateSource: 'date',
    inReplyTo: [],
    references: [],
    marks: 'kept',
    bodySource: 'text',
    list: null,
    headers: {},
    attachments: [],
    notes: [],
    ...parts,
  };
}

export function treeOf(message: Message): Body {
  const tree = quoteThread([message], [{ id: message.id, parent: null, depth: 0, ghost: false }]).get(
    message.id,
  );
  if (tree === undefined) throw new Error('no tree');
  return tree;
}

/** `0 paragraph Ana Novak | text` for each line of a message that stands alone. */
export function flat(body: string): string[] {
  const message = mail({ body });
  return bodyLines(message, treeOf(message)).map(
    (l) => `${l.depth} ${l.kind} ${l.speaker ?? '?'} | ${l.text}`,
  );
}
