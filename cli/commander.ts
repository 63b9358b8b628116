import { CommanderError, Option, Command as Program } from 'commander';
import type { Command } from './command.js';
import { EXIT, type ExitCode } from './errors.js';
import type { Io } from './io.js';
import { OPTIONS, type OptionName, type OptionValues } from './options.js';

/** Parses `argv` by the table and runs the command it names. Wrong usage resolves to 2, after the help's sentence on stderr. */
export async function runTable(
  commands: readonly Command[],
  version: string,
  argv: readonly string[],
  io: Io,
): Promise<ExitCode> {
  let status: ExitCode = EXIT.ok;
  const program = new Program('acktree')
    .description('Who stands where on each RFC, what is open, what was decided: read from the mail.')
    .version(version)
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand('help [command]', 'Print the help of a command.');
  takeOver(program, io);
  for (const command of commands) {
    addCommand(program, command, io).action(async (...given: unknown[]) => {
      const options = given.at(-2) as OptionValues;
      const args = given
        .slice(0, -2)
        .flat()
        .filter((arg) => arg !== undefined) as string[];
      status = (await command.run(io, args, options)) ?? EXIT.ok;
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    throw error;
  }
  return status;
}

function addCommand(program: Program, command: Command, io: Io): Program {
  const sub = program
    .command(`${command.name} ${command.args}`.trim())
    .summary(command.summary)
    .description([command.summary, ...command.description].join('\n\n'))
    .addHelpText('after', helpExamples(command));
  for (const name of command.options) sub.addOption(option(name));
  return takeOver(sub, io);
}

function option(name: OptionName): Option {
  const row = OPTIONS[name];
  const made = new Option(row.flags, row.description);
  return 'choices' in row ? made.choices(row.choices) : made;
}

function helpExamples(command: Command): string {
  return command.examples.map(([line, does]) => `\n  acktree ${line}\n      ${does}`).join('');
}

/** commander would end the process by itself, and with status 1. */
function takeOver(program: Program, io: Io): Program {
  return program.exitOverride().configureOutput({
    writeOut: (text) => io.out(text),
    writeErr: (text) => io.talk(text.trimEnd()),
  });
}
