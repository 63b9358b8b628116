import type { Decision, MessageFinding, Question, ThreadContext } from '../analysis.js';
import type { Message } from '../message.js';
import type { OwnSegment } from '../quote/nodes.js';
import { plain } from '../text/plain.js';
import { sentencesOf } from '../text/read.js';
import { splitSentences } from '../text/sentences.js';
import { ACCEPTANCE_RULES, PROPOSAL_RULES } from './decisions.rules.js';

/** A decision record that lists every nod is no record: the five clearest are kept. */
const MAX_DECISIONS = 5;
const RESERVATION = /\?|\b(?:but|however|though|although|unless|not sure)\b/i;

interface Settled extends Decision {
  readonly weight: number;
}

/**
 * Points on which the thread settled, in date order: somebody named a way to go, and the author (or, to the author,
 * a reviewer who raises no concern there) took it in the words right under the quotation. "Yes, but" settles nothing.
 */
export function findDecisions(
  context: ThreadContext,
  findings: readonly MessageFinding[],
  questions: readonly Question[],
): Decision[] {
  const doubting = new Set(
    findings.filter((f) => f.position === 'oppose' || f.position === 'concern').map((f) => f.messageId),
  );
  const open = new Set(questions.filter((q) => q.status === 'open').map((q) => q.text));
  const settled = context.messages
    .filter((message) => !doubting.has(message.id))
    .flatMap((message) => (context.own.get(message.id) ?? []).flatMap((s) => settledBy(context, message, s)))
    .filter((decision) => !open.has(decision.evidence));
  const clearest = new Set([...settled].sort((a, b) => b.weight - a.weight).slice(0, MAX_DECISIONS));
  return settled.filter((d) => clearest.has(d)).map(({ weight: _, ...decision }) => decision);
}

function settledBy(context: ThreadContext, message: Message, segment: OwnSegment): Settled[] {
  const by = context.personOf.get(message.id);
  const quoted = segment.answers;
  const from = quoted?.source ? context.personOf.get(quoted.source.messageId) : undefined;
  if (!quoted || quoted.isPatch || !by || !from || by.bot || from.bot || by.key === from.key) return [];
  if (by.key !== context.author.key && from.key !== context.author.key) return [];
  const [evidence = '', next = ''] = sentencesOf(segment).map((s) => s.text);
  const rule = ACCEPTANCE_RULES.find((r) => r.pattern.test(evidence));
  if (rule === undefined || RESERVATION.test(evidence) || RESERVATION.test(next)) return [];
  const what = proposedIn(quoted.text);
  if (what === null) return [];
  const weight = (rule.id === 'decision/will-use' ? 2 : 0) + (by.key === context.author.key ? 1 : 0);
  return [{ what, by: [from.key, by.key], messageId: message.id, evidence, rule: rule.id, weight }];
}

/** The last sentence above the reply that names a way to go. */
function proposedIn(quoted: string): string | null {
  const sentences = splitSentences(quoted).map((s) => plain(s.text));
  return sentences.findLast((text) => PROPOSAL_RULES.some((r) => r.pattern.test(text))) ?? null;
}
