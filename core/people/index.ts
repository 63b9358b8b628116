import type { Person } from '../analysis.js';
import { type MessageId, personKey } from '../ids.js';
import type { Mailbox, Message } from '../message.js';
import { DisjointSets, inDateOrder } from '../thread/index.js';
import { isBot } from './bots.js';
import { splitAddress } from './identity.js';
import { type Mailmap, properMailbox } from './mailmap.js';
import { isRewritten, nameKey, plainName } from './names.js';

export { isBot } from './bots.js';
export { type IdentityEvidence, sameIdentity } from './identity.js';
export { type Mailmap, parseMailmap, properMailbox } from './mailmap.js';
export { nameKey, plainName } from './names.js';

interface Sender extends Mailbox {
  readonly id: MessageId;
  readonly bot: boolean;
}

/**
 * The people of one thread: one over all their addresses where the address (without `+suffix`) or the full name is the
 * same. `author` is who sent `root`. The key is their first address in date order, so the order of arrival does not
 * matter. A bot never shares a person with a human. A mailmap says who is who where the headers do not.
 */
export function buildPeople(
  messages: readonly Message[],
  root: Message,
  mailmap?: Mailmap,
): { people: Person[]; personOf: Map<MessageId, Person>; author: Person } {
  const personOf = new Map<MessageId, Person>();
  const people = groupSenders(inDateOrder(messages).map((message) => senderOf(message, mailmap))).map(
    (senders) => {
      const person = personFrom(senders);
      for (const { id } of senders) personOf.set(id, person);
      return person;
    },
  );
  return { people, personOf, author: personOf.get(root.id) ?? personFrom([senderOf(root, mailmap)]) };
}

/**
 * Who really sent a message, with the name in plain form: where a list rewrote From ("Ann Lee via list"), the address is
 * that of Reply-To, as mailing lists keep the real sender there.
 */
export function senderMailbox({ from, replyTo }: Message): Mailbox {
  const name = plainName(from.name);
  if (!isRewritten(from)) return { name, address: from.address };
  const named = replyTo.find((mailbox) => nameKey(mailbox.name) === nameKey(name) && nameKey(name) !== '');
  const real = named ?? (replyTo.length === 1 ? replyTo[0] : undefined) ?? from;
  return { name, address: real.address };
}

function senderOf(message: Message, mailmap: Mailmap | undefined): Sender {
  const sender = senderMailbox(message);
  const { name, address } = mailmap === undefined ? sender : properMailbox(mailmap, sender);
  return { id: message.id, name, address: personKey(address), bot: isBot(message.from) };
}

function groupSenders(senders: readonly Sender[]): Sender[][] {
  const sets = new DisjointSets();
  const placeOf = (sender: Sender) => {
    const [first, ...others] = marksOf(sender).map((mark) => sets.place(mark));
    for (const other of others) sets.join(first as number, other);
    return first as number;
  };
  const places = senders.map(placeOf);
  const groups = new Map<number, Sender[]>();
  for (const [i, sender] of senders.entries()) {
    const set = sets.find(places[i] as number);
    const group = groups.get(set);
    if (group === undefined) groups.set(set, [sender]);
    else group.push(sender);
  }
  return [...groups.values()];
}

/** What two mails of one person have in common, at least one of them. */
function marksOf({ name, address, bot, id }: Sender): string[] {
  const kind = bot ? 'bot' : 'human';
  const parts = splitAddress(address);
  const full = nameKey(name);
  const marks = [
    ...(parts === null ? [] : [`${kind} address ${parts.local}@${parts.domain}`]),
    ...(full === '' ? [] : [`${kind} name ${full}`]),
  ];
  return marks.length > 0 ? marks : [`${kind} ${name === '' ? id : name}`];
}

function personFrom(senders: readonly Sender[]): Person {
  const first = senders[0] as Sender;
  const named = senders.find(({ name }) => nameKey(name) !== '') ?? senders.find(({ name }) => name !== '');
  const addresses = [...new Set(senders.map(({ address }) => address))];
  return {
    key: personKey(first.address === '' ? first.name || first.id : first.address),
    name: named?.name ?? first.address,
    address: first.address,
    addresses,
    bot: first.bot,
  };
}
