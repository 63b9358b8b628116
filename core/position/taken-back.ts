import type { MessageFinding, Position, Statement } from '../analysis.js';
import { tagStatements } from '../series/statements.js';
import type { Reading, ReadSentence } from './reading.js';
import { fold, stateOf } from './statements.js';
import { TAKEN_BACK_RULES } from './taken-back.rules.js';

/** The sentence by which somebody takes an own tag back ("Please drop my Acked-by"), and the side that they leave. */
export interface TakenBack {
  readonly sentence: ReadSentence;
  readonly side: 'support' | 'oppose';
  /** A tag that is named is taken off the list of tags; other words speak of all that its sender gave. */
  readonly named: boolean;
}

/** Names an objection, or a tag that is one. */
const OBJECTION = /\bn[ac]{1,2}k|\bobjection/i;
const CONDITION = /\b(?:if|unless|in case)\b/i;
/** Rows that name a fault: what else a sentence suggests is no reason to take a tag back. */
const FAULTS: ReadonlySet<string> = new Set([
  'concern/fault',
  'concern/problem',
  'concern/doubt',
  'concern/cost',
]);

/** No row about tags that are taken back matches without one of these: most sentences go no further. */
const VOCABULARY =
  /back|with-?dr|retract|revok|rescind|drop|remov|ignor|discard|disregard|scratch|stand|appl|void/i;

/** The last one of a message; null for most messages. */
export function takenBack({ sentences }: Reading): TakenBack | null {
  for (const sentence of sentences.toReversed()) {
    if (!VOCABULARY.test(sentence.text)) continue;
    const said = tagStatements([{ ...sentence.segment, text: sentence.sentence.text }]);
    const tag = said.find(({ kind }) => kind === 'withdrawn')?.tag;
    if (tag !== undefined) return { sentence, side: tag === 'Nacked-by' ? 'oppose' : 'support', named: true };
    if (takesBack(sentence.text))
      return { sentence, side: OBJECTION.test(sentence.text) ? 'oppose' : 'support', named: false };
  }
  return null;
}

function takesBack(text: string): boolean {
  return !CONDITION.test(text) && TAKEN_BACK_RULES.some(({ pattern }) => pattern.test(text));
}

/** Whether a position is one that its holder left. */
export function isLeft({ side }: TakenBack, position: Position): boolean {
  return side === 'oppose' ? position === 'oppose' : position === 'support' || position === 'support-if';
}

/** Whether a statement is read from the sentence itself, which names the tag but does not give it. */
export function isReadFrom({ sentence }: TakenBack, { evidence }: Statement): boolean {
  return evidence === fold(sentence.sentence.text);
}

/** Who takes an approval back because of a fault has a concern; who only takes a tag back stands on no side. */
export function standAfter(reading: Reading, taken: TakenBack): Statement {
  const fault = taken.side === 'support' ? faultIn(reading, taken) : undefined;
  return fault === undefined
    ? stateOf(reading, taken.sentence, 'neutral', 'tag/taken-back', 0.5)
    : stateOf(reading, fault, 'concern', 'tag/taken-back', 0.5);
}

function faultIn({ sentences }: Reading, { sentence }: TakenBack): ReadSentence | undefined {
  const names = ({ rules }: ReadSentence) => rules.some(({ id }) => FAULTS.has(id));
  if (names(sentence)) return sentence;
  return sentences.find((s) => s !== sentence && s.rules[0]?.outcome === 'concern' && names(s));
}

/** Who concedes a point in a longer message goes on about others. */
const MAX_CONCESSION = 4;

/** The words by which somebody without a position in this message drops what they held against the author's. */
export function concession({ sentences, parent }: Reading): ReadSentence | undefined {
  if (sentences.length > MAX_CONCESSION) return undefined;
  return sentences.find(
    ({ rules, under, text }) =>
      rules[0]?.id === 'none/conceded' &&
      !rules.some(({ id }) => id === 'concern/but') &&
      !text.endsWith('?') &&
      (under === 'author' || (under === 'nothing' && parent?.isAuthor === true)),
  );
}

/**
 * The findings of one person, in date order, that still say where they stand: without those of a side that they left
 * later, unless the message holds a tag that counts all the same (they may take back one of several by name), and without
 * concerns that they conceded.
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
  const conceded = findings.findLastIndex(({ rule }) => rule === 'none/conceded');
  return findings.filter((finding, at) => {
    if (finding.position === 'concern' && at < conceded) return false;
    const tagged = readingOf(finding)?.trailers.some(({ status }) => status === 'counts') === true;
    return !left.some(
      ({ at: later, taken }) => later > at && isLeft(taken, finding.position) && !(tagged && taken.named),
    );
  });
}
