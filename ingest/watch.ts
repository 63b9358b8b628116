import { watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isImap, watchImap } from './sources/imap.js';
import { isRemote } from './sources/index.js';
import type { Password } from './sources/password.js';

export interface WatchOptions {
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** Password of IMAP mailboxes. */
  readonly password?: Password | undefined;
  /** Milliseconds after which a source is read again that tells nothing itself; asked anew each time. */
  readonly poll: (source: string) => number;
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
  const timers = new Map<string, NodeJS.Timeout>();
  const wind = (source: string): void => {
    clearTimeout(timers.get(source));
    if (!signal.aborted)
      timers.set(
        source,
        setTimeout(() => tell(source), poll(source)),
      );
  };
  const stop = (): void => {
    for (const timer of timers.values()) clearTimeout(timer);
    wake();
  };
  signal.addEventListener('abort', stop, { once: true });
  for (const source of sources) {
    if (isImap(source)) void watchMailbox(source, tell, { signal, password, poll });
    else if (!isRemote(source)) await watchFiles(source, tell, signal);
    wind(source);
  }
  const waitForOne = () => new Promise<void>((resolve) => (wake = resolve));
  return inTurn({ changed, waitForOne, wind, signal });
}

interface Turns {
  readonly changed: Set<string>;
  readonly waitForOne: () => Promise<void>;
  /** Begins the time until the next turn of a source. */
  readonly wind: (source: string) => void;
  readonly signal: AbortSignal;
}

async function* inTurn({ changed, waitForOne, wind, signal }: Turns): AsyncGenerator<string> {
  while (!signal.aborted) {
    const [source] = changed;
    if (source === undefined) await waitForOne();
    else {
      changed.delete(source);
      yield source;
      wind(source);
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
      await watchImap(source, password, { signal, tell: () => tell(source) });
    } catch {
      // What is wrong with the server is said by the next reading, which the timer asks for.
      await sleep(poll(source), undefined, { signal }).catch(() => {});
    }
  }
}

async function watchFiles(
  source: string,
  tell: (source: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const isFolder = (await stat(source).catch(() => null))?.isDirectory() ?? false;
  // A file is watched by its name in its folder, because it may be written anew under that name.
  const watched = isFolder ? source : dirname(source);
  if ((await stat(watched).catch(() => null)) === null) return;
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(watched, { recursive: isFolder, signal }, (_, name) => {
    if (!isFolder && name !== null && name !== basename(source)) return;
    clearTimeout(timer);
    timer = setTimeout(() => tell(source), QUIET_MS);
  });
  // A folder that is taken away: the next reading names it.
  watcher.on('error', () => {});
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
