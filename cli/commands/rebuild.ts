import { BOUNDARY } from '../../core/identity/index.js';
import type { Command } from '../command.js';
import { CliError, EXIT } from '../errors.js';
import { showProgress } from '../progress.js';
import { requireDatabase, withStore } from '../store.js';

export const rebuild: Command = {
  name: 'rebuild',
  summary: 'Make a new database from the raw mail of the old one.',
  args: '<file>',
  options: ['db'],
  description: [
    'Every mail is decoded and analysed again; corrections and the record of imports come along. The old database stays as it is. Status 1 when bytes of a mail could not be read any more; such a mail is named and left out.',
  ],
  examples: [['rebuild new.sqlite', 'After damage that `acktree fsck` found.']],
  async run(io, [file = ''], options) {
    const old = requireDatabase(io, options);
    const { rebuildStore } = await import('../../db/index.js');
    const { decodeMessage } = await import('../../ingest/decode/index.js');
    const { analyzeStale, threadEngine } = await import('../../ingest/index.js');
    const { messages, lost } = await rebuildStore(old, file, ({ raw, origin, was }) =>
      decodeMessage(raw, {
        label: origin,
        after: was.date,
        ...(was.headers[BOUNDARY] === 'mbox' ? { boundary: 'mbox' as const } : {}),
      }),
    );
    for (const { where, text } of lost) io.talk(`${where}: ${text}`);
    await withStore(io, { db: file }, 'read', async (store) => {
      const engine = threadEngine(undefined, await store.references());
      try {
        const { threads, failed } = await showProgress(io, (onProgress) =>
          analyzeStale(store, engine, { onProgress }),
        );
        if (failed.length > 0) throw new CliError(`${failed.length} threads were not analysed.`);
        io.talk(`${messages} messages, ${threads} threads analysed`);
      } finally {
        await engine.close();
      }
    });
    return lost.length === 0 ? EXIT.ok : EXIT.error;
  },
};
