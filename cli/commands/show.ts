import type { Store } from '../../db/store.js';
import type { PrintedPage } from '../../views/text.js';
import type { Command } from '../command.js';
import { CliError, EXIT } from '../errors.js';
import { notFound, readId } from '../ids.js';
import { momentOf, type OptionValues } from '../options.js';
import { printPage } from '../print.js';
import { withStore } from '../store.js';

export const show: Command = {
  name: 'show',
  summary: 'Show where a proposal stands.',
  args: '<id>',
  options: ['view', 'at', 'json', 'verifiedOnly', 'db'],
  description: [
    'The id of any mail of the thread will do. Each position, question and decision is printed with its sentence and the mail it is from.',
  ],
  examples: [
    ['show 20260907081204.432606-1-mira.okafor@kitelabs.example.com', 'State, positions and open questions.'],
    [
      'show 20260907081204.432606-1-mira.okafor@kitelabs.example.com --at 2026-09-08',
      'Where did it stand on that day?',
    ],
    ['show - --view thread', 'The thread of the mail that a mail program pipes in.'],
  ],
  async run(io, [arg = ''], options) {
    const id = await readId(io, arg);
    await withStore(io, options, 'read', async (store) => {
      const find = options.at === undefined ? findPage(store, id, options) : findPast(store, id, options);
      printPage(io, options, (await find) ?? (await notFound(store, id)));
    });
  },
};

/** The same from the mails up to `--at`; the RFC page says what was left out. */
async function findPast(store: Store, id: string, options: OptionValues): Promise<PrintedPage | null> {
  const at = momentOf(options.at ?? '');
  const { knownId, replay, rfcAt } = await import('../../db/index.js');
  const { view = 'rfc', verifiedOnly = false } = options;
  const page =
    view === 'rfc'
      ? await rfcAt(store, id, at, { verifiedOnly })
      : await replay(store, id, at, async (past) => findPage(past, await knownId(store, past, id), options));
  if (page === null && (await store.version(id)) !== null)
    throw new CliError(`the proposal of ${id} had no mail yet on ${at.slice(0, 10)}.`, EXIT.notFound);
  return page;
}

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
