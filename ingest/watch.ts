import { watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isImap, newImapMail } from './sources/imap.js';
import { isRemote } from './sources/index.js';

export interface WatchOptions {
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** Password of IMAP mailboxes. */
  readonly password?: string | undefined;
  /** Milliseconds after which a source is read again that tells nothing itself, or whose server went away. */
  readonly poll: number;
}

/** Milliseconds in which a folder has to be still: a delivery touches it several times. */
const QUIET_MS = 500;

/**
 * Names of sources that may have something new, as it comes, until `signal` aborts: files and folders as the system tells
 * of changes, IMAP mailboxes by IDLE, everything else (and each of those as well) from time to time. The watch has begun
 * when this resolves, so that what changes while a caller reads everything for a first time is told too.
 */
export async function watchSources(
  sources: readonly string[],
  { signal, password, poll }: WatchOptions,
): Promise<AsyncIterable<string>> {
  const changed = new Set<string>();
  let wake = (): void => {};
  const tell = (source: string): void => {
    changed.add(source);
    wake();
  };
  signal.addEventListener('abort', () => wake(), { once: true });
  for (const source of sources) {
    if (isImap(source)) void watchMailbox(source, tell, { signal, password, poll });
    else if (!isRemote(source)) await watchFiles(source, tell, signal);
    const timer = setInterval(() => tell(source), poll);
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  }
  const waitForOne = () => new Promise<void>((resolve) => (wake = resolve));
  return inTurn(changed, waitForOne, signal);
}

async function* inTurn(
  changed: Set<string>,
  waitForOne: () => Promise<void>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  while (!signal.aborted) {
    const [source] = changed;
    if (source === undefined) await waitForOne();
    else {
      changed.delete(source);
      yield source;
    }
  }
}

async function watchMailbox(
  source: string,
  tell: (source: string) => void,
  { signal, password, poll }: WatchOptions,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await newImapMail(source, password, signal);
      tell(source);
    } catch {
      // What is wrong with the server is said by the next reading, which the timer asks for.
      await sleep(poll, undefined, { signal }).catch(() => {});
    }
  }
}

async function watchFiles(
  source: string,
  tell: (source: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const isFolder = (await stat(source).catch(() => null))?.isDirectory();
  if (isFolder === undefined) return;
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(source, { recursive: isFolder, signal }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => tell(source), QUIET_MS);
  });
  // A folder that is taken away: the next reading names it.
  watcher.on('error', () => {});
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
