import type { MessageFinding, Position } from '../analysis.js';
import type { MessageId } from '../ids.js';
import type { Reading, ReadSentence } from './reading.js';
import { fold, noStance, spanOf } from './statements.js';

/** The row of words that agree with what somebody said ("+1", "Agreed."). */
const AGREES = 'support/agree';
/** Agreement that names with whom. */
const WITH = /\bagree with (\p{Lu}[\p{L}'-]+)/u;

/**
 * Who agrees with another participant takes over the position agreed with: "+1" under an objection objects, and "I agree with
 * Ann" holds what Ann holds by then, whatever it answers. Agreement with words of somebody who takes no side there is about
 * their idea, and says nothing of the proposal. Nothing changes where the words stand under the author's, or under words that
 * do not show their sender's position.
 *
 * @param found what was found in the messages before
 * @param heldBy the side that the one other participant who has a name takes by now; undefined without one
 */
export function takeOver(
  reading: Reading,
  finding: MessageFinding,
  found: ReadonlyMap<MessageId, MessageFinding>,
  heldBy: (name: string) => Position | undefined,
): MessageFinding {
  const end = finding.span?.end.offset;
  if (end === undefined) return finding;
  // The last sentence that is quoted: all of them stand in one paragraph, under the same words.
  const sentence = reading.sentences.find((s) => spanOf(s).end.offset === end);
  const named = sentence?.rules[0]?.id === AGREES ? WITH.exec(sentence.text)?.[1] : undefined;
  const held = named === undefined ? undefined : heldBy(named);
  if (held !== undefined) return { ...finding, position: held, rule: AGREES };
  if (finding.position !== 'support' || finding.rule !== AGREES) return finding;
  const other = sentence && agreedWith(reading, sentence, found);
  if (other === undefined) return finding;
  if (other.position !== 'none') return { ...finding, position: other.position };
  if (sentence?.under !== 'other') return finding;
  return { ...noStance(reading, 'position/other-idea', finding.confidence), statements: finding.statements };
}

/** What is quoted above, unless it shows no part of its sender's position; without a quote, the mail that is answered. */
function agreedWith(
  { parent }: Reading,
  { under, segment: { answers } }: ReadSentence,
  found: ReadonlyMap<MessageId, MessageFinding>,
): MessageFinding | undefined {
  if (answers === null) return parent === null || parent.isAuthor ? undefined : found.get(parent.message.id);
  const said = under === 'other' && answers.source !== null ? found.get(answers.source.messageId) : undefined;
  return said === undefined || (said.evidence !== null && !fold(answers.text).includes(said.evidence))
    ? undefined
    : said;
}
