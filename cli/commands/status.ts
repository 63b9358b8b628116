import type { Command } from '../command.js';
import { printPage } from '../print.js';
import { withStore } from '../store.js';

export const status: Command = {
  name: 'status',
  summary: 'Tell what is in the database and what was odd.',
  args: '',
  options: ['json', 'db'],
  description: [
    'Counts, the imports with what each of them read, and the mails that were odd, with the reason.',
  ],
  examples: [['status', 'Did the last import end well?']],
  async run(io, _args, options) {
    printPage(io, options, await withStore(io, options, 'read', (store) => store.status()));
  },
};
