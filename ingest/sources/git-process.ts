import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { MESSAGE_BYTES } from '../limits.js';

/** Names of git objects, in SHA-1 or SHA-256; nothing else that a repository says is passed on to git. */
export const OBJECT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * The repository may be a stranger's: its configuration must not run programs or reach the network, and neither may the
 * user's or the system's. Only plumbing commands are used, which show objects and check out nothing.
 */
const GUARDS = [
  '--no-pager',
  '--no-replace-objects',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'protocol.allow=never',
  '-c',
  'log.showSignature=false',
];

export type Git = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts git on a repository with nothing of our own environment but the path to find it. */
export function git(repository: string, args: readonly string[]): Git {
  return spawn('git', [...GUARDS, `--git-dir=${repository}`, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: '/',
    env: {
      PATH: process.env.PATH,
      LC_ALL: 'C',
      HOME: '/nonexistent',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_LAZY_FETCH: '1',
    },
  });
}

/** Settles when git has ended; throws with its first words of complaint when it failed. */
export async function ended(process: Git): Promise<void> {
  let complaint = '';
  process.stderr.on('data', (bytes: Buffer) => {
    if (complaint.length < 500) complaint += bytes.toString();
  });
  // A missing git is an `error` event, on which `once` rejects.
  const [code, signal] = (await once(process, 'close')) as [number | null, string | null];
  if (code !== 0 && signal === null)
    throw new Error(`git: ${complaint.split('\n', 1)[0]?.slice(0, 200) || `exit status ${code}`}`);
}

/** Lines that git prints. `input`, when given, is another git whose output it reads. Ends git when the reader stops. */
export async function* gitLines(
  repository: string,
  args: readonly string[],
  input?: Git,
): AsyncGenerator<string> {
  const child = git(repository, args);
  const end = ended(child);
  end.catch(() => {});
  child.stdin.on('error', () => {});
  if (input === undefined) child.stdin.end();
  else input.stdout.pipe(child.stdin);
  try {
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY }))
      yield line;
    await end;
  } finally {
    child.kill();
    input?.kill();
  }
}

/** An object as it lies in the repository. `cut`: bytes over the limit that were left out. */
export interface GitObject {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly cut: number;
}

/** Reads objects through one `git cat-file --batch`, which is asked ahead so that it never waits. Missing ones are left out. */
export async function* readObjects(repository: string, names: Iterable<string>): AsyncGenerator<GitObject> {
  const child = git(repository, ['cat-file', '--batch', '--buffer']);
  const end = ended(child);
  end.catch(() => {});
  child.stdin.on('error', () => {});
  const asking = ask(child.stdin, names);
  const reader = new Reader(child.stdout);
  try {
    for (let header = await reader.line(); header !== null; header = await reader.line()) {
      const [name = '', type = '', length = ''] = header.split(' ');
      if (!OBJECT.test(name) || !/^\d+$/.test(length)) continue;
      yield { name, type, ...(await reader.take(Number(length))) };
    }
    await asking;
    await end;
  } finally {
    child.kill();
  }
}

async function ask(stdin: Writable, names: Iterable<string>): Promise<void> {
  for (const name of names)
    if (OBJECT.test(name) && !stdin.write(`${name}\n`))
      await Promise.race([once(stdin, 'drain'), once(stdin, 'close')]);
  stdin.end();
}

/** Takes lines and counted bytes out of a stream of chunks. */
class Reader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async #more(): Promise<Buffer | null> {
    const next = await this.#chunks.next();
    return next.done === true ? null : next.value;
  }

  /** The next line, or null at the end. Lines of git are short. */
  async line(): Promise<string | null> {
    for (;;) {
      const end = this.#rest.indexOf(10);
      if (end !== -1) {
        const line = this.#rest.toString('latin1', 0, end);
        this.#rest = this.#rest.subarray(end + 1);
        return line;
      }
      const more = await this.#more();
      if (more === null) return null;
      this.#rest = Buffer.concat([this.#rest, more]);
    }
  }

  /** Gives the next `length` bytes and drops the line end behind them; of more than `MESSAGE_BYTES` only the first. */
  async take(length: number): Promise<{ bytes: Buffer; cut: number }> {
    const kept: Buffer[] = [];
    let room = Math.min(length, MESSAGE_BYTES);
    let missing = length;
    while (missing > 0) {
      if (this.#rest.length === 0) this.#rest = (await this.#more()) ?? broken();
      const piece = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(piece.length);
      missing -= piece.length;
      if (room > 0) kept.push(piece.subarray(0, room));
      room -= Math.min(room, piece.length);
    }
    await this.line();
    return {
      bytes: kept.length === 1 ? (kept[0] as Buffer) : Buffer.concat(kept),
      cut: Math.max(0, length - MESSAGE_BYTES),
    };
  }
}

function broken(): never {
  throw new Error('git broke off inside an object');
}

/** The settings of a file in git's format whose names match `pattern`, in its order; the last of one name counts. Follows no includes. */
export async function gitSettings(file: string, pattern: string): Promise<ReadonlyMap<string, string>> {
  const child = git('/nonexistent', ['config', '--file', file, '--get-regexp', pattern]);
  const end = ended(child);
  end.catch(() => {});
  child.stdin.on('error', () => {});
  child.stdin.end();
  const settings = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const space = line.indexOf(' ');
    if (space > 0) settings.set(line.slice(0, space), line.slice(space + 1));
  }
  await end;
  return settings;
}
