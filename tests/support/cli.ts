import { Readable } from 'node:stream';
import { run } from '../../cli/index.js';

export interface Ran {
  readonly status: number;
  readonly out: string;
  /** Lines on stderr. */
  readonly talk: string;
}

/** Runs the command line in this process. `interrupt`: settles when the user would press Ctrl-C; it can ask for the output so far. */
export async function runCli(
  argv: readonly string[],
  given: {
    readonly env?: Readonly<Record<string, string>>;
    readonly stdin?: string | Uint8Array;
    readonly interrupt?: (out: () => string) => Promise<void>;
  } = {},
): Promise<Ran> {
  let out = '';
  let talk = '';
  const status = await run(argv, {
    env: given.env ?? {},
    stdin: Readable.from([Buffer.from(given.stdin ?? '')]),
    out: (data) => {
      out += typeof data === 'string' ? data : Buffer.from(data).toString('latin1');
    },
    talk: (line) => {
      talk += `${line}\n`;
    },
    progress: null,
    color: false,
    width: 100,
    interrupted: () => given.interrupt?.(() => out) ?? new Promise(() => {}),
  });
  return { status, out, talk };
}
