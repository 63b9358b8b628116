import type { MessageFinding, PersonFinding, Question, Statement, ThreadAnalysis } from '../analysis.js';
import type { MessageId, PersonKey } from '../ids.js';
import type { Change, Correction } from './types.js';

/** What corrections speak of. */
export type Findings = Pick<
  ThreadAnalysis,
  'people' | 'messages' | 'positions' | 'questions' | 'outcome' | 'decisions'
>;

/** Key of the person who has the address, also as one of several; the address itself where nobody has it. */
export function keyOf({ people }: Pick<Findings, 'people'>, address: PersonKey): PersonKey {
  const has = people.find(({ key, addresses }) => key === address || addresses.includes(address));
  return has?.key ?? address;
}

export function findingOf(found: Findings, person: PersonKey): PersonFinding | undefined {
  const key = keyOf(found, person);
  return found.positions.find((one) => one.person === key);
}

export function questionAt(
  { questions }: Pick<Findings, 'questions'>,
  message: MessageId,
  line: number,
): Question | undefined {
  return questions.find(
    ({ messageId, span }) => messageId === message && span.start.line <= line && line <= span.end.line,
  );
}

export function isAt({ messageId, span }: Statement, message: MessageId, line: number): boolean {
  return messageId === message && span.start.line <= line && line <= span.end.line;
}

/** What the mails alone say of the thing that a change is about; null where they say nothing of it. */
export function derivedValue(
  mails: Findings,
  { change, restsOn }: Pick<Correction, 'change' | 'restsOn'>,
): string | null {
  switch (change.kind) {
    case 'position':
    case 'condition-met':
    case 'objection-withdrawn':
    case 'objection-outweighed':
      return findingOf(mails, change.person)?.position ?? null;
    case 'not-a-statement':
      return statementAt(mails.messages, change.message, change.line)?.position ?? null;
    case 'question-answered':
    case 'question-dropped':
      return questionAt(mails, change.message, change.line)?.status ?? null;
    case 'outcome':
      return mails.outcome.state;
    case 'decision':
      return mails.decisions.find(({ messageId }) => messageId === restsOn)?.what ?? null;
    default:
      return null;
  }
}

export function statementAt(
  messages: readonly MessageFinding[],
  message: MessageId,
  line: number,
): Statement | undefined {
  const finding = messages.find(({ messageId }) => messageId === message);
  return finding?.statements.find((statement) => isAt(statement, message, line));
}

/** The value that a change gives its thing, in the words of `derivedValue`; null for what has none. */
export function correctedValue(change: Change): string | null {
  switch (change.kind) {
    case 'position':
      return change.position;
    case 'condition-met':
      return 'support';
    case 'objection-withdrawn':
      return 'neutral';
    case 'question-answered':
      return 'answered';
    case 'outcome':
      return change.outcome;
    case 'decision':
      return change.what;
    default:
      return null;
  }
}

/**
 * Whether the mails have come to say something else than when the correction was made: another value that is not the
 * corrected one, or a person's own later mail that takes another side.
 */
export function saysOtherwise(mails: Findings, correction: Correction, derived: string | null): boolean {
  const corrected = correctedValue(correction.change);
  if (derived === corrected) return false;
  if (derived !== correction.derivedThen) return true;
  if (!('person' in correction.change) || corrected === null) return false;
  const last = findingOf(mails, correction.change.person)?.path.at(-1);
  const sent = mails.messages.find(({ messageId }) => messageId === last?.messageId)?.date ?? '';
  return last !== undefined && last.position !== corrected && sent > correction.when;
}
