import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { SourceError, type SourceItem } from '../mail.js';
import { fileBytes, plainBytes } from './bytes.js';
import { readDirectory } from './directory.js';
import { gitRepositories, holdsMail, readGit } from './git.js';
import { isUrl, readUrl, threadUrl } from './http.js';
import { isImap, mailboxOf, readImap } from './imap.js';
import type { Password } from './password.js';
import { readStream } from './stream.js';

export interface SourceOptions {
  /** What `-` reads. */
  readonly stdin?: Readable;
  /** The mark of an earlier reading: sources that give marks begin behind it, others ignore it. */
  readonly since?: string | null;
  /** Password of IMAP mailboxes. */
  readonly password?: Password | undefined;
  /** Hosts that a server on the web may redirect to, besides its own. */
  readonly redirectsTo?: readonly string[] | undefined;
}

/** What the record of an import calls a source, the same from every folder. */
export function sourceName(path: string): string {
  if (path === '-') return 'standard input';
  return isRemote(path) ? path : resolve(path);
}

/** Whether a source is asked over a network. */
export function isRemote(path: string): boolean {
  return isUrl(path) || isImap(path);
}

/** Throws `SourceError` when what a user names is not there. */
export async function checkSource(path: string, options: SourceOptions = {}): Promise<void> {
  if (path === '-' && options.stdin === undefined)
    throw new SourceError('there is no standard input to read');
  if (isUrl(path)) threadUrl(path);
  else if (isImap(path)) mailboxOf(path);
  else if (path !== '-' && (await stat(path).catch(() => null)) === null)
    throw new SourceError(`there is no file or folder ${path}`);
}

/**
 * Mails of what a user names: an mbox (also gzipped), a mail, an archive page, a folder of them, a Maildir, a public-inbox
 * repository (v1, v2, bare or cloned), a message's address on a public-inbox server (its whole thread), a mailbox on an IMAP
 * server, or `-` for standard input (one mail, with or without a `From ` line, an mbox, a gzip of any). Mails come in the order of the archive. Throws `SourceError` when there is no such thing; whatever goes wrong
 * later is an item.
 */
export async function* readSource(path: string, options: SourceOptions = {}): AsyncGenerator<SourceItem> {
  await checkSource(path, options);
  if (path === '-') yield* readStream(plainBytes(options.stdin as Readable), 'stdin');
  else if (isUrl(path)) yield* readUrl(path, options);
  else if (isImap(path)) yield* readImap(path, options);
  else if ((await stat(path)).isDirectory()) yield* readFolder(path, options.since ?? null);
  else yield* readStream(fileBytes(path), basename(path));
}

/** A folder of mail may lie in a work tree of git: then its files are read. */
async function* readFolder(path: string, since: string | null): AsyncGenerator<SourceItem> {
  const repositories = await gitRepositories(path);
  const inWorkTree = repositories[0] !== undefined && basename(repositories[0]) === '.git';
  const isArchive = inWorkTree ? await holdsMail(repositories[0] as string).catch(() => false) : true;
  if (repositories.length > 0 && isArchive) yield* readGit(repositories, since);
  else yield* readDirectory(path);
}
