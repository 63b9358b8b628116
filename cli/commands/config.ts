import type { Command } from '../command.js';
import { databasePath } from '../paths.js';
import { SETTINGS, settingFiles } from '../settings.js';

export const config: Command = {
  name: 'config',
  summary: 'Tell which settings are in force, and from which files.',
  args: '',
  options: ['db'],
  description: [
    'An option goes before an environment variable, that before `$XDG_CONFIG_HOME/acktree/config`, that before `git config --global`; all files are in the format of git. The configuration of a repository is not read. Set one with `git config --global acktree.db FILE`.',
  ],
  examples: [['config', 'Which database, which port?']],
  async run(io, _args, options) {
    const rows = SETTINGS.map(({ name, variable }) => {
      const value = name === 'acktree.db' ? databasePath(io, options) : io.env[variable];
      return `${name}=${value ?? ''}\n`;
    });
    io.out(rows.join(''));
    for (const file of settingFiles(io.env)) io.talk(`read where it is there: ${file}`);
  },
};
