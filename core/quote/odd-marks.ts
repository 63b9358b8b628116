import { readAttribution } from './attribution.js';
import { Characters } from './characters.js';
import { DEEPEST_QUOTE, type Line, mayEndAttribution, PATTERN_CHARACTERS, withText } from './lines.js';

/** Lines of a run that are looked up, and characters from which a line is worth it. */
const LOOKED_UP = 40;
const TELLING = 20;
/** Lines over which the attribution above a run may be wrapped. */
const ATTRIBUTION_LINES = 4;

const SPACE = 32;
const BAR = 124;
const MARK = 62;
/** Marks that some put in place of `>`, one a level, with a space behind. */
const ODD_MARKS = new Characters('|}]:»›│┃＞');
/** Letters of initials or of a short name, as Supercite and old readers set them: "AN> ", "    Ana> ". */
const MOST_LETTERS = 12;
const INDENT = 4;
/** What Supercite puts above a quote: `>>>>> "Ana" == Ana Novak <ana@example.org> writes:`. */
const SUPERCITE = /^"[^"]{1,60}" == \S/;
const SUPERCITE_DEPTH = 5;

/** Marks at the head of a text: what they are, how many, and where the words begin. */
interface Marks {
  /** The first one: a character, or initials with their `>`. */
  readonly mark: string;
  readonly isInitials: boolean;
  readonly count: number;
  readonly length: number;
}

/**
 * Lines with marks other than `>` read (`| `, `: `, `} `, `AN> `, also nested, or behind `>`). Lines that only look so
 * (tables, labels, code) stay: marks are believed below an attribution line, where an earlier message has the words
 * behind them, or where the same marks were believed further up.
 *
 * @param isKnown whether a text is a line of an earlier message
 */
export function readOddMarks(
  body: string,
  lines: readonly Line[],
  isKnown: (text: string) => boolean,
): readonly Line[] {
  let read: Line[] | null = null;
  const believed = new Set<string>();
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    const marks = line.blank || line.isRest ? null : marksOf(line, believed);
    if (marks === null) {
      if (isSupercite(line)) {
        read ??= [...lines];
        read[i] = withText(body, line, line.textStart, 0);
      }
      continue;
    }
    const run = runFrom(lines, i, marks, believed);
    const isBelieved =
      believed.has(keyOf(line, marks)) ||
      isAttributed(read ?? lines, i) ||
      run.some(isKnownLine(lines, isKnown));
    if (isBelieved) {
      read ??= [...lines];
      for (const { index, marks: found } of run) {
        const marked = lines[index] as Line;
        believed.add(keyOf(marked, found));
        const depth = Math.min(DEEPEST_QUOTE, marked.depth + found.count);
        const bare = withText(body, marked, marked.textStart + found.length, depth);
        read[index] = { ...bare, odd: depth - marked.depth };
      }
    }
    i = run.at(-1)?.index ?? i;
  }
  return read ?? lines;
}

interface Marked {
  readonly index: number;
  readonly marks: Marks;
}

/** The lines from `index` on that begin with the same mark, or with any initials, at one depth; blank ones may stand between. */
function runFrom(
  lines: readonly Line[],
  index: number,
  first: Marks,
  believed: ReadonlySet<string>,
): Marked[] {
  const depth = lines[index]?.depth;
  const run: Marked[] = [{ index, marks: first }];
  for (let i = index + 1; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (line.blank) continue;
    const marks = line.depth === depth && !line.isRest ? marksOf(line, believed) : null;
    if (marks === null || marks.isInitials !== first.isInitials) break;
    if (!marks.isInitials && marks.mark !== first.mark) break;
    run.push({ index: i, marks });
  }
  return run;
}

function isKnownLine(lines: readonly Line[], isKnown: (text: string) => boolean) {
  let left = LOOKED_UP;
  return ({ index, marks }: Marked): boolean => {
    const text = lines[index]?.text.slice(marks.length) ?? '';
    return text.length >= TELLING && left-- > 0 && isKnown(text);
  };
}

function keyOf({ depth }: Line, { mark }: Marks): string {
  return `${depth} ${mark}`;
}

function isSupercite(line: Line): boolean {
  return line.depth === SUPERCITE_DEPTH && SUPERCITE.test(line.text) && mayEndAttribution(line);
}

/** An attribution line stands above, perhaps wrapped, with nothing between. */
function isAttributed(lines: readonly Line[], index: number): boolean {
  const depth = lines[index]?.depth;
  let at = index - 1;
  while (at >= 0 && index - at < ATTRIBUTION_LINES && lines[at]?.blank === true) at--;
  const last = lines[at];
  if (last === undefined || last.depth !== depth || !mayEndAttribution(last)) return false;
  let text = '';
  for (let from = at; from >= 0 && at - from < ATTRIBUTION_LINES; from--) {
    const line = lines[from] as Line;
    if (line.blank || line.depth !== depth || line.text.length > 200) return false;
    text = `${line.text.trim()} ${text}`;
    if (readAttribution(text, true) !== null) return true;
  }
  return false;
}

function marksOf(line: Line, believed: ReadonlySet<string>): Marks | null {
  const { text, head, depth } = line;
  const isOdd = ODD_MARKS.has(head);
  if (!isOdd && !isCapital(head)) return null;
  if (text.length > PATTERN_CHARACTERS || isTableRow(text)) return null;
  const first = isOdd ? text.indexOf(String.fromCharCode(head)) : initialsEnd(text, 0);
  if (first < 0 || (isOdd && first > 0)) return null;
  const mark = isOdd ? String.fromCharCode(head) : text.slice(0, first).trim();
  let count = 0;
  let length = 0;
  while (count < DEEPEST_QUOTE) {
    const level = depth + count;
    const next = markEnd(text, length, (other) => other === mark || believed.has(`${level} ${other}`));
    if (next === length || (count > 0 && isTableRow(text.slice(length)))) break;
    length = next;
    count++;
  }
  return count === 0 ? null : { mark, isInitials: !isOdd, count, length };
}

/** Where the text goes on behind a mark at `from`; `from` where none stands there. Behind a first mark `>` and any initials are marks too. */
function markEnd(text: string, from: number, isMark: (mark: string) => boolean): number {
  const code = text.charCodeAt(from);
  const after = text.charCodeAt(from + 1);
  const space = after === SPACE ? 1 : 0;
  if (from > 0 && code === MARK) return from + 1 + space;
  if (ODD_MARKS.has(code)) {
    const stands = space === 1 || Number.isNaN(after) || (code === BAR && after === MARK);
    return stands && isMark(String.fromCharCode(code)) ? from + 1 + space : from;
  }
  const end = initialsEnd(text, from);
  return end < 0 ? from : end + (text.charCodeAt(end) === SPACE ? 1 : 0);
}

/** Offset behind initials and their `>`; -1 where none stand at `from`. */
function initialsEnd(text: string, from: number): number {
  let at = from;
  while (at - from < INDENT && text.charCodeAt(at) === SPACE) at++;
  if (!isCapital(text.charCodeAt(at))) return -1;
  const first = at;
  while (at - first < MOST_LETTERS && isLetter(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) === MARK ? at + 1 : -1;
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isLetter(code: number): boolean {
  return isCapital(code) || (code >= 97 && code <= 122);
}

/** `| one | two |`; a row that is quoted has a bar more. */
function isTableRow(text: string): boolean {
  if (!text.startsWith('|')) return false;
  const row = text.trim();
  return row.length > 1 && row.endsWith('|') && !row.endsWith('||') && !/^\|\s*\|/.test(row);
}
