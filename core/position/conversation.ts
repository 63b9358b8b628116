import type { MessageId } from '../ids.js';
import type { Reading } from './reading.js';

/** What stands around a message: what its sender said before and after, and what was answered to it. */
export interface Surroundings {
  /** Messages of the same person before this one. */
  readonly earlier: readonly Reading[];
  readonly next: Reading | null;
  /** Tags that the same person gives in other messages of the thread, lower-cased. */
  readonly otherTags: ReadonlySet<string>;
  readonly replies: readonly Reading[];
  /** Steps up to the root, at most 8. */
  readonly depth: number;
}

/** Answers to one message that are looked at: keeps a thread of thousands of replies linear. */
const MAX_REPLIES = 16;

/** Surroundings of every reading; linear in messages. */
export function surroundings(readings: ReadonlyMap<MessageId, Reading>): Map<Reading, Surroundings> {
  const mine = new Map<string, Reading[]>();
  const replies = new Map<Reading, Reading[]>();
  for (const reading of readings.values()) {
    append(mine, reading.person.key, reading);
    if (reading.parent !== null) append(replies, reading.parent, reading);
  }
  const around = new Map<Reading, Surroundings>();
  for (const own of mine.values()) {
    const tags = own.map((r) => r.trailers.map((t) => t.tag.toLowerCase()));
    own.forEach((reading, i) => {
      around.set(reading, {
        earlier: own.slice(Math.max(0, i - 4), i),
        next: own[i + 1] ?? null,
        otherTags: new Set(tags.length > 200 ? [] : tags.filter((_, k) => k !== i).flat()),
        replies: (replies.get(reading) ?? []).slice(0, MAX_REPLIES),
        depth: depthOf(reading),
      });
    });
  }
  return around;
}

function append<K>(map: Map<K, Reading[]>, key: K, reading: Reading): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [reading]);
  else list.push(reading);
}

function depthOf(reading: Reading): number {
  let depth = 0;
  for (let at = reading.parent; at !== null && depth < 8; at = at.parent) depth++;
  return depth;
}
