/** Characters of words as numbers from 1, whatever their case; 0 is any other character, and ends a word. */
const LETTERS = new Uint8Array(128);
for (const [i, char] of [...'abcdefghijklmnopqrstuvwxyz0123456789_'].entries()) {
  LETTERS[char.charCodeAt(0)] = i + 1;
  LETTERS[char.toUpperCase().charCodeAt(0)] = i + 1;
}
const FAN = 38;
/** Letters of a word that are looked at: the next ones tell hardly more. */
const DEPTH = 6;
const BITS = 32;

/** Words, each with numbers that it stands for, as a tree of their letters (Fredkin 1960). */
export interface LetterTree {
  /** For each place and each letter the place behind it; 0 where no word goes on. Place 0 is the root. */
  readonly next: Uint16Array;
  /** For each place the numbers of all words that were read on the way to it, a bit each, in `width` masks. */
  readonly masks: Int32Array;
  readonly width: number;
}

/** A set of numbers below `count`, a bit each. */
export function emptySet(count: number): Int32Array {
  return new Int32Array(Math.ceil(count / BITS));
}

export function addTo(set: Int32Array, number: number): void {
  set[number >>> 5] = (set[number >>> 5] ?? 0) | (1 << (number & 31));
}

/** The numbers of a set, least first. */
export function eachOf(set: Int32Array, take: (number: number) => void): void {
  for (let i = 0; i < set.length; i++)
    for (let mask = set[i] ?? 0; mask !== 0; mask &= mask - 1) take(i * BITS + 31 - Math.clz32(mask & -mask));
}

/** @param words beginnings of words, lower-cased, with a blank behind where it is the whole word */
export function letterTree(words: readonly (readonly [string, number])[], count: number): LetterTree {
  const next = new Uint16Array((1 + DEPTH * words.length) * FAN);
  const parents = [0];
  const ends = words.map(([word, number]) => {
    let place = 0;
    for (let i = 0; i < Math.min(DEPTH, word.length); i++) {
      const way = place * FAN + letterOf(word.charCodeAt(i));
      place = next[way] || parents.push(place) - 1;
      next[way] = place;
    }
    return [place, number] as const;
  });
  const { length: width } = emptySet(count);
  const masks = new Int32Array(parents.length * width);
  for (const [place, number] of ends) addTo(masks, place * width * BITS + number);
  parents.forEach((parent, place) => {
    join(masks, place * width, masks, parent * width, width);
  });
  return { next: next.slice(0, parents.length * FAN), masks, width };
}

/** Adds the numbers of all words that a text has to a set. */
export function lookUp({ next, masks, width }: LetterTree, text: string, set: Int32Array): void {
  let place = 0;
  let onTree = true;
  for (let at = 0; at <= text.length; at++) {
    const letter = at === text.length ? 0 : letterOf(text.charCodeAt(at));
    if (onTree) {
      const on = next[place * FAN + letter] ?? 0;
      if (on !== 0) place = on;
      if (on === 0 || letter === 0) {
        if (place !== 0) join(set, 0, masks, place * width, width);
        onTree = false;
      }
    }
    if (letter === 0) {
      place = 0;
      onTree = true;
    }
  }
}

function join(set: Int32Array, at: number, other: Int32Array, from: number, width: number): void {
  for (let i = 0; i < width; i++) set[at + i] = (set[at + i] ?? 0) | (other[from + i] ?? 0);
}

function letterOf(code: number): number {
  return code < 128 ? (LETTERS[code] ?? 0) : 0;
}
