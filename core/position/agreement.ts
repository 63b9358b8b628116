import type { MessageFinding } from '../analysis.js';
import type { MessageId } from '../ids.js';
import type { Reading, ReadSentence } from './reading.js';
import { fold, spanOf } from './statements.js';

/** The row of words that agree with what somebody said ("+1", "Agreed."). */
const AGREES = 'support/agree';

/**
 * Who agrees with another participant takes over the position agreed with: "+1" under an objection objects. Nothing changes
 * where the words stand under the author's, or under words of the other one that do not show their position.
 *
 * @param found what was found in the messages before
 */
export function takeOver(
  reading: Reading,
  finding: MessageFinding,
  found: ReadonlyMap<MessageId, MessageFinding>,
): MessageFinding {
  if (finding.position !== 'support' || finding.rule !== AGREES) return finding;
  const sentence = reading.sentences.find((s) => spanOf(s).end.offset === finding.span?.end.offset);
  const position = (sentence && agreedWith(reading, sentence, found)?.position) ?? 'none';
  return position === 'none' || position === 'support' ? finding : { ...finding, position };
}

/** What is quoted above, where it shows its sender's position; without a quote, the mail that is answered. */
function agreedWith(
  { parent }: Reading,
  { under, segment: { answers } }: ReadSentence,
  found: ReadonlyMap<MessageId, MessageFinding>,
): MessageFinding | undefined {
  if (answers === null) return parent === null || parent.isAuthor ? undefined : found.get(parent.message.id);
  const said = under === 'other' && answers.source !== null ? found.get(answers.source.messageId) : undefined;
  return said?.evidence != null && fold(answers.text).includes(said.evidence) ? said : undefined;
}
