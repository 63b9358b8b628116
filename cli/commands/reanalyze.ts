import type { Command } from '../command.js';
import { EXIT } from '../errors.js';
import { onInterrupt, showProgress } from '../progress.js';
import { withStore } from '../store.js';

export const reanalyze: Command = {
  name: 'reanalyze',
  summary: 'Analyse all threads again.',
  args: '',
  options: ['db'],
  description: [
    'Needed after an update that changed the rules. Mails are not touched; everything derived from them is replaced, thread by thread. When it was interrupted, the next import or `reanalyze` goes on.',
  ],
  examples: [['reanalyze', 'Make everything derived anew.']],
  run: (io, _args, options) =>
    withStore(io, options, 'read', async (store) => {
      const signal = onInterrupt(io);
      const { analyzeStale, threadEngine } = await import('../../ingest/index.js');
      await store.markAllStale();
      const engine = threadEngine(undefined, await store.references());
      try {
        const { threads, failed } = await showProgress(io, (onProgress) =>
          analyzeStale(store, engine, { signal, onProgress }),
        );
        io.talk(`${threads} threads analysed`);
        for (const { thread, reason } of failed) io.talk(`thread ${thread}: ${reason}`);
        if (signal.aborted) return EXIT.interrupted;
        return failed.length > 0 ? EXIT.error : EXIT.ok;
      } finally {
        await engine.close();
      }
    }),
};
