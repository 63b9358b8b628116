import type { Mailbox } from '../message.js';
import { nameKey } from './names.js';

/** Why two mailboxes are one person's. */
export type IdentityEvidence = 'address' | 'plus-suffix' | 'subdomain' | 'name' | 'mailmap';

const MAX_ADDRESS = 320;

/**
 * Evidence that two mailboxes belong to one person, strongest first, or null. Equal address; equal after cutting a
 * `+suffix`; the same local part where one domain is the other plus one label (linux.example.com, example.com); or the
 * same full name, word for word. A name is compared whole, so that "Lee, Ann" matches Ann Lee and nobody else.
 */
export function sameIdentity(a: Mailbox, b: Mailbox): IdentityEvidence | null {
  const [one, other] = [splitAddress(a.address), splitAddress(b.address)];
  if (one !== null && other !== null) {
    if (one.full === other.full) return 'address';
    if (one.local === other.local && one.domain === other.domain) return 'plus-suffix';
    if (one.local === other.local && isOneLabelMore(one.domain, other.domain)) return 'subdomain';
  }
  const name = nameKey(a.name);
  return name !== '' && name === nameKey(b.name) ? 'name' : null;
}

interface Address {
  readonly full: string;
  /** Without a `+suffix`. */
  readonly local: string;
  readonly domain: string;
}

/** Lower-cased; null for what is no address. */
export function splitAddress(address: string): Address | null {
  const full = address.slice(0, MAX_ADDRESS).trim().toLowerCase();
  const at = full.lastIndexOf('@');
  if (at < 1 || at === full.length - 1) return null;
  const plus = full.indexOf('+');
  const local = full.slice(0, plus > 0 && plus < at ? plus : at);
  return { full, local, domain: full.slice(at + 1) };
}

/** The shorter domain must have a dot itself: nobody is the same person at `a.example` and `example`. */
function isOneLabelMore(a: string, b: string): boolean {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  return short.includes('.') && long.endsWith(`.${short}`) && !long.slice(0, -short.length - 1).includes('.');
}
