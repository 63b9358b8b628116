import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import { sendingOf } from './sending.js';

/**
 * Ids that this message refers to, oldest first, its own id and repeats left out. The ids of In-Reply-To come last: they
 * name the parent (RFC 5322 section 3.6.4). Old mailers write "message from <someone@host>" into In-Reply-To, so an "id"
 * that is the address of somebody on this very mail is none.
 */
export function referencedIds(message: Message): MessageId[] {
  const { id, inReplyTo, references } = message;
  const addresses = inReplyTo.length === 0 ? null : addressesOf(message);
  const parents = new Set(
    inReplyTo.filter((parent) => parent !== id && !addresses?.has(parent.toLowerCase())),
  );
  const older = new Set(references.filter((reference) => reference !== id && !parents.has(reference)));
  return [...older, ...[...parents].reverse()];
}

function addressesOf(message: Message): Set<string> {
  const { from, replyTo, to, cc } = message;
  return new Set([from, ...replyTo, ...to, ...cc].map((mailbox) => mailbox.address.toLowerCase()));
}

/** All strings that put a message into a thread: its id, those it refers to, and the sending it is part of. */
export function threadMarks(message: Message): string[] {
  const sending = sendingOf(message);
  return [message.id, ...referencedIds(message), ...(sending === null ? [] : [sending])];
}
