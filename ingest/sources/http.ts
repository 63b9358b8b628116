import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { HTTP_BYTES, HTTP_MS, HTTP_WHOLE_MS } from '../limits.js';
import { reasonOf, SourceError, type SourceItem } from '../mail.js';
import { ask, LeftAlone } from './ask.js';
import { plainBytes } from './bytes.js';
import { readStream } from './stream.js';

export interface UrlOptions {
  readonly since?: string | null | undefined;
  /** Hosts that the server may redirect to; by itself only to its own. */
  readonly redirectsTo?: readonly string[] | undefined;
  readonly wait?: (ms: number) => Promise<void>;
  readonly resolve?: LookupFunction;
}

export function isUrl(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

/**
 * Where a public-inbox server has the whole thread of a message: `…/LIST/MSGID/`, with or without what a browser adds to it
 * (`T/`, `t/`, `raw`, `#…`), becomes `…/LIST/MSGID/t.mbox.gz`. The address of an mbox is left as it is. Throws `SourceError`
 * for anything else, and for an address with a password in it.
 */
export function threadUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new SourceError(`${address} is no address of mail on the web`);
  url.hash = '';
  if (/\.mbox(?:\.gz)?$/.test(url.pathname)) return url;
  const parts = url.pathname.split('/');
  const id = parts.findLastIndex((part) => /@|%40/i.test(part));
  if (id === -1)
    throw new SourceError(`${address} names no message: it should end in a Message-ID or in .mbox.gz`);
  url.pathname = [...parts.slice(0, id + 1), 't.mbox.gz'].join('/');
  url.search = '';
  return url;
}

/**
 * Mails of a thread that a server has. Only the host in the address is asked, and those that `redirectsTo` names. A server
 * that is busy is asked again later; one that fails is told as `broken`. The mark holds what tells whether the thread changed
 * (RFC 9110 section 13): with it a server may answer that there is nothing new, and it is not asked before the time it wants.
 */
export async function* readUrl(address: string, options: UrlOptions = {}): AsyncGenerator<SourceItem> {
  const url = threadUrl(address);
  const label = `${url.host}${url.pathname}`;
  const mark = readMark(options.since ?? null);
  const quiet = new AbortController();
  const timer = setTimeout(() => quiet.abort(new Error('the server does not go on')), HTTP_MS);
  try {
    if (mark.until !== undefined && Date.parse(mark.until) > Date.now()) throw new LeftAlone(mark.until);
    const answer = await ask(url, {
      headers: validators(mark),
      allowed: options.redirectsTo ?? [],
      signal: quiet.signal,
      wait: options.wait ?? sleep,
      alive: () => timer.refresh(),
      resolve: options.resolve,
    });
    if (answer.statusCode === 304) return;
    let whole = true;
    for await (const item of readStream(
      plainBytes(refreshing(inWords(answer, quiet.signal), timer)),
      label,
    )) {
      if (item.kind !== 'mail') whole = false;
      yield item;
    }
    const next = markOf(answer);
    if (whole && next !== null) yield { kind: 'mark', mark: next };
  } catch (error) {
    yield {
      kind: 'broken',
      origin: label,
      reason: reasonOf(quiet.signal.aborted ? quiet.signal.reason : error),
    };
    if (error instanceof LeftAlone)
      yield { kind: 'mark', mark: JSON.stringify({ ...mark, until: error.until }) };
  } finally {
    clearTimeout(timer);
  }
}

/** Chunks of an answer; each puts off the end of our patience, but not for ever. */
export async function* refreshing(
  body: AsyncIterable<Uint8Array>,
  timer: NodeJS.Timeout,
  most = HTTP_BYTES,
): AsyncGenerator<Uint8Array> {
  const start = performance.now();
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > most) throw new Error(`the answer is longer than ${most} bytes`);
    if (performance.now() - start > HTTP_WHOLE_MS)
      throw new Error(`the answer takes longer than ${HTTP_WHOLE_MS / 60_000} minutes`);
    timer.refresh();
    yield chunk;
  }
}

/** Says in words why an answer ended too early. */
async function* inWords(answer: IncomingMessage, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    yield* answer;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw new Error(`the server broke off (${reasonOf(error)})`);
  }
}

interface UrlMark {
  readonly etag?: string | undefined;
  readonly modified?: string | undefined;
  /** The server wants to be left alone until then. */
  readonly until?: string | undefined;
}

function readMark(mark: string | null): UrlMark {
  try {
    return JSON.parse(mark ?? '{}') as UrlMark;
  } catch {
    return {};
  }
}

function validators({ etag, modified }: UrlMark): Record<string, string> {
  return {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(modified === undefined ? {} : { 'if-modified-since': modified }),
  };
}

function markOf({ headers }: IncomingMessage): string | null {
  const { etag, 'last-modified': modified } = headers;
  return etag === undefined && modified === undefined ? null : JSON.stringify({ etag, modified });
}
