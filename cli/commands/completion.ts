import type { Command } from '../command.js';
import { CliError, EXIT } from '../errors.js';

export const completion: Command = {
  name: 'completion',
  summary: 'Print the completion script for bash, zsh or fish.',
  args: '<shell>',
  options: [],
  description: ['Made from the same table as the help.'],
  examples: [['completion bash > ~/.local/share/bash-completion/completions/acktree', 'Complete in bash.']],
  async run(io, [wanted]) {
    const { completionScript, SHELLS } = await import('../completion.js');
    const { COMMANDS } = await import('./index.js');
    const shell = SHELLS.find((one) => one === wanted);
    if (shell === undefined) throw new CliError(`completion knows ${SHELLS.join(', ')}.`, EXIT.usage);
    io.out(completionScript(shell, COMMANDS));
  },
};
