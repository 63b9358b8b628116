import type { Store } from '../../db/store.js';
import type { ImportReport } from '../../ingest/index.js';
import { visible } from '../../views/visible.js';
import type { Command } from '../command.js';
import { CliError, EXIT, type ExitCode } from '../errors.js';
import type { Io } from '../io.js';
import type { OptionValues } from '../options.js';
import { onInterrupt } from '../progress.js';
import { readReferences } from '../references.js';
import { SOURCE_OPTIONS, sourceOptions } from '../sources.js';
import { withStore } from '../store.js';
import { importFiles, reportText, STDIN } from './import.js';

/** Milliseconds between two readings of a source that does not tell when it has something new. */
const POLL_MS = 300_000;
/** The same at most, for a server that had nothing new for a while. */
const LONGEST_POLL_MS = 3_600_000;

export const update: Command = {
  name: 'update',
  summary: 'Read again from every source that was imported.',
  args: '[source...]',
  options: ['everySource', 'watch', ...SOURCE_OPTIONS, 'db'],
  description: [
    'New mail is added, known mail changes nothing. A public-inbox repository is read on from the last commit seen, an IMAP mailbox from the last mail seen, and a server is asked only whether a thread changed. Sources are named as `acktree status` names them; without one, all are read.',
    'A source that is gone, does not answer or breaks off is named with what to do and the others go on; the status is then 1, and `acktree status` tells the reason until it was read to its end. Files that `ACKTREE_MAINTAINERS` and `ACKTREE_MAILMAP` name are read again too.',
    'With `--watch` it keeps running until an interrupt: files and folders are read as they change, IMAP mailboxes as mail comes, the others every five minutes, a server that has nothing new less and less often, down to once an hour.',
  ],
  examples: [
    ['update -a', 'From a timer, every few minutes.'],
    ['update --watch', 'All the time, beside `acktree serve`.'],
  ],
  run: (io, args, options) =>
    withStore(io, options, 'read', async (store) => {
      await store.keepReferences(await readReferences(io, options));
      const signal = onInterrupt(io);
      const updating = { io, store, options, signal, quiet: new Map<string, number>() };
      const sources = await wanted(store, args);
      return options.watch === true ? watchAll(updating, sources) : readAll(updating, sources);
    }),
};

interface Updating {
  readonly io: Io;
  readonly store: Store;
  readonly options: OptionValues;
  readonly signal: AbortSignal;
  /** How many times in a row a source had nothing new. */
  readonly quiet: Map<string, number>;
}

async function wanted(store: Store, args: readonly string[]): Promise<string[]> {
  const known = new Set((await store.status()).sources.map(({ source }) => source));
  known.delete(STDIN);
  const { sourceName } = await import('../../ingest/index.js');
  const asked = args.map((arg) => sourceName(arg));
  const strange = asked.find((source) => !known.has(source));
  if (strange !== undefined) throw new CliError(`${strange} was never imported: acktree import it first.`);
  if (known.size === 0) throw new CliError('nothing was imported from a source that can be read again.');
  return asked.length > 0 ? asked : [...known];
}

async function watchAll(updating: Updating, sources: readonly string[]): Promise<ExitCode> {
  const { isRemote, watchSources } = await import('../../ingest/index.js');
  const { io, options, signal, quiet } = updating;
  const poll = (source: string): number =>
    isRemote(source) ? Math.min(LONGEST_POLL_MS, POLL_MS * 2 ** (quiet.get(source) ?? 0)) : POLL_MS;
  const { password } = sourceOptions(io, options);
  const changed = await watchSources(sources, { signal, password, poll });
  await readAll(updating, sources);
  for await (const source of changed) await readAll(updating, [source]);
  return EXIT.ok;
}

/** Status 1 when a source could not be read to its end; 130 when the user ended it. */
async function readAll(updating: Updating, sources: readonly string[]): Promise<ExitCode> {
  let broken = 0;
  for (const source of sources) {
    if (updating.signal.aborted) return EXIT.interrupted;
    if (!(await readOne(updating, source))) broken++;
  }
  return broken === 0 ? EXIT.ok : EXIT.error;
}

/** False when the source is gone or was not read to its end. */
async function readOne({ io, store, options, signal, quiet }: Updating, source: string): Promise<boolean> {
  const { recordFailure, SourceError } = await import('../../ingest/index.js');
  let report: ImportReport;
  try {
    report = await importFiles(io, store, [source], signal, options);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    await recordFailure(store, source, error.message);
    io.talk(visible(`${source}: ${error.message}`));
    return false;
  }
  io.out(`${visible(source)}: ${reportText(report)}`);
  quiet.set(source, report.counts.added > 0 ? 0 : (quiet.get(source) ?? 0) + 1);
  return report.broken.length === 0;
}
