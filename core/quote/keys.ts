import type { Line } from './lines.js';

/** Characters of a line that are compared; a body can be one line of ten megabytes. */
export const KEY_CHARACTERS = 400;

/** A line as it is compared: white space folded, and the host of an address left out, which archives mask. */
export function fold(text: string): string {
  const folded = foldSpaces(text.length > KEY_CHARACTERS ? text.slice(0, KEY_CHARACTERS) : text);
  return folded.includes('@') ? folded.replace(/@[\w.-]+/g, '@') : folded;
}

/** What each line says, as it is compared: '' for blank lines and for an unread rest. */
export function keysOf(lines: readonly Line[]): string[] {
  return lines.map(({ text, blank, isRest }) => (blank || isRest ? '' : fold(text)));
}

/** Each run of white space as one space, and none at the ends. */
function foldSpaces(text: string): string {
  let folded = '';
  let from = 0;
  let end = text.length;
  while (from < end && isSpace(text.charCodeAt(from))) from++;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i);
    if (!isSpace(code)) continue;
    const gap = i;
    while (isSpace(text.charCodeAt(i + 1))) i++;
    if (gap === i && code === 32) continue;
    folded += `${text.slice(from, gap)} `;
    from = i + 1;
  }
  return folded + text.slice(from, end);
}

/** What `\s` matches. */
export function isSpace(code: number): boolean {
  if (code > 32 && code < 160) return false;
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  return code === 160 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
}
