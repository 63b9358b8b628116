import type { Message } from '../../message.js';
import { isSameSecond, mailsOf } from '../../thread/page.js';
import type { Library, ReadMessage } from '../library.js';
import type { Line } from '../lines.js';
import type { Speaker } from '../nodes.js';
import { isSpeaker, nameKey } from '../provenance.js';
import { align, lineWeight } from './align.js';
import { RunningText } from './running.js';

/** Messages that may be the answered one, those most like the page first. */
const CANDIDATES = 6;
/** Worth of an attribution line that names the sender: as much as some lines, and a share of all lines of the page. */
const NAMED = { lines: 12, share: 0.2 };
/** Messages between the page and the nearest one at hand. */
const MISSING = 4;
/** Levels of answers between two candidates. */
const ANSWERS = 6;
/** Weight of a line that says something, and of one that nobody else says by chance. */
const LONG_LINE = 1;
const SAID_ONCE = 3;
/** Zones of the world are at most so far apart. */
const ZONE_HOURS = 26;
/** Share of the page's lines that a mail of the same second has letter for letter if it is the real message. */
const TWIN_SHARE = 0.8;

/** What is read of a page, which is laid beside each message once. */
export class Words {
  private readonly laid = new Map<ReadMessage, Int32Array>();

  /**
   * @param keys of the lines
   * @param named whom attribution lines name
   * @param first where the first attribution line stands, -1 when there is none
   */
  constructor(
    readonly lines: readonly Line[],
    readonly keys: readonly string[],
    readonly named: readonly Speaker[],
    readonly first: number,
  ) {}

  /** For each line the index of the same line in a message, or -1. */
  matchedIn(read: ReadMessage): Int32Array {
    const known = this.laid.get(read);
    if (known !== undefined) return known;
    const matched = align(this.keys, read.keys);
    this.laid.set(read, matched);
    return matched;
  }
}

/** The page quotes the text of its parent, with all that the parent quotes: the one whose text covers most of it. */
export function bestParent(
  page: Message,
  words: Words,
  { earlier, later }: { earlier: readonly ReadMessage[]; later: readonly ReadMessage[] },
  library: Library,
): ReadMessage | null {
  const [first] = words.named;
  const isNamed = (read: ReadMessage) => first !== undefined && isSpeaker(read, first);
  const byName = library.all.filter(
    (read) =>
      isNamed(read) &&
      hoursAfter(page, read) < ZONE_HOURS &&
      !earlier.includes(read) &&
      !later.includes(read),
  );
  const candidates = [...earlier.slice(0, CANDIDATES), ...byName.slice(-2)];
  if (candidates.length === 0) return null;
  const weights = words.keys.map(lineWeight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let best: ReadMessage | null = null;
  let most = 0;
  for (const read of candidates) {
    let weight = isNamed(read) || saysFirst(read, words) ? NAMED.lines + NAMED.share * total : 0;
    words.matchedIn(read).forEach((index, i) => {
      if (index >= 0) weight += weights[i] as number;
    });
    if (weight > most) {
      best = read;
      most = weight;
    }
  }
  return best === null ? null : lastAnswerTo(best, page, words, candidates, library);
}

/** Who answers an answer quotes both: of the answers to a message, by others, the last one whose own words the page holds. */
function lastAnswerTo(
  read: ReadMessage,
  page: Message,
  words: Words,
  candidates: readonly ReadMessage[],
  library: Library,
): ReadMessage {
  const answers = candidates.filter(
    (answer) =>
      answer !== read &&
      !isSender(page, answer) &&
      library.chain(answer.message.id, ANSWERS).includes(read) &&
      holdsWordsOf(answer, words, SAID_ONCE),
  );
  return answers.reduce((last, answer) => (hoursAfter(last.message, answer) > 0 ? answer : last), read);
}

/**
 * Whether the first attribution line of the page was written by the sender of a message, whose own words the page holds
 * too: then the page answers that message, and does not name it. (Many programs write one line alike.)
 */
export function saysFirst(read: ReadMessage, words: Words): boolean {
  const { first } = words;
  if (first !== -1 && ownKind(read, words.matchedIn(read)[first]) !== 'attribution') return false;
  return holdsWordsOf(read, words, LONG_LINE);
}

/** Whether the page holds words that the sender of a message wrote there, in the same lines or in others. */
function holdsWordsOf(read: ReadMessage, words: Words, least: number): boolean {
  if (holdsLineOf(read, words, least)) return true;
  const { lines, keys } = words;
  const matched = words.matchedIn(read);
  const running = new RunningText(read);
  return lines.some(
    ({ text }, i) =>
      matched[i] === -1 &&
      lineWeight(keys[i] ?? '') >= least &&
      ownKind(read, running.find(text, keys[i] ?? '', '', '').index) === 'paragraph',
  );
}

/** Whether the page holds a line that the sender of a message wrote there, of some weight at least. */
function holdsLineOf(read: ReadMessage, words: Words, least: number): boolean {
  return words
    .matchedIn(read)
    .some((index, i) => ownKind(read, index) === 'paragraph' && lineWeight(words.keys[i] ?? '') >= least);
}

/** Kind of a line that the sender of the message wrote himself. */
function ownKind({ zones }: ReadMessage, index: number | undefined) {
  const zone = index === undefined ? null : zones[index];
  return zone?.depth === 0 ? zone.kind : null;
}

/** Place of the first attribution line that names the sender, from 1, where an earlier one names somebody else. */
export function levelOf(read: ReadMessage, named: readonly Speaker[]): number {
  const place = named.slice(0, MISSING).findIndex((speaker) => isSpeaker(read, speaker));
  return place < 0 ? 1 : place + 1;
}

/**
 * Whether a message came after the page. Archives print the sender's local time under their own zone, so that within
 * hours only the words tell: a page that repeats words which the message says itself is later than it.
 */
export function isLater(page: Message, words: Words, read: ReadMessage): boolean {
  const hours = hoursAfter(page, read);
  return hours > 0 && (hours > ZONE_HOURS || !holdsLineOf(read, words, LONG_LINE));
}

function hoursAfter(page: Message, read: ReadMessage): number {
  return (Date.parse(read.message.date) - Date.parse(page.date)) / 3_600_000;
}

/** The page's real message: same sender, at most a day and a zone apart, with its words and lines. */
export function twinOf(
  page: Message,
  keys: readonly string[],
  candidates: readonly ReadMessage[],
): ReadMessage | undefined {
  const alike = candidates.filter(
    (read) =>
      Math.abs(hoursAfter(page, read)) < ZONE_HOURS && isSender(page, read) && hasLines(page, keys, read),
  );
  const [shown] = mailsOf(
    page,
    alike.map(({ message }) => message),
  );
  return alike.find(({ message }) => message === shown);
}

/** All lines: who answers himself has words of his own. Nearly all where the second is the same too. */
function hasLines(page: Message, keys: readonly string[], { message, keys: own }: ReadMessage): boolean {
  const held = new Set(own);
  const missing = keys.filter((key) => !held.has(key)).length;
  return missing <= (isSameSecond(page, message) ? (1 - TWIN_SHARE) * keys.length : 0);
}

export function isSender(page: Message, read: ReadMessage): boolean {
  return nameKey(page.from.name) === nameKey(read.message.from.name);
}
