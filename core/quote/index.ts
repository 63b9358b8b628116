import type { Forest } from '../analysis.js';
import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import { compare } from '../thread/index.js';
import { Library } from './library.js';
import { readMarked } from './marked.js';
import type { Body, BodyLine } from './nodes.js';
import { bodyLines } from './own.js';
import { recover } from './recover/index.js';

export { bodyLines, ownSegments, treeConfidence } from './own.js';

/**
 * The quote tree of every message of a thread, each quote linked to the message and lines where it was first sent.
 *
 * @param messages in date order
 */
export function quoteThread(messages: readonly Message[], forest: Forest): ReadonlyMap<MessageId, Body> {
  const parents = new Map(forest.map((node) => [node.id, node.parent]));
  const library = new Library();
  for (const message of messages) {
    if (message.marks === 'kept') library.add(readMarked(message, parents.get(message.id) ?? null, library));
  }
  const trees = new Map<MessageId, Body>();
  for (const message of messages) {
    trees.set(message.id, library.get(message.id)?.tree ?? recover(message, library).tree);
  }
  return trees;
}

/**
 * The quote tree and lines of one message that stands alone, beside earlier messages that it may quote.
 *
 * @param message a mail, or an archive page without ids and quote marks
 * @param context earlier messages in any order; may hold the message itself
 */
export function treeWithContext(
  message: Message,
  context: readonly Message[],
): { tree: Body; lines: BodyLine[] } {
  const { library, ids } = readContext(message, context);
  const { tree } =
    message.marks === 'lost'
      ? recover(message, library)
      : readMarked(message, parentIn(message, ids), library);
  return { tree, lines: bodyLines(message, tree) };
}

/** Earlier messages with marks, read, for a message that may quote them. */
export function readContext(
  message: Message,
  context: readonly Message[],
): { library: Library; ids: ReadonlySet<MessageId> } {
  const library = new Library();
  const earlier = context
    .filter((m) => m.id !== message.id)
    .sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
  const ids = new Set(earlier.map((m) => m.id));
  for (const m of earlier) if (m.marks === 'kept') library.add(readMarked(m, parentIn(m, ids), library));
  return { library, ids };
}

/** The nearest message that it answers among those at hand. */
function parentIn(message: Message, ids: ReadonlySet<MessageId>): MessageId | null {
  return [...message.inReplyTo, ...message.references.toReversed()].find((id) => ids.has(id)) ?? null;
}
