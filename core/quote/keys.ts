import { isSign, KEY_CHARACTERS, type Line } from './lines.js';

/**
 * What a line says, as it is compared: added and removed lines of a diff by their sign and what follows it. So most
 * lines of code are compared without a copy, whatever they are indented by.
 */
export interface Key {
  /** Code of the sign; 0 without one. */
  readonly sign: number;
  /** '' for blank lines and for an unread rest. */
  readonly words: string;
}
const SILENCE: Key = { sign: 0, words: '' };
const SPACE = 32;
/** What is folded, or may be. */
const FOLDS = /[^ -?A-~]| {2}/;

/** A line as it is compared: white space folded, and the host of an address left out, which archives mask. */
export function fold(text: string): string {
  const folded = foldSpaces(text.length > KEY_CHARACTERS ? text.slice(0, KEY_CHARACTERS) : text);
  return folded.includes('@') ? folded.replace(/@[\w.-]+/g, '@') : folded;
}

/** What a line says. */
export function keyOf(line: Line): Key {
  const raw = rawKeyOf(line);
  return isFolded(raw) ? raw : foldedKeyOf(line);
}

/** What a line says as it stands: the key of most lines, and a key that no line has of others. */
export function rawKeyOf({ text, textStart, sign, words }: Line): Key {
  if (words < 0) return SILENCE;
  return { sign, words: words === textStart ? text : text.slice(words - textStart) };
}

/** Whether a key that was taken as it stands is folded: ASCII with single spaces and without an address. */
export function isFolded({ words }: Key): boolean {
  return words !== '' && !FOLDS.test(words) && words.charCodeAt(words.length - 1) !== SPACE;
}

export function foldedKeyOf({ text, blank, isRest }: Line): Key {
  return blank || isRest ? SILENCE : keyOfText(text);
}

/** The key of each line in one string. */
export function keysOf(lines: readonly Line[]): string[] {
  return lines.map((line) => {
    const { sign, words } = keyOf(line);
    return sign === 0 ? words : `${String.fromCharCode(sign)} ${words}`;
  });
}

/** What a text of one line says. */
export function keyOfText(text: string): Key {
  const folded = fold(text);
  const sign = folded.charCodeAt(0);
  const isSigned = isSign(sign) && folded.charCodeAt(1) === SPACE;
  return isSigned ? { sign, words: folded.slice(2) } : { sign: 0, words: folded };
}

/** Characters of a line as it is compared. */
export function keyLength({ sign, words }: Key): number {
  return sign === 0 ? words.length : words.length + 2;
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
function isSpace(code: number): boolean {
  if (code > 32 && code < 160) return false;
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  return code === 160 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
}
