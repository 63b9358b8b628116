import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import { rememberingReader } from './attribution.js';
import type { Line } from './lines.js';
import type { Body, Speaker } from './nodes.js';
import { PrintMap } from './print-map.js';
import { lengthOf, type Print, printOf } from './prints.js';
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
/** A line that a message says itself, as one number: the message's place in the library and, below `LINES`, the line from 1. */
export type Place = number;
const LINES = 32_768;
/** Where a line is said, oldest first. Most lines have one place: it stands without an array. */
export type Places = Place | readonly Place[];
/** Characters of a line as it is compared, 0 where it says nothing, and where others say it; undefined where nobody does himself. */
export interface Found {
  readonly length: number;
  readonly places: Places | undefined;
}

export function speakerOf({ message }: Pick<ReadMessage, 'message'>): Speaker {
  return { name: message.from.name || message.from.address, address: message.from.address || null };
}

/** What the messages read so far say themselves, line by line. Add them oldest first. */
export class Library {
  /** An attribution line stands again in each mail that quotes it. */
  readonly attribution = rememberingReader();
  private readonly places = new PrintMap<Place | Place[]>();
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

  /** Who says too what a line of `body` says. */
  find(body: string, line: Line): Found {
    const print = printOfLine(body, line);
    return { length: lengthOf(print), places: this.placesOf(print) };
  }

  /** Whether somebody says a text in one line. */
  knows(text: string): boolean {
    return this.placesOf(printOf(text)) !== undefined;
  }

  /** The message that says the line. */
  whose(place: Place): ReadMessage {
    return this.order[Math.floor(place / LINES)] as ReadMessage;
  }

  /** The first line of `by` from `from` on among some places; else its first one; 0 where it has none. */
  lineOf(places: Places | undefined, by: ReadMessage, from: number): number {
    if (places === undefined) return 0;
    if (typeof places === 'number') return this.whose(places) === by ? places % LINES : 0;
    let first = 0;
    for (const place of places) {
      if (this.whose(place) !== by) continue;
      const line = place % LINES;
      if (line >= from) return line;
      if (first === 0) first = line;
    }
    return first;
  }

  private placesOf(print: Print): Places | undefined {
    for (; this.indexed < this.order.length; this.indexed++) this.index(this.indexed);
    return this.places.get(print);
  }

  private index(message: number): void {
    const {
      lines,
      zones,
      message: { body },
    } = this.order[message] as ReadMessage;
    for (const line of lines) {
      if (zones[line.number - 1]?.depth !== 0) continue;
      const print = printOfLine(body, line);
      if (print === 0) continue;
      const place = message * LINES + line.number;
      const places = this.places.get(print);
      if (places === undefined) this.places.set(print, place);
      else if (typeof places === 'number') this.places.set(print, [places, place]);
      else if (places.length < PLACES) places.push(place);
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

/** What a line says; an unread rest says nothing. */
function printOfLine(body: string, { textStart, end, isRest }: Line): Print {
  return isRest ? 0 : printOf(body, textStart, end);
}
