import type { Outcome, OutcomeState, Person, ThreadContext } from '../analysis.js';
import type { Message } from '../message.js';
import type { OwnSegment, Span } from '../quote/nodes.js';
import { RowTable } from '../table/index.js';
import { type ReadSentence, sentencesOf } from '../text/read.js';
import { spanIn } from '../text/spans.js';
import { type Claim, OUTCOME_RULES } from './outcome.rules.js';

/** One sentence, or one posted revision, that says what became of the proposal. */
interface Event {
  readonly state: OutcomeState;
  readonly rule: string;
  readonly message: Message;
  readonly ofOnePatch: boolean;
  readonly text: string;
  readonly span: Span | null;
}

const OUTCOMES = new RowTable(OUTCOME_RULES);

/**
 * What the thread itself says happened to the proposal, with the sentence that says it. Applied counts from anybody
 * who takes patches and from merge bots, respin and withdrawal from the author, rejection from others.
 */
export function decideOutcome(context: ThreadContext): Outcome {
  const events = context.messages.flatMap((message) => eventsIn(context, message));
  const event = decisive(events);
  if (event === undefined)
    return { state: 'open', rule: 'outcome/open', messageId: null, text: null, span: null };
  const { state, rule, message, text, span } = event;
  return { state, rule, messageId: message.id, text, span };
}

/**
 * What is in a tree stays there; of the rest the author's or maintainer's last word stands, shown by its first sentence.
 * One patch of several that was applied says less than a new version that was announced for the others.
 */
function decisive(events: readonly Event[]): Event | undefined {
  const applied = events.filter((e) => e.state === 'applied');
  const whole = applied.find((e) => !e.ofOnePatch);
  if (whole !== undefined) return whole;
  const last = events.findLast((e) => e.state !== 'applied' && !(e.state === 'withdrawn' && e.ofOnePatch));
  return last === undefined ? applied[0] : events.find((e) => e.state === last.state);
}

function eventsIn(context: ThreadContext, message: Message): Event[] {
  const person = context.personOf.get(message.id);
  if (person === undefined || message.id === context.root.id) return [];
  const posted = newRevision(context, message, person);
  if (posted !== null) return [posted];
  if (context.subjects.get(message.id)?.isPatch && !context.subjects.get(message.id)?.isReply) return [];
  return (context.own.get(message.id) ?? []).flatMap((segment) =>
    sentencesOf(segment).flatMap((sentence) => eventOf(context, message, person, segment, sentence)),
  );
}

/** A patch or cover letter with a higher number, posted into the same thread by the author. */
function newRevision(context: ThreadContext, message: Message, person: Person): Event | null {
  const subject = context.subjects.get(message.id);
  if (person.key !== context.author.key || subject === undefined) return null;
  if (!subject.isPatch || subject.isReply || subject.version <= rootVersion(context)) return null;
  return {
    state: 'respin',
    rule: 'outcome/respin-posted',
    message,
    ofOnePatch: false,
    text: subject.raw,
    span: null,
  };
}

function rootVersion(context: ThreadContext): number {
  return context.subjects.get(context.root.id)?.version ?? 1;
}

function eventOf(
  context: ThreadContext,
  message: Message,
  person: Person,
  segment: OwnSegment,
  { sentence, text }: ReadSentence,
): Event[] {
  for (const rule of OUTCOMES.likely(text)) {
    if (!maySay(context, person, rule.outcome)) continue;
    const match = rule.pattern.exec(text);
    if (match === null || !isLater(context, match) || rule.outcome.beside?.test(text) === false) continue;
    const { state } = rule.outcome;
    if (state === 'none') return [];
    return [
      {
        state,
        ofOnePatch: isOnOnePatch(context, message),
        rule: rule.id,
        message,
        text,
        span: spanIn(segment, sentence),
      },
    ];
  }
  return [];
}

function maySay(context: ThreadContext, person: Person, { by }: Claim): boolean {
  if (by === 'anyone') return true;
  return !person.bot && (person.key === context.author.key) === (by === 'author');
}

/** Said under one patch of several: it may speak of that patch only. */
function isOnOnePatch(context: ThreadContext, { id }: Message): boolean {
  const subject = context.subjects.get(id);
  return subject !== undefined && (subject.number ?? 0) > 0 && (subject.total ?? 1) > 1;
}

/** A version that a sentence names by number has to come after the one under discussion. */
function isLater(context: ThreadContext, match: RegExpExecArray): boolean {
  const named = match.groups?.version ?? match.groups?.number;
  return named === undefined || Number(named) > rootVersion(context);
}
