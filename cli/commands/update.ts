import type { Command } from '../command.js';
import { CliError, EXIT } from '../errors.js';
import { onInterrupt } from '../progress.js';
import { readReferences } from '../references.js';
import { withStore } from '../store.js';
import { importFiles, reportText } from './import.js';

/** What the record of an import calls a mail that was piped in; it cannot be read again. */
const STDIN = 'standard input';

export const update: Command = {
  name: 'update',
  summary: 'Read again from every source that was imported.',
  args: '',
  options: ['db'],
  description: [
    'New mail is added, known mail changes nothing. A public-inbox repository is read on from the last commit seen. A source that is gone is named and the others go on; the status is then 1. Files that `ACKTREE_MAINTAINERS` and `ACKTREE_MAILMAP` name are read again too.',
  ],
  examples: [['update', 'From a timer, every few minutes.']],
  run: (io, _args, options) =>
    withStore(io, options, 'read', async (store) => {
      await store.keepReferences(await readReferences(io, options));
      const sources = new Set((await store.status()).runs.map((run) => run.source));
      sources.delete(STDIN);
      if (sources.size === 0)
        throw new CliError('nothing was imported from a source that can be read again.');
      const signal = onInterrupt(io);
      const { SourceError } = await import('../../ingest/index.js');
      let gone = 0;
      for (const source of sources) {
        if (signal.aborted) return EXIT.interrupted;
        try {
          io.out(`${source}: ${reportText(await importFiles(io, store, [source], signal))}`);
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
          io.talk(`${source}: ${error.message}`);
          gone++;
        }
      }
      return gone === 0 ? EXIT.ok : EXIT.error;
    }),
};
