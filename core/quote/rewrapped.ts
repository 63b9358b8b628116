import { Characters } from './characters.js';
import { fold, KEY_CHARACTERS } from './keys.js';
import type { ReadMessage } from './library.js';
import { PrintMap } from './print-map.js';
import { hostLength } from './prints.js';

/** Words that stand together are compared in threes: they survive a change of line breaks, and rarely meet by chance. */
const WORDS = 3;
/** Words of a text that are compared. */
const MOST_WORDS = 4_000;
/** Share of the threes that must be found. */
const ENOUGH = 0.35;

const AT = 64;
const LAST_ENGLISH = 127;
const OF_WORDS = new Characters('abcdefghijklmnopqrstuvwxyz0123456789_');
const FACTOR = 0x5bd1e995;
/** Bits of a second number that find room in one beside a first. */
const HIGH_BITS = 53 - 32;

/** Where the own words of each message stand, by threes of words; made once a message and only when asked for. */
const indexes = new WeakMap<ReadMessage, PrintMap<number>>();

/** First and last line of `by` in which the words of `texts` stand in other lines; null when they do not. */
export function findRewrapped(
  texts: readonly string[],
  by: ReadMessage,
): { first: number; last: number } | null {
  const { threes } = threesOf(texts.map((text) => [text, 0]));
  if (threes.length === 0) return null;
  const index = indexOf(by);
  let count = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const three of threes) {
    const line = index.get(three);
    if (line === undefined) continue;
    count++;
    first = Math.min(first, line);
    last = Math.max(last, line);
  }
  return count < Math.max(1, threes.length * ENOUGH) ? null : { first, last };
}

function indexOf(by: ReadMessage): PrintMap<number> {
  const known = indexes.get(by);
  if (known !== undefined) return known;
  const own = by.lines.filter((line) => by.zones[line.number - 1]?.depth === 0);
  const made = firstLines(threesOf(own.map(({ text, number }) => [text, number])));
  indexes.set(by, made);
  return made;
}

/** The threes of words of running text, each as one number, and beside each the number of the line in which it begins. */
export interface Threes {
  readonly threes: readonly number[];
  readonly lines: readonly number[];
}

export function threesOf(texts: readonly (readonly [text: string, line: number])[]): Threes {
  const words: number[] = [];
  const lines: number[] = [];
  for (const [text, line] of texts) {
    if (words.length >= MOST_WORDS) break;
    for (const word of wordsOf(text)) {
      words.push(word);
      lines.push(line);
    }
  }
  const threes: number[] = [];
  for (let i = 0; i + WORDS <= words.length; i++)
    threes.push(threeOf(words[i] as number, words[i + 1] as number, words[i + 2] as number));
  return { threes, lines };
}

/** For each three the line in which it begins first. */
export function firstLines({ threes, lines }: Threes): PrintMap<number> {
  const first = new PrintMap<number>();
  threes.forEach((three, i) => {
    if (first.get(three) === undefined) first.set(three, lines[i] ?? 0);
  });
  return first;
}

/** Two mixtures of the three, so that no others have both by chance. */
function threeOf(one: number, two: number, three: number): number {
  const low = add(add(one, two), three);
  const high = add(add(three, one), two);
  return (high >>> (32 - HIGH_BITS)) * 2 ** 32 + (low >>> 0);
}

/** The words of a line in small letters, each as one number. */
function wordsOf(text: string): number[] {
  const small = text.slice(0, KEY_CHARACTERS).toLowerCase();
  const words: number[] = [];
  let word = 0;
  for (let at = 0; at < small.length; at++) {
    const code = small.charCodeAt(at);
    if (code > LAST_ENGLISH) return foreignWordsOf(text);
    if (OF_WORDS.has(code)) word = add(word, code);
    else {
      if (word !== 0) words.push(word);
      word = 0;
      if (code === AT) at += hostLength(small, at + 1, small.length);
    }
  }
  if (word !== 0) words.push(word);
  return words;
}

/** The same of a line with letters that English lacks. */
function foreignWordsOf(text: string): number[] {
  const words = fold(text).split(/[^\p{L}\p{N}_]+/u);
  return words.filter((word) => word !== '').map((word) => numberOf(word.toLowerCase()));
}

function numberOf(word: string): number {
  let number = 0;
  for (let at = 0; at < word.length; at++) number = add(number, word.charCodeAt(at));
  return number;
}

function add(state: number, code: number): number {
  return Math.imul(state ^ code, FACTOR);
}
