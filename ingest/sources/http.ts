import { setTimeout as sleep } from 'node:timers/promises';
import { HTTP_BYTES, HTTP_MS, HTTP_REDIRECTS, HTTP_TRIES, HTTP_WAIT_MS, HTTP_WHOLE_MS } from '../limits.js';
import { SourceError, type SourceItem } from '../mail.js';
import { plainBytes } from './bytes.js';
import { readStream } from './stream.js';

const USER_AGENT = 'acktree (mail thread reader; one request at a time)';

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
 * Mails of a thread that a server has. Only the host in the address is asked, redirections to others are refused. A server
 * that is busy is asked again later; one that fails is told as `unread`. The mark holds what tells whether the thread changed
 * (RFC 9110 section 13): with it a server may answer that there is nothing new.
 */
export async function* readUrl(
  address: string,
  since: string | null = null,
  wait: (ms: number) => Promise<void> = sleep,
): AsyncGenerator<SourceItem> {
  const url = threadUrl(address);
  const label = `${url.host}${url.pathname}`;
  const quiet = new AbortController();
  const timer = setTimeout(() => quiet.abort(new Error('the server does not go on')), HTTP_MS);
  try {
    const response = await ask(url, { wait, signal: quiet.signal, timer, validators: readMark(since) });
    if (response.status === 304) return;
    if (response.body === null) throw new Error('the answer is empty');
    let whole = true;
    for await (const item of readStream(plainBytes(refreshing(response.body, timer)), label)) {
      if (item.kind === 'unread') whole = false;
      yield item;
    }
    const mark = markOf(response);
    if (whole && mark !== null) yield { kind: 'mark', mark };
  } catch (error) {
    yield { kind: 'unread', origin: label, reason: reasonOf(error) };
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

interface Validators {
  readonly etag?: string;
  readonly modified?: string;
}

function readMark(mark: string | null): Validators {
  try {
    return JSON.parse(mark ?? '{}') as Validators;
  } catch {
    return {};
  }
}

function markOf({ headers }: Response): string | null {
  const etag = headers.get('etag') ?? undefined;
  const modified = headers.get('last-modified') ?? undefined;
  return etag === undefined && modified === undefined ? null : JSON.stringify({ etag, modified });
}

interface Asking {
  readonly wait: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
  readonly timer: NodeJS.Timeout;
  readonly validators: Validators;
}

/** The answer with the mail, or 304. Throws with a reason in words when there is none. */
async function ask(start: URL, { wait, signal, timer, validators }: Asking): Promise<Response> {
  const { etag, modified } = validators;
  let url = start;
  let redirects = 0;
  for (let attempt = 1; ; ) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        'user-agent': USER_AGENT,
        accept: 'application/gzip, application/mbox, */*',
        ...(etag === undefined ? {} : { 'if-none-match': etag }),
        ...(modified === undefined ? {} : { 'if-modified-since': modified }),
      },
      signal,
    });
    if (response.ok || response.status === 304) return response;
    await response.body?.cancel();
    const target = response.headers.get('location');
    if (target !== null && response.status !== 300) {
      url = redirected(url, target);
      if (++redirects > HTTP_REDIRECTS) throw new Error('the server sends us round in circles');
    } else if ((response.status === 429 || response.status === 503) && attempt < HTTP_TRIES) {
      await wait(pause(response, attempt));
      timer.refresh();
      attempt++;
    } else throw new Error(refusal(response));
  }
}

function redirected(from: URL, target: string): URL {
  const to = new URL(target, from);
  const upgrade = from.protocol === 'http:' && to.protocol === 'https:';
  if (to.hostname !== from.hostname || (to.protocol !== from.protocol && !upgrade))
    throw new Error(`the server sends us to ${to.origin}, which was not named`);
  return to;
}

/** What the server asks for in Retry-After, else twice as long each time. */
function pause(response: Response, attempt: number): number {
  const asked = Number(response.headers.get('retry-after') ?? Number.NaN) * 1_000;
  return Math.min(HTTP_WAIT_MS, asked >= 0 ? asked : 1_000 * 2 ** attempt);
}

function refusal({ status }: Response): string {
  if (status === 404 || status === 300) return 'the server knows no such message';
  if (status === 429 || status === 503) return 'the server is too busy; try again later';
  return `the server answers with status ${status}`;
}

/** `fetch` says only "fetch failed" and hides why in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
