import type { Message } from '../message.js';
import { compareMessages, inDateOrder } from './order.js';
import { pagesOf } from './page.js';
import { threadMarks } from './references.js';
import { DisjointSets } from './sets.js';

/**
 * The messages, one list a thread: those that In-Reply-To and References connect, also over mail that is not here, the
 * patches that one run of git send-email sent without a thread, and an archive page with its real message. Never by subject:
 * equal subjects are common and mean nothing. Each list is in date order, and so are the threads by their first message.
 * Near linear (union-find).
 */
export function splitThreads(messages: readonly Message[]): Message[][] {
  const ordered = inDateOrder(messages);
  const sets = new DisjointSets();
  for (const message of ordered) {
    const own = sets.place(message.id);
    for (const mark of threadMarks(message)) sets.join(own, sets.place(mark));
  }
  for (const [page, mails] of pagesOf(ordered))
    for (const { id } of mails) sets.join(sets.place(page), sets.place(id));
  const threads = new Map<number, Message[]>();
  for (const message of ordered) {
    const set = sets.find(sets.place(message.id));
    const thread = threads.get(set);
    if (thread === undefined) threads.set(set, [message]);
    else thread.push(message);
  }
  return [...threads.values()].sort((a, b) => compareMessages(a[0] as Message, b[0] as Message));
}
