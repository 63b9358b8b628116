import type { Command } from '../command.js';
import { databasePath } from '../paths.js';
import { makeFolder } from '../store.js';
import { printCheck } from './fsck.js';

export const restore: Command = {
  name: 'restore',
  summary: 'Make the database from a backup.',
  args: '<file>',
  options: ['replace', 'json', 'db'],
  description: ['The backup is checked first; a damaged one is refused and the database stays as it is.'],
  examples: [['restore --replace /mnt/backup/acktree.sqlite', 'Go back to a copy.']],
  async run(io, [file = ''], options) {
    const { restoreStore } = await import('../../db/index.js');
    const path = databasePath(io, options);
    makeFolder(path);
    printCheck(io, options, await restoreStore(file, path, { replace: options.replace === true }));
  },
};
