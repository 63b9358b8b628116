import type { Person, ThreadContext } from '../analysis.js';
import type { MessageId, PersonKey } from '../ids.js';
import type { Message } from '../message.js';
import type { OwnSegment } from '../quote/nodes.js';

/** Own words under a quotation, and the lines (from 1, inclusive) of the quoted message that stand above them. */
export interface Reply {
  readonly message: Message;
  readonly person: Person;
  readonly segment: OwnSegment;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** A direct reply and its sender. */
export type Child = Pick<Reply, 'message' | 'person'>;

/** Who answered whom and with which words, turned round: from a message to what came after it. Bots answer nothing. */
export interface Conversation {
  /** Direct replies of people, in date order. */
  readonly children: ReadonlyMap<MessageId, readonly Child[]>;
  /** Replies that quote this message, in date order, then in the order of the body. */
  readonly quoting: ReadonlyMap<MessageId, readonly Reply[]>;
  /** What each person sent, in date order. */
  readonly sent: ReadonlyMap<PersonKey, readonly Child[]>;
}

/** Linear in messages and own segments: each is looked at once. */
export function readConversation(context: ThreadContext): Conversation {
  const children = new Map<MessageId, Child[]>();
  const quoting = new Map<MessageId, Reply[]>();
  const sent = new Map<PersonKey, Child[]>();
  for (const message of context.messages) {
    const person = context.personOf.get(message.id);
    if (person === undefined || person.bot) continue;
    append(sent, person.key, { message, person });
    const parent = context.parentOf.get(message.id);
    if (parent !== undefined) append(children, parent, { message, person });
    for (const segment of context.own.get(message.id) ?? []) {
      const source = segment.answers?.source;
      if (source === undefined || source === null || source.messageId === message.id) continue;
      const { firstLine, lastLine } = source;
      append(quoting, source.messageId, { message, person, segment, firstLine, lastLine });
    }
  }
  return { children, quoting, sent };
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
