import type { Command } from '../command.js';
import { withStore } from '../store.js';
import { printCheck } from './fsck.js';

export const backup: Command = {
  name: 'backup',
  summary: 'Copy the database into a new file, and check the copy.',
  args: '<file>',
  options: ['json', 'db'],
  description: ['It can be in use meanwhile, also by an import.'],
  examples: [['backup /mnt/backup/acktree.sqlite', 'Keep a copy.']],
  async run(io, [file = ''], options) {
    printCheck(io, options, await withStore(io, options, 'read', (store) => store.backup(file)));
  },
};
