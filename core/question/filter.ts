import type { ThreadContext } from '../analysis.js';
import { probability, unpackModel } from '../model/linear.js';
import { answerFeatures } from './answer-features.js';
import { type Asked, answerText, type PossibleAnswer, quotesOtherWords, readReply } from './answers.js';
import type { Conversation } from './conversation.js';
import { questionFeatures } from './features.js';
import { ANSWER_MODEL, QUESTION_MODEL } from './models.data.js';

/** Probabilities from which a candidate counts; chosen by cross-validation on the training threads. */
export const QUESTION_FROM = 0.55;
const ANSWER_FROM = 0.35;
/** Half of the replies to other words of the mail that pass the lower mark answer something else. */
const ELSEWHERE_FROM = 0.55;

const questionModel = unpackModel(QUESTION_MODEL);
const answerModel = unpackModel(ANSWER_MODEL);

/** Whether a sentence that reads like a question is one, by its words and its place. */
export function isQuestion(
  context: ThreadContext,
  asked: Asked,
  possible: readonly PossibleAnswer[],
): boolean {
  return probability(questionModel, questionFeatures(context, asked, possible)) >= QUESTION_FROM;
}

/** The first message that answers, by what it says and how it is tied to the question, or by the word of who asked; or null. */
export function firstAnswer(
  context: ThreadContext,
  conversation: Conversation,
  asked: Asked,
  possible: readonly PossibleAnswer[],
): PossibleAnswer | null {
  const answers = (answer: PossibleAnswer) =>
    probability(answerModel, answerFeatures(context, conversation, asked, answer, possible)) >=
    answerFrom(context, asked, answer);
  return possible.find(answers) ?? null;
}

/** The probability from which a message answers: none is asked for where the one who asked says that they found it. */
export function answerFrom(context: ThreadContext, asked: Asked, answer: PossibleAnswer): number {
  if (answer.via === 'self' && readReply(answerText(context, answer).slice(0, 300)).has('found')) return 0;
  return answer.via === 'reply' && quotesOtherWords(context, asked, answer) ? ELSEWHERE_FROM : ANSWER_FROM;
}
