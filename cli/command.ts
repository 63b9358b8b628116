import type { ExitCode } from './errors.js';
import type { Io } from './io.js';
import type { OptionName, OptionValues } from './options.js';

/** One verb of the command line. The table of them (cli/commands/index.ts) makes the parser, the help and docs/cli.md. */
export interface Command {
  readonly name: string;
  /** One line, a sentence in the imperative. */
  readonly summary: string;
  /** In commander's notation: `<file...>` wants at least one, `[file...]` takes any number, `<id>` one. */
  readonly args: string;
  readonly options: readonly OptionName[];
  /** Paragraphs of docs/cli.md and of `--help`. */
  readonly description: readonly string[];
  /** `[what follows "acktree ", what it does]`. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /**
   * Positional arguments flattened. Resolves to the exit status, nothing for 0; throws a CliError to end with a sentence.
   * What takes a while to load (core with its models, ingest, db, server) is imported here, so that a command that does
   * not need it starts at once.
   */
  run(io: Io, args: readonly string[], options: OptionValues): Promise<ExitCode | undefined>;
}
