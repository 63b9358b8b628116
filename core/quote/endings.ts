import type { Line } from './lines.js';

/** Lines of a signature; RFC 3676 asks for four, companies write twelve. */
export const SIGNATURE_LINES = 12;
const RULE_OF_UNDERSCORES = /^_{20,}\s*$/;
const LIST_NOTICE = /mailing list|listinfo|unsubscribe|lists?\./i;

/** Whether the line is the mark of a signature, and few enough lines of its depth follow up to the end or a list footer. */
export function beginsSignature(lines: readonly Line[], line: Line, text: string): boolean {
  if (!/^--\s*$/.test(text)) return false;
  let count = 0;
  for (let i = line.number; i < lines.length && count <= SIGNATURE_LINES; i++) {
    const next = lines[i] as Line;
    if (next.blank) continue;
    if (next.depth !== line.depth || RULE_OF_UNDERSCORES.test(next.text)) break;
    count++;
  }
  return count <= SIGNATURE_LINES;
}

/** Whether a line of the signature that begins here is somebody's name. */
export function isSignedBy(
  lines: readonly Line[],
  { number, depth }: Line,
  isName: (text: string) => boolean,
) {
  const below = lines.slice(number, number + SIGNATURE_LINES);
  return below.some((line) => line.depth === depth && isName(line.text));
}

/** Whether the line is the rule above the notice of a list server. */
export function beginsFooter(lines: readonly Line[], line: Line, text: string): boolean {
  if (text.charCodeAt(0) !== 95 || !RULE_OF_UNDERSCORES.test(text)) return false;
  const next = lines[line.number];
  return next !== undefined && next.depth === line.depth && LIST_NOTICE.test(next.text.slice(0, 200));
}
