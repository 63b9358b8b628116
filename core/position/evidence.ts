import { POSITIONS, type Position } from '../analysis.js';
import type { Feature } from '../model/named.js';
import { rowFeatures, wordNames } from './features.js';
import type { Scores } from './message-features.js';
import type { Reading } from './reading.js';

/** What the evidence model knows of one sentence, given the position that the message is known to take. */
export function evidenceFeatures(
  reading: Reading,
  index: number,
  position: Position,
  scores: Scores,
): Feature[] {
  const sentence = reading.sentences[index];
  if (sentence === undefined) return [];
  const c = POSITIONS.indexOf(position);
  const own = scores[index]?.[c] ?? 0;
  const rank = scores.filter((p) => (p[c] ?? 0) > own).length;
  const features: Feature[] = [
    ['score', 2 * own],
    [`score ${position}`, 2 * own],
    ['none', 2 * (scores[index]?.[POSITIONS.indexOf('none')] ?? 0)],
    [`rank=${Math.min(rank, 4)}`, 1],
    [`rank=${Math.min(rank, 4)} ${position}`, 1],
    [`at=${Math.min(index, 4)}`, 1],
    [`left=${Math.min(reading.sentences.length - index, 4)}`, 1],
    [`one of ${Math.min(6, Math.floor(Math.log2(reading.sentences.length)))}`, 1],
    [`new=${reading.sentences[index - 1]?.segment !== sentence.segment}`, 1],
  ];
  for (const name of wordNames(sentence)) features.push([name, 0.5]);
  for (const [name, value] of rowFeatures(sentence))
    features.push([name, value], [`${name} ${position}`, value]);
  return features;
}
