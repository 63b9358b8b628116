import type { MessageFinding, Person, PersonFinding, Position, ThreadContext } from '../analysis.js';
import type { MessageId, PersonKey } from '../ids.js';
import { unpackSoftmax } from '../model/named.js';
import { takeOver } from './agreement.js';
import { coAuthorsOf, withoutOwnPraise } from './co-authors.js';
import { surroundings } from './conversation.js';
import type { PositionModels } from './fit.js';
import { Judge } from './judge.js';
import { CONFIDENCE_SCALE, EVIDENCE_MODEL, MESSAGE_MODEL, SENTENCE_MODEL } from './models.data.js';
import type { Part } from './parts.js';
import { settle } from './people.js';
import { type Reading, readMessages } from './reading.js';
import { standingFindings } from './taken-back.js';

const MODELS: PositionModels = {
  sentence: unpackSoftmax(SENTENCE_MODEL),
  message: unpackSoftmax(MESSAGE_MODEL),
  evidence: unpackSoftmax(EVIDENCE_MODEL),
};

/**
 * The position that each message takes towards the proposal, and where each participant stands at the end. `messages`
 * has every message of the thread in date order, those of the author and of bots as `none`; `people` has every
 * participant, neither the author nor bots. `revise` has a last word on each finding, before people are settled; `judge` may
 * be one with models that did not learn from this thread, to measure them.
 */
export function findPositions(
  context: ThreadContext,
  revise: (finding: MessageFinding) => MessageFinding = (finding) => finding,
  judge: Pick<Judge, 'message'> = positionJudge(),
): {
  messages: MessageFinding[];
  people: PersonFinding[];
} {
  const readings = readMessages(context);
  const around = surroundings(readings);
  const coAuthors = coAuthorsOf(context);
  const messages: MessageFinding[] = [];
  const found = new Map<MessageId, MessageFinding>();
  const steps = new Map<PersonKey, MessageFinding[]>();
  for (const message of context.messages) {
    const reading = readings.get(message.id);
    const near = reading && around.get(reading);
    if (reading === undefined || near === undefined) {
      const bot = context.personOf.get(message.id);
      if (bot !== undefined) messages.push(botFinding(bot, message.id, message.date));
      continue;
    }
    const heldBy = (name: string) => heldByNamed(name, reading.person, context, steps);
    const said = takeOver(reading, judge.message(reading, near), found, heldBy);
    const finding = revise(withoutOwnPraise(reading, said, coAuthors));
    messages.push(finding);
    found.set(message.id, finding);
    const own = steps.get(finding.person);
    if (own === undefined) steps.set(finding.person, [finding]);
    else own.push(finding);
  }
  const people = context.people
    .filter((p) => !p.bot && p.key !== context.author.key)
    .map((person) => {
      const own = steps.get(person.key) ?? [];
      const readingOf = ({ messageId }: MessageFinding) => readings.get(messageId);
      return settle(person, own, standingFindings(own, readingOf), (finding) => partOf(readingOf(finding)));
    });
  return { messages, people };
}

/** The side that the participant, other than `but`, whom a name means took last; undefined for no side, and for no or several such. */
function heldByNamed(
  name: string,
  but: Person,
  { people, author }: ThreadContext,
  steps: ReadonlyMap<PersonKey, readonly MessageFinding[]>,
): Position | undefined {
  const meant = people.filter((p) => p.key !== but.key && p.name.split(/\s+/).includes(name));
  const [one] = meant;
  if (one === undefined || meant.length > 1 || one.key === author.key) return undefined;
  return steps.get(one.key)?.findLast(({ position }) => position !== 'none')?.position;
}

/** The patch that a message is about; a tag for several speaks of the whole. */
function partOf(reading: Reading | undefined): Part | null {
  const speaksForMore = reading?.trailers.some(({ patches }) => patches.length > 1) === true;
  return speaksForMore ? null : (reading?.place.part ?? null);
}

/** A judge with the shipped models, for one thread. */
export function positionJudge(): Judge {
  return new Judge(MODELS, CONFIDENCE_SCALE);
}

/** Programs are checks: whatever they write, they hold no position. */
function botFinding({ key }: Person, messageId: MessageFinding['messageId'], date: string): MessageFinding {
  return {
    messageId,
    person: key,
    role: 'bot',
    date,
    position: 'none',
    evidence: null,
    span: null,
    rule: 'position/bot',
    confidence: 1,
    statements: [],
  };
}
