import { fold } from './keys.js';
import type { ReadMessage } from './library.js';

/** Words that stand together are compared in threes: they survive a change of line breaks, and rarely meet by chance. */
const WORDS = 3;
/** Words of a text that are compared. */
const MOST_WORDS = 4_000;
/** Share of the threes that must be found. */
const ENOUGH = 0.35;
const ASCII = /^[ -~]*$/;

/** Where the own words of each message stand, by threes of words; made once a message and only when asked for. */
const indexes = new WeakMap<ReadMessage, ReadonlyMap<string, number>>();

/** First and last line of `by` in which the words of `texts` stand in other lines; null when they do not. */
export function findRewrapped(
  texts: readonly string[],
  by: ReadMessage,
): { first: number; last: number } | null {
  const { threes } = threesOf(texts.map((text) => [text, 0]));
  if (threes.length === 0) return null;
  const index = indexOf(by);
  const lines = threes.flatMap((three) => index.get(three) ?? []);
  if (lines.length < Math.max(1, threes.length * ENOUGH)) return null;
  return { first: lines.reduce((a, b) => Math.min(a, b)), last: lines.reduce((a, b) => Math.max(a, b)) };
}

function indexOf(by: ReadMessage): ReadonlyMap<string, number> {
  const known = indexes.get(by);
  if (known !== undefined) return known;
  const own = by.lines.filter((line) => by.zones[line.number - 1]?.depth === 0);
  const made = firstLines(threesOf(own.map(({ text, number }) => [text, number])));
  indexes.set(by, made);
  return made;
}

/** The threes of words of running text, and beside each the number of the line in which it begins. */
export interface Threes {
  readonly threes: readonly string[];
  readonly lines: readonly number[];
}

export function threesOf(texts: readonly (readonly [text: string, line: number])[]): Threes {
  const words: string[] = [];
  const lines: number[] = [];
  for (const [text, line] of texts) {
    if (words.length >= MOST_WORDS) break;
    for (const word of wordsOf(text)) {
      if (word === '') continue;
      words.push(word);
      lines.push(line);
    }
  }
  const threes: string[] = [];
  for (let i = 0; i + WORDS <= words.length; i++)
    threes.push(`${words[i] ?? ''} ${words[i + 1] ?? ''} ${words[i + 2] ?? ''}`);
  return { threes, lines };
}

/** For each three the line in which it begins first. */
export function firstLines({ threes, lines }: Threes): Map<string, number> {
  const first = new Map<string, number>();
  threes.forEach((three, i) => {
    if (!first.has(three)) first.set(three, lines[i] ?? 0);
  });
  return first;
}

/** The words of a line in small letters, some of them empty. */
function wordsOf(text: string): string[] {
  const folded = fold(text);
  if (ASCII.test(folded)) return folded.toLowerCase().split(/[^a-z\d_]+/);
  return folded.split(/[^\p{L}\p{N}_]+/u).map((word) => word.toLowerCase());
}
