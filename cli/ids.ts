import { buffer } from 'node:stream/consumers';
import { parseMessageId } from '../core/ids.js';
import type { Store } from '../db/store.js';
import { CliError, EXIT } from './errors.js';
import type { Io } from './io.js';

/** The Message-ID an argument names: bare or in angle brackets, an archive's URL, or `-` for a mail on stdin. */
export async function readId(io: Io, arg: string): Promise<string> {
  const id = arg === '-' ? await idOfMail(io) : parseMessageId(/^https?:/i.test(arg) ? idOfUrl(arg) : arg);
  if (id === null) {
    const what = arg === '-' ? 'the mail on standard input has' : `"${arg}" is`;
    throw new CliError(`${what} no Message-ID. Give one, an archive's URL, or - and a mail.`, EXIT.usage);
  }
  return id;
}

/** Archives have the id as one path segment, percent-encoded where a URL wants it (public-inbox, lore). */
function idOfUrl(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const segment = path.split('/').find((part) => /@|%40/i.test(part)) ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Mail programs pipe a whole mail; `echo ID | acktree show -` works too. Only the header block is looked at. */
async function idOfMail(io: Io): Promise<string | null> {
  const text = (await buffer(io.stdin)).toString('latin1');
  const header = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  return parseMessageId(/^message-id:\s*(\S+)/im.exec(header)?.[1] ?? text.trim());
}

/** Ends the command with status 3, and with the ids that look alike. */
export async function notFound(store: Store, id: string): Promise<never> {
  const near = await store.nearIds(id);
  const hint =
    near.length === 0
      ? ''
      : `\nSimilar ones:\n${near.map((n) => `  ${n.messageId}  ${n.subject}`).join('\n')}`;
  throw new CliError(`no message ${id} in the database.${hint}`, EXIT.notFound);
}
