import type { Forest, ThreadNode } from '../analysis.js';
import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import { compare, inDateOrder } from './order.js';
import { pagesOf } from './page.js';
import { referencedIds } from './references.js';

type Parents = Map<MessageId, MessageId | null>;

/**
 * The reply tree of one thread in reading order, and the message it starts with: the first one that is here. A missing
 * parent is a ghost, so that its replies stay together. In-Reply-To wins over References where it is known. A cycle is
 * cut above its oldest message. An archive page hangs on its real message. The same forest whatever the order of the
 * messages; O(n log n); throws on an empty list.
 */
export function buildForest(messages: readonly Message[]): { forest: Forest; root: Message } {
  const ordered = inDateOrder(messages);
  const known = new Map(ordered.map((message) => [message.id, message]));
  const parents = findParents(ordered, known);
  const dates = datesOf(ordered, known, parents);
  const nodes = [...parents.keys()].sort(
    (a, b) => compare(dates.get(a) ?? '', dates.get(b) ?? '') || compare(a, b),
  );
  cutCycles(nodes, known, parents);
  const forest = readingOrder(nodes, known, parents);
  const first = forest.find((node) => !node.ghost);
  const root = first && known.get(first.id);
  if (root === undefined) throw new Error('A thread needs a message.');
  return { forest, root };
}

function findParents(ordered: readonly Message[], known: ReadonlyMap<MessageId, Message>): Parents {
  const parents: Parents = new Map(ordered.map(({ id }) => [id, null]));
  const pages = pagesOf(ordered);
  for (const message of ordered) {
    const chain = referencedIds(message);
    const parent = pages.get(message.id)?.[0]?.id ?? parentIn(message, chain, known);
    parents.set(message.id, parent);
    if (parent !== null && !known.has(parent)) linkGhost(parent, chain, known, parents);
  }
  return parents;
}

/** The id of In-Reply-To that is here, else the newest reference that could stand in for it. */
function parentIn(
  message: Message,
  chain: readonly MessageId[],
  known: ReadonlyMap<MessageId, Message>,
): MessageId | null {
  const named = new Set(message.inReplyTo);
  const replied = chain.filter((id) => named.has(id)).reverse();
  const reference = message.references.findLast((id) => id !== message.id);
  const candidates = reference === undefined ? replied : [...replied, reference];
  return candidates.find((id) => known.has(id)) ?? candidates[0] ?? null;
}

/**
 * Hangs a missing parent under the nearest older message that is here, else under the first id of the chain: that is the
 * start of the thread. Ids in between say nothing more, and a mail may name a thousand of them.
 */
function linkGhost(
  ghost: MessageId,
  chain: readonly MessageId[],
  known: ReadonlyMap<MessageId, Message>,
  parents: Parents,
): void {
  const older = chain.slice(0, chain.indexOf(ghost));
  const above = older.findLast((id) => known.has(id)) ?? older[0] ?? null;
  if (above !== null && !parents.has(above)) parents.set(above, null);
  if ((parents.get(ghost) ?? null) === null) parents.set(ghost, above);
}

/** A ghost has the date of the oldest message that hangs on it. */
function datesOf(
  ordered: readonly Message[],
  known: ReadonlyMap<MessageId, Message>,
  parents: Parents,
): Map<MessageId, string> {
  const dates = new Map(ordered.map(({ id, date }) => [id, date]));
  for (const { id, date } of ordered) {
    let above = parents.get(id) ?? null;
    while (above !== null && !known.has(above) && !dates.has(above)) {
      dates.set(above, date);
      above = parents.get(above) ?? null;
    }
  }
  return dates;
}

/** `nodes` oldest first. A walk up that meets itself has found a cycle: its oldest message becomes a start. */
function cutCycles(
  nodes: readonly MessageId[],
  known: ReadonlyMap<MessageId, Message>,
  parents: Parents,
): void {
  const rank = new Map(nodes.map((id, place) => [id, known.has(id) ? place : place + nodes.length]));
  const walkOf = new Map<MessageId, MessageId>();
  for (const start of nodes) {
    let at: MessageId | null = start;
    while (at !== null && !walkOf.has(at)) {
      walkOf.set(at, start);
      at = parents.get(at) ?? null;
    }
    if (at === null || walkOf.get(at) !== start) continue;
    let oldest = at;
    for (let next = parents.get(at) ?? at; next !== at; next = parents.get(next) ?? at) {
      if ((rank.get(next) ?? 0) < (rank.get(oldest) ?? 0)) oldest = next;
    }
    parents.set(oldest, null);
  }
}

/** Depth first with an explicit stack: how deep a thread goes is for its senders to decide. */
function readingOrder(
  nodes: readonly MessageId[],
  known: ReadonlyMap<MessageId, Message>,
  parents: Parents,
): ThreadNode[] {
  const children = new Map<MessageId | null, MessageId[]>();
  for (const id of nodes) {
    const parent = parents.get(id) ?? null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [id]);
    else siblings.push(id);
  }
  const forest: ThreadNode[] = [];
  const stack = startsOf(children.get(null) ?? [], 0);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { id, depth } = next;
    forest.push({ id, parent: parents.get(id) ?? null, depth, ghost: !known.has(id) });
    for (const child of startsOf(children.get(id) ?? [], depth + 1)) stack.push(child);
  }
  return forest;
}

/** Newest first, as the stack gives back the last one first. */
function startsOf(ids: readonly MessageId[], depth: number): { id: MessageId; depth: number }[] {
  return ids.map((id) => ({ id, depth })).reverse();
}
