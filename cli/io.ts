import type { Readable } from 'node:stream';

/** What a command may touch of its surroundings; tests pass their own. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  /** Data, on stdout; bytes where it is mail as received. */
  out(data: string | Uint8Array): void;
  /** Talk, on stderr; one line, the line end is added. */
  talk(line: string): void;
  /** Overwrites one line of a terminal's stderr; null where stderr is no terminal. */
  readonly progress: ((line: string) => void) | null;
  readonly color: boolean;
  /** Columns of the terminal; 100 where there is none. */
  readonly width: number;
  /** Settles when the user or the system asks the process to end. */
  interrupted(): Promise<void>;
}

/** The process's own streams. A reader that goes away early (`acktree list | head`) ends us quietly. */
export function processIo(): Io {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    env: process.env,
    stdin: process.stdin,
    out: (data) => process.stdout.write(data),
    talk: (line) => process.stderr.write(`${line}\n`),
    progress: process.stderr.isTTY ? (line) => process.stderr.write(`\r\x1b[K${line}`) : null,
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
    width: process.stdout.columns || 100,
    interrupted: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
  };
}
