/** One sentence: `text.slice(start, end)` of the text it was cut from, without white space at its edges. */
export interface Sentence {
  readonly text: string;
  /** UTF-16 offset into the text that was split. */
  readonly start: number;
  readonly end: number;
}

/** Patterns run over single sentences: no sentence may be longer than this. */
export const MAX_SENTENCE = 2000;
/** A line that ends this early although the next word had fitted was broken on purpose. */
const NARROW = 55;

/** Shortenings whose dot ends no sentence. */
const ABBREVIATIONS = new Set(
  'i.e e.g ie eg cf vs viz resp approx incl excl esp w.r.t a.k.a aka mr mrs ms dr prof st fig sec nr vol ca al'.split(
    ' ',
  ),
);
/** Shortenings that end a sentence when a capital follows. */
const CLOSING_ABBREVIATIONS = new Set(['etc', 'co', 'inc', 'ltd', 'p.s', 'a.m', 'p.m']);
const CLOSERS = new Set([')', ']', '"', "'", '\u201d', '\u2019', '*', '_']);

/**
 * Cuts prose into sentences in one pass: at `.`, `?`, `!` before white space, at blank lines, before list items, and at
 * lines that were broken on purpose. Never inside "i.e.", versions, numbers or file names; at most 2,000 characters each.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let lineStart = 0;
  const cutAt = (place: number): void => {
    push(sentences, text, start, place);
    start = place;
  };
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 10) {
      if (endsAtBreak(text, lineStart, i)) cutAt(i);
      lineStart = i + 1;
    } else if (isTerminator(char)) {
      const { end, cuts } = readTerminator(text, start, i);
      if (cuts) cutAt(end);
      i = end - 1;
    }
  }
  cutAt(text.length);
  return sentences;
}

/** Keeps one sentence, in pieces that end at a space where it is too long. */
function push(sentences: Sentence[], text: string, from: number, to: number): void {
  let start = from;
  while (start < to) {
    const end = to - start <= MAX_SENTENCE ? to : lastSpace(text, start, start + MAX_SENTENCE);
    const piece = text.slice(start, end);
    const trimmed = piece.trim();
    const at = start + piece.length - piece.trimStart().length;
    if (trimmed !== '') sentences.push({ text: trimmed, start: at, end: at + trimmed.length });
    start = end;
  }
}

function isTerminator(char: number): boolean {
  return char === 46 || char === 63 || char === 33;
}

function isSpace(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) <= 32 || text.charCodeAt(at) === 0xa0;
}

/** The place after the run of `.?!` at `at` and the brackets that close behind it, and whether it ends a sentence. */
function readTerminator(text: string, start: number, at: number): { end: number; cuts: boolean } {
  let end = at;
  while (isTerminator(text.charCodeAt(end))) end++;
  const dots = text.charCodeAt(at) === 46 ? end - at : 0;
  while (CLOSERS.has(text.charAt(end))) end++;
  if (!isSpace(text, end)) return { end, cuts: false };
  const next = text
    .slice(end, end + 40)
    .trimStart()
    .charAt(0);
  const lower = next !== next.toUpperCase();
  if (dots === 0) return { end, cuts: !(lower && text.charAt(end - 1) === ')') };
  return { end, cuts: dots > 1 ? !lower : endsWord(text, start, at, lower) };
}

/** Whether a single dot at `at` ends a sentence, by the word before it. */
function endsWord(text: string, start: number, at: number, lower: boolean): boolean {
  const before = text.slice(Math.max(start, at - 24), at);
  const word = before.slice(before.search(/[^\s("'[]{0,24}$/)).toLowerCase();
  if (ABBREVIATIONS.has(word)) return false;
  if (CLOSING_ABBREVIATIONS.has(word)) return !lower;
  const only = text.slice(start, at).trim();
  return !/^(?:\d{1,3}|[a-z])$/i.test(only);
}

/** Whether the line break at `at` parts sentences: a blank line, a list item, or a line that was ended early. */
function endsAtBreak(text: string, lineStart: number, at: number): boolean {
  const next = text.slice(at + 1, at + 80);
  const line = next.split('\n', 1)[0] ?? '';
  if (line.trim() === '') return true;
  if (/^\s{0,8}(?:[-*+\u2022]|\(?\d{1,2}[.)]|\(?[a-z]\))\s/i.test(line)) return true;
  const first = /^\s{0,4}(\p{Lu}[\p{L}']*)/u.exec(line)?.[1];
  if (first === undefined || first === 'I') return false;
  return at - lineStart + first.length + 1 < NARROW;
}

function lastSpace(text: string, start: number, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space > start ? space : at;
}
