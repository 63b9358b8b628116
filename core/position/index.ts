import type { MessageFinding, Person, PersonFinding, ThreadContext } from '../analysis.js';
import { judge } from './judge.js';
import { settle } from './people.js';
import { readMessages } from './reading.js';

/**
 * The position that each message takes towards the proposal, and where each participant stands at the end. `messages`
 * has every message of the thread in date order, those of the author and of bots as `none`; `people` has every
 * participant, neither the author nor bots.
 */
export function findPositions(context: ThreadContext): {
  messages: MessageFinding[];
  people: PersonFinding[];
} {
  const readings = readMessages(context);
  const messages = context.messages.flatMap((message) => {
    const reading = readings.get(message.id);
    if (reading !== undefined) return [judge(reading)];
    const bot = context.personOf.get(message.id);
    return bot === undefined ? [] : [botFinding(bot, message.id, message.date)];
  });
  const people = context.people
    .filter((p) => !p.bot && p.key !== context.author.key)
    .map((person) =>
      settle(
        person,
        messages.filter((m) => m.person === person.key),
      ),
    );
  return { messages, people };
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
