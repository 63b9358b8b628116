import type { Store } from '../../db/store.js';
import type { PrintedPage } from '../../views/text.js';
import type { Command } from '../command.js';
import { notFound, readId } from '../ids.js';
import type { OptionValues } from '../options.js';
import { printPage } from '../print.js';
import { withStore } from '../store.js';

export const show: Command = {
  name: 'show',
  summary: 'Show where a proposal stands.',
  args: '<id>',
  options: ['view', 'json', 'verifiedOnly', 'db'],
  description: [
    'The id of any mail of the thread will do. Each position, question and decision is printed with its sentence and the mail it is from.',
  ],
  examples: [
    ['show 20260907081204.432606-1-mira.okafor@kitelabs.example.com', 'State, positions and open questions.'],
    ['show - --view thread', 'The thread of the mail that a mail program pipes in.'],
  ],
  async run(io, [arg = ''], options) {
    const id = await readId(io, arg);
    await withStore(io, options, 'read', async (store) => {
      printPage(io, options, (await findPage(store, id, options)) ?? (await notFound(store, id)));
    });
  },
};

function findPage(store: Store, id: string, options: OptionValues): Promise<PrintedPage | null> {
  const { view = 'rfc', verifiedOnly = false } = options;
  switch (view) {
    case 'rfc':
      return store.rfc(id, { verifiedOnly });
    case 'thread':
      return store.thread(id, 0);
    case 'message':
      return store.message(id);
  }
}
