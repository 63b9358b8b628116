import type { Message } from '../core/message.js';
import { bodyLines, quoteThread, treeWithContext } from '../core/quote/index.js';
import type { Body, BodyLine } from '../core/quote/nodes.js';
import { buildForest, inDateOrder } from '../core/thread/index.js';

export interface ReadTree {
  readonly message: Message;
  readonly tree: Body;
  readonly lines: readonly BodyLine[];
}

/** A mail alone is matched against its context; those of an mbox against each other too, all in one pass. */
export function readTrees(messages: readonly Message[], context: readonly Message[]): ReadTree[] {
  const [only] = messages;
  if (only !== undefined && messages.length === 1)
    return [{ message: only, ...treeWithContext(only, context) }];
  const known = inDateOrder([...messages, ...context]);
  const trees = quoteThread(known, buildForest(known).forest);
  return messages.flatMap((message) => {
    const tree = trees.get(message.id);
    return tree === undefined ? [] : [{ message, tree, lines: bodyLines(message, tree) }];
  });
}
