import type { Mailbox } from '../message.js';

/** No real name or address is longer; what is longer is cut before any pattern runs over it. */
const MAX_NAME = 200;

/**
 * The name of a From header as people know it: without quotes, without "via <list>" that a list adds when it rewrites
 * From (DMARC), and "Last, First" turned round; "(Company)" behind it stays. '' when nothing is left.
 */
export function plainName(name: string): string {
  const short = name.slice(0, MAX_NAME).replace(/\s+/g, ' ').trim();
  const bare = withoutQuotes(withoutVia(withoutQuotes(short)));
  const parts = bare.split(', ');
  return parts.length === 2 && parts.every((part) => /^\p{L}[\p{L}.' -]*$/u.test(part)) && !isSuffix(parts[1])
    ? `${parts[1]} ${parts[0]}`
    : bare;
}

/** The list rewrote From: the address is the list's, not the sender's. */
export function isRewritten({ name, address }: Mailbox): boolean {
  return / via /i.test(name.slice(0, MAX_NAME)) || /^devnull\+/i.test(address);
}

/** What two spellings of one full name have in common, without "(Company)" behind it; '' when it is too little to name one person: a single word. */
export function nameKey(name: string): string {
  const words = plainName(withoutCompany(name.slice(0, MAX_NAME)))
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}'-]+/u)
    .filter((word) => word !== '');
  return words.length < 2 ? '' : words.join(' ');
}

function withoutCompany(name: string): string {
  return name.replace(/(?<!\s)\s*[([][^()[\]]*[)\]]\s*$/, '').trim() || name;
}

function withoutVia(name: string): string {
  const at = name.search(/ via [^<>]*$/i);
  return at < 1 ? name : name.slice(0, at);
}

function withoutQuotes(name: string): string {
  const inner = /^(['"])(.*)\1$/.exec(name.trim())?.[2];
  return (inner ?? name).trim();
}

function isSuffix(part: string | undefined): boolean {
  return /^(?:jr|sr|ph\.?d|m\.?d|inc|ltd|llc|esq|[iv]+)\.?$/i.test(part ?? '');
}
