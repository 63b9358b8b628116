import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StoreError } from '../db/index.js';
import { createApp } from './app.js';
import type { Rate } from './rate.js';
import { type AppSettings, LOCAL_HOSTS } from './settings.js';

export interface ServerSettings extends AppSettings {
  /** Address to bind to. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Host names it is reached by besides this machine's own and `host`, as behind a proxy. */
  readonly names?: readonly string[];
}
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** A client that sends its headers, or its whole request, more slowly than this is let go. */
const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 15_000;
/** How often that is looked at; every half minute by default, so that slow clients would stay three times as long. */
const CHECKING_INTERVAL = 2_000;
/** For each address when others than this machine can reach us: a reader never asks so much, a crawler would. */
const STRANGERS: Rate = { perSecond: 10, burst: 100 };

/** Serves the store until closed. Rejects when the port is taken or the address is not ours. */
export async function startServer({
  host,
  port,
  names = [],
  ...settings
}: ServerSettings): Promise<RunningServer> {
  await mustBeSafe(host, settings);
  const hosts = settings.hosts ?? [...LOCAL_HOSTS, inUrl(host), ...names];
  const rate = settings.rate ?? (LOCAL_HOSTS.includes(inUrl(host)) ? undefined : STRANGERS);
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
      connectionsCheckingInterval: CHECKING_INTERVAL,
    },
    createApp({ ...settings, hosts, ...(rate === undefined ? {} : { rate }) }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${inUrl(host)}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Writing where strangers reach us needs somebody whom we know. */
async function mustBeSafe(host: string, { writing, store }: AppSettings): Promise<void> {
  if (writing !== true || LOCAL_HOSTS.includes(inUrl(host)) || /^127\./.test(host)) return;
  const tokens = await store.tokens();
  if (tokens.some(({ scope, revoked }) => revoked === null && scope !== 'read')) return;
  throw new StoreError(
    'refused',
    `others can reach ${host}, and nobody has a token yet: make one with "acktree token add NAME", or serve without --write`,
  );
}

/** IPv6 addresses stand in brackets in URLs and in Host (RFC 3986 section 3.2.2). */
function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
