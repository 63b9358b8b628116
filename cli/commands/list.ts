import type { Command } from '../command.js';
import { dashboardFilter } from '../filter.js';
import { pageNumber } from '../options.js';
import { printPage } from '../print.js';
import { withStore } from '../store.js';

export const list: Command = {
  name: 'list',
  summary: 'List the RFCs: state, whose turn, since when.',
  args: '',
  options: ['list', 'state', 'outcome', 'turn', 'person', 'kind', 'all', 'page', 'json', 'db'],
  description: [
    'One row each, the longest waiting first. Closed and dormant ones are left out unless `--all` is given.',
  ],
  examples: [
    ['list --turn author', 'What waits for its author?'],
    ['list --list linux-kite --state blocked --json', 'What is blocked on one list, as JSON.'],
  ],
  async run(io, _args, options) {
    const page = await withStore(io, options, 'read', (store) =>
      store.dashboard({ ...dashboardFilter(options), page: pageNumber(options) }),
    );
    printPage(io, options, page);
  },
};
