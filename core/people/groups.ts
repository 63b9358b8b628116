import { type PersonKey, personKey } from '../ids.js';
import { DisjointSets } from '../thread/index.js';
import { marksOf, type Sender } from './senders.js';

/** Set right by hand: it wins over all that mail says. */
export interface ForcedPeople {
  /** The two are one person, known by the key of the second. Any address of theirs will do. */
  readonly merge?: readonly (readonly [person: PersonKey, into: PersonKey])[];
  /** Whoever writes from this very address is somebody else than those who share its name or the rest of it. */
  readonly split?: readonly PersonKey[];
}

/** The mails of one person in date order, and the key by which the person is known. */
export interface SenderGroup {
  readonly senders: readonly Sender[];
  readonly key: PersonKey;
}

/** One group a person, in the order of their first mail. Near linear. */
export function groupSenders(
  senders: readonly Sender[],
  { merge = [], split = [] }: ForcedPeople,
): SenderGroup[] {
  const sets = new DisjointSets();
  const apart = new Set<string>(split.map(personKey));
  const places = senders.map((sender) => {
    const [first, ...others] = marksUnder(apart, sender).map((mark) => sets.place(mark));
    for (const other of others) sets.join(first as number, other);
    return first as number;
  });
  const placeOf = new Map(
    senders
      .flatMap(({ address, sent }, i) => [address, sent].map((one) => [one, places[i] as number] as const))
      .reverse(),
  );
  for (const pair of merge) {
    const [one, into] = pair.map((key) => placeOf.get(personKey(key)));
    if (one !== undefined && into !== undefined) sets.join(one, into);
  }
  const groups = new Map<number, Sender[]>();
  for (const [i, sender] of senders.entries()) {
    const set = sets.find(places[i] as number);
    const group = groups.get(set);
    if (group === undefined) groups.set(set, [sender]);
    else group.push(sender);
  }
  const wanted = new Set(merge.map(([, into]) => personKey(into)));
  return [...groups.values()].map((group) => ({ senders: group, key: keyOf(group, wanted) }));
}

function marksUnder(apart: ReadonlySet<string>, sender: Sender): string[] {
  return apart.has(sender.address) ? [`alone ${sender.address}`] : marksOf(sender);
}

function keyOf(senders: readonly Sender[], wanted: ReadonlySet<PersonKey>): PersonKey {
  const into = senders.find(({ address }) => wanted.has(personKey(address)));
  const own = into ?? senders.find(({ source }) => source !== 'hidden') ?? (senders[0] as Sender);
  const isTheirs = own.address !== '' && own.source !== 'hidden';
  return personKey(isTheirs ? own.address : own.name || own.id);
}
