import { type Library, type Place, type ReadMessage, speakerOf } from './library.js';
import { DEEPEST_QUOTE, type Line } from './lines.js';
import type { Speaker } from './nodes.js';
import { findRewrapped } from './rewrapped.js';
import type { Voice, VoiceOf } from './tree.js';
import type { Zone } from './zones.js';

/** How sure we are of the writer of marked lines, by what shows it; measured on real mail whose chain of replies is known. */
const CONFIDENCE = { matched: 0.998, rewrapped: 0.99, named: 0.97, chain: 0.9, nobody: 0 };
/** Characters from which one line alone shows where it was written. */
const TELLING = 25;

/** Marked lines of one depth with nothing shallower between them: they have one voice. */
interface Block {
  readonly depth: number;
  /** Indexes of its lines; a block of which only deeper lines are left has none. */
  readonly lines: number[];
  /** Whom the attribution line above names. */
  readonly named: Speaker | null;
  /** The block before it at the same depth under the same attribution. */
  readonly before: Block | null;
  voice: Voice;
  by: ReadMessage | null;
}

const NOBODY: Voice = { speaker: null, source: null, basis: 'marks', confidence: CONFIDENCE.nobody };

/** Who first wrote the quoted lines of a message that kept its marks, and where, as far as `library` holds it. */
export function matchedVoices(
  keys: readonly string[],
  lines: readonly Line[],
  zones: readonly (Zone | null)[],
  chain: readonly ReadMessage[],
  library: Library,
): VoiceOf {
  const { blocks, blockAt } = readBlocks(zones);
  for (const block of blocks) {
    const { by, places } = vote(block, keys, chain, library);
    decide(block, by, places, keys, lines, zones, chain);
  }
  return (index, depth) =>
    lines[index]?.isRest === true ? null : (blockAt[index]?.[depth - 1]?.voice ?? null);
}

function readBlocks(zones: readonly (Zone | null)[]): { blocks: Block[]; blockAt: (readonly Block[])[] } {
  const blocks: Block[] = [];
  const blockAt: (readonly Block[])[] = [];
  const named: (Speaker | null)[] = [];
  const latest: (Block | null)[] = [];
  let open: readonly Block[] = [];
  zones.forEach((zone, index) => {
    if (zone !== null) {
      const { depth } = zone;
      if (open.length !== depth) {
        const next = open.slice(0, depth);
        while (next.length < depth) {
          const level = next.length;
          const block: Block = {
            depth: level + 1,
            lines: [],
            named: named[level] ?? null,
            before: latest[level] ?? null,
            voice: NOBODY,
            by: null,
          };
          latest[level] = block;
          blocks.push(block);
          next.push(block);
        }
        open = next;
      }
      open.at(-1)?.lines.push(index);
      if (zone.kind === 'attribution' && zone.begins && depth < DEEPEST_QUOTE) {
        named.length = latest.length = depth;
        named[depth] = zone.speaker;
        for (let level = 0; level < depth; level++) {
          named[level] ??= null;
          latest[level] ??= null;
        }
      }
    }
    blockAt.push(open);
  });
  return { blocks, blockAt };
}

/** The message that says most of the block's lines; at equal weight the one that the depth leads to. */
function vote(block: Block, keys: readonly string[], chain: readonly ReadMessage[], library: Library) {
  const weights = new Map<ReadMessage, number>();
  const places = new Map<number, readonly Place[]>();
  const expected = block.before?.by ?? chain[block.depth - 1] ?? null;
  for (const index of block.lines) {
    const key = keys[index] ?? '';
    const found = library.placesOf(key);
    if (found.length === 0) continue;
    places.set(index, found);
    const weight = Math.min(key.length, 80) / found.length;
    for (const { by } of found) weights.set(by, (weights.get(by) ?? 0) + weight);
  }
  const total = block.lines.reduce((sum, index) => sum + Math.min(keys[index]?.length ?? 0, 80), 0);
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
  return { by: most >= TELLING || weights.size === 1 ? by : null, places };
}

function decide(
  block: Block,
  matched: ReadMessage | null,
  places: ReadonlyMap<number, readonly Place[]>,
  keys: readonly string[],
  lines: readonly Line[],
  zones: readonly (Zone | null)[],
  chain: readonly ReadMessage[],
): void {
  const by = matched ?? block.before?.by ?? byName(block, chain);
  block.by = by;
  if (by === null) {
    block.voice =
      block.named === null ? NOBODY : { ...NOBODY, speaker: block.named, confidence: CONFIDENCE.named };
    return;
  }
  const found: number[] = [];
  let altered = false;
  for (const index of block.lines) {
    const after = found.at(-1) ?? 0;
    const here = (places.get(index) ?? []).filter((p) => p.by === by).map((p) => p.line);
    const line = here.find((n) => n >= after) ?? here[0];
    if (line !== undefined) found.push(line);
    else if (keys[index] !== '' && zones[index]?.kind !== 'elision') altered = true;
  }
  const rewrapped =
    altered && found.length === 0
      ? findRewrapped(
          block.lines.map((i) => lines[i]?.text ?? ''),
          by,
        )
      : null;
  const first = rewrapped?.first ?? found.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = rewrapped?.last ?? found.reduce((a, b) => Math.max(a, b), 0);
  const source =
    last === 0
      ? { messageId: by.message.id, firstLine: 1, lastLine: Math.max(1, by.lines.length), altered: true }
      : { messageId: by.message.id, firstLine: first, lastLine: last, altered };
  const confidence =
    found.length > 0 ? CONFIDENCE.matched : rewrapped !== null ? CONFIDENCE.rewrapped : CONFIDENCE.chain;
  block.voice = { speaker: speakerOf(by), source, basis: 'marks', confidence };
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
