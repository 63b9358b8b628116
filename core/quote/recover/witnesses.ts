import type { Message } from '../../message.js';
import { isSameSecond, mailsOf } from '../../thread/page.js';
import type { Library, ReadMessage } from '../library.js';
import type { Line } from '../lines.js';
import type { Speaker } from '../nodes.js';
import { isSpeaker, nameKey } from '../provenance.js';
import type { Zone } from '../zones.js';
import { align, lineWeight } from './align.js';
import { RunningText } from './running.js';

/** Messages whose text is laid beside the page. */
const WITNESSES = 6;
/** Levels of the chain above the page that are asked for lines which its parent does not hold. */
const CHAIN = 8;
/** Trust in messages above the nearest one: who answers a mail quotes what it holds, and repeats himself in own words. */
const FURTHER = { parentKnown: 0.05, parentMissing: 0.6 };
/** Worth of an attribution line that names the sender: as much as some lines, and a share of all lines of the page. */
const NAMED = { lines: 12, share: 0.2 };
/** Lines of the page between two that follow each other in the witness. */
const IN_ROW = 60;
/** Messages between the page and the nearest one at hand. */
const MISSING = 4;
/** Zones of the world are at most so far apart. */
const ZONE_HOURS = 26;
/** Trust in the page's real message: it knows. */
export const TWIN = 3;
/** Share of the page's lines that a mail of the same second has letter for letter if it is the real message. */
const TWIN_SHARE = 0.8;

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
  const { witnesses, parent, offset } = findWitnesses(page, keys, named, library);
  for (const witness of witnesses) {
    const matched = align(keys, witness.read.keys);
    matched.forEach((index, i) => {
      const inRow =
        index >= 0 && (isNext(matched, witness.read.keys, i, -1) || isNext(matched, witness.read.keys, i, 1));
      const testimony = testify(witness, index, 1, inRow);
      if (testimony !== null) said[i]?.push(testimony);
    });
    if (witness.read === parent && offset === 1) markInserted(keys, parent.keys, matched, inserted);
    addRewrapped(witness, lines, zones, keys, said);
  }
  return { said, inserted, parent, offset };
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

function findWitnesses(page: Message, keys: readonly string[], named: readonly Speaker[], library: Library) {
  const candidates = mostLike(keys, library);
  const twin = twinOf(page, keys, candidates);
  const later = candidates.filter((read) => read !== twin && isLater(page, keys, read));
  const earlier = candidates.filter((read) => read !== twin && !later.includes(read));
  const known = twin?.parent == null ? undefined : library.get(twin.parent);
  const parent = known ?? bestParent(page, keys, named, { earlier, later }, library);
  const chain = parent === null ? [] : library.chain(parent.message.id, CHAIN);
  const offset = twin === undefined && parent !== null ? levelOf(parent, named) : 1;
  const further = offset === 1 ? FURTHER.parentKnown : FURTHER.parentMissing;
  const witnesses: Witness[] = [
    ...(twin === undefined ? [] : [{ read: twin, offset: 0, trust: TWIN }]),
    ...chain.map((read, i) => ({ read, offset: i + offset, trust: i === 0 ? 1 : further })),
    ...later
      .map((read) => ({ read, offset: -1, trust: isSender(page, read) ? 0 : 0.8 }))
      .filter((w) => w.trust > 0),
  ];
  return { witnesses, parent, offset };
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

/** The page quotes the text of its parent, with all that the parent quotes: the one whose text covers most of it. */
function bestParent(
  page: Message,
  keys: readonly string[],
  named: readonly Speaker[],
  { earlier, later }: { earlier: readonly ReadMessage[]; later: readonly ReadMessage[] },
  library: Library,
): ReadMessage | null {
  const [first] = named;
  const isNamed = (read: ReadMessage) => first !== undefined && isSpeaker(read, first);
  const byName = library.all.filter(
    (read) =>
      isNamed(read) &&
      hoursAfter(page, read) < ZONE_HOURS &&
      !earlier.includes(read) &&
      !later.includes(read),
  );
  const candidates = [...earlier.slice(0, WITNESSES), ...byName.slice(-2)];
  if (candidates.length === 0) return null;
  const weights = keys.map(lineWeight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let best: ReadMessage | null = null;
  let most = 0;
  for (const read of candidates) {
    let weight = isNamed(read) ? NAMED.lines + NAMED.share * total : 0;
    align(keys, read.keys).forEach((index, i) => {
      if (index >= 0) weight += weights[i] as number;
    });
    if (weight > most) {
      best = read;
      most = weight;
    }
  }
  return best;
}

/** Place of the first attribution line that names the sender, from 1, where an earlier one names somebody else. */
function levelOf(read: ReadMessage, named: readonly Speaker[]): number {
  const place = named.slice(0, MISSING).findIndex((speaker) => isSpeaker(read, speaker));
  return place < 0 ? 1 : place + 1;
}

/**
 * Whether a message came after the page. Archives print the sender's local time under their own zone, so that within
 * hours only the words tell: a page that repeats words which the message says itself is later than it.
 */
function isLater(page: Message, keys: readonly string[], read: ReadMessage): boolean {
  const hours = hoursAfter(page, read);
  if (hours <= 0 || hours > ZONE_HOURS) return hours > 0;
  const matched = align(keys, read.keys);
  return !matched.some((index, i) => {
    const zone = index < 0 ? null : read.zones[index];
    return zone?.depth === 0 && zone.kind === 'paragraph' && lineWeight(keys[i] ?? '') >= 1;
  });
}

function hoursAfter(page: Message, read: ReadMessage): number {
  return (Date.parse(read.message.date) - Date.parse(page.date)) / 3_600_000;
}

/** The page's real message: same sender, at most a day and a zone apart, with its words and lines. */
function twinOf(
  page: Message,
  keys: readonly string[],
  candidates: readonly ReadMessage[],
): ReadMessage | undefined {
  const alike = candidates.filter(
    (read) =>
      Math.abs(hoursAfter(page, read)) < ZONE_HOURS && isSender(page, read) && hasLines(page, keys, read),
  );
  const [shown] = mailsOf(
    page,
    alike.map(({ message }) => message),
  );
  return alike.find(({ message }) => message === shown);
}

/** All lines: who answers himself has words of his own. Nearly all where the second is the same too. */
function hasLines(page: Message, keys: readonly string[], { message, keys: own }: ReadMessage): boolean {
  const held = new Set(own);
  const missing = keys.filter((key) => !held.has(key)).length;
  return missing <= (isSameSecond(page, message) ? (1 - TWIN_SHARE) * keys.length : 0);
}

function isSender(page: Message, read: ReadMessage): boolean {
  return nameKey(page.from.name) === nameKey(read.message.from.name);
}
