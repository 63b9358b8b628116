import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { PASSWORD_BYTES, PASSWORD_MS } from '../limits.js';
import { reasonOf, SourceError } from '../mail.js';
import type { Mailbox } from './imap.js';

/** A password, or where one is to be had. It is asked for when a server wants it, and never kept. */
export type Password = string | { readonly command: string } | { readonly file: string };

export const HOW_TO_GIVE_IT =
  'Name a command that prints it (--password-command, acktree.imapPasswordCommand) or a file (--password-file, acktree.imapPasswordFile), or set ACKTREE_IMAP_PASSWORD.';

/** Throws `SourceError` with what to do when there is none. */
export async function passwordOf(mailbox: Mailbox, from: Password | undefined): Promise<string> {
  if (from === undefined || from === '')
    throw new SourceError(`no password for the mailbox. ${HOW_TO_GIVE_IT}`);
  if (typeof from === 'string') return from;
  return 'command' in from ? fromCommand(from.command, mailbox) : fromFile(from.file);
}

/** First line of a file that nobody but its owner may read, as ssh wants it of a key. */
async function fromFile(path: string): Promise<string> {
  const file = await open(path).catch((error: unknown) => {
    throw new SourceError(`cannot read the password file ${path}: ${reasonOf(error)}`);
  });
  try {
    if (((await file.stat()).mode & 0o077) !== 0)
      throw new SourceError(`others may read the password file ${path}: chmod 600 ${path}`);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PASSWORD_BYTES), 0, PASSWORD_BYTES, 0);
    return firstLine(buffer.toString('utf8', 0, bytesRead), `the password file ${path} is empty`);
  } finally {
    await file.close();
  }
}

/**
 * What a command says, run by the shell: the line `password=…` (git-credential(1)), else the first line. On its standard input
 * it is told which mailbox, in git's words, so that `git credential fill` is such a command.
 */
async function fromCommand(command: string, mailbox: Mailbox): Promise<string> {
  const { ACKTREE_IMAP_PASSWORD: _, ...env } = process.env;
  const child = spawn('/bin/sh', ['-c', command], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env,
    timeout: PASSWORD_MS,
  });
  child.stdin.on('error', () => {});
  child.stdin.end(described(mailbox));
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    if (said.length < PASSWORD_BYTES) said += bytes.toString();
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code !== 0)
    throw new SourceError(`the password command failed with ${signal ?? `status ${code}`}: ${command}`);
  const line = /^password=(.*)$/m.exec(said)?.[1] ?? said;
  return firstLine(line, `the password command printed nothing: ${command}`);
}

function described({ host, port, user, path, secure }: Mailbox): string {
  const usual = port === (secure ? 993 : 143);
  const lines = [
    `protocol=${secure ? 'imaps' : 'imap'}`,
    `host=${host}${usual ? '' : `:${port}`}`,
    `username=${user}`,
    `path=${path}`,
  ];
  // A line end in a name would begin another line.
  return `${lines.map((line) => line.replace(/[\r\n\0]/g, '')).join('\n')}\n\n`;
}

function firstLine(text: string, otherwise: string): string {
  const line = (text.split('\n', 1)[0] ?? '').replace(/\r$/, '');
  if (line === '') throw new SourceError(otherwise);
  return line;
}
