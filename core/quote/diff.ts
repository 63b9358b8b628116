import { Characters } from './characters.js';
import type { PatchAnchor } from './nodes.js';

const HUNK = /^@@ -(\d{1,7})(?:,(\d{1,7}))? \+(\d{1,7})(?:,(\d{1,7}))? @@/;
/** Of a merge: as many `@` more as the merge has parents more, and as many columns of signs. */
const COMBINED_HUNK =
  /^(@@@{1,8}) -(\d{1,7})(?:,(\d{1,7}))? (?:-\d{1,7}(?:,\d{1,7})? ){1,8}\+(\d{1,7})(?:,(\d{1,7}))? @@@/;
/** A hunk header of this length may have been broken in two by who quotes it. */
const WRAPPED_FROM = 60;
const FILE_HEADER =
  /^(?:diff --git |diff -|index [0-9a-f]{6,}|--- (?:a\/|\/dev\/null|"a\/|[\w.+/-]+\.\w{1,8}(?:\s|$))|\+\+\+ (?:b\/|\/dev\/null|"b\/|[\w.+/-]+\.\w{1,8}(?:\s|$))|(?:new|deleted) file mode |old mode |new mode |similarity index |dissimilarity index |rename (?:from|to) |copy (?:from|to) |Binary files |GIT binary patch|Index: \S)/;
const STAT = /^ ?\S.* \|\s+(?:\d+ ?[+-]*|Bin(?: \d+ -> \d+ bytes)?)\s*$/;
const STAT_SUM = /^ ?\d+ files? changed(?:, |$)/;
const STAT_MODE = /^ ?(?:create|delete|rename|mode change|copy) (?:mode )?.*\d/;

const PLUS = 43;
const MINUS = 45;
const AT = 64;
const SPACE = 32;
const BACKSLASH = 92;
const NO_BREAK_SPACE = 160;
/** Columns of a line from which its end may have been wrapped by who quotes it, and characters of the rest that stands below. */
const WRAPPED_BODY_FROM = 56;
const LONGEST_REST = 60;
const TAB_COLUMNS = 8;
/** A line of code that lost the space before it: whole statements, braces, comments and directives. */
const BARE_CODE = /^(?:[{}]|#(?:if|else|endif|include|define|undef|pragma)|\/[*/] )|[;{}]$/;
/** First letters of the header lines of a diff. */
const HEADER_LETTERS = new Characters('dinosrcBGI');

/** First letters of the lines below a diffstat that tell of new and renamed files. */
const MODE_LETTERS = new Characters('cdrm');
/** Last letters of a line of a diffstat. */
const STAT_ENDS = new Characters('0123456789+-ns|');

/** What the lines of a diff at one quote depth have told so far. */
export class DiffReader {
  private file = '';
  private hunk = '';
  private oldLine = 0;
  private newLine = 0;
  private oldLeft = 0;
  private newLeft = 0;
  /** Line of the new file with which the hunk begins, and columns of signs. */
  private newStart = 1;
  private columns = 1;
  /** The last line was a hunk header. */
  private fresh = false as boolean;
  /** Inside a hunk: lines that begin with a space, a plus or a minus are its own. */
  private open = false as boolean;
  /** The last line was a removed one. */
  private removed = false as boolean;
  /** The last line of a hunk that had its sign. */
  private above = '';
  /** A line without its sign was counted: how many are left is not sure. */
  private bare = false as boolean;

  /** A reader that has come to the line with this place, so that it counts on from there. */
  static at({ file, hunk, line, other }: PatchAnchor, text: string): DiffReader {
    const reader = new DiffReader();
    reader.file = file;
    if (reader.read(text, text.charCodeAt(0), 0) === 'begins') return reader;
    reader.hunk = hunk;
    reader.removed = text.startsWith('-');
    [reader.oldLine, reader.newLine] = reader.removed ? [line, other] : [other, line];
    reader.oldLeft = reader.newLeft = Number.POSITIVE_INFINITY;
    reader.open = true;
    reader.above = text;
    return reader;
  }

  /**
   * Whether the line begins a file or a hunk, is another part of a diff, or none.
   *
   * @param first code of its first character
   * @param tail code of its last one that is no white space
   */
  read(text: string, first: number, tail: number): 'begins' | 'part' | 'none' {
    if (first === AT && this.beginHunk(text)) return 'begins';
    if (mayBeHeader(text, first) && this.readFileHeader(text))
      return text.startsWith('diff ') ? 'begins' : 'part';
    const isWrapped = this.fresh && this.hunk.length >= WRAPPED_FROM && /^[^\s+\\-]/.test(text);
    this.fresh = false;
    if (isWrapped) return 'part';
    const isEnd = this.bare && first === MINUS && /^--\s*$/.test(text);
    if (this.open && !isEnd && this.readBodyLine(this.columns === 1 ? first : this.signOf(text))) {
      this.above = text;
      return 'part';
    }
    if (this.open && this.readBareLine(text)) return 'part';
    this.open = false;
    return isLooseDiff(text, first, tail) ? 'part' : 'none';
  }

  /** Place of the line that was read last; null before a hunk header. */
  anchor(): PatchAnchor | null {
    if (this.hunk === '') return null;
    return {
      file: this.file,
      hunk: this.hunk,
      line: Math.max(1, this.removed ? this.oldLine : Math.max(this.newStart, this.newLine)),
      other: this.removed ? this.newLine : this.oldLine,
    };
  }

  /** A blank line inside a hunk is an empty context line. */
  readBlank(): boolean {
    return this.open && this.readBodyLine(SPACE);
  }

  private beginHunk(text: string): boolean {
    const plain = HUNK.exec(text);
    const found = plain === null ? COMBINED_HUNK.exec(text)?.slice(1) : ['@@', ...plain.slice(1)];
    if (found === undefined) return false;
    const [signs = '@@', oldStart, oldCount, newStart, newCount] = found;
    this.columns = signs.length - 1;
    this.hunk = text.slice(0, 200);
    this.newStart = Number(newStart);
    this.oldLine = Number(oldStart) - 1;
    this.newLine = this.newStart - 1;
    this.oldLeft = Number(oldCount ?? 1);
    this.newLeft = Number(newCount ?? 1);
    this.open = true;
    this.fresh = true;
    this.removed = false;
    this.bare = false;
    return true;
  }

  private readFileHeader(text: string): boolean {
    if (!FILE_HEADER.test(text)) return false;
    const added = fileIn(text, '+++ ');
    const removed = fileIn(text, '--- ');
    // A removed line can begin with `--`, an added one with `++`.
    if (this.open && this.oldLeft > 0 && text.startsWith('---') && !/^--- "?a\//.test(text)) return false;
    if (this.open && this.newLeft > 0 && text.startsWith('+++') && !/^\+\+\+ "?b\//.test(text)) return false;
    if (added !== undefined) this.file = added;
    else if (removed !== undefined) this.file = removed;
    else if (text.startsWith('diff '))
      this.file = /^diff --(?:git|cc|combined) "?(?:a\/)?(\S+)/.exec(text.slice(0, 500))?.[1] ?? '';
    if (text.startsWith('diff ') || removed !== undefined) this.hunk = '';
    this.open = false;
    return true;
  }

  /** @param sign code of the first character; an empty line is one of context */
  private readBodyLine(sign: number): boolean {
    if (this.oldLeft <= 0 && this.newLeft <= 0) return false;
    if (sign === PLUS) return this.advance(0, 1);
    if (sign === MINUS) return this.advance(1, 0);
    if (sign === SPACE || sign === 9 || sign === NO_BREAK_SPACE || Number.isNaN(sign))
      return this.advance(1, 1);
    return sign === BACKSLASH;
  }

  /** A line of a hunk without its sign: the rest of one that was wrapped, or one of context whose space was lost. */
  private readBareLine(text: string): boolean {
    if ((this.oldLeft <= 0 && this.newLeft <= 0) || this.columns > 1) return false;
    const isRest =
      text.length <= LONGEST_REST && /^[^A-Z\d]/.test(text) && columnsOf(this.above) >= WRAPPED_BODY_FROM;
    this.above = '';
    this.bare = true;
    return isRest || (BARE_CODE.test(text.trimEnd()) && this.advance(1, 1));
  }

  /** The sign of a line of a merge: it is gone where any parent had it alone. */
  private signOf(text: string): number {
    const signs = text.slice(0, this.columns);
    if (/[^ +-]/.test(signs)) return text.charCodeAt(0) === BACKSLASH ? BACKSLASH : 0;
    return signs.includes('-') ? MINUS : signs.includes('+') ? PLUS : SPACE;
  }

  private advance(old: number, added: number): boolean {
    this.removed = added === 0;
    this.oldLeft -= old;
    this.newLeft -= added;
    this.oldLine += old;
    this.newLine += added;
    return true;
  }
}

/** Place of each line of part of a diff, of which the first one has this place. */
export function placesIn(value: string, anchor: PatchAnchor): (PatchAnchor | null)[] {
  const [first = '', ...rest] = value.split('\n');
  const reader = DiffReader.at(anchor, first);
  const places: (PatchAnchor | null)[] = [anchor];
  for (const text of rest) {
    if (text.trim() === '') reader.readBlank();
    else reader.read(text, text.charCodeAt(0), 0);
    places.push(reader.anchor());
  }
  return places;
}

/** Columns of a line, tabs as wide as they can be. */
function columnsOf(text: string): number {
  if (text.length >= WRAPPED_BODY_FROM) return text.length;
  let columns = text.length;
  for (let at = text.indexOf('\t'); at >= 0; at = text.indexOf('\t', at + 1)) columns += TAB_COLUMNS - 1;
  return columns;
}

/** The file that a `---` or `+++` line names, without the a/ or b/ of git, and without a date; nothing for other lines and for /dev/null. */
function fileIn(text: string, sign: '+++ ' | '--- '): string | undefined {
  if (!text.startsWith(sign)) return undefined;
  const name = text.slice(sign.length, 500).split('\t', 1)[0]?.trim().replace(/^"|"$/g, '') ?? '';
  return name === '/dev/null' ? undefined : name.replace(/^[ab]\//, '');
}

/** Most lines are no header, by their first characters. */
function mayBeHeader(text: string, first: number): boolean {
  if (first === PLUS || first === MINUS) return text.charCodeAt(1) === first;
  return HEADER_LETTERS.has(first);
}

/** Lines that are a diff without a header above: a diffstat, or added and removed lines of code in a trimmed quote. */
function isLooseDiff(text: string, first: number, tail: number): boolean {
  if (first === PLUS)
    return (
      /^\+(?:\s|$|[#*/{}<"'_a-zA-Z(&.-]|\+)/.test(text) &&
      !/^\+(?:1|cc|\+?$)/i.test(text) &&
      !/^\+ ?[A-Z][a-z]+ /.test(text)
    );
  if (first === MINUS) return /^-(?:\t| {2}|\s*[#*/{}]|[a-zA-Z_.]+[(;=:]|\s+.*[;{}]\s*$)/.test(text);
  if (text.length > 200 || text.length < 6) return false;
  if (STAT_ENDS.has(tail) && text.includes(' |') && STAT.test(text)) return true;
  if (first !== SPACE) return isDigit(first) && STAT_SUM.test(text);
  const second = text.charCodeAt(1);
  return isDigit(second) ? STAT_SUM.test(text) : MODE_LETTERS.has(second) && STAT_MODE.test(text);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
