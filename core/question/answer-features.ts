import type { ThreadContext } from '../analysis.js';
import {
  type Asked,
  answerText,
  gapOf,
  type PossibleAnswer,
  quotesOtherWords,
  readReply,
} from './answers.js';
import type { Conversation } from './conversation.js';

/** What is known of a message that may answer a question: how it is tied to it, who speaks, and what it says. */
export function answerFeatures(
  context: ThreadContext,
  conversation: Conversation,
  asked: Asked,
  answer: PossibleAnswer,
  all: readonly PossibleAnswer[],
): string[] {
  const text = answerText(context, answer);
  const tie = tieOf(context, asked, answer);
  const readings = [...readReply(text.slice(0, 300))];
  const { kind, family } = kindOf(asked);
  const settled = settledBy(context, conversation, asked, answer);
  const quotedBy = all.filter((a) => a.via === 'quote').length;
  const shared = sharedTerms(asked.candidate.text, text);
  const near = nearestQuotation(conversation, asked, answer);
  return [
    `near=${near}`,
    `near=${near} shared=${shared}`,
    `speaker=${speakerOf(context, asked, answer)} tie=${tie}`,
    `tie=${tie}`,
    `tie=${tie} kind=${kind}`,
    `tie=${tie} family=${family}`,
    `speaker=${speakerOf(context, asked, answer)} via=${answer.via}`,
    `order=${Math.min(answer.order, 3)} of=${Math.min(all.length, 4)} via=${answer.via}`,
    `others quote=${Math.min(2, quotedBy)} via=${answer.via}`,
    `size=${Math.min(9, Math.floor(Math.log2(text.length + 1)))} via=${answer.via}`,
    `question place=${Math.min(asked.index, 3)} of=${Math.min(asked.siblings, 4)} via=${answer.via}`,
    `posting=${asked.candidate.message.id === context.root.id} via=${answer.via}`,
    `shared=${shared} via=${answer.via}`,
    `settled=${settled} via=${answer.via}`,
    ...readings.flatMap((r) => [`says=${r}`, `says=${r} via=${answer.via}`]),
    ...(readings.length === 0 ? [`says=nothing via=${answer.via}`] : []),
  ];
}

function kindOf({ candidate }: Asked): { readonly kind: string; readonly family: string } {
  const { id, outcome } = candidate.rule;
  return { kind: outcome, family: id.slice(0, id.indexOf('/')) };
}

/** How near the own words stand to the question; for a reply that does not quote it, whether it quotes anything. */
function tieOf(context: ThreadContext, asked: Asked, answer: PossibleAnswer): string {
  const { reply, message } = answer;
  if (reply !== null) {
    const below = reply.lastLine >= asked.span.end.line ? 'below' : 'inside';
    return `${below} ${Math.min(5, Math.ceil(Math.log2(gapOf(reply, asked) + 1)))}`;
  }
  const own = context.own.get(message.id) ?? [];
  if (own.length === 0) return 'nothing said';
  const quoting = own.filter((s) => s.answers !== null).length;
  if (quoting === 0) return 'no quotation';
  return quotesOtherWords(context, asked, answer) ? 'quotes other words of it' : 'quotes others';
}

/** For a reply that leaves the question out: how many passages it quotes, and how far the nearest is from the question. */
function nearestQuotation(
  { quoting }: Conversation,
  asked: Asked,
  { reply, message }: PossibleAnswer,
): string {
  if (reply !== null) return 'quoted';
  const { id } = asked.candidate.message;
  const passages = (quoting.get(id) ?? []).slice(0, MAX_PASSAGES).filter((r) => r.message.id === message.id);
  if (passages.length === 0) return 'none';
  const distances = passages.map((r) =>
    r.lastLine < asked.span.start.line
      ? asked.span.start.line - r.lastLine
      : r.firstLine - asked.span.end.line,
  );
  const least = Math.min(6, Math.ceil(Math.log2(Math.min(...distances) + 1)));
  const before = passages.some((r) => r.lastLine < asked.span.start.line);
  const after = passages.some((r) => r.firstLine > asked.span.end.line);
  return `${least} before=${before} after=${after}`;
}

function speakerOf(context: ThreadContext, asked: Asked, { person }: PossibleAnswer): string {
  if (person.key === asked.to) return 'asked';
  return person.key === context.author.key ? 'author' : 'other';
}

/** What the one who asked says when they come back to this answer. */
function settledBy(
  context: ThreadContext,
  { children }: Conversation,
  asked: Asked,
  { message }: PossibleAnswer,
): string {
  const asker = asked.candidate.person.key;
  const back = (children.get(message.id) ?? []).find((child) => child.person.key === asker);
  if (back === undefined) return 'silent';
  const first = (context.own.get(back.message.id) ?? [])[0]?.text.slice(0, 300) ?? '';
  return readReply(first).has('settled') ? 'settled' : 'goes on';
}

/** Quoted passages of one message that are looked at for each question. */
const MAX_PASSAGES = 64;

const MAX_SHARED = 3;
/** Words of the question that are long or look like code, and come again in the reply. */
function sharedTerms(question: string, reply: string): number {
  const terms = new Set(question.toLowerCase().match(/[\p{L}\d_]{6,40}/gu) ?? []);
  if (terms.size === 0) return 0;
  const said = new Set(reply.toLowerCase().match(/[\p{L}\d_]{6,40}/gu) ?? []);
  return Math.min(MAX_SHARED, [...terms].filter((term) => said.has(term)).length);
}
