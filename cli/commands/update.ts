import type { Store } from '../../db/store.js';
import type { Command } from '../command.js';
import { CliError, EXIT, type ExitCode } from '../errors.js';
import type { Io } from '../io.js';
import { onInterrupt } from '../progress.js';
import { readReferences } from '../references.js';
import { withStore } from '../store.js';
import { importFiles, reportText } from './import.js';

/** What the record of an import calls a mail that was piped in; it cannot be read again. */
const STDIN = 'standard input';
/** Milliseconds between two readings of a source that does not tell when it has something new. */
const POLL_MS = 300_000;

export const update: Command = {
  name: 'update',
  summary: 'Read again from every source that was imported.',
  args: '[source...]',
  options: ['everySource', 'watch', 'db'],
  description: [
    'New mail is added, known mail changes nothing. A public-inbox repository is read on from the last commit seen, an IMAP mailbox from the last mail seen, and a server is asked only whether a thread changed. Sources are named as `acktree status` names them; without one, all are read.',
    'A source that is gone, does not answer or breaks off is named and the others go on; the status is then 1. Files that `ACKTREE_MAINTAINERS` and `ACKTREE_MAILMAP` name are read again too.',
    'With `--watch` it keeps running until an interrupt: files and folders are read as they change, IMAP mailboxes as mail comes, the others every five minutes.',
  ],
  examples: [
    ['update -a', 'From a timer, every few minutes.'],
    ['update --watch', 'All the time, beside `acktree serve`.'],
  ],
  run: (io, args, options) =>
    withStore(io, options, 'read', async (store) => {
      await store.keepReferences(await readReferences(io, options));
      const sources = await wanted(store, args);
      const signal = onInterrupt(io);
      if (options.watch !== true) return readAll(io, store, sources, signal);
      const { watchSources } = await import('../../ingest/index.js');
      const password = io.env.ACKTREE_IMAP_PASSWORD;
      const changed = await watchSources(sources, { signal, password, poll: POLL_MS });
      await readAll(io, store, sources, signal);
      for await (const source of changed) await readAll(io, store, [source], signal);
      return EXIT.ok;
    }),
};

async function wanted(store: Store, args: readonly string[]): Promise<string[]> {
  const known = new Set((await store.status()).runs.map((run) => run.source));
  known.delete(STDIN);
  const { sourceName } = await import('../../ingest/index.js');
  const asked = args.map((arg) => sourceName(arg));
  const strange = asked.find((source) => !known.has(source));
  if (strange !== undefined) throw new CliError(`${strange} was never imported: acktree import it first.`);
  if (known.size === 0) throw new CliError('nothing was imported from a source that can be read again.');
  return asked.length > 0 ? asked : [...known];
}

/** Status 1 when a source could not be read; 130 when the user ended it. */
async function readAll(
  io: Io,
  store: Store,
  sources: readonly string[],
  signal: AbortSignal,
): Promise<ExitCode> {
  const { BROKE_OFF, isRemote, SourceError } = await import('../../ingest/index.js');
  let gone = 0;
  for (const source of sources) {
    if (signal.aborted) return EXIT.interrupted;
    try {
      const report = await importFiles(io, store, [source], signal);
      io.out(`${source}: ${reportText(report)}`);
      const cameToNothing = isRemote(source) && report.counts.read === 0 && report.skipped.length > 0;
      if (cameToNothing || report.skipped.some(({ reason }) => reason.startsWith(BROKE_OFF))) gone++;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      io.talk(`${source}: ${error.message}`);
      gone++;
    }
  }
  return gone === 0 ? EXIT.ok : EXIT.error;
}
