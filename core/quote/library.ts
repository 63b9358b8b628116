import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import type { Line } from './lines.js';
import type { Body, Speaker } from './nodes.js';
import type { VoiceOf } from './tree.js';
import type { Zone } from './zones.js';

/** Places that are remembered of one line: a line that stands in more messages tells nothing about who wrote it. */
const PLACES = 24;
/** Characters of a line that are compared; a body can be one line of ten megabytes. */
const KEY_CHARACTERS = 400;

const UNEVEN = /\s\s|[^\S ]/;

/** A message whose lines have been read. `keys` has one entry a line, '' for blank ones. */
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
  const bounded = text.length > KEY_CHARACTERS ? text.slice(0, KEY_CHARACTERS) : text;
  const trimmed = bounded.trim();
  const folded = UNEVEN.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
  return folded.includes('@') ? folded.replace(/@[\w.-]+/g, '@') : folded;
}

export function speakerOf({ message }: ReadMessage): Speaker {
  return { name: message.from.name || message.from.address, address: message.from.address || null };
}

/** What the messages read so far say themselves, line by line. Add them oldest first. */
export class Library {
  private readonly places = new Map<string, Place[]>();
  private readonly messages = new Map<MessageId, ReadMessage>();
  private readonly order: ReadMessage[] = [];

  add(read: ReadMessage): void {
    this.messages.set(read.message.id, read);
    this.order.push(read);
    for (let i = 0; i < read.keys.length; i++) {
      const key = read.keys[i] ?? '';
      if (key === '' || read.zones[i]?.depth !== 0) continue;
      const known = this.places.get(key);
      if (known === undefined) this.places.set(key, [{ by: read, line: i + 1 }]);
      else if (known.length < PLACES) known.push({ by: read, line: i + 1 });
    }
  }

  get all(): readonly ReadMessage[] {
    return this.order;
  }

  get(id: MessageId): ReadMessage | undefined {
    return this.messages.get(id);
  }

  placesOf(key: string): readonly Place[] {
    return this.places.get(key) ?? [];
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
