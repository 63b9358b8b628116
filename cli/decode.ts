import type { IncomingMessage } from '../db/store.js';
import type { Io } from './io.js';

/** The mails of files, folders or `-`. What could not be read is said on stderr, and the rest goes on. */
export async function readMails(io: Io, paths: readonly string[]): Promise<readonly IncomingMessage[]> {
  const { decodeFiles } = await import('../ingest/index.js');
  const { mails, unread } = await decodeFiles(paths, { stdin: io.stdin });
  for (const { origin, reason } of unread) io.talk(`${origin}: not read, ${reason}`);
  return mails;
}
