import type { MessageFinding, Position, Statement } from '../analysis.js';
import { tagStatements } from '../series/statements.js';
import type { Reading, ReadSentence } from './reading.js';
import { fold, rowConfidence, stateOf } from './statements.js';
import { TAKEN_BACK_RULES } from './taken-back.rules.js';

/** The sentence by which somebody leaves a side ("Please drop my Acked-by", "I no longer object"). */
export interface TakenBack {
  readonly sentence: ReadSentence;
  /** `against`: objections and concerns alike. */
  readonly side: 'support' | 'oppose' | 'against';
  /** A tag that is named is taken off the list of tags; other words speak of all that its sender gave. */
  readonly named: boolean;
  readonly rule: string;
}

/** Names an objection, or a tag that is one. */
const OBJECTION = /\bobjection/i;
const OBJECTING_TAG = /\bn[ac]{1,2}k/i;
const DENIAL = /\b(?:not|never(?! ?mind)|hardly|cannot|nor|neither|only partly|partially|\w{2,8}n't)\b/i;
const CONDITION = /\b(?:if|unless|in case|once|until|as soon as|provided|would|could|might)\b/i;
/** Rows that name a fault: what else a sentence suggests is no reason to take a tag back. */
const FAULTS: ReadonlySet<string> = new Set([
  'concern/fault',
  'concern/problem',
  'concern/doubt',
  'concern/cost',
]);

/** No row about sides that are left matches without one of these: most sentences go no further. */
const VOCABULARY =
  /back|with-?dr|retract|revok|rescind|drop|remov|ignor|discard|disregard|scratch|stand|appl|void|objec|oppos|concern|complain|veto|reserv|worr|na(?:c?k)|doubt|resist|critic|convinc|persuad|chang|live with|\bway\b|block|insist|fight|no longer/i;

/**
 * The last one of a message; null for most messages. `spoke`: its sender wrote before; who did not has nothing against the
 * proposal that they could give up ("I would rather wait, but I can live with it").
 */
export function takenBack({ sentences }: Reading, spoke: boolean): TakenBack | null {
  for (const sentence of sentences.toReversed()) {
    if (!VOCABULARY.test(sentence.text)) continue;
    const said = tagStatements([{ ...sentence.segment, text: sentence.sentence.text }]);
    const tag = said.find(({ kind }) => kind === 'withdrawn')?.tag;
    if (tag !== undefined) {
      const side = tag === 'Nacked-by' ? 'oppose' : 'support';
      return { sentence, side, named: true, rule: 'tag/taken-back' };
    }
    const row = leftBy(sentence.text);
    if (row === undefined || (row.outcome === 'all-against' && !spoke)) continue;
    return { sentence, side: sideOf(row, sentence.text), named: false, rule: row.id };
  }
  return null;
}

type Row = (typeof TAKEN_BACK_RULES)[number];

/** Rows whose words hold a denial themselves ("I will not stand in the way"). */
const DENYING: ReadonlySet<string> = new Set(['objection/no-longer', 'objection/not-in-the-way']);

/** The row by which a sentence leaves a side. */
export function leftBy(text: string): Row | undefined {
  if (!VOCABULARY.test(text) || CONDITION.test(text) || text.endsWith('?')) return undefined;
  const row = TAKEN_BACK_RULES.find(({ pattern }) => pattern.test(text));
  const denied = row?.outcome === 'all-against' && !DENYING.has(row.id) && DENIAL.test(text);
  return denied ? undefined : row;
}

function sideOf({ outcome }: Row, text: string): TakenBack['side'] {
  if (outcome === 'all-against' || OBJECTION.test(text)) return 'against';
  return OBJECTING_TAG.test(text) ? 'oppose' : 'support';
}

/** Whether a position is one that its holder left. */
export function isLeft({ side }: TakenBack, position: Position): boolean {
  if (side === 'support') return position === 'support' || position === 'support-if';
  return position === 'oppose' || (side === 'against' && position === 'concern');
}

/** Whether a statement is read from the sentence itself, which names the tag or objection but does not give it. */
export function isReadFrom(taken: TakenBack, { evidence, position }: Statement): boolean {
  if (taken.side === 'against' && !isLeft(taken, position)) return false;
  return evidence === fold(taken.sentence.sentence.text);
}

/**
 * Who takes an approval back because of a fault has a concern; who only takes a tag back stands on no side, and says so. Who
 * leaves what they held against it holds nothing any more: null.
 */
export function standAfter(reading: Reading, taken: TakenBack): Statement | null {
  if (taken.side !== 'support') return null;
  const fault = faultIn(reading, taken);
  const sure = rowConfidence(taken.rule);
  return fault === undefined
    ? stateOf(reading, taken.sentence, 'neutral', taken.rule, sure)
    : stateOf(reading, fault, 'concern', taken.rule, sure);
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
    const taken = reading === undefined ? null : takenBack(reading, at > 0);
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
