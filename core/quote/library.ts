import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import { KEY_CHARACTERS, type Line } from './lines.js';
import type { Body, Speaker } from './nodes.js';
import type { VoiceOf } from './tree.js';
import type { Zone } from './zones.js';

/** Places that are remembered of one line: a line that stands in more messages tells nothing about who wrote it. */
const PLACES = 24;
/** A message whose lines have been read. `keys` has one entry a line, '' for blank ones and for an unread rest. */
export interface ReadMessage {
  readonly message: Message;
  readonly lines: readonly Line[];
  readonly zones: readonly (Zone | null)[];
  readonly keys: readonly string[];
  readonly voiceOf: VoiceOf;
  readonly tree: Body;
  readonly parent: MessageId | null;
}
/** A line that a message says itself. */
export interface Place {
  readonly by: ReadMessage;
  /** From 1. */
  readonly line: number;
}

/** A line as it is compared: white space folded, and the host of an address left out, which archives mask. */
export function lineKey(text: string): string {
  const folded = foldSpaces(text.length > KEY_CHARACTERS ? text.slice(0, KEY_CHARACTERS) : text);
  return folded.includes('@') ? folded.replace(/@[\w.-]+/g, '@') : folded;
}

/** The key of each line. Most lines are their own key. */
export function keysOf(lines: readonly Line[]): string[] {
  return lines.map((line) => (line.even ? line.text : line.blank || line.isRest ? '' : lineKey(line.text)));
}

/** Each run of white space as one space, and none at the ends. */
function foldSpaces(text: string): string {
  let folded = '';
  let from = 0;
  let end = text.length;
  while (from < end && isSpace(text.charCodeAt(from))) from++;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i);
    if (!isSpace(code)) continue;
    const gap = i;
    while (isSpace(text.charCodeAt(i + 1))) i++;
    if (gap === i && code === 32) continue;
    folded += `${text.slice(from, gap)} `;
    from = i + 1;
  }
  return folded + text.slice(from, end);
}

/** What `\s` matches. */
function isSpace(code: number): boolean {
  if (code > 32 && code < 160) return false;
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  return code === 160 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
}

const NOWHERE: readonly Place[] = [];

export function speakerOf({ message }: Pick<ReadMessage, 'message'>): Speaker {
  return { name: message.from.name || message.from.address, address: message.from.address || null };
}

/** What the messages read so far say themselves, line by line. Add them oldest first. */
export class Library {
  private readonly places = new Map<string, Place[]>();
  private readonly messages = new Map<MessageId, ReadMessage>();
  private readonly order: ReadMessage[] = [];
  /** Messages of `order` whose lines are in `places`: many threads end before anybody asks. */
  private indexed = 0;

  add(read: ReadMessage): void {
    this.messages.set(read.message.id, read);
    this.order.push(read);
  }

  get all(): readonly ReadMessage[] {
    return this.order;
  }

  get(id: MessageId): ReadMessage | undefined {
    return this.messages.get(id);
  }

  placesOf(key: string): readonly Place[] {
    for (; this.indexed < this.order.length; this.indexed++)
      this.index(this.order[this.indexed] as ReadMessage);
    return this.places.get(key) ?? NOWHERE;
  }

  private index(read: ReadMessage): void {
    const { keys, zones } = read;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as string;
      if (key === '' || zones[i]?.depth !== 0) continue;
      const known = this.places.get(key);
      if (known === undefined) this.places.set(key, [{ by: read, line: i + 1 }]);
      else if (known.length < PLACES) known.push({ by: read, line: i + 1 });
    }
  }

  /** The message, what it answers, what that answers, and so on: at most `depth` of them, without rounds. */
  chain(id: MessageId | null, depth: number): ReadMessage[] {
    const found: ReadMessage[] = [];
    for (let next = id; next !== null && found.length < depth; ) {
      const read = this.messages.get(next);
      if (read === undefined || found.includes(read)) break;
      found.push(read);
      next = read.parent;
    }
    return found;
  }
}
