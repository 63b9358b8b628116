import type { Mailbox } from '../message.js';

/** Longer lines are no entries. */
const MAX_LINE = 600;

/** A parsed `.mailmap`: how a person signs, to how they want to be known. */
export interface Mailmap {
  /** By `address` and by `name <address>`, both lower-cased: the second is asked first. */
  readonly entries: ReadonlyMap<string, { readonly name: string | null; readonly address: string | null }>;
}

/**
 * Reads a `.mailmap` file (gitmailmap(5)): `Proper Name <commit@address>`, `<proper@address> <commit@address>`, both, and
 * the form that maps one commit name at an address. Comments and lines that are none of these are passed over.
 */
export function parseMailmap(text: string): Mailmap {
  const entries = new Map<string, { name: string | null; address: string | null }>();
  for (const raw of text.split('\n')) {
    const line = raw.slice(0, MAX_LINE).replace(/#.*$/, '').trim();
    const [, name, first, otherName, second] = /^([^<>]*)<([^<>]*)>([^<>]*)(?:<([^<>]*)>)?$/.exec(line) ?? [];
    if (first === undefined) continue;
    const commit = {
      name: second === undefined ? '' : (otherName ?? '').trim(),
      address: (second ?? first).trim(),
    };
    const proper = { name: name?.trim() || null, address: second === undefined ? null : first.trim() };
    entries.set(keyOf(commit), proper);
  }
  return { entries };
}

/** The mailbox by which the file wants this person to be known; the same one when it says nothing. */
export function properMailbox({ entries }: Mailmap, mailbox: Mailbox): Mailbox {
  const found = entries.get(keyOf(mailbox)) ?? entries.get(keyOf({ name: '', address: mailbox.address }));
  if (found === undefined) return mailbox;
  return { name: found.name ?? mailbox.name, address: found.address ?? mailbox.address };
}

function keyOf({ name, address }: Mailbox): string {
  return `${name.trim()} <${address.trim()}>`.toLowerCase();
}
