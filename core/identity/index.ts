import type { Message } from '../message.js';
import type { Identity } from './levels.js';
import { LIST_SERVERS, type ListServer } from './servers.js';

export { IDENTITY_LEVELS, IDENTITY_WORDS, type Identity, type IdentityLevel } from './levels.js';
export { knownListServers, type ListServer } from './servers.js';

/** Fields of `Message.headers` that the decoder makes of a mail's trace, since no field of a mail can have such a name. */
export const AUTHENTICATED = ':authenticated';
export const BOUNDARY = ':boundary';

/** What is needed of a mail: the address of its From and what the decoder made of its trace. */
export interface SenderRecord {
  readonly address: string;
  readonly authenticated: string | null;
  readonly boundary: string | null;
}

export function identityOf(
  { from, headers }: Pick<Message, 'from' | 'headers'>,
  servers: readonly ListServer[] = LIST_SERVERS,
): Identity {
  const authenticated: string | undefined = headers[AUTHENTICATED];
  const boundary: string | undefined = headers[BOUNDARY];
  return readIdentity(
    { address: from.address, authenticated: authenticated ?? null, boundary: boundary ?? null },
    servers,
  );
}

/**
 * How well it is shown that a mail comes from the domain of its From: by what the list's own server wrote down when it took
 * the mail in, never by the mail's own word. Signatures cannot be checked again later, since keys change.
 */
export function readIdentity(
  { address, authenticated, boundary }: SenderRecord,
  servers: readonly ListServer[] = LIST_SERVERS,
): Identity {
  const record = recordOf(authenticated ?? '', servers);
  if (record === null) return NO_RECORD;
  if (record.manySenders) return contradicted('The mail has more than one From.');
  const domain = domainOf(address);
  const aligned = record.passed.find((signer) => isAligned(signer, domain));
  if (aligned === undefined || record.refused) return withoutAligned(record, domain);
  if (boundary === 'mbox')
    return {
      level: 'recorded',
      text: `The mail carries a record of ${record.server} of a signature of ${aligned}, but was read from an mbox, where a mail cannot be told from the text of another.`,
    };
  return {
    level: 'domain-verified',
    text: `${record.server} recorded a valid signature of ${aligned}.`,
  };
}

const NO_RECORD: Identity = {
  level: 'no-record',
  text: 'No list server that is known here recorded whether the mail was signed.',
};

function contradicted(text: string): Identity {
  return { level: 'contradicted', text };
}

function withoutAligned({ server, passed, failed, refused }: ServerRecord, domain: string): Identity {
  if (refused) return contradicted(`${server} recorded that the mail fails the policy of ${domain}.`);
  const [other] = passed;
  if (other !== undefined)
    return {
      level: 'other-domain',
      text: `${server} recorded a valid signature of ${other}, not of ${domain}.`,
    };
  if (failed) return contradicted(`${server} recorded a signature that does not hold.`);
  return { level: 'unsigned', text: `${server} recorded no signature.` };
}

/** What one list server wrote down. */
interface ServerRecord {
  readonly server: string;
  readonly passed: readonly string[];
  readonly failed: boolean;
  readonly refused: boolean;
  readonly manySenders: boolean;
}

/** Reads the decoder's summary, a line a server: `server; dkim=pass example.org; dmarc=fail`. */
function recordOf(summary: string, servers: readonly ListServer[]): ServerRecord | null {
  for (const line of summary.split('\n')) {
    const [server = '', ...results] = line.split('; ');
    if (!servers.some((known) => known.server === server)) continue;
    const having = (result: string): string[] =>
      results.filter((r) => r.startsWith(`${result} `) || r === result);
    return {
      server,
      passed: having('dkim=pass').map((r) => r.slice('dkim=pass '.length)),
      failed: having('dkim=fail').length > 0,
      refused: having('dmarc=fail').length > 0,
      manySenders: having('from=many').length > 0,
    };
  }
  return null;
}

/**
 * Relaxed alignment of RFC 7489: the same domain, or one under the other. No list of public suffixes is needed, since nobody
 * can sign for one.
 */
function isAligned(signer: string, domain: string): boolean {
  if (!signer.includes('.') || !domain.includes('.')) return false;
  return signer === domain || domain.endsWith(`.${signer}`) || signer.endsWith(`.${domain}`);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
