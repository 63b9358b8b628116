import type { IncomingMessage } from '../db/store.js';
import { decodeMessage } from './decode/index.js';
import type { Broken, Unread } from './mail.js';
import { readSource, type SourceOptions } from './sources/index.js';

export interface DecodedFiles {
  /** In the order of the files; of mails with one id only the first. */
  readonly mails: readonly IncomingMessage[];
  readonly unread: readonly (Unread | Broken)[];
}

/**
 * Reads and decodes whole files, folders or standard input (`-`) into memory, for commands that need no database. Throws
 * `SourceError` for a path that is not there.
 */
export async function decodeFiles(
  paths: readonly string[],
  options: SourceOptions = {},
): Promise<DecodedFiles> {
  const mails = new Map<string, IncomingMessage>();
  const unread: (Unread | Broken)[] = [];
  for (const path of paths) {
    let after: string | undefined;
    for await (const item of readSource(path, options)) {
      if (item.kind === 'unread' || item.kind === 'broken') unread.push(item);
      if (item.kind !== 'mail') continue;
      const origin = after === undefined ? item.origin : { ...item.origin, after };
      const message = await decodeMessage(item.raw, origin);
      after = message.date;
      if (!mails.has(message.id)) mails.set(message.id, { message, raw: item.raw, origin: origin.label });
    }
  }
  return { mails: [...mails.values()], unread };
}
