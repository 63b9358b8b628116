import type { Command } from '../command.js';
import { databasePath } from '../paths.js';

export const paths: Command = {
  name: 'paths',
  summary: 'Tell where the database is.',
  args: '',
  options: ['db'],
  description: ['The file that the other commands would use, whether or not it is there yet.'],
  examples: [['paths', 'Which database is it?']],
  async run(io, _args, options) {
    io.out(`${databasePath(io, options)}\n`);
  },
};
