import { type Library, type ReadMessage, speakerOf } from '../library.js';
import type { Line } from '../lines.js';
import type { Source, Speaker } from '../nodes.js';
import { isSpeaker } from '../provenance.js';
import type { Voice } from '../tree.js';
import type { Zone } from '../zones.js';
import type { Testimony } from './witnesses.js';

/** Who wrote a run of lines of one depth. */
interface Run {
  by: ReadMessage | null;
  speaker: Speaker | null;
  readonly indexes: number[];
  first: number;
  last: number;
  altered: boolean;
}

/** What one line says of its writer: the message that holds it, and its lines there (from 1; 0 where unknown). */
interface Origin {
  readonly by: ReadMessage;
  readonly first: number;
  readonly last: number;
  readonly altered: boolean;
}

/**
 * For each line of a page the voices of the quotes around it, outermost first.
 *
 * @param sure for each line how likely its depth is
 */
export function recoveredVoices(
  zones: readonly (Zone | null)[],
  said: readonly (readonly Testimony[])[],
  sure: readonly number[],
  chain: readonly ReadMessage[],
  library: Library,
): (readonly (Voice | null)[])[] {
  const open: (Run | null)[] = [];
  const named: (Speaker | null)[] = [];
  const runsAt = zones.map((zone, i): readonly (Run | null)[] => {
    if (zone === null) return [];
    const { depth } = zone;
    open.length = Math.min(open.length, depth);
    if (depth > 0) {
      while (open.length < depth - 1) open.push(null);
      open[depth - 1] = runOf(
        open[depth - 1] ?? null,
        i,
        depth,
        said[i] ?? [],
        named[depth] ?? null,
        chain[depth - 1] ?? null,
        library,
      );
    }
    if (zone.kind === 'attribution' && zone.begins) {
      named.length = Math.min(named.length, depth + 1);
      while (named.length < depth + 1) named.push(null);
      named.push(zone.speaker);
    }
    return [...open];
  });
  const made = new Map<Run, Voice>();
  return runsAt.map((runs) =>
    runs.map((run) => {
      if (run === null) return null;
      const voice = made.get(run) ?? voiceOf(run, sure);
      made.set(run, voice);
      return voice;
    }),
  );
}

/** The run that a line belongs to: the open one, or a new one where its writer is another. */
function runOf(
  open: Run | null,
  index: number,
  depth: number,
  said: readonly Testimony[],
  named: Speaker | null,
  expected: ReadMessage | null,
  library: Library,
): Run {
  const right = said.find((t) => t.depth === depth);
  const origin = right === undefined ? null : originOf(right, library);
  const joins =
    open !== null &&
    (open.by === null
      ? origin === null || open.speaker === null || isSpeaker(origin.by, open.speaker)
      : origin === null || origin.by === open.by);
  const run: Run = joins
    ? open
    : { by: null, speaker: named, indexes: [], first: 0, last: 0, altered: false };
  if (run.by === null) {
    run.by =
      origin?.by ?? (named === null || (expected !== null && isSpeaker(expected, named)) ? expected : null);
    if (run.by !== null) run.speaker = speakerOf(run.by);
  }
  run.indexes.push(index);
  if (origin === null || origin.altered) run.altered = true;
  if (origin !== null && origin.first > 0) {
    run.first = run.first === 0 ? origin.first : Math.min(run.first, origin.first);
    run.last = Math.max(run.last, origin.last);
  }
  return run;
}

function voiceOf({ by, speaker, indexes, first, last, altered }: Run, sure: readonly number[]): Voice {
  const confidence = indexes.reduce((sum, i) => sum + (sure[i] ?? 0), 0) / Math.max(1, indexes.length);
  if (by === null)
    return { speaker, source: null, basis: 'order', confidence: speaker === null ? 0 : confidence };
  const source: Source =
    last === 0
      ? { messageId: by.message.id, firstLine: 1, lastLine: Math.max(1, by.lines.length), altered: true }
      : { messageId: by.message.id, firstLine: first, lastLine: last, altered };
  return { speaker, source, basis: 'match', confidence };
}

/** Where the line of a testimony was first sent. */
function originOf({ by, index, likeness }: Testimony, library: Library): Origin | null {
  const depth = by.zones[index]?.depth ?? 0;
  const altered = likeness < 1;
  if (depth === 0) return { by, first: index + 1, last: index + 1, altered };
  const source = by.voiceOf(index, depth)?.source;
  const first = source === undefined || source === null ? undefined : library.get(source.messageId);
  if (first === undefined || source === undefined || source === null) return null;
  const line = library.lineOf(library.find(by.message.body, by.lines[index] as Line).places, first, 0);
  return { by: first, first: line, last: line, altered };
}
