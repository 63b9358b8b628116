import { POSITIONS, type Position } from '../analysis.js';
import { Features } from '../model/named.js';
import { featureName } from '../model/names.js';
import { eachFeature } from './features.js';
import type { Scores } from './message-features.js';
import type { Reading } from './reading.js';

/** What the evidence model knows of one sentence, given the position that the message is known to take. */
export function evidenceFeatures(
  reading: Reading,
  index: number,
  position: Position,
  scores: Scores,
): Features {
  const sentence = reading.sentences[index];
  const features = new Features();
  if (sentence === undefined) return features;
  const put = (name: string, value: number) => features.put(featureName(name), value);
  const c = POSITIONS.indexOf(position);
  const own = scores[index]?.[c] ?? 0;
  const rank = scores.filter((p) => (p[c] ?? 0) > own).length;
  put('score', 2 * own);
  put(`score ${position}`, 2 * own);
  put('none', 2 * (scores[index]?.[POSITIONS.indexOf('none')] ?? 0));
  put(`rank=${Math.min(rank, 4)}`, 1);
  put(`rank=${Math.min(rank, 4)} ${position}`, 1);
  put(`at=${Math.min(index, 4)}`, 1);
  put(`left=${Math.min(reading.sentences.length - index, 4)}`, 1);
  put(`one of ${Math.min(6, Math.floor(Math.log2(reading.sentences.length)))}`, 1);
  put(`new=${reading.sentences[index - 1]?.segment !== sentence.segment}`, 1);
  features.putAll(sentence.names.words, 0.5);
  eachFeature(sentence, ({ name, value, held }) => {
    features.put(name, value);
    features.put(held[c] ?? name, value);
  });
  return features;
}
