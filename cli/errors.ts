/** What the exit status says; `EXIT.no` is for commands that ask a yes-or-no question. */
export const EXIT = { ok: 0, error: 1, usage: 2, notFound: 3, no: 4, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a sentence on stderr: what went wrong and, where there is one, what to do about it. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT.error,
  ) {
    super(message);
  }
}
