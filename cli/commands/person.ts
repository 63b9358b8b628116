import type { Command } from '../command.js';
import { CliError, EXIT } from '../errors.js';
import { pageNumber } from '../options.js';
import { printPage } from '../print.js';
import { withStore } from '../store.js';

export const person: Command = {
  name: 'person',
  summary: 'Tell what waits on a person, and where they stand.',
  args: '<address>',
  options: ['page', 'json', 'db'],
  description: [
    'Any address of theirs will do. Questions to them come first, then what they wait for, then their positions.',
  ],
  examples: [['person hanna@lindqvist.example.net', 'What is asked of Hanna?']],
  async run(io, [address = ''], options) {
    const page = await withStore(io, options, 'read', (store) => store.person(address, pageNumber(options)));
    if (page === null) throw new CliError(`nobody in the database writes as ${address}.`, EXIT.notFound);
    printPage(io, options, page);
  },
};
