import type { MessageId } from '../ids.js';
import type { BodyLine } from '../quote/nodes.js';

/** What one message says itself: its own lines, and for each the quoted line of an earlier message that it answers. */
export interface OwnWords {
  readonly messageId: MessageId;
  readonly parent: MessageId | null;
  /** In order, without blank ones. */
  readonly lines: readonly OwnLine[];
}
export interface OwnLine {
  readonly line: number;
  readonly text: string;
  readonly kind: BodyLine['kind'];
  /** Message and line that stand quoted right above; null where nothing is quoted above. */
  readonly answers: { readonly messageId: MessageId; readonly line: number } | null;
}

/** A run of one person's own lines in the collated thread. */
export interface CollatedPassage {
  readonly messageId: MessageId;
  /** 0 for the proposal itself; one more than the words it answers. */
  readonly depth: number;
  /** The message whose words stand above it; null at depth 0. */
  readonly answers: MessageId | null;
  readonly lines: readonly OwnLine[];
}

/** Lines of one message that answer the same place: they move together. */
interface Block {
  readonly messageId: MessageId;
  readonly lines: readonly OwnLine[];
  readonly under: { readonly messageId: MessageId; readonly place: string } | null;
}
interface Step {
  readonly block: Block;
  /** Index of the first line that is still to be said. */
  readonly from: number;
  readonly depth: number;
}

const END = 'end';
const placeKey = (id: MessageId, place: string | number): string => `${place} ${id}`;

/**
 * The thread as one document: each passage of the proposal followed by everybody's words on it, nothing said twice and
 * nothing lost. A block hangs only under a message that comes earlier, so the blocks form a forest and every own line
 * of every message is in the result exactly once.
 *
 * @param messages in date order
 */
export function collate(messages: readonly OwnWords[]): readonly CollatedPassage[] {
  const blocks = blocksOf(messages);
  const hanging = groupByPlace(blocks);
  const unsaid = countByMessage(blocks);
  const out: CollatedPassage[] = [];
  const stack: Step[] = [];
  const push = (some: readonly Block[], depth: number) => {
    for (const block of some.toReversed()) stack.push({ block, from: 0, depth });
  };
  push(
    blocks.filter((b) => b.under === null),
    0,
  );
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { block, from, depth } = step;
    const until = nextHung(block, from, hanging);
    out.push(passage(block, from, until, depth));
    const replies = [...(hanging.get(placeKey(block.messageId, lineAt(block, until))) ?? [])];
    if (until + 1 < block.lines.length) stack.push({ block, from: until + 1, depth });
    else if (isLastOf(block.messageId, unsaid))
      replies.push(...(hanging.get(placeKey(block.messageId, END)) ?? []));
    push(replies, depth + 1);
  }
  return out;
}

function passage(block: Block, from: number, until: number, depth: number): CollatedPassage {
  return {
    messageId: block.messageId,
    depth,
    answers: block.under?.messageId ?? null,
    lines: block.lines.slice(from, until + 1),
  };
}

function lineAt(block: Block, index: number): number {
  return block.lines[index]?.line ?? 0;
}

/** Index of the next line under which something hangs, or of the last line. */
function nextHung(block: Block, from: number, hanging: ReadonlyMap<string, readonly Block[]>): number {
  let index = from;
  while (index < block.lines.length - 1 && !hanging.has(placeKey(block.messageId, lineAt(block, index))))
    index++;
  return index;
}

/** Counts one block of the message as said; true when it was the last of them. */
function isLastOf(id: MessageId, unsaid: Map<MessageId, number>): boolean {
  const left = (unsaid.get(id) ?? 1) - 1;
  unsaid.set(id, left);
  return left === 0;
}

function blocksOf(messages: readonly OwnWords[]): Block[] {
  const said = new Map<MessageId, ReadonlySet<number>>();
  const blocks: Block[] = [];
  for (const message of messages) {
    let lines: OwnLine[] = [];
    let under = null as Block['under'];
    const flush = () => {
      if (lines.length > 0) blocks.push({ messageId: message.messageId, lines, under });
      lines = [];
    };
    for (const line of message.lines) {
      const place = hangUnder(line, message, said);
      if (place?.messageId !== under?.messageId || place?.place !== under?.place) flush();
      under = place;
      lines.push(line);
    }
    flush();
    if (message.lines.length > 0) said.set(message.messageId, new Set(message.lines.map((l) => l.line)));
  }
  return blocks;
}

/** Under the line it answers where an earlier message said that line; else at the end of its parent; else nowhere. */
function hangUnder(
  line: OwnLine,
  message: OwnWords,
  said: ReadonlyMap<MessageId, ReadonlySet<number>>,
): Block['under'] {
  const { answers } = line;
  if (answers !== null && said.get(answers.messageId)?.has(answers.line) === true) {
    return { messageId: answers.messageId, place: String(answers.line) };
  }
  const parent = message.parent;
  return parent !== null && said.has(parent) ? { messageId: parent, place: END } : null;
}

function groupByPlace(blocks: readonly Block[]): ReadonlyMap<string, readonly Block[]> {
  const groups = new Map<string, Block[]>();
  for (const block of blocks) {
    if (block.under === null) continue;
    const key = placeKey(block.under.messageId, block.under.place);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [block]);
    else group.push(block);
  }
  return groups;
}

function countByMessage(blocks: readonly Block[]): Map<MessageId, number> {
  const counts = new Map<MessageId, number>();
  for (const { messageId } of blocks) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
  return counts;
}
