import type { Command } from './command.js';
import { COMMANDS } from './commands/index.js';
import { OPTIONS, type OptionRow } from './options.js';

const HEAD = `# acktree on the command line

<!-- Made from the command table by \`npm run docs\`; edit cli/commands instead. -->

\`acktree COMMAND …\`. Data goes to standard output, talk to standard error, so every command can stand in a pipe. Mail is
named by its Message-ID, with or without angle brackets, by the URL of an archive, or by \`-\`: a mail on standard input.
Characters of mail that a terminal would obey are shown instead.`;

const TAIL = `## Exit status

| status | means |
| --- | --- |
| 0 | done; also when the reader of a pipe went away |
| 1 | an error; the sentence is on standard error |
| 2 | wrong usage |
| 3 | not found: no such message or thread |
| 4 | the answer is no |
| 130 | interrupted |

## Environment

| variable | means |
| --- | --- |
| \`ACKTREE_DB\` | the database; without it \`acktree/acktree.sqlite\` in the data folder |
| \`ACKTREE_MAINTAINERS\`, \`ACKTREE_MAILMAP\` | files for \`--maintainers\` and \`--mailmap\` where these are not given |
| \`XDG_DATA_HOME\` | the data folder, \`~/.local/share\` by default |
| \`PORT\` | the port of \`acktree serve\`, 8090 by default |
| \`NO_COLOR\` | when set, no colour; without a terminal there is none anyway |

An option goes before a variable, that before \`$XDG_CONFIG_HOME/acktree/config\`, that before \`git config --global\`: see
\`acktree config\`.`;

/** docs/cli.md. */
export function commandReference(): string {
  return `${[HEAD, ...COMMANDS.map(section), TAIL].join('\n\n')}\n`;
}

function section(command: Command): string {
  const options = command.options.map((name) => OPTIONS[name]);
  const usage = ['acktree', command.name, options.length > 0 ? '[options]' : '', command.args]
    .filter(Boolean)
    .join(' ');
  return [
    `## ${command.name}`,
    `\`${usage}\``,
    command.summary,
    ...command.description,
    ...(options.length > 0
      ? [`| option | means |\n| --- | --- |\n${options.map(optionRow).join('\n')}`]
      : []),
    `\`\`\`\n${command.examples.map(([line, does]) => `# ${does}\nacktree ${line}`).join('\n')}\n\`\`\``,
  ].join('\n\n');
}

function optionRow(row: OptionRow): string {
  const choices =
    row.choices === undefined ? '' : ` One of ${row.choices.map((c) => `\`${c}\``).join(', ')}.`;
  return `| \`${row.flags}\` | ${row.description}${choices} |`;
}
