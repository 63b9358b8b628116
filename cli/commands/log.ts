import { logLines, logText } from '../../views/text/log.js';
import type { Command } from '../command.js';
import { notFound, readId } from '../ids.js';
import { withStore } from '../store.js';

export const logCommand: Command = {
  name: 'log',
  summary: 'List corrections, newest first.',
  args: '[id]',
  options: ['json', 'db'],
  description: [
    'Of all threads or of one: who set what right, when and why, the mail it rests on, what the mails alone say, and whether it was undone or mail says otherwise since. `--json` prints JSON Lines, oldest first and the same bytes every time, to keep in git and for `acktree correct --import`.',
  ],
  examples: [
    ['log', 'What was set right, and by whom?'],
    ['log --json > corrections.jsonl', 'Keep them in git.'],
  ],
  async run(io, [arg], options) {
    const id = arg === undefined ? undefined : await readId(io, arg);
    await withStore(io, options, 'read', async (store) => {
      if (id !== undefined && (await store.version(id)) === null) await notFound(store, id);
      const page = { page: 'log' as const, rows: (await store.corrections(id)).toReversed() };
      io.out(options.json ? logLines(page) : logText(page, { width: io.width, color: io.color }));
    });
    return undefined;
  },
};
