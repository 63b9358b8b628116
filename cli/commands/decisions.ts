import type { Command } from '../command.js';
import { pageNumber } from '../options.js';
import { printPage } from '../print.js';
import { withStore } from '../store.js';

export const decisions: Command = {
  name: 'decisions',
  summary: 'List what was decided, newest first.',
  args: '',
  options: ['list', 'person', 'page', 'json', 'db'],
  description: ['Points that a thread visibly settled, each with the sentence and the mail it is from.'],
  examples: [['decisions --list fs-tools', 'What did this list decide?']],
  async run(io, _args, options) {
    const filter = {
      ...(options.list !== undefined && { list: options.list }),
      ...(options.person !== undefined && { person: options.person }),
      page: pageNumber(options),
    };
    printPage(io, options, await withStore(io, options, 'read', (store) => store.decisions(filter)));
  },
};
