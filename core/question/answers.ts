import type { Person, ThreadContext } from '../analysis.js';
import type { MessageId, PersonKey } from '../ids.js';
import type { Message } from '../message.js';
import type { Span } from '../quote/nodes.js';
import { compare } from '../thread/index.js';
import { REPLY_RULES, type ReplyReading } from './answers.rules.js';
import type { Candidate } from './candidates.js';
import type { Child, Conversation, Reply } from './conversation.js';

/** A question whose answer is looked for. */
export interface Asked {
  readonly candidate: Candidate;
  readonly span: Span;
  readonly to: PersonKey | null;
  /** Questions of the same message: how many in all, and which one this is. */
  readonly siblings: number;
  readonly index: number;
}

/** A message that may hold the answer, and the own words in it that stand nearest under the question. */
export interface PossibleAnswer {
  readonly message: Message;
  readonly person: Person;
  readonly reply: Reply | null;
  /**
   * `quote`: words under a quotation of the question. `reply`: a reply that quotes no line of it. `self`: the asker's
   * own reply. `through`: a reply to that. `later`: the next that the person asked sends anywhere in the thread.
   */
  readonly via: 'quote' | 'reply' | 'self' | 'through' | 'later';
  /** Place among the possible answers, by date. */
  readonly order: number;
}

/** Passages and replies under one message that are looked at for each of its questions: thousands of them stay linear. */
const MAX_REPLIES = 256;
/** Of those, the mails that are read as possible answers, the oldest first: the answer is nearly always the first. */
const MAX_POSSIBLE = 16;
/** Replies to the asker's own reply that are looked at. */
const MAX_THROUGH = 8;

/** Messages that may answer: those that quote the question's lines with words under them, and direct replies, by date. */
export function possibleAnswers(asked: Asked, conversation: Conversation): PossibleAnswer[] {
  const found = quotingAnswers(asked, conversation);
  const add = ({ message, person }: Child, via: PossibleAnswer['via']) => {
    if (!found.has(message.id)) found.set(message.id, { message, person, reply: null, via });
  };
  const { message, person: asker } = asked.candidate;
  const children = (conversation.children.get(message.id) ?? []).slice(0, MAX_REPLIES);
  for (const child of children) {
    if (child.person.key !== asker.key) add(child, 'reply');
    else {
      add(child, 'self');
      const through = (conversation.children.get(child.message.id) ?? []).slice(0, MAX_THROUGH);
      for (const next of through) if (next.person.key !== asker.key) add(next, 'through');
    }
  }
  const later = asked.to === null ? undefined : nextOf(conversation, asked.to, message);
  if (later !== undefined) add(later, 'later');
  return [...found.values()]
    .sort((a, b) => compare(a.message.date, b.message.date) || compare(a.message.id, b.message.id))
    .slice(0, MAX_POSSIBLE)
    .map((answer, order) => ({ ...answer, order }));
}

type Found = Omit<PossibleAnswer, 'order'>;

function quotingAnswers(asked: Asked, { quoting }: Conversation): Map<MessageId, Found> {
  const { message, person: asker } = asked.candidate;
  const found = new Map<MessageId, Found>();
  for (const reply of (quoting.get(message.id) ?? []).slice(0, MAX_REPLIES)) {
    if (reply.person.key === asker.key || !covers(reply, asked)) continue;
    const known = found.get(reply.message.id);
    if (known?.reply && gapOf(known.reply, asked) <= gapOf(reply, asked)) continue;
    found.set(reply.message.id, { message: reply.message, person: reply.person, reply, via: 'quote' });
  }
  return found;
}

/** The first message that a person sends after this one, by bisection: a thread may hold thousands of theirs. */
function nextOf({ sent }: Conversation, key: PersonKey, { date }: Message): Child | undefined {
  const all = sent.get(key) ?? [];
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.message.date ?? '') > date) high = middle;
    else low = middle + 1;
  }
  return all[low];
}

function covers(reply: Reply, asked: Asked): boolean {
  return reply.firstLine <= asked.span.end.line && reply.lastLine >= asked.span.start.line;
}

/** Lines of the quotation between the question and the words under it. */
export function gapOf(reply: Reply, asked: Asked): number {
  return Math.abs(reply.lastLine - asked.span.end.line);
}

/** A reply that quotes other words of the message that asks, and not the question: it may speak of those only. */
export function quotesOtherWords(
  context: ThreadContext,
  asked: Asked,
  { reply, message }: PossibleAnswer,
): boolean {
  const { id } = asked.candidate.message;
  return (
    reply === null && (context.own.get(message.id) ?? []).some((s) => s.answers?.source?.messageId === id)
  );
}

/** What the first words of a reply say, for which rows match. */
export function readReply(text: string): ReadonlySet<ReplyReading> {
  return new Set(REPLY_RULES.filter((r) => r.pattern.test(text)).map((r) => r.outcome));
}

/** The words that a message puts against a question: those under its quotation, else all it says, bounded. */
export function answerText(context: ThreadContext, answer: PossibleAnswer): string {
  if (answer.reply !== null) return answer.reply.segment.text.slice(0, 2000);
  const own = context.own.get(answer.message.id) ?? [];
  return own
    .slice(0, 8)
    .map((s) => s.text)
    .join('\n')
    .slice(0, 2000);
}
