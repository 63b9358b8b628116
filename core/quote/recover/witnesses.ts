import type { Message } from '../../message.js';
import type { Library, ReadMessage } from '../library.js';
import type { Line } from '../lines.js';
import type { Speaker } from '../nodes.js';
import type { Zone } from '../zones.js';
import { lineWeight } from './align.js';
import { bestParent, isLater, isSender, levelOf, saysFirst, twinOf, Words } from './parent.js';
import { RunningText } from './running.js';

/** Messages whose text is laid beside the page. */
const WITNESSES = 6;
/** Levels of the chain above the page that are asked for lines which its parent does not hold. */
const CHAIN = 8;
/** Trust in messages above the nearest one: who answers a mail quotes what it holds, and repeats himself in own words. */
const FURTHER = { parentKnown: 0.05, parentMissing: 0.6 };
/** Lines of the page between two that follow each other in the witness. */
const IN_ROW = 60;
/** Trust in the page's real message: it knows. */
export const TWIN = 3;

/** What another message says of one line of the page. */
export interface Testimony {
  readonly by: ReadMessage;
  /** Index of the line in `by`. */
  readonly index: number;
  /** Depth that the line has in the page if `by` is right. */
  readonly depth: number;
  /** 1 for the same line, less for the same words in other lines. */
  readonly likeness: number;
  /** Below 1 where the witness stands further off. */
  readonly trust: number;
  /** The line above or below is that of the witness too. */
  readonly inRow: boolean;
}

/** Messages of the thread that hold the page's text, and how their depths compare with its own. */
interface Witness {
  readonly read: ReadMessage;
  readonly offset: number;
  readonly trust: number;
}

export interface Heard {
  /** For each line of the page, the best witness first. */
  readonly said: readonly (readonly Testimony[])[];
  /** Lines between two that follow each other in the parent: put in by the sender of the page. */
  readonly inserted: readonly boolean[];
  /** The nearest message that the page answers among those at hand. */
  readonly parent: ReadMessage | null;
  /** How far above the page `parent` stands: 1 unless the attribution lines show that messages between are missing. */
  readonly offset: number;
  /** The page does not name its parent: its first attribution line is one of the parent's own lines. */
  readonly isUnnamed: boolean;
}

/** For each line of the page what the other messages of the thread say of it, the best witness first. */
export function testimonies(
  page: Message,
  lines: readonly Line[],
  zones: readonly (Zone | null)[],
  keys: readonly string[],
  named: readonly Speaker[],
  library: Library,
): Heard {
  const said: Testimony[][] = lines.map(() => []);
  const inserted = lines.map(() => false);
  const first = zones.findIndex((zone) => zone?.kind === 'attribution' && zone.begins);
  const words = new Words(lines, keys, named, first);
  const { witnesses, parent, offset, isUnnamed } = findWitnesses(page, words, library);
  for (const witness of witnesses) {
    const matched = words.matchedIn(witness.read);
    matched.forEach((index, i) => {
      const inRow =
        index >= 0 && (isNext(matched, witness.read.keys, i, -1) || isNext(matched, witness.read.keys, i, 1));
      const testimony = testify(witness, index, 1, inRow);
      if (testimony !== null) said[i]?.push(testimony);
    });
    if (witness.read === parent && offset === 1) markInserted(keys, parent.keys, matched, inserted);
    addRewrapped(witness, lines, zones, keys, said);
  }
  return { said, inserted, parent, offset, isUnnamed };
}

function markInserted(
  keys: readonly string[],
  other: readonly string[],
  matched: Int32Array,
  inserted: boolean[],
): void {
  let above = -1;
  let held: number[] = [];
  matched.forEach((index, i) => {
    if (index === -1) {
      held.push(i);
      return;
    }
    const between = above === -1 || index <= above ? [''] : other.slice(above + 1, index);
    const follows = above !== -1 && index > above && between.every((key) => key === '');
    if (follows) for (const at of held) inserted[at] = keys[at] !== '';
    above = index;
    held = [];
  });
}

/** The nearest matched line above (or below) is matched to the line above (below) in the witness, blank ones apart. */
function isNext(matched: Int32Array, other: readonly string[], i: number, step: 1 | -1): boolean {
  let j = (matched[i] ?? 0) + step;
  while (other[j] === '') j += step;
  let at = i + step;
  while (
    at >= 0 &&
    at < matched.length &&
    Math.abs(at - i) < IN_ROW &&
    (matched[at] === -1 || other[matched[at] ?? 0] === '')
  )
    at += step;
  return matched[at] === j;
}

function testify(
  { read, offset, trust }: Witness,
  index: number,
  likeness: number,
  inRow = true,
): Testimony | null {
  const zone = index < 0 ? null : read.zones[index];
  if (zone === null || zone === undefined || zone.depth + offset < 0) return null;
  return { by: read, index, depth: zone.depth + offset, likeness, trust, inRow };
}

/** Lines whose words stand in the witness in other lines: rewrapped or trimmed. Dates make attribution lines alike: not those. */
function addRewrapped(
  witness: Witness,
  lines: readonly Line[],
  zones: readonly (Zone | null)[],
  keys: readonly string[],
  said: Testimony[][],
): void {
  const { read } = witness;
  const running = new RunningText(read);
  let above = '';
  lines.forEach((line, i) => {
    const key = keys[i] ?? '';
    if (key === '' || zones[i]?.kind === 'attribution' || zones[i]?.kind === 'elision') return;
    if ((said[i]?.length ?? 0) === 0) {
      const { index, likeness } = running.find(line.text, key, above, keys[i + 1] ?? '');
      const testimony = testify(witness, index, likeness);
      if (testimony !== null) said[i]?.push(testimony);
    }
    above = key;
  });
}

function findWitnesses(page: Message, words: Words, library: Library) {
  const { keys, named } = words;
  const candidates = mostLike(keys, library);
  const twin = twinOf(page, keys, candidates);
  const later = candidates.filter((read) => read !== twin && isLater(page, words, read));
  const earlier = candidates.filter((read) => read !== twin && !later.includes(read));
  const known = twin?.parent == null ? undefined : library.get(twin.parent);
  const parent = known ?? bestParent(page, words, { earlier, later }, library);
  const chain = parent === null ? [] : library.chain(parent.message.id, CHAIN);
  const isUnnamed = parent !== null && saysFirst(parent, words);
  const offset = twin === undefined && parent !== null && !isUnnamed ? levelOf(parent, named) : 1;
  const further = offset === 1 ? FURTHER.parentKnown : FURTHER.parentMissing;
  const witnesses: Witness[] = [
    ...(twin === undefined ? [] : [{ read: twin, offset: 0, trust: TWIN }]),
    ...chain.map((read, i) => ({ read, offset: i + offset, trust: i === 0 ? 1 : further })),
    ...later
      .map((read) => ({ read, offset: -1, trust: isSender(page, read) ? 0 : 0.8 }))
      .filter((w) => w.trust > 0),
  ];
  return { witnesses, parent, offset, isUnnamed };
}

/** The messages that share most lines with the page, lines of many messages counting less. */
function mostLike(keys: readonly string[], library: Library): ReadMessage[] {
  const holders = holdersOf(library);
  const weights = new Map<ReadMessage, number>();
  for (const key of new Set(keys)) {
    const held = holders.get(key);
    if (held === undefined) continue;
    const weight = lineWeight(key);
    for (const read of held) weights.set(read, (weights.get(read) ?? 0) + weight);
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1])
    .slice(0, WITNESSES * 2)
    .map(([read]) => read);
}

const known = new WeakMap<Library, ReadonlyMap<string, readonly ReadMessage[]>>();
/** Messages that hold a line, at any depth; made once a thread and only when it has a page. */
function holdersOf(library: Library): ReadonlyMap<string, readonly ReadMessage[]> {
  const made = known.get(library);
  if (made !== undefined) return made;
  const holders = new Map<string, ReadMessage[]>();
  for (const read of library.all) {
    for (const key of new Set(read.keys)) {
      if (key === '') continue;
      const held = holders.get(key);
      if (held === undefined) holders.set(key, [read]);
      else if (held.length < 100) held.push(read);
    }
  }
  known.set(library, holders);
  return holders;
}
