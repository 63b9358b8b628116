import { once } from 'node:events';
import type { ImapFlow } from 'imapflow';
import { IMAP_MS, MESSAGE_BYTES } from '../limits.js';
import { reasonOf, SourceError, type SourceItem } from '../mail.js';
import { cutNote } from './mbox.js';
import { HOW_TO_GIVE_IT, type Password, passwordOf } from './password.js';

/** A mailbox on a server, as `imaps://USER@HOST[:PORT]/MAILBOX` names it (RFC 5092). */
export interface Mailbox {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly path: string;
  /** TLS from the first byte; without it STARTTLS has to follow, but on this machine. */
  readonly secure: boolean;
}
export interface ImapOptions {
  readonly password?: Password | undefined;
  readonly since?: string | null | undefined;
}

export function isImap(path: string): boolean {
  return /^imaps?:\/\//i.test(path);
}

/** Throws `SourceError` for an address that names no user or no mailbox, or that has a password in it. */
export function mailboxOf(address: string): Mailbox {
  const url = URL.canParse(address) ? new URL(address) : null;
  const path = url === null ? '' : decodeURIComponent(url.pathname.slice(1));
  if (url === null || !isImap(address) || url.username === '' || path === '')
    throw new SourceError(`${address} names no mailbox: it should be imaps://USER@HOST/MAILBOX`);
  if (url.password !== '')
    throw new SourceError(`a password does not belong into an address. ${HOW_TO_GIVE_IT}`);
  const secure = url.protocol.toLowerCase() === 'imaps:';
  const port = url.port === '' ? (secure ? 993 : 143) : Number(url.port);
  return { host: url.hostname, port, user: decodeURIComponent(url.username), path, secure };
}

/**
 * Mails of a mailbox in the order of their UIDs; nothing on the server changes. The mark is `UIDVALIDITY:UID` of the last
 * one that came, also before the server broke off: with it only later mails are read, and all again when the server gave the
 * mailbox new UIDs (RFC 9051 section 2.3.1.1).
 */
export async function* readImap(
  address: string,
  { password, since }: ImapOptions,
): AsyncGenerator<SourceItem> {
  const mailbox = mailboxOf(address);
  const label = `${mailbox.host}/${mailbox.path}`;
  let client: ImapFlow | undefined;
  let mark: string | null = null;
  try {
    client = await connect(mailbox, password);
    const { uidValidity, exists } = await client.mailboxOpen(mailbox.path, { readOnly: true });
    const last = lastSeen(since, uidValidity);
    mark = `${uidValidity}:${last}`;
    for (const { range, source: wanted } of exists === 0 ? [] : await fetches(client, last))
      for await (const { uid, source, size = 0 } of client.fetch(
        range,
        { uid: true, size: true, source: wanted },
        { uid: true },
      )) {
        if (source === undefined) continue;
        const cut = Math.max(0, size - source.length);
        const notes = wanted === true || cut === 0 ? [] : [cutNote(cut)];
        yield { kind: 'mail', raw: stored(source), origin: { label: `${label}:${uid}`, notes } };
        mark = `${uidValidity}:${uid}`;
      }
  } catch (error) {
    yield { kind: 'broken', origin: label, reason: wordsOf(error) };
  } finally {
    client?.close();
  }
  if (mark !== null) yield { kind: 'mark', mark };
}

/**
 * A mail with the line ends it is kept with: a server sends CRLF because the protocol wants it (RFC 9051 section 2.3.1), so
 * that a mail from a mailbox is byte for byte that of a file or an archive.
 */
function stored(mail: Buffer): Buffer {
  const kept = Buffer.allocUnsafe(mail.length);
  let size = 0;
  let start = 0;
  for (let at = mail.indexOf('\r\n'); at !== -1; at = mail.indexOf('\r\n', at + 2)) {
    size += mail.copy(kept, size, start, at);
    start = at + 1;
  }
  size += mail.copy(kept, size, start);
  return kept.subarray(0, size);
}

interface Fetch {
  readonly range: string;
  readonly source: true | { readonly maxLength: number };
}

/**
 * What to ask for, in the order of the UIDs. Only mails over the limit are asked for in part: public-inbox-imapd 1.9 announces
 * as many bytes of a part as it was asked for, however few there are, and then nobody goes on.
 */
async function fetches(client: ImapFlow, last: number): Promise<Fetch[]> {
  const large: number[] = [];
  let newest = last;
  for await (const { uid, size = 0 } of client.fetch(
    `${last + 1}:*`,
    { uid: true, size: true },
    { uid: true },
  )) {
    newest = Math.max(newest, uid);
    // `*` is the last mail there is, also when it was seen before.
    if (uid > last && size > MESSAGE_BYTES) large.push(uid);
  }
  const found: Fetch[] = [];
  let from = last + 1;
  for (const uid of large.sort((a, b) => a - b)) {
    if (from < uid) found.push({ range: `${from}:${uid - 1}`, source: true });
    found.push({ range: String(uid), source: { maxLength: MESSAGE_BYTES } });
    from = uid + 1;
  }
  if (from <= newest) found.push({ range: `${from}:${newest}`, source: true });
  return found;
}

function lastSeen(mark: string | null | undefined, validity: bigint): number {
  const [known, uid] = (mark ?? '').split(':');
  return known === String(validity) && /^\d{1,10}$/.test(uid ?? '') ? Number(uid) : 0;
}

/**
 * Tells when it begins to watch a mailbox and then whenever that gets mail (IDLE, RFC 2177). Rejects when the server goes away
 * or `signal` aborts.
 */
export async function watchImap(
  address: string,
  password: Password | undefined,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: () => void },
): Promise<never> {
  const mailbox = mailboxOf(address);
  const client = await connect(mailbox, password);
  try {
    await client.mailboxOpen(mailbox.path, { readOnly: true });
    const closed = once(client, 'close', { signal });
    client.on('exists', tell);
    client.idle().catch(() => {});
    tell();
    await closed;
    throw new Error('the server closed the connection');
  } finally {
    client.close();
  }
}

async function connect(mailbox: Mailbox, from: Password | undefined): Promise<ImapFlow> {
  const { host, port, user, secure } = mailbox;
  const password = await passwordOf(mailbox, from);
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host,
    port,
    secure,
    doSTARTTLS: secure ? undefined : !LOCAL.has(host),
    auth: { user, pass: password },
    logger: false,
    connectionTimeout: IMAP_MS,
    greetingTimeout: IMAP_MS,
  });
  // What fails later is told by the call that it fails; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  return client;
}

const LOCAL: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('authenticationFailed' in error && error.authenticationFailed === true)
    return 'the server does not take the user name and password';
  if ('responseText' in error && typeof error.responseText === 'string' && error.responseText !== '')
    return `the server says: ${error.responseText}`;
  return reasonOf(error);
}
