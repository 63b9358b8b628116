import { fold } from './keys.js';
import type { ReadMessage } from './library.js';

/** Words that stand together are compared in threes: they survive a change of line breaks, and rarely meet by chance. */
const WORDS = 3;
/** Words of a text that are compared. */
const MOST_WORDS = 4_000;
/** Share of the threes that must be found. */
const ENOUGH = 0.35;

/** Where the own words of each message stand, by threes of words; made once a message and only when asked for. */
const indexes = new WeakMap<ReadMessage, ReadonlyMap<string, number>>();

/** First and last line of `by` in which the words of `texts` stand in other lines; null when they do not. */
export function findRewrapped(
  texts: readonly string[],
  by: ReadMessage,
): { first: number; last: number } | null {
  const threes = threesOf(texts.map((text) => [text, 0]));
  if (threes.length === 0) return null;
  const index = indexOf(by);
  const lines = threes.flatMap(([three]) => index.get(three) ?? []);
  if (lines.length < Math.max(1, threes.length * ENOUGH)) return null;
  return { first: lines.reduce((a, b) => Math.min(a, b)), last: lines.reduce((a, b) => Math.max(a, b)) };
}

function indexOf(by: ReadMessage): ReadonlyMap<string, number> {
  const known = indexes.get(by);
  if (known !== undefined) return known;
  const own = by.lines.flatMap((line, i): [string, number][] =>
    by.zones[i]?.depth === 0 ? [[line.text, line.number]] : [],
  );
  const made = new Map(threesOf(own).reverse());
  indexes.set(by, made);
  return made;
}

/** The threes of words of running text, each with the number of the line in which it begins. */
export function threesOf(lines: readonly (readonly [text: string, line: number])[]): [string, number][] {
  const words: [string, number][] = [];
  for (const [text, line] of lines) {
    if (words.length >= MOST_WORDS) break;
    for (const word of fold(text).split(/[^\p{L}\p{N}_]+/u))
      if (word !== '') words.push([word.toLowerCase(), line]);
  }
  const threes: [string, number][] = [];
  for (let i = 0; i + WORDS <= words.length; i++) {
    threes.push([`${words[i]?.[0]} ${words[i + 1]?.[0]} ${words[i + 2]?.[0]}`, words[i]?.[1] ?? 0]);
  }
  return threes;
}
