import type { ThreadContext } from '../analysis.js';
import { probability, unpackModel } from '../model/linear.js';
import { answerFeatures } from './answer-features.js';
import { type Asked, answerText, type PossibleAnswer, readReply } from './answers.js';
import type { Conversation } from './conversation.js';
import { questionFeatures } from './features.js';
import { ANSWER_MODEL, QUESTION_MODEL } from './models.data.js';

/** Probabilities from which a candidate counts; chosen by cross-validation on the training threads. */
export const QUESTION_FROM = 0.55;
export const ANSWER_FROM = 0.35;

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
    (answer.via === 'self' && saysFound(context, answer)) ||
    probability(answerModel, answerFeatures(context, conversation, asked, answer, possible)) >= ANSWER_FROM;
  return possible.find(answers) ?? null;
}

function saysFound(context: ThreadContext, answer: PossibleAnswer): boolean {
  return readReply(answerText(context, answer).slice(0, 300)).has('found');
}
