import type { OwnSegment } from '../quote/nodes.js';
import { plain } from './plain.js';
import { type Sentence, splitSentences } from './sentences.js';

/** A sentence of own words with the form that patterns read. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly text: string;
}

/** Questions, statements, outcome and decisions read the same segments: each is cut once. */
const known = new WeakMap<OwnSegment, readonly ReadSentence[]>();

/** The sentences of a segment in order, as they stand and as patterns read them. */
export function sentencesOf(segment: OwnSegment): readonly ReadSentence[] {
  const before = known.get(segment);
  if (before !== undefined) return before;
  const read = splitSentences(segment.text).map((sentence) => ({ sentence, text: plain(sentence.text) }));
  known.set(segment, read);
  return read;
}
