import { isWordChar, type Part, readPattern } from './pattern.js';

/** Words of which a text must hold one, or the pattern does not match it. */
interface Needed {
  /** Lower-cased, each as its beginning, with a blank behind where it is the whole word. */
  readonly words: readonly string[];
  /** How often words like these come in a text, roughly: the shorter, the more often. */
  readonly common: number;
}

/** What is needed of a part, and whether a word that begins right behind it begins there for the text too. */
interface Found {
  readonly needed: Needed | null;
  readonly fresh: boolean;
}

/**
 * Words of which a text must hold one, or the pattern does not match it: lower-cased, each as its beginning, with a blank
 * behind where it is the whole word. Null where there are none, or none that can be read from the pattern.
 */
export function neededWords(pattern: RegExp): readonly string[] | null {
  const part = readPattern(pattern);
  return part === null ? null : (findIn(part, false, false).needed?.words ?? null);
}

/** @param fresh whether words begin here; @param closed whether words end behind the part */
function findIn(part: Part, fresh: boolean, closed: boolean): Found {
  switch (part.kind) {
    case 'text':
      return inSequence([part], fresh, closed);
    case 'class':
      return { needed: null, fresh: part.of === 'gaps' };
    case 'edge':
      return { needed: null, fresh: true };
    case 'look':
      return { needed: null, fresh };
    case 'sequence':
      return inSequence(part.parts, fresh, closed);
    case 'choice':
      return inChoice(part.options, fresh, closed);
    case 'repeat':
      return inRepeat(part.part, part.least, fresh);
  }
}

function inRepeat(part: Part, least: number, fresh: boolean): Found {
  const found = findIn(part, fresh, false);
  return least > 0 ? found : { needed: null, fresh: fresh && found.fresh };
}

/** Any of the options may match: words of all of them are needed. */
function inChoice(options: readonly Part[], fresh: boolean, closed: boolean): Found {
  const found = options.map((option) => findIn(option, fresh, closed));
  const needed = found.reduce<Needed | null>((sum, f) => sum && f.needed && joined(sum, f.needed), NOTHING);
  return { needed, fresh: found.every((f) => f.fresh) };
}

/** All of the parts must match: the rarest words are those that tell most. */
function inSequence(parts: readonly Part[], start: boolean, closed: boolean): Found {
  let fresh = start;
  let needed: Needed | null = null;
  const closedAt = (at: number) => (at < parts.length ? closes(parts[at]) : closed);
  for (let i = 0; i < parts.length; ) {
    const { letters, end, repeats } = textFrom(parts, i);
    if (letters === '') {
      const found = findIn(parts[i] as Part, fresh, closedAt(i + 1));
      needed = rarer(needed, found.needed);
      fresh = found.fresh;
      i++;
    } else {
      needed = rarer(needed, longestWord(letters, fresh, !repeats && closedAt(end)));
      fresh = !isWordChar(letters.slice(-1));
      i = end;
    }
  }
  return { needed, fresh };
}

/** Characters that stand as they are. */
interface Text {
  readonly letters: string;
  /** Index of the part behind them. */
  readonly end: number;
  /** Whether the last one may come again. */
  readonly repeats: boolean;
}

/** The characters from a part on; '' where there are none. */
function textFrom(parts: readonly Part[], from: number): Text {
  let letters = '';
  let end = from;
  for (let part = parts[end]; part?.kind === 'text'; part = parts[++end]) letters += part.text;
  const last = parts[end];
  if (last?.kind !== 'repeat' || last.least === 0 || last.part.kind !== 'text')
    return { letters, end, repeats: false };
  return { letters: letters + last.part.text, end: end + 1, repeats: true };
}

const GAPS = /\W+/;

/** The longest word of a text, but for the first where it may begin in the middle of one. */
function longestWord(letters: string, fresh: boolean, closed: boolean): Needed | null {
  const words = letters.split(GAPS);
  if (!fresh) words[0] = '';
  let [longest = '', whole] = ['', false];
  words.forEach((word, i) => {
    if (word.length > longest.length) [longest, whole] = [word, closed || i < words.length - 1];
  });
  if (longest === '') return null;
  return { words: [longest.toLowerCase() + (whole ? ' ' : '')], common: 4 ** -longest.length };
}

/** Whether a word must end before this part. */
function closes(part: Part | undefined): boolean {
  switch (part?.kind) {
    case 'edge':
      return true;
    case 'text':
      return !isWordChar(part.text.charAt(0));
    case 'class':
      return part.of === 'gaps';
    case 'sequence':
      return closes(part.parts[0]);
    case 'choice':
      return part.options.every(closes);
    case 'repeat':
      return part.least > 0 && closes(part.part);
    default:
      return false;
  }
}

const NOTHING: Needed = { words: [], common: 0 };

function joined(one: Needed, other: Needed): Needed {
  return { words: [...one.words, ...other.words], common: one.common + other.common };
}

function rarer(one: Needed | null, other: Needed | null): Needed | null {
  if (one === null || other === null) return one ?? other;
  return other.common < one.common ? other : one;
}
