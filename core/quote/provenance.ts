import { type Found, type Library, type ReadMessage, speakerOf } from './library.js';
import { DEEPEST_QUOTE, type Line } from './lines.js';
import type { Speaker } from './nodes.js';
import { findRewrapped } from './rewrapped.js';
import type { Voice, VoiceOf } from './tree.js';
import type { Zone } from './zones.js';

/** How sure we are of the writer of marked lines, by what shows it; measured on real mail whose chain of replies is known. */
const CONFIDENCE = { matched: 0.998, rewrapped: 0.99, named: 0.97, chain: 0.9, nobody: 0 };
/** Characters from which one line alone shows where it was written. */
const TELLING = 25;
/** Characters of a line that count in the vote. */
const MOST_WEIGHT = 80;

/** Marked lines of one depth and kind of mark with nothing shallower between them: they have one voice. */
interface Block {
  readonly depth: number;
  readonly isOdd: boolean;
  /** Indexes of its lines; a block of which only deeper lines are left has none. */
  readonly lines: number[];
  /** Whom the attribution line above names. */
  readonly named: Speaker | null;
  /** The block before it at the same depth and of the same mark under the same attribution. */
  readonly before: Block | null;
  voice: Voice;
  by: ReadMessage | null;
}

const NOBODY: Voice = { speaker: null, source: null, basis: 'marks', confidence: CONFIDENCE.nobody };

/** What one block's lines say, line by line, and whom most of them speak for. */
interface Vote {
  readonly by: ReadMessage | null;
  readonly found: readonly Found[];
}

/** The lines of a message that kept its marks. */
export interface MarkedText {
  readonly body: string;
  readonly lines: readonly Line[];
  readonly zones: readonly (Zone | null)[];
}

/** Who first wrote the quoted lines of a message that kept its marks, and where, as far as `library` holds it. */
export function matchedVoices(text: MarkedText, chain: readonly ReadMessage[], library: Library): VoiceOf {
  const { blocks, blockAt } = readBlocks(text);
  for (const block of blocks) {
    const votes = vote(block, text, chain, library);
    block.by = votes.by ?? block.before?.by ?? byName(block, chain);
    block.voice = voiceOfBlock(block, votes, text, library);
  }
  return (index, depth) =>
    text.lines[index]?.isRest === true ? null : (blockAt[index]?.[depth - 1]?.voice ?? null);
}

/** The blocks of one level that were read last under one attribution, by their marks. */
interface Latest {
  plain: Block | null;
  odd: Block | null;
}

function readBlocks({ lines, zones }: MarkedText): { blocks: Block[]; blockAt: (readonly Block[])[] } {
  const blocks: Block[] = [];
  const blockAt: (readonly Block[])[] = [];
  const named: (Speaker | null)[] = [];
  const latest: Latest[] = [];
  let open: readonly Block[] = [];
  let oddAbove = 0 as number;
  zones.forEach((zone, index) => {
    if (zone !== null) {
      const { depth } = zone;
      const odd = lines[index]?.odd ?? 0;
      if (open.length !== depth || odd !== oddAbove) {
        const plain = depth - odd;
        let same = 0;
        while (same < depth && open[same]?.isOdd === same >= plain) same++;
        const next = open.slice(0, same);
        for (let level = same; level < depth; level++) {
          const of = latest[level] ?? { plain: null, odd: null };
          latest[level] = of;
          const block = blockAfter(of, level, level >= plain, named[level] ?? null);
          blocks.push(block);
          next.push(block);
        }
        open = next;
        oddAbove = odd;
      }
      open.at(-1)?.lines.push(index);
      if (zone.kind === 'attribution' && zone.begins && depth < DEEPEST_QUOTE) {
        named.length = latest.length = depth;
        named[depth] = zone.speaker;
        for (let level = 0; level < depth; level++) {
          named[level] ??= null;
          latest[level] ??= { plain: null, odd: null };
        }
      }
    }
    blockAt.push(open);
  });
  return { blocks, blockAt };
}

/** A new block; it goes on with the one before it of its kind. */
function blockAfter(latest: Latest, level: number, isOdd: boolean, named: Speaker | null): Block {
  const [before, other] = isOdd ? [latest.odd, latest.plain] : [latest.plain, latest.odd];
  const block: Block = {
    depth: level + 1,
    isOdd,
    lines: [],
    named: other === null ? named : null,
    before,
    voice: NOBODY,
    by: null,
  };
  if (isOdd) latest.odd = block;
  else latest.plain = block;
  return block;
}

/** The message that says most of the block's lines; at equal weight the one that the depth leads to. */
function vote(
  block: Block,
  { body, lines }: MarkedText,
  chain: readonly ReadMessage[],
  library: Library,
): Vote {
  const weights = new Map<ReadMessage, number>();
  const found: Found[] = [];
  let total = 0;
  for (const index of block.lines) {
    const line = library.find(body, lines[index] as Line);
    found.push(line);
    const { length, places } = line;
    const weight = Math.min(length, MOST_WEIGHT);
    total += weight;
    if (typeof places === 'number') add(weights, library.whose(places), weight);
    else if (places !== undefined)
      for (const place of places) add(weights, library.whose(place), weight / places.length);
  }
  return { by: elect(block, weights, total, chain), found };
}

function add(weights: Map<ReadMessage, number>, by: ReadMessage, weight: number): void {
  weights.set(by, (weights.get(by) ?? 0) + weight);
}

function elect(
  block: Block,
  weights: ReadonlyMap<ReadMessage, number>,
  total: number,
  chain: readonly ReadMessage[],
): ReadMessage | null {
  const expected = block.before?.by ?? chain[block.depth - 1] ?? null;
  const agreed = expected !== null && block.named !== null && isSpeaker(expected, block.named);
  let by: ReadMessage | null = null;
  // An attribution line and the depth that agree are only outvoted by half of the words.
  let most = agreed ? total / 2 : 0;
  for (const [read, weight] of weights) {
    const bonus = read === expected ? TELLING : chain.includes(read) ? TELLING / 5 : 0;
    const named = block.named !== null && isSpeaker(read, block.named) ? TELLING / 2 : 0;
    if (weight + bonus + named > most || (agreed && read === expected)) {
      by = read;
      most = Math.max(most, weight + bonus + named);
    }
  }
  return most >= TELLING || weights.size === 1 ? by : null;
}

function voiceOfBlock(block: Block, vote: Vote, text: MarkedText, library: Library): Voice {
  const { by, named } = block;
  if (by === null)
    return named === null ? NOBODY : { ...NOBODY, speaker: named, confidence: CONFIDENCE.named };
  const found = findLines(block, by, vote.found, text.zones, library);
  const rewrapped =
    found.altered && found.last === 0
      ? findRewrapped(
          block.lines.map((i) => text.lines[i]?.text ?? ''),
          by,
        )
      : null;
  const { first, last } = rewrapped ?? found;
  const source =
    last === 0
      ? { messageId: by.message.id, firstLine: 1, lastLine: Math.max(1, by.lines.length), altered: true }
      : { messageId: by.message.id, firstLine: first, lastLine: last, altered: found.altered };
  const confidence =
    found.last > 0 ? CONFIDENCE.matched : rewrapped !== null ? CONFIDENCE.rewrapped : CONFIDENCE.chain;
  return { speaker: speakerOf(by), source, basis: 'marks', confidence };
}

/** First and last line of `by` among those of the block, 0 for none; altered when `by` does not have all of them. */
function findLines(
  block: Block,
  by: ReadMessage,
  found: readonly Found[],
  zones: MarkedText['zones'],
  library: Library,
): { first: number; last: number; altered: boolean } {
  let first = 0;
  let last = 0;
  let after = 0;
  let altered = false;
  for (let i = 0; i < found.length; i++) {
    const { length, places } = found[i] as Found;
    const line = library.lineOf(places, by, after);
    if (line > 0) {
      after = line;
      first = first === 0 ? line : Math.min(first, line);
      last = Math.max(last, line);
    } else if (length > 0 && zones[block.lines[i] as number]?.kind !== 'elision') altered = true;
  }
  return { first, last, altered };
}

/** The nearest message of the chain whose sender the attribution names; without a name the one that the depth leads to. */
function byName(block: Block, chain: readonly ReadMessage[]): ReadMessage | null {
  const { named, depth } = block;
  const expected = chain[depth - 1] ?? null;
  if (named === null || (expected !== null && isSpeaker(expected, named))) return expected;
  return chain.find((read) => isSpeaker(read, named)) ?? null;
}

/** Same address, or same words in the name whatever their order. */
export function isSpeaker({ message }: ReadMessage, speaker: Speaker): boolean {
  const { address } = speaker;
  if (speaker.name !== '' && speaker.name === message.from.name) return true;
  if (
    address !== null &&
    !/x{5,}/.test(address) &&
    address.toLowerCase() === message.from.address.toLowerCase()
  )
    return true;
  return keyOfName(speaker) === keyOfName(message.from);
}

/** Name keys of those who were compared; each is compared often. */
const nameKeys = new WeakMap<{ readonly name: string }, string>();

function keyOfName(who: { readonly name: string }): string {
  const known = nameKeys.get(who);
  if (known !== undefined) return known;
  const made = nameKey(who.name);
  nameKeys.set(who, made);
  return made;
}

export function nameKey(name: string): string {
  const words =
    name
      .slice(0, 80)
      .toLowerCase()
      .replace(/\(.*\)|<.*>|\bvia .*$/g, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.sort().join(' ');
}
