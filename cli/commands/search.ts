import type { Command } from '../command.js';
import { CliError, EXIT } from '../errors.js';
import { pageNumber } from '../options.js';
import { printPage } from '../print.js';
import { withStore } from '../store.js';

export const search: Command = {
  name: 'search',
  summary: 'Search the mails, grouped by thread.',
  args: '<words...>',
  options: ['page', 'json', 'db'],
  description: [
    'All words must be there; "several words" stand together. The prefixes of public-inbox narrow a word down: `s:` subject, `f:` from, `t:` to, `c:` cc, `b:` body, `q:` quoted words, `nq:` own words, `d:` date, `dfn:` file, `l:` list, `m:` Message-ID. So do `pos:` position, `by:` who holds it, `is:`, `state:`, `turn:` and `v:` version. A leading `-` excludes.',
  ],
  examples: [
    ['search doze timeout f:mira', 'Words, from somebody.'],
    ['search pos:oppose is:open', 'Open proposals that somebody opposes.'],
  ],
  async run(io, words, options) {
    const page = await withStore(io, options, 'read', (store) =>
      store.search(words.join(' '), pageNumber(options)),
    );
    if (page.error !== null) throw new CliError(page.error.message, EXIT.usage);
    printPage(io, options, page);
  },
};
