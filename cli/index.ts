import { StoreError } from '../db/errors.js';
import { SourceError } from '../ingest/mail.js';
import { runTable } from './commander.js';
import { COMMANDS } from './commands/index.js';
import { CliError, EXIT, type ExitCode } from './errors.js';
import { type Io, processIo } from './io.js';
import { VERSION } from './version.js';

/** The command line as a function: arguments in, exit status out. Throws only for our own mistakes. */
export async function run(argv: readonly string[], io: Io = processIo()): Promise<ExitCode> {
  try {
    return await runTable(COMMANDS, VERSION, argv, io);
  } catch (error) {
    if (error instanceof CliError) {
      io.talk(`acktree: ${error.message}`);
      return error.exitCode;
    }
    if (isOfTheMachine(error)) {
      io.talk(`acktree: ${error.message}`);
      return EXIT.error;
    }
    throw error;
  }
}

/** A file that is not there; errors of the system and of SQLite carry a code (ENOENT, EADDRINUSE, SQLITE_BUSY) and say in words what is wrong. */
function isOfTheMachine(error: unknown): error is Error {
  if (error instanceof SourceError || error instanceof StoreError) return true;
  return error instanceof Error && 'code' in error && /^(?:E[A-Z]+|SQLITE_\w+)$/.test(String(error.code));
}
