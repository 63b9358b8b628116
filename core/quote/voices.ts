import type { Voice, VoiceOf } from './tree.js';
import type { Zone } from './zones.js';

/** Confidence of a name that an attribution line gives to the marked lines below it. */
const NAMED = 0.97;

/** Speakers by attribution lines alone: each names the quote one level below itself, until another one does. */
export function namedVoices(zones: readonly (Zone | null)[]): VoiceOf {
  const current: (Voice | null)[] = [];
  let read = 0;
  const perLine: (readonly (Voice | null)[])[] = [];
  let snapshot: readonly (Voice | null)[] = [];
  for (; read < zones.length; read++) {
    const zone = zones[read];
    if (zone?.kind === 'attribution' && zone.begins && zone.speaker !== null) {
      current.length = zone.depth;
      while (current.length < zone.depth) current.push(null);
      current.push({ speaker: zone.speaker, source: null, basis: 'marks', confidence: NAMED });
      snapshot = [...current];
    }
    perLine.push(snapshot);
  }
  return (index, depth) => perLine[index]?.[depth - 1] ?? null;
}
