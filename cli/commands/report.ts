import type { Command } from '../command.js';
import { pageNumber } from '../options.js';
import { printPage } from '../print.js';
import { withStore } from '../store.js';

export const report: Command = {
  name: 'report',
  summary: 'Tell what became of every mail on import.',
  args: '',
  options: ['fate', 'page', 'json', 'db'],
  description: [
    'The counts add up to all mail that was met. Below them each mail that was odd, cut, not parsed, not read, or has an id that another one owns, with where it is from and the reason; a hundred a page.',
  ],
  examples: [
    ['report', 'Was anything lost?'],
    ['report --fate cut --json', 'The mails that were read in part, for a script.'],
  ],
  async run(io, _args, options) {
    const { fate } = options;
    const filter = { page: pageNumber(options), ...(fate === undefined ? {} : { fate }) };
    printPage(io, options, await withStore(io, options, 'read', (store) => store.report(filter)));
  },
};
