import type { Person } from '../analysis.js';
import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import { inDateOrder } from '../thread/index.js';
import { addressEvidence } from './evidence.js';
import { type ForcedPeople, groupSenders, type SenderGroup } from './groups.js';
import type { Mailmap } from './mailmap.js';
import { nameKey } from './names.js';
import { type Sender, senderOf } from './senders.js';

export { isBot } from './bots.js';
export type { ForcedPeople } from './groups.js';
export { type IdentityEvidence, sameIdentity } from './identity.js';
export { type Mailmap, parseMailmap, properMailbox } from './mailmap.js';
export { nameKey, plainName } from './names.js';

/** What is known beside the mail of who is who: a mailmap, and what was set right by hand, which wins. */
export interface KnownPeople extends ForcedPeople {
  readonly mailmap?: Mailmap | undefined;
}

/**
 * The people of one thread: one over all their addresses where the address (without `+suffix`) or the full name is the
 * same, or `known` says so. `author` is who sent `root`. The key is their first address in date order, so the order of
 * arrival does not matter; of merged people that of the second. A bot never shares a person with a human.
 */
export function buildPeople(
  messages: readonly Message[],
  root: Message,
  known: KnownPeople = {},
): { people: Person[]; personOf: Map<MessageId, Person>; author: Person } {
  const personOf = new Map<MessageId, Person>();
  const senders = inDateOrder(messages).map((message) => senderOf(message, known.mailmap));
  const people = groupSenders(senders, known).map((group) => {
    const person = personFrom(group);
    for (const { id } of group.senders) personOf.set(id, person);
    return person;
  });
  const alone = groupSenders([senderOf(root, known.mailmap)], known)[0] as SenderGroup;
  return { people, personOf, author: personOf.get(root.id) ?? personFrom(alone) };
}

function personFrom({ senders, key }: SenderGroup): Person {
  const first = senders.find(({ address }) => address === key) ?? (senders[0] as Sender);
  const named = senders.find(({ name }) => nameKey(name) !== '') ?? senders.find(({ name }) => name !== '');
  const evidence = addressEvidence(senders);
  return {
    key,
    name: named?.name ?? first.address,
    address: first.address,
    addresses: evidence.map(({ address }) => address),
    evidence,
    bot: first.bot,
  };
}
