import { Characters } from './characters.js';
import type { DiffAnchor } from './nodes.js';

const HUNK = /^@@ -(\d{1,7})(?:,(\d{1,7}))? \+(\d{1,7})(?:,(\d{1,7}))? @@/;
const FILE_HEADER =
  /^(?:diff --git |diff -|index [0-9a-f]{6,}|--- (?:a\/|\/dev\/null|"a\/)|\+\+\+ (?:b\/|\/dev\/null|"b\/)|(?:new|deleted) file mode |old mode |new mode |similarity index |dissimilarity index |rename (?:from|to) |copy (?:from|to) |Binary files |GIT binary patch|Index: \S)/;
const STAT = /^ ?\S.* \|\s+(?:\d+ ?[+-]*|Bin(?: \d+ -> \d+ bytes)?)\s*$/;
const STAT_SUM = /^ ?\d+ files? changed(?:, |$)/;
const STAT_MODE = /^ ?(?:create|delete|rename|mode change|copy) (?:mode )?.*\d/;

const PLUS = 43;
const MINUS = 45;
const AT = 64;
const SPACE = 32;
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
  /** Inside a hunk: lines that begin with a space, a plus or a minus are its own. */
  private open = false as boolean;
  /** The last line was a removed one. */
  private removed = false as boolean;

  /**
   * Whether the line begins a file or a hunk, is another part of a diff, or none.
   *
   * @param first code of its first character
   * @param tail code of its last one that is no white space
   */
  read(text: string, first: number, tail: number): 'begins' | 'part' | 'none' {
    if (first === AT && HUNK.test(text)) return this.beginHunk(text);
    if (mayBeHeader(text, first) && this.readFileHeader(text))
      return text.startsWith('diff ') ? 'begins' : 'part';
    if (this.open && this.readBodyLine(first)) return 'part';
    this.open = false;
    return isLooseDiff(text, first, tail) ? 'part' : 'none';
  }

  /** Place of the line that was read last; null before a hunk header. */
  anchor(): DiffAnchor | null {
    if (this.hunk === '') return null;
    return {
      file: this.file,
      hunk: this.hunk,
      line: Math.max(1, this.removed ? this.oldLine : this.newLine),
    };
  }

  /** A blank line inside a hunk is an empty context line. */
  readBlank(): boolean {
    return this.open && this.readBodyLine(SPACE);
  }

  private beginHunk(text: string): 'begins' {
    const [, oldStart, oldCount, newStart, newCount] = HUNK.exec(text) ?? [];
    this.hunk = text.slice(0, 200);
    this.oldLine = Number(oldStart) - 1;
    this.newLine = Number(newStart) - 1;
    this.oldLeft = Number(oldCount ?? 1);
    this.newLeft = Number(newCount ?? 1);
    this.open = true;
    this.removed = false;
    return 'begins';
  }

  private readFileHeader(text: string): boolean {
    if (!FILE_HEADER.test(text)) return false;
    const added = /^\+\+\+ "?b\/(.+?)"?\s*$/.exec(text.slice(0, 500))?.[1];
    const removed = /^--- "?a\/(.+?)"?\s*$/.exec(text.slice(0, 500))?.[1];
    if (this.open && this.oldLeft > 0 && text.startsWith('---') && removed === undefined) return false;
    if (added !== undefined) this.file = added;
    else if (removed !== undefined) this.file = removed;
    else if (text.startsWith('diff '))
      this.file = /^diff --git "?a\/(\S+)/.exec(text.slice(0, 500))?.[1] ?? '';
    if (text.startsWith('diff ') || removed !== undefined) this.hunk = '';
    this.open = false;
    return true;
  }

  /** @param sign code of the first character; an empty line is one of context */
  private readBodyLine(sign: number): boolean {
    if (this.oldLeft <= 0 && this.newLeft <= 0) return false;
    if (sign === PLUS) return this.advance(0, 1);
    if (sign === MINUS) return this.advance(1, 0);
    if (sign === 32 || sign === 9 || Number.isNaN(sign)) return this.advance(1, 1);
    return sign === 92;
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
