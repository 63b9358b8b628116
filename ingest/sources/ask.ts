import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { HTTP_LEFT_ALONE_MS, HTTP_REDIRECTS, HTTP_TRIES, HTTP_WAIT_MS } from '../limits.js';
import { publicOnly } from './private.js';

const USER_AGENT = 'acktree (mail thread reader; one request at a time)';

export interface Asking {
  /** What is sent besides who we are. */
  readonly headers: Readonly<Record<string, string>>;
  /** Hosts that the server may send us to: `HOST`, `HOST:PORT` or an address. */
  readonly allowed: readonly string[];
  readonly signal: AbortSignal;
  readonly wait: (ms: number) => Promise<void>;
  /** Called when the server said something, so that our patience begins anew. */
  readonly alive: () => void;
  readonly resolve?: LookupFunction | undefined;
}

/** A server that asks to be left alone for longer than anybody waits. */
export class LeftAlone extends Error {
  constructor(readonly until: string) {
    super(`the server is busy and wants to be left alone until ${until}`);
  }
}

/**
 * The answer of a server, its body not yet read, or 304. Follows redirections on the same host, and to those that are
 * `allowed`; asks a busy server again after the time it wants, else after one that doubles. Throws with a reason in words
 * when there is no answer to be had.
 */
export async function ask(start: URL, asking: Asking): Promise<IncomingMessage> {
  let url = start;
  let redirects = 0;
  for (let attempt = 1; ; ) {
    const answer = await get(url, start, asking);
    const status = answer.statusCode ?? 0;
    if ((status >= 200 && status < 300) || status === 304) return answer;
    answer.destroy();
    const target = answer.headers.location;
    if (target !== undefined && status > 300 && status < 400) {
      url = redirected(url, target, asking.allowed);
      if (++redirects > HTTP_REDIRECTS) throw new Error('the server sends us round in circles');
    } else if ((status === 429 || status === 503) && attempt < HTTP_TRIES) {
      const ms = pause(answer, attempt);
      if (ms > HTTP_WAIT_MS) throw new LeftAlone(later(Math.min(ms, HTTP_LEFT_ALONE_MS)));
      await asking.wait(ms);
      attempt++;
    } else throw new Error(failure(status));
    asking.alive();
  }
}

function get(url: URL, start: URL, { headers, signal, allowed, resolve }: Asking): Promise<IncomingMessage> {
  // The user named the first host, wherever it may be; that a name was allowed says nothing about where it leads.
  const guarded = url.hostname !== start.hostname && url.hostname !== 'localhost';
  return new Promise((settle, fail) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    send(url, {
      headers: { 'user-agent': USER_AGENT, accept: 'application/gzip, application/mbox, */*', ...headers },
      agent: false,
      signal,
      ...(guarded ? { lookup: publicOnly(new Set(allowed.map(bare)), resolve) } : {}),
    })
      .on('response', settle)
      .on('error', fail)
      .end();
  });
}

/** A host without the brackets of an IPv6 address, and without a port. */
function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^([^:]+):\d+$/, '$1');
}

function redirected(from: URL, target: string, allowed: readonly string[]): URL {
  const to = URL.canParse(target, from.href) ? new URL(target, from) : null;
  if (to === null || !/^https?:$/.test(to.protocol)) throw new Error('the server sends us nowhere');
  const upgrade = from.protocol === 'http:' && to.protocol === 'https:';
  const sameHost = to.host === from.host || (upgrade && to.hostname === from.hostname && to.port === '');
  const isAllowed = allowed.some((host) =>
    [to.host, to.hostname, bare(to.hostname)].includes(host.toLowerCase()),
  );
  if (!sameHost && !isAllowed)
    throw new Error(
      `the server sends us to ${to.origin}, which was not named; if that is right, name it: --allow-redirects-to ${to.host}`,
    );
  if (to.protocol !== from.protocol && !upgrade)
    throw new Error(`the server sends us to ${to.origin}, where nothing would be encrypted`);
  return to;
}

/** Milliseconds that the server asks for in Retry-After (RFC 9110 section 10.2.3), else twice as long each time. */
function pause({ headers }: IncomingMessage, attempt: number): number {
  const asked = headers['retry-after'] ?? '';
  if (/^\d{1,9}$/.test(asked)) return Number(asked) * 1_000;
  const until = Date.parse(asked);
  return Number.isNaN(until) ? 1_000 * 2 ** attempt : Math.max(0, until - Date.now());
}

function later(ms: number): string {
  return new Date(Date.now() + ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

function failure(status: number): string {
  if (status === 404 || status === 300) return 'the server knows no such message';
  if (status === 429 || status === 503) return 'the server is too busy; try again later';
  return `the server answers with status ${status}`;
}
