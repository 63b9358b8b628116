import { isSpeaker } from '../provenance.js';
import type { Zone } from '../zones.js';
import { lineWeight } from './align.js';
import type { Text } from './cues.js';
import type { Heard, Testimony } from './witnesses.js';

/** Score of a line between two that follow each other in the parent: more than two changes of depth cost. */
const INSERTED = 5;
/** Score of a closing line: more than what a matched line of its length can get. */
const CLOSING = 6;

/** What other messages say of the line at `row`, as a score for each depth. */
export function testimonyScores(
  { keys, zones }: Text,
  row: number,
  heard: Heard,
  deepest: number,
  closing: ReadonlySet<number>,
): number[] {
  const scores = scoresOf(keys[row] ?? '', zones[row]?.kind ?? 'paragraph', heard.said[row] ?? [], deepest);
  const isMissed = heard.offset > 1 && (heard.said[row] ?? []).length === 0;
  if (isMissed) scores[0] = 0;
  if (heard.inserted[row] === true) scores[0] = Math.max(scores[0] ?? 0, INSERTED);
  if (closing.has(row)) scores[0] = (scores[0] ?? 0) + CLOSING;
  return scores;
}

/** What is said of one line, as a score for each depth. */
function scoresOf(key: string, kind: Zone['kind'], said: readonly Testimony[], deepest: number): number[] {
  const scores = new Array<number>(deepest + 1).fill(0);
  for (const { depth, likeness, trust, inRow, by } of said) {
    if (kind === 'elision' && !inRow) continue;
    const at = Math.min(depth, deepest);
    const signs =
      key.length < 40 && depth > 0 && isSpeaker(by, { name: key.replace(/^\W+/, ''), address: null }) ? 3 : 0;
    scores[at] =
      (scores[at] ?? 0) + trust * likeness * (inRow ? 1.5 + lineWeight(key) : 0.7 * lineWeight(key)) + signs;
  }
  if (said.length > 0 || kind === 'elision') return scores;
  scores[0] = kind === 'attribution' ? 4 : Math.max(1, Math.min(4, 1.3 * lineWeight(key)));
  return scores;
}
