import type { TextTerm } from './query.js';

/** A piece of a snippet; `hit` is what the query asked for. */
export interface SnippetPiece {
  readonly text: string;
  readonly hit: boolean;
}

/** Characters of a snippet, and how many of them stand before the first hit. */
const LENGTH = 220;
const BEFORE = 60;
const LINES_BEFORE = 2;
const LINES_AFTER = 8;
const LONGEST_LINE = 10_000;
/** The index finds words by their stem ("wakes" for "waking"); these endings are the ones that matter for showing it. */
const ENDING = /(?:ings?|ed|es|s|e)$/;
const SHORTEST_STEM = 3;
const WORD = /[\p{L}\p{N}_]+/gu;

/**
 * Some words of `body` around the first hit: in lines that are quoted (`>`) or in those that are not, as `own` says. Joined,
 * the pieces are text of the body with white space folded. Empty when no word is found there.
 */
export function snippet(body: string, terms: readonly TextTerm[], own: boolean): SnippetPiece[] {
  const wanted = wantedWords(terms);
  if (wanted.stems.size === 0 && wanted.starts.length === 0) return [];
  const text = passage(body, wanted, own);
  const hits = [...text.matchAll(WORD)].filter((word) => isHit(word[0], wanted));
  const first = hits[0];
  if (first === undefined) return [];
  const from = wordStart(text, first.index - BEFORE);
  return cut(text, hits, from, Math.min(text.length, from + LENGTH));
}

/** The first line with a hit and some around it, folded: mails are long, and a snippet is not. */
function passage(body: string, wanted: Wanted, own: boolean): string {
  const lines = body.split('\n').filter((line) => line.startsWith('>') !== own);
  const at = lines.findIndex((line) =>
    (line.slice(0, LONGEST_LINE).match(WORD) ?? []).some((word) => isHit(word, wanted)),
  );
  if (at < 0) return '';
  return lines
    .slice(Math.max(0, at - LINES_BEFORE), at + LINES_AFTER)
    .map((line) => line.slice(0, LONGEST_LINE))
    .join(' ')
    .replace(/\s+/g, ' ');
}

interface Wanted {
  readonly stems: ReadonlySet<string>;
  /** Starts of words, of terms that end in `*`. */
  readonly starts: readonly string[];
}

function wantedWords(terms: readonly TextTerm[]): Wanted {
  const stems = new Set<string>();
  const starts: string[] = [];
  for (const term of terms.filter((one) => !one.not)) {
    const words = term.words.toLowerCase().match(WORD) ?? [];
    if (term.open) starts.push(...words.splice(-1));
    for (const word of words) stems.add(stem(word));
  }
  return { stems, starts };
}

function stem(word: string): string {
  const cut = word.replace(ENDING, '');
  return cut.length < SHORTEST_STEM ? word : cut;
}

function isHit(word: string, { stems, starts }: Wanted): boolean {
  const lower = word.toLowerCase();
  return stems.has(stem(lower)) || starts.some((start) => lower.startsWith(start));
}

function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.indexOf(' ', at);
  return space < 0 ? at : space + 1;
}

function cut(
  text: string,
  hits: readonly { readonly 0: string; readonly index: number }[],
  from: number,
  to: number,
): SnippetPiece[] {
  const pieces: SnippetPiece[] = [];
  let at = from;
  for (const { 0: word, index } of hits) {
    if (index + word.length > to) break;
    if (index > at) pieces.push({ text: text.slice(at, index), hit: false });
    pieces.push({ text: word, hit: true });
    at = index + word.length;
  }
  if (at < to) pieces.push({ text: text.slice(at, to), hit: false });
  return pieces;
}
