import type { Question, ThreadContext } from '../analysis.js';
import { type Asked, answerText, type PossibleAnswer, readReply } from './answers.js';
import type { Conversation } from './conversation.js';
import { firstAnswer } from './filter.js';

type Fate = Pick<Question, 'status' | 'acknowledged' | 'answeredBy' | 'rule'>;

/** Whether a question was answered, by which message, and how we know; or who took note without answering. */
export function answerOf(
  context: ThreadContext,
  conversation: Conversation,
  asked: Asked,
  possible: readonly PossibleAnswer[],
): Fate {
  const answer = firstAnswer(context, conversation, asked, possible);
  if (answer !== null) {
    const rule = `answer/${answer.via}`;
    return { status: 'answered', acknowledged: false, answeredBy: answer.message.id, rule };
  }
  const acknowledged = possible.some((p) => takesNote(context, p));
  return { status: 'open', acknowledged, answeredBy: null, rule: asked.candidate.rule.id };
}

/** Words under the question, or a direct reply that quotes nothing: what is said elsewhere speaks of something else. */
function takesNote(context: ThreadContext, answer: PossibleAnswer): boolean {
  const own = context.own.get(answer.message.id) ?? [];
  const isOnIt = answer.via === 'quote' || (answer.via === 'reply' && own.every((s) => s.answers === null));
  return isOnIt && readReply(answerText(context, answer).slice(0, 300)).has('postponed');
}
