import { type Line, withText } from './lines.js';
import { readOddMarks } from './odd-marks.js';

/** Length from which a quoted line may have been broken by the client that sent it on: most break at 72 to 80. */
const BROKEN_FROM = 60;
const BROKEN_AT = 72;
/** Length of what a client breaks off. */
const BROKEN_OFF = 40;

const HYPHEN = 45;
const SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----';
/** With this header GnuPG signs lines as they stand. */
const NOT_ESCAPED = 'NotDashEscaped:';

/**
 * Lines as they were before clients changed them: signed lines without the dash that was put before them, marks other
 * than `>` read, and lines that were broken with the depth that they had.
 *
 * @param isKnown whether a text is a line of an earlier message
 */
export function repairMarks(
  body: string,
  lines: readonly Line[],
  isKnown: (text: string) => boolean,
): readonly Line[] {
  return joinBroken(readOddMarks(body, unescapeDashes(body, lines), isKnown), isKnown);
}

/** RFC 9580 section 7.1: in a cleartext signature each line that begins with a dash has "- " before it. */
function unescapeDashes(body: string, lines: readonly Line[]): readonly Line[] {
  let read: Line[] | null = null;
  for (let i = 0; i < lines.length; i++) {
    const { head, text, depth } = lines[i] as Line;
    if (head !== HYPHEN || !text.startsWith(SIGNED)) continue;
    const escaped: number[] = [];
    let isEscaped = true;
    for (i++; i < lines.length; i++) {
      const line = lines[i] as Line;
      if (line.blank) continue;
      if (line.depth === depth && (line.isRest || line.text.startsWith('-----BEGIN PGP'))) break;
      if (line.depth !== depth) continue;
      if (line.text.startsWith(NOT_ESCAPED)) isEscaped = false;
      if (!line.text.startsWith('-')) continue;
      // What took the signature apart may have taken the dashes off already.
      if (line.text.startsWith('- ')) escaped.push(i);
      else isEscaped = false;
    }
    if (!isEscaped || escaped.length === 0) continue;
    read ??= [...lines];
    for (const index of escaped) {
      const line = lines[index] as Line;
      read[index] = withText(body, line, line.textStart + 2, depth);
    }
  }
  return read ?? lines;
}

function joinBroken(lines: readonly Line[], isKnown: (text: string) => boolean): readonly Line[] {
  let read: Line[] | null = null;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] as Line;
    const before = lines[i - 1] as Line;
    if (line.depth > 0 || line.blank || before.depth === 0) continue;
    if (!isBrokenOff(before, line, lines[i + 1], isKnown)) continue;
    read ??= [...lines];
    read[i] = { ...line, depth: before.depth };
  }
  return read ?? lines;
}

/** The end of a quoted line that stands alone in the next one, without marks, before the quote goes on. */
function isBrokenOff(
  before: Line,
  line: Line,
  below: Line | undefined,
  isKnown: (text: string) => boolean,
): boolean {
  if (before.blank || below === undefined || below.depth === 0 || line.text.length > BROKEN_OFF) return false;
  const length = before.end - before.start;
  if (length < BROKEN_FROM || length > 400) return false;
  if (isKnown(`${before.text.trimEnd()} ${line.text.trim()}`)) return true;
  const word = line.text.indexOf(' ');
  const first = word < 0 ? line.text.length : word;
  return (
    length + 1 + first > BROKEN_AT && /^[a-z(]/.test(line.text) && !/[.?!:;]\s*$/.test(before.text.slice(-20))
  );
}
