import type { Outcome, PersonFinding, Question, ThreadContext, Turn } from '../analysis.js';
import type { PersonKey } from '../ids.js';
import type { Message } from '../message.js';
import { compare } from '../thread/index.js';
import type { Names } from './phrases.js';

/** How pressing a turn is: what holds a proposal up comes before what would only be kind to answer. */
const WEIGHT = { revision: 0, oppose: 1, concern: 2, 'support-if': 3, question: 4 } as const;
interface Waiting extends Turn {
  readonly pressing: keyof typeof WEIGHT;
}

/** What the author last said, to each person and by a new revision. */
interface Answers {
  readonly to: ReadonlyMap<PersonKey, Message>;
  readonly revision: Message | null;
}

/**
 * Whose turn it is, on what, since when; the first is the headline. A question waits for the one asked, a concern or
 * condition for the author, an answer or a new revision for the one who raised it, agreement for a maintainer.
 */
export function turnsOf(
  context: ThreadContext,
  names: Names,
  participants: readonly PersonFinding[],
  questions: readonly Question[],
  outcome: Outcome,
): Turn[] {
  const over = closing(context, outcome);
  if (over !== null) return [over];
  const answers = authorAnswers(context);
  const waiting = [
    ...announced(context, outcome, answers),
    ...participants.flatMap((finding) => standing(context, names, answers, finding)),
    ...questions.flatMap((question) => asking(context, names, question)),
  ].sort((a, b) => WEIGHT[a.pressing] - WEIGHT[b.pressing] || compare(a.since, b.since));
  const turns = waiting.map(({ pressing: _, ...turn }) => turn);
  return turns.length > 0 ? turns : [withoutObjection(context, participants)];
}

/** The thread has its end: applied, withdrawn, rejected or superseded, nobody has to act on it. */
function closing(context: ThreadContext, outcome: Outcome): Turn | null {
  if (outcome.state === 'open' || outcome.state === 'respin') return null;
  const at = outcome.messageId === null ? undefined : context.byId.get(outcome.messageId);
  const since = (at ?? context.root).date;
  const what = `Nothing is left to do: the proposal was ${outcome.state}.`;
  return { person: null, role: 'nobody', what, since, messageId: outcome.messageId };
}

function authorAnswers(context: ThreadContext): Answers {
  const to = new Map<PersonKey, Message>();
  const first = context.subjects.get(context.root.id)?.version ?? 1;
  let revision: Message | null = null;
  for (const message of context.messages) {
    if (context.personOf.get(message.id)?.key !== context.author.key) continue;
    const subject = context.subjects.get(message.id);
    if (subject?.isPatch && !subject.isReply && subject.version > first) revision = message;
    const parent = context.parentOf.get(message.id);
    const person = parent === undefined ? undefined : context.personOf.get(parent)?.key;
    if (person !== undefined) to.set(person, message);
  }
  return { to, revision };
}

function announced(context: ThreadContext, outcome: Outcome, answers: Answers): Waiting[] {
  const { state, messageId } = outcome;
  const said = messageId === null ? undefined : context.byId.get(messageId);
  if (state !== 'respin' || said === undefined || answers.revision !== null) return [];
  const what = 'post the new revision';
  return [
    { person: context.author.key, role: 'author', what, since: said.date, messageId, pressing: 'revision' },
  ];
}

function standing(context: ThreadContext, names: Names, answers: Answers, finding: PersonFinding): Waiting[] {
  const { position, evidence, person } = finding;
  if (position !== 'oppose' && position !== 'concern' && position !== 'support-if') return [];
  const since = finding.since ?? context.root.date;
  const reply = answers.to.get(person);
  if (answers.revision !== null && answers.revision.date > since) {
    const { date, id } = answers.revision;
    const what = 'look at the new revision';
    return [{ person, role: 'reviewer', what, since: date, messageId: id, pressing: position }];
  }
  if (reply !== undefined && reply.date > since) {
    const what = 'say whether the answer settles it';
    return [{ person, role: 'reviewer', what, since: reply.date, messageId: reply.id, pressing: position }];
  }
  const what = `${position === 'support-if' ? 'meet the condition of' : 'answer'} ${names(person)}`;
  return [
    { person: context.author.key, role: 'author', what, since, messageId: evidence, pressing: position },
  ];
}

function asking(context: ThreadContext, names: Names, question: Question): Waiting[] {
  const { to: person, messageId } = question;
  const asked = context.byId.get(messageId);
  if (question.status !== 'open' || question.kind === 'rhetorical' || asked === undefined) return [];
  const role = person === context.author.key ? 'author' : 'reviewer';
  const what = `answer the question of ${names(question.person)}`;
  return [{ person, role, what, since: asked.date, messageId, pressing: 'question' }];
}

function withoutObjection(context: ThreadContext, participants: readonly PersonFinding[]): Turn {
  const support = participants
    .filter((p) => p.position === 'support')
    .reduce<PersonFinding | null>((a, b) => (a === null || (b.since ?? '') > (a.since ?? '') ? b : a), null);
  if (support === null) {
    const { date: since, id: messageId } = context.root;
    return { person: null, role: 'reviewer', what: 'review the proposal', since, messageId };
  }
  const since = support.since ?? context.root.date;
  return { person: null, role: 'maintainer', what: 'apply it', since, messageId: support.evidence };
}
