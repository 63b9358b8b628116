import type { Point } from './nodes.js';

/** Quote levels that are kept apart; deeper ones are flattened. The deepest real mail seen has 22. */
export const DEEPEST_QUOTE = 64;
/** Characters of a line that patterns look at: RFC 5322 allows 998, real lines of review stay below 2,000. */
export const PATTERN_CHARACTERS = 2_000;

/**
 * Lines of a body that are read one by one, each counted with the quote levels that it opens. The longest real mail seen
 * has 1,900 lines, and list servers refuse what could hold 15,000; what follows is one unread rest. A line of a page
 * that lost its marks costs more.
 */
export const MOST_LINES = { kept: 30_000, lost: 4_000 };

/** One line of a decoded body, with its quote marks told from its text; or the unread rest of a body that has too many. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Offsets in the body: of the line, of its text after the marks, and of its end without the line break. */
  readonly start: number;
  readonly textStart: number;
  readonly end: number;
  /** Number of quote marks, at most `DEEPEST_QUOTE`. */
  readonly depth: number;
  /** Without the marks and the one space that follows them. */
  readonly text: string;
  readonly blank: boolean;
  /** Codes of the first and last characters that are no white space; 0 in a blank line. */
  readonly head: number;
  readonly tail: number;
  /** How many of its innermost marks are others than `>`: who sets two kinds of mark quotes from two places. */
  readonly odd: number;
  /** The lines that were not read, all in one. */
  readonly isRest: boolean;
}

const SPACE = 32;
const COLON = 58;
const MARK = 62;

/** The lines of a body in one pass over its characters. A last line break ends the last line, it does not begin one. */
export function readLines(body: string, most = MOST_LINES.kept): Line[] {
  const lines: Line[] = [];
  let above: Line | null = null;
  let depth = 0;
  let left = most;
  for (let start = 0; start < body.length; ) {
    if (left <= 0) {
      lines.push(unreadRest(body, start, lines.length + 1));
      break;
    }
    const newline = body.indexOf('\n', start);
    const end = newline < 0 ? body.length : newline;
    const line = readLine(body, start, end, lines.length + 1, above);
    lines.push(line);
    left -= line.depth > depth ? 1 + line.depth - depth : 1;
    depth = line.depth;
    if (!line.blank) above = line;
    start = end + 1;
  }
  return lines;
}

/** True when a body has more lines than are read one by one. */
export function hasUnreadRest(body: string, marks: 'kept' | 'lost'): boolean {
  const most = MOST_LINES[marks];
  return body.length > most && readLines(body, most).at(-1)?.isRest === true;
}

/** A line of a body that has no quote marks (or has lost them): all of it is text. */
export function readPlainLines(body: string): Line[] {
  return readLines(body, MOST_LINES.lost).map((line) =>
    line.depth === 0 || line.isRest ? line : { ...withText(body, line, line.start, 0), blank: false },
  );
}

/** The line with its text beginning elsewhere, and another depth. */
export function withText(body: string, line: Line, textStart: number, depth: number): Line {
  return makeLine(body, line.start, textStart, line.end, line.number, depth);
}

/** Its last character is a colon, Chinese ones too. */
export function endsWithColon({ tail }: Line): boolean {
  return tail === COLON || tail === 0xff1a;
}

/** It ends with a colon, stands in brackets, or is a "Quoting NAME (DATE)". */
export function mayEndAttribution(line: Line): boolean {
  const { head, tail } = line;
  if (endsWithColon(line)) return true;
  return (tail === 93 && head === 91) || (tail === 41 && (head === 40 || head === 81));
}

/** @param offset of a character of the line, or of its end */
export function pointAt(line: Line, offset: number): Point {
  if (line.isRest && offset > line.start) return pointInRest(line, offset);
  return { line: line.number, column: offset - line.start + 1, offset };
}

function pointInRest({ number, start, textStart, text }: Line, offset: number): Point {
  let last = start;
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && textStart + at < offset; at = text.indexOf('\n', at + 1)) {
    last = textStart + at + 1;
    count++;
  }
  return { line: number + count, column: offset - last + 1, offset };
}

function unreadRest(body: string, start: number, number: number): Line {
  const end = body.endsWith('\n') ? body.length - 1 : body.length;
  return { ...makeLine(body, start, start, end, number, 1), blank: false, isRest: true };
}

function readLine(body: string, start: number, end: number, number: number, above: Line | null): Line {
  const { depth, after } = readMarks(body, start, end, above);
  const textStart = depth > 0 && after < end && body.charCodeAt(after) === SPACE ? after + 1 : after;
  return makeLine(body, start, textStart, end, number, Math.min(depth, DEEPEST_QUOTE));
}

function makeLine(
  body: string,
  start: number,
  textStart: number,
  end: number,
  number: number,
  depth: number,
): Line {
  let first = textStart;
  while (first < end && isWhite(body.charCodeAt(first))) first++;
  const blank = first === end;
  let last = end - 1;
  while (last > first && isWhite(body.charCodeAt(last))) last--;
  return {
    number,
    start,
    textStart,
    end,
    depth,
    text: body.slice(textStart, end),
    blank,
    head: blank ? 0 : body.charCodeAt(first),
    tail: blank ? 0 : body.charCodeAt(last),
    odd: 0,
    isRest: false,
  };
}

function isWhite(code: number): boolean {
  return code <= SPACE ? code === SPACE || code === 9 || code === 10 || code === 13 : code === 160;
}

/**
 * `>` marks with at most one space between them. Two spaces, or spaces before the first mark, come from clients that
 * stuff or indent what they quote: they count only where the line above says that a quote goes on or begins.
 */
function readMarks(
  body: string,
  start: number,
  end: number,
  above: Line | null,
): { depth: number; after: number } {
  let depth = 0;
  let after = start;
  for (;;) {
    const goesOn =
      above !== null && (above.depth > depth || (depth === 0 && body.charCodeAt(above.end - 1) === COLON));
    const spaces = goesOn ? 2 : Math.min(depth, 1);
    let at = after;
    while (at < end && at - after < spaces && body.charCodeAt(at) === SPACE) at++;
    if (at >= end || body.charCodeAt(at) !== MARK) return { depth, after };
    depth++;
    after = at + 1;
  }
}
