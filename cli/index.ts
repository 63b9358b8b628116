import { StoreError } from '../db/errors.js';
import { SourceError } from '../ingest/mail.js';
import { visible } from '../views/visible.js';
import { runTable } from './commander.js';
import { COMMANDS } from './commands/index.js';
import { CliError, EXIT, type ExitCode } from './errors.js';
import { type Io, processIo } from './io.js';
import { withSettings } from './settings.js';
import { VERSION } from './version.js';

/** The command line as a function: arguments in, exit status out. Throws only for our own mistakes. */
export async function run(argv: readonly string[], given: Io = processIo()): Promise<ExitCode> {
  // File names and subjects end up in sentences too, and a terminal must not obey them.
  let io: Io = { ...given, talk: (line) => given.talk(visible(line)) };
  try {
    io = { ...io, env: await withSettings(io.env) };
    return await runTable(COMMANDS, VERSION, argv, io);
  } catch (error) {
    if (!isSentence(error)) throw error;
    io.talk(`acktree: ${error.message}`);
    return error instanceof CliError ? error.exitCode : EXIT.error;
  }
}

/**
 * What is wrong is said in words: our own sentences, and errors of the system and of SQLite, which carry a code (ENOENT,
 * EADDRINUSE, SQLITE_BUSY). Anything else is our mistake and keeps its stack.
 */
function isSentence(error: unknown): error is Error {
  if (error instanceof CliError || error instanceof SourceError || error instanceof StoreError) return true;
  return error instanceof Error && 'code' in error && /^(?:E[A-Z]+|SQLITE_\w+)$/.test(String(error.code));
}
