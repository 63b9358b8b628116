import type { Store } from '../db/store.js';
import type { Rate } from './rate.js';

/** What an app needs to know; everything else it finds in the store. */
export interface AppSettings {
  readonly store: Store;
  /** Host names the app answers to, without port; requests for others get 421 (DNS rebinding). */
  readonly hosts?: readonly string[];
  /** Cut mail addresses on every page and withhold raw mail, for servers that strangers can read. */
  readonly maskAddresses?: boolean;
  /** Take corrections from who has a token; without it nothing can be changed. */
  readonly writing?: boolean;
  /** Part of every ETag, so that an upgrade does not leave old pages in caches. By default each start has its own. */
  readonly build?: string;
  /** Room for pages made before; 0 makes every page anew. */
  readonly cacheBytes?: number;
  /** Requests that one address may make; without it as many as it likes, but few a second where strangers reach us. */
  readonly rate?: Rate;
  /** Told of each request when it ends, without any text of a mail. */
  readonly log?: (entry: LogEntry) => void;
}
export interface LogEntry {
  readonly method: string;
  /** The path as asked for, percent-encoded, so on one line. */
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  /** Our own mistake, with the number that the error page shows. */
  readonly error?: { readonly number: string; readonly stack: string };
}

export const LOCAL_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
