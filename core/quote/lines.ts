import type { Point } from './nodes.js';

/** Quote levels that are kept apart; deeper ones are flattened. The deepest real mail seen has 22. */
export const DEEPEST_QUOTE = 64;
/** Characters of a line that patterns look at: RFC 5322 allows 998, real lines of review stay below 2,000. */
export const PATTERN_CHARACTERS = 2_000;

/** One line of a decoded body, with its quote marks told from its text. */
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
}

const SPACE = 32;
const TAB = 9;
const NEWLINE = 10;
const MARK = 62;

/** The lines of a body in one pass over its characters. A last line break ends the last line, it does not begin one. */
export function readLines(body: string): Line[] {
  const lines: Line[] = [];
  let above: Line | null = null;
  for (let start = 0; start < body.length; ) {
    const newline = body.indexOf('\n', start);
    const end = newline < 0 ? body.length : newline;
    const line = readLine(body, start, end, lines.length + 1, above);
    lines.push(line);
    if (!line.blank) above = line;
    start = end + 1;
  }
  return lines;
}

/** A line of a body that has no quote marks (or has lost them): all of it is text. */
export function readPlainLines(body: string): Line[] {
  return readLines(body).map((line) =>
    line.depth === 0
      ? line
      : { ...line, depth: 0, textStart: line.start, text: body.slice(line.start, line.end), blank: false },
  );
}

export function pointAt(line: Line, offset: number): Point {
  return { line: line.number, column: offset - line.start + 1, offset };
}

function readLine(body: string, start: number, end: number, number: number, above: Line | null): Line {
  const { depth, after } = readMarks(body, start, end, above);
  const textStart = depth > 0 && after < end && body.charCodeAt(after) === SPACE ? after + 1 : after;
  const text = body.slice(textStart, end);
  return { number, start, textStart, end, depth: Math.min(depth, DEEPEST_QUOTE), text, blank: isBlank(text) };
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
    const goesOn = above !== null && (above.depth > depth || (depth === 0 && above.text.endsWith(':')));
    const spaces = goesOn ? 2 : Math.min(depth, 1);
    let at = after;
    while (at < end && at - after < spaces && body.charCodeAt(at) === SPACE) at++;
    if (at >= end || body.charCodeAt(at) !== MARK) return { depth, after };
    depth++;
    after = at + 1;
  }
}

function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== SPACE && code !== TAB && code !== NEWLINE && code !== 13 && code !== 160) return false;
  }
  return true;
}
