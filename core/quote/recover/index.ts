import type { Message } from '../../message.js';
import { type Library, lineKey, type ReadMessage, speakerOf } from '../library.js';
import { type Line, readPlainLines } from '../lines.js';
import { buildTree, type Voice } from '../tree.js';
import { readZones, type Zone } from '../zones.js';
import { lineWeight } from './align.js';
import { bestPath } from './viterbi.js';
import { type Testimony, testimonies } from './witnesses.js';

/** Depths that are told apart in a page; deeper lines are seen as these. */
const DEEPEST = 12;

/** Reads an archive page that lost its quote marks: who wrote each line, from the other messages of its thread and from cues. */
export function recover(message: Message, library: Library): ReadMessage {
  const plain = readPlainLines(message.body);
  const plainZones = readZones(plain);
  const keys = plain.map((line) => (line.blank ? '' : lineKey(line.text)));
  const named = plainZones.find((zone) => zone?.kind === 'attribution')?.speaker ?? null;
  const { said, parent } = testimonies(message, plain, plainZones, keys, named, library);
  const depths = decideDepths(plain, plainZones, keys, said);
  const lines = plain.map((line, i) => ({ ...line, depth: depths[i] ?? 0 }));
  const zones = readZones(lines);
  const voices = voicesOf(zones, said, parent, library);
  const voiceOf = (index: number, depth: number) => voices[index]?.[depth] ?? null;
  return {
    message,
    lines,
    zones,
    keys,
    voiceOf,
    tree: buildTree(message.body, lines, zones, voiceOf),
    parent: parent?.message.id ?? null,
  };
}

function decideDepths(
  lines: readonly Line[],
  zones: readonly (Zone | null)[],
  keys: readonly string[],
  said: readonly (readonly Testimony[])[],
): number[] {
  const rows = lines.flatMap((line, i) => (line.blank ? [] : [i]));
  const deepest = Math.min(
    DEEPEST,
    said.flat().reduce((most, t) => Math.max(most, t.depth), 0),
  );
  const scores = rows.map((i) =>
    scoresOf(keys[i] ?? '', zones[i]?.kind ?? 'paragraph', said[i] ?? [], deepest),
  );
  const path = bestPath(scores, (at, from, to) => {
    if (from === to) return 0;
    const row = rows[at] ?? 0;
    const above = rows[at - 1] ?? 0;
    if (zones[above]?.kind === 'attribution') return to === from + 1 ? -1 : 2;
    return row - above > 1 ? 0.8 : 1.6;
  });
  const depths = lines.map(() => 0);
  rows.forEach((i, at) => {
    depths[i] = path[at] ?? 0;
  });
  return depths;
}

/** What is said of one line, as a score for each depth. */
function scoresOf(key: string, kind: Zone['kind'], said: readonly Testimony[], deepest: number): number[] {
  const scores = new Array<number>(deepest + 1).fill(0);
  if (kind === 'elision') return scores;
  for (const { depth, likeness, trust, inRow } of said) {
    const at = Math.min(depth, deepest);
    scores[at] =
      (scores[at] ?? 0) + trust * likeness * (inRow ? 1.5 + lineWeight(key) : 0.7 * lineWeight(key));
  }
  if (said.length === 0)
    scores[0] = kind === 'attribution' ? 4 : Math.max(1, Math.min(4, 1.3 * lineWeight(key)));
  return scores;
}

/** For each line the voices at its depth and around it, from the witness that the depth agrees with. */
function voicesOf(
  zones: readonly (Zone | null)[],
  said: readonly (readonly Testimony[])[],
  parent: ReadMessage | null,
  library: Library,
): (readonly (Voice | null)[])[] {
  const chain = parent === null ? [] : library.chain(parent.message.id, DEEPEST);
  const made = new Map<ReadMessage, Voice>();
  const voiceBy = (read: ReadMessage): Voice => {
    const known = made.get(read);
    if (known !== undefined) return known;
    const source = {
      messageId: read.message.id,
      firstLine: 1,
      lastLine: Math.max(1, read.lines.length),
      altered: false,
    };
    const voice: Voice = { speaker: speakerOf(read), source, basis: 'match', confidence: 0.95 };
    made.set(read, voice);
    return voice;
  };
  const latest: (Voice | null)[] = [];
  return zones.map((zone, i) => {
    if (zone === null || zone.depth === 0) return [];
    const right = (said[i] ?? []).find((t) => t.depth === zone.depth);
    const writer = right === undefined ? undefined : writerOf(right, library);
    const voice = writer !== undefined ? voiceBy(writer) : (latest[zone.depth] ?? null);
    const fallback = chain[zone.depth - 1];
    latest[zone.depth] = voice ?? (fallback === undefined ? null : voiceBy(fallback));
    return [...latest];
  });
}

/** The message in which the line of a testimony was first sent. */
function writerOf({ by, index }: Testimony, library: Library): ReadMessage | undefined {
  const depth = by.zones[index]?.depth ?? 0;
  if (depth === 0) return by;
  const id = by.voiceOf(index, depth)?.source?.messageId;
  return id === undefined ? undefined : library.get(id);
}
