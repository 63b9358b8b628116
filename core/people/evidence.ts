import type { AddressEvidence } from '../analysis.js';
import { splitAddress } from './identity.js';
import { nameKey } from './names.js';
import type { Sender } from './senders.js';

/** Why each address of a person is theirs, in the order of their first mails. `senders`: all their mails. Linear. */
export function addressEvidence(senders: readonly Sender[]): AddressEvidence[] {
  const byAddress = new Map<string, Sender[]>();
  for (const sender of senders) {
    for (const address of new Set([sender.address, sender.sent])) {
      const known = byAddress.get(address);
      if (known === undefined) byAddress.set(address, [sender]);
      else known.push(sender);
    }
  }
  const shared = countShared(byAddress);
  return [...byAddress].map(([address, own]) => ({
    address,
    ...whyTheirs(address, own, shared, byAddress.size),
  }));
}

/** How many addresses of the person have a name, or all but a `+suffix`. */
function countShared(byAddress: ReadonlyMap<string, readonly Sender[]>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [address, own] of byAddress) {
    for (const mark of new Set([plain(address), ...own.map(({ name }) => nameKey(name))]))
      if (mark !== '') counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return counts;
}

function whyTheirs(
  address: string,
  own: readonly Sender[],
  shared: ReadonlyMap<string, number>,
  addresses: number,
): Omit<AddressEvidence, 'address'> {
  const { source } = own.find((sender) => sender.sent === address) ?? (own[0] as Sender);
  if (source === 'mailmap') return { kind: 'mailmap', text: 'the mailmap says so' };
  if (source === 'rewritten')
    return { kind: 'rewritten', text: 'the list put itself into From ("via"), Reply-To has the sender' };
  if (source === 'hidden')
    return {
      kind: 'rewritten',
      text: 'address of a list that put itself into From ("via"): known by the name only',
    };
  if (addresses === 1) return { kind: 'address', text: 'sent from this address' };
  if ((shared.get(plain(address)) ?? 0) > 1)
    return { kind: 'plus-suffix', text: 'the same address but for a +suffix' };
  const name = own.find((one) => (shared.get(nameKey(one.name)) ?? 0) > 1)?.name;
  if (name !== undefined) return { kind: 'name', text: `sent under the same full name, ${name}` };
  return { kind: 'corrected', text: 'merged by a correction' };
}

function plain(address: string): string {
  const parts = splitAddress(address);
  return parts === null ? '' : `${parts.local}@${parts.domain}`;
}
