import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compare } from '../../core/thread/index.js';
import { looksLikeMail } from '../decode/index.js';
import type { SourceItem } from '../mail.js';
import { fileBytes } from './bytes.js';
import { startsMbox } from './mbox.js';
import { readStream } from './stream.js';

/** Bytes of a file that are looked at to tell whether it is mail. */
const SNIFFED = 64 * 1024;

/** Files that are mail however odd they look: `.eml`, and those of a Maildir. */
const NAMED_AS_MAIL = /\.eml$|\/(?:cur|new)\/[^/]+$/;

/**
 * Mails of all files below a folder, in the order of their names: mboxes, single mails, archive pages, and Maildirs (a
 * folder with `cur` and `new`, in the order of its file names, which begin with the time of delivery). Hidden files and links
 * (which may lead back up) are passed over; files that are no mail are told as `unread`.
 */
export async function* readDirectory(root: string): AsyncGenerator<SourceItem> {
  const waiting = [''];
  while (waiting.length > 0) {
    const path = waiting.shift() as string;
    const full = join(root, path);
    const info = await stat(full).catch((error: Error) => error);
    const label = path === '' ? basename(root) : path;
    if (info instanceof Error) yield { kind: 'unread', origin: label, reason: info.message };
    else if (info.isDirectory()) waiting.unshift(...(await entries(full)).map((name) => join(path, name)));
    else if (info.isFile()) yield* readFile(full, label);
  }
}

/** Names in a folder: those of a Maildir without `tmp`, whose mails are not yet delivered. */
async function entries(folder: string): Promise<string[]> {
  const all = await readdir(folder, { withFileTypes: true });
  const found = all.filter((e) => !e.name.startsWith('.') && !e.isSymbolicLink());
  const names = new Set(found.map((e) => e.name));
  if (names.has('cur') && names.has('new')) return maildirEntries(folder);
  return [...names].sort();
}

async function maildirEntries(folder: string): Promise<string[]> {
  const parts = await Promise.all(
    ['cur', 'new'].map(async (part) => (await readdir(join(folder, part))).map((name) => join(part, name))),
  );
  return parts
    .flat()
    .filter((path) => !basename(path).startsWith('.'))
    .sort((a, b) => compare(basename(a), basename(b)));
}

async function* readFile(path: string, label: string): AsyncGenerator<SourceItem> {
  const start = await firstBytes(path).catch((error: Error) => error);
  if (start instanceof Error) yield { kind: 'unread', origin: label, reason: start.message };
  else if (start.length === 0) yield { kind: 'unread', origin: label, reason: 'it is empty' };
  else if (NAMED_AS_MAIL.test(path) || startsMbox(start) || looksLikeMail(start))
    yield* readStream(fileBytes(path), label);
  else yield { kind: 'unread', origin: label, reason: 'it is no mail' };
}

/** The first bytes of a file, uncompressed. */
async function firstBytes(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of fileBytes(path)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= SNIFFED) break;
  }
  return Buffer.concat(chunks).subarray(0, SNIFFED);
}
