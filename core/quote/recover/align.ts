import { Characters } from '../characters.js';

/** A line that stands more often than this in one text is matched only beside lines that are matched already. */
const OFTEN = 8;

/** Letters of a line that add to its weight: long lines say more, to a limit. */
const MOST_LETTERS = 60;
const LETTERS = new Characters('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');

export function lineWeight(key: string): number {
  const letters = countLetters(key);
  return letters === 0 ? 0.2 : Math.min(letters, MOST_LETTERS) / 10;
}

/** Letters and digits; of many, so many as count. */
function countLetters(key: string): number {
  let letters = 0;
  for (let i = 0; i < key.length && letters < MOST_LETTERS; i++) {
    const code = key.charCodeAt(i);
    if (code > 127) return key.replace(/[^\p{L}\p{N}]+/gu, '').length;
    if (LETTERS.has(code)) letters++;
  }
  return letters;
}

/**
 * For each line of `page` the index of the same line in `other`, or -1: the heaviest set of pairs that stand in the same
 * order in both, since whoever quotes a text may cut it but does not shuffle it. Blank lines have the key ''.
 */
export function align(page: readonly string[], other: readonly string[]): Int32Array {
  const matched = new Int32Array(page.length).fill(-1);
  const places = placesOf(other);
  const best = new PrefixBest(other.length);
  const steps: Step[] = [];
  for (let i = 0; i < page.length; i++) {
    const key = page[i] ?? '';
    const found = key === '' ? undefined : places.get(key);
    if (found === undefined || found.length > OFTEN) continue;
    const weight = lineWeight(key);
    const added: Step[] = [];
    for (const j of found) {
      const neighbours =
        (same(page, other, i - 1, j - 1) ? 0.4 : 0) + (same(page, other, i + 1, j + 1) ? 0.4 : 0);
      const before = best.upTo(j);
      added.push({ i, j, before, score: (before?.score ?? 0) + weight * (1 + neighbours) });
    }
    for (const step of added) best.add(step.j, step);
    steps.push(...added);
  }
  for (let step = best.upTo(other.length); step !== null; step = step.before) matched[step.i] = step.j;
  fillGaps(page, other, matched);
  return matched;
}

interface Step {
  readonly i: number;
  readonly j: number;
  readonly score: number;
  readonly before: Step | null;
}

/** Heaviest step among those before a place: a binary indexed tree over the lines of the other text. */
class PrefixBest {
  private readonly tree: (Step | null)[];
  constructor(size: number) {
    this.tree = new Array<Step | null>(size + 1).fill(null);
  }
  /** Over places below `end`. */
  upTo(end: number): Step | null {
    let best: Step | null = null;
    for (let at = end; at > 0; at -= at & -at) {
      const step = this.tree[at] ?? null;
      if (step !== null && (best === null || step.score > best.score)) best = step;
    }
    return best;
  }
  add(place: number, step: Step): void {
    for (let at = place + 1; at < this.tree.length; at += at & -at) {
      const known = this.tree[at] ?? null;
      if (known === null || step.score > known.score) this.tree[at] = step;
    }
  }
}

function placesOf(lines: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  lines.forEach((key, i) => {
    if (key === '') return;
    const known = places.get(key);
    if (known === undefined) places.set(key, [i]);
    else if (known.length <= OFTEN) known.push(i);
  });
  return places;
}

function same(page: readonly string[], other: readonly string[], i: number, j: number): boolean {
  return page[i] !== undefined && page[i] !== '' && page[i] === other[j];
}

/** Common lines beside matched ones: `}` after a matched line of code is the one that follows it in the other text. */
function fillGaps(page: readonly string[], other: readonly string[], matched: Int32Array): void {
  for (let i = 1; i < page.length; i++) {
    const j = (matched[i - 1] ?? -1) + 1;
    if (matched[i] === -1 && j > 0 && (same(page, other, i, j) || (page[i] === '' && other[j] === '')))
      matched[i] = j;
  }
  for (let i = page.length - 2; i >= 0; i--) {
    const j = (matched[i + 1] ?? -1) - 1;
    if (matched[i] === -1 && j >= 0 && (same(page, other, i, j) || (page[i] === '' && other[j] === '')))
      matched[i] = j;
  }
}
