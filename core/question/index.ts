import type { Question, ThreadContext } from '../analysis.js';
import type { Rule } from '../rule.js';
import { spanIn } from '../text/spans.js';
import { addresseeOf, callableNames } from './addressee.js';
import { answerOf } from './answered.js';
import { type Asked, possibleAnswers } from './answers.js';
import { findCandidates } from './candidates.js';
import { readConversation } from './conversation.js';
import { isQuestion } from './filter.js';
import type { Reading } from './questions.rules.js';

/** Every question that people ask in their own words, in date order, with who is asked and what became of it. */
export function findQuestions(context: ThreadContext): Question[] {
  const conversation = readConversation(context);
  return askedIn(context).flatMap((asked) => {
    const possible = possibleAnswers(asked, conversation);
    if (!isQuestion(context, asked, possible)) return [];
    return [{ ...describe(asked), ...answerOf(context, conversation, asked, possible) }];
  });
}

/** Every sentence that may be a question, before the filter; training reads these. */
export function askedIn(context: ThreadContext): Asked[] {
  const callable = callableNames(context.people);
  return findCandidates(context).flatMap((siblings) =>
    siblings.map((candidate, index) => {
      const span = spanIn(candidate.segment, candidate.sentence);
      const to = addresseeOf(context, callable, candidate);
      return { candidate, span, to, siblings: siblings.length, index };
    }),
  );
}

function describe({
  candidate,
  span,
  to,
}: Asked): Omit<Question, 'status' | 'acknowledged' | 'answeredBy' | 'rule'> {
  const { message, person, sentence, rule } = candidate;
  const text = sentence.text.replace(/\s+/g, ' ');
  return { messageId: message.id, person: person.key, text, span, kind: kindOf(rule), to };
}

/** A request that is a question all the same suggests something; other doubtful sentences ask to be told. */
function kindOf({ id, outcome }: Rule<Reading>): Question['kind'] {
  if (outcome !== 'none' && outcome !== 'doubtful') return outcome;
  return id.startsWith('request/') ? 'suggestion' : 'information';
}
