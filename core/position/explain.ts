import type { MessageFinding, PersonFinding, Position, ThreadContext } from '../analysis.js';
import type { MessageId, PersonKey } from '../ids.js';
import type { Span } from '../quote/nodes.js';
import { surroundings } from './conversation.js';
import { findPositions, positionJudge } from './index.js';
import { type ReadSentence, readMessages } from './reading.js';
import { spanOf } from './statements.js';

/** One sentence that was read, with the rows that matched it. */
export interface ExplainedSentence {
  readonly text: string;
  readonly span: Span;
  /** The first row names the statement, the others were passed over. */
  readonly rows: readonly { readonly id: string; readonly outcome: Position; readonly because: string }[];
  /** 0 to 1: how well it shows the position of the message, as the evidence model sees it. */
  readonly shows: number;
}
export interface Explanation {
  readonly finding: MessageFinding;
  readonly sentences: readonly ExplainedSentence[];
  /** What the message model thinks of each position, before tags are asked. */
  readonly weighed: readonly number[];
  /** How the person came to stand where they stand; null unless asked for, or not a participant. */
  readonly person: PersonFinding | null;
}

/** Why a message, and a person where one is named, is read as it is; null for a message that no person of the thread sent. */
export function explain(context: ThreadContext, id: MessageId, person?: PersonKey): Explanation | null {
  const readings = readMessages(context);
  const reading = readings.get(id);
  const around = reading && surroundings(readings).get(reading);
  if (reading === undefined || around === undefined) return null;
  const judge = positionJudge();
  const { messages, people } = findPositions(context);
  const finding = messages.find(({ messageId }) => messageId === id);
  if (finding === undefined) return null;
  const { probabilities, position } = judge.weigh(reading, around);
  const shows = judge.shows(reading, position);
  return {
    finding,
    sentences: [
      ...reading.sentences.map((sentence, i) => explained(sentence, shows[i] ?? 0)),
      ...reading.ironic.map((sentence) => explained(sentence, 0)),
    ].sort((a, b) => a.span.start.offset - b.span.start.offset),
    weighed: [...probabilities],
    person: people.find((p) => p.person === person) ?? null,
  };
}

function explained(sentence: ReadSentence, shows: number): ExplainedSentence {
  const rows = sentence.rules.map(({ id, outcome, because }) => ({ id, outcome, because }));
  return { text: sentence.text, span: spanOf(sentence), rows, shows };
}
