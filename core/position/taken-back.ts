import type { MessageFinding, Position, Statement } from '../analysis.js';
import { tagStatements } from '../series/statements.js';
import type { Reading, ReadSentence } from './reading.js';
import { fold, stateOf } from './statements.js';

/** The sentence by which somebody takes an own tag back ("Please drop my Acked-by"), and the side that they leave. */
export interface TakenBack {
  readonly sentence: ReadSentence;
  readonly side: 'support' | 'oppose';
}

/** The last one of a message; null for most messages. */
export function takenBack({ sentences }: Reading): TakenBack | null {
  for (const sentence of sentences.toReversed()) {
    const said = tagStatements([{ ...sentence.segment, text: sentence.sentence.text }]);
    const found = said.find(({ kind }) => kind === 'withdrawn');
    if (found !== undefined) return { sentence, side: found.tag === 'Nacked-by' ? 'oppose' : 'support' };
  }
  return null;
}

/** Whether a position is one that its holder left. */
export function isLeft({ side }: TakenBack, position: Position): boolean {
  return side === 'oppose' ? position === 'oppose' : position === 'support' || position === 'support-if';
}

/** Whether a statement is read from the sentence itself, which names the tag but does not give it. */
export function isReadFrom({ sentence }: TakenBack, { evidence }: Statement): boolean {
  return evidence === fold(sentence.sentence.text);
}

/** Who only takes a tag back stands on no side. */
export function sideless(reading: Reading, { sentence }: TakenBack): Statement {
  return stateOf(reading, sentence, 'neutral', 'tag/taken-back', 0.5);
}

/**
 * The findings of one person, in date order, that still say where they stand: without those of a side that they left
 * later, unless the message holds a tag that counts all the same (they may take back one of several).
 */
export function standingFindings(
  findings: readonly MessageFinding[],
  readingOf: (finding: MessageFinding) => Reading | undefined,
): MessageFinding[] {
  const left = findings.flatMap((finding, at) => {
    const reading = readingOf(finding);
    const taken = reading === undefined ? null : takenBack(reading);
    return taken === null ? [] : [{ at, taken }];
  });
  if (left.length === 0) return [...findings];
  return findings.filter(
    (finding, at) =>
      readingOf(finding)?.trailers.some(({ status }) => status === 'counts') === true ||
      !left.some((one) => one.at > at && isLeft(one.taken, finding.position)),
  );
}
