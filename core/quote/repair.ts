import { readAttribution } from './attribution.js';
import { endsWithColon, type Line, withText } from './lines.js';

/** Length from which a quoted line may have been broken by the client that sent it on: most break at 72 to 80. */
const BROKEN_FROM = 60;
const BROKEN_AT = 72;
/** Length of what a client breaks off. */
const BROKEN_OFF = 40;
/** Marks that some clients put in place of `>`: bars, colons, initials ("AN> "). */
const OTHER_MARK = /^(?:[|:] |[A-Z][A-Za-z]{0,11}> ?)/;

/**
 * Lines with the depth that they had before a client broke them, and with marks other than `>` read.
 *
 * @param isKnown whether a text is a line of an earlier message
 */
export function repairMarks(
  body: string,
  lines: readonly Line[],
  isKnown: (text: string) => boolean,
): readonly Line[] {
  let mark: string | null = null;
  let above: Line | null = null;
  const repaired: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (line.depth === 0 && !line.blank) {
      mark ??= above !== null && above.depth === 0 ? otherMark(above, line) : null;
      const mended = mend(body, lines, i, mark, isKnown);
      if (mended !== null) {
        repaired.push(mended);
        continue;
      }
    }
    repaired.push(line);
    if (!line.blank) above = line;
  }
  return repaired;
}

function mend(
  body: string,
  lines: readonly Line[],
  index: number,
  mark: string | null,
  isKnown: (text: string) => boolean,
): Line | null {
  const line = lines[index] as Line;
  if (mark !== null && line.text.startsWith(mark))
    return withText(body, line, line.textStart + mark.length, 1);
  const before = lines[index - 1];
  const isBroken =
    before !== undefined && before.depth > 0 && isBrokenOff(before, line, lines[index + 1], isKnown);
  return isBroken ? { ...line, depth: before.depth } : null;
}

/** The mark with which the line below an attribution begins. */
function otherMark(above: Line, line: Line): string | null {
  if (!endsWithColon(above)) return null;
  const mark = OTHER_MARK.exec(line.text)?.[0];
  return mark !== undefined && readAttribution(above.text.slice(0, 400)) !== null ? mark : null;
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
