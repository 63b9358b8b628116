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

type Git = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts git on a repository with nothing of our own environment but the path to find it. */
function git(repository: string, args: readonly string[]): Git {
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

/**
 * Settles when git has ended; rejects with its first words of complaint when it failed, and when somebody killed it: what it
 * printed until then is not all there is. May be left alone.
 */
function ended(process: Git): Promise<void> {
  const end = whenEnded(process);
  end.catch(() => {});
  return end;
}

async function whenEnded(process: Git): Promise<void> {
  let complaint = '';
  process.stderr.on('data', (bytes: Buffer) => {
    if (complaint.length < 500) complaint += bytes.toString();
  });
  // A missing git is an `error` event, on which `once` rejects.
  const [code, signal] = (await once(process, 'close')) as [number | null, string | null];
  if (signal !== null) throw new Error(`git was ended by ${signal}`);
  if (code !== 0)
    throw new Error(`git: ${complaint.split('\n', 1)[0]?.slice(0, 200) || `exit status ${code}`}`);
}

/**
 * Lines that git prints. `input` are the arguments of another git whose output it reads. Ends both when the reader stops;
 * throws when one of them failed.
 */
export async function* gitLines(
  repository: string,
  args: readonly string[],
  input?: readonly string[],
): AsyncGenerator<string> {
  const child = git(repository, args);
  const ends = [ended(child)];
  child.stdin.on('error', () => {});
  const feeder = input === undefined ? null : git(repository, input);
  if (feeder === null) child.stdin.end();
  else {
    ends.push(ended(feeder));
    feeder.stdin.end();
    feeder.stdout.pipe(child.stdin);
  }
  try {
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY }))
      yield line;
    await Promise.all(ends);
  } finally {
    child.kill();
    feeder?.kill();
  }
}

/** An object as it lies in the repository. `cut`: bytes over the limit that were left out. */
export interface GitObject {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly cut: number;
}

/**
 * Reads objects through one `git cat-file --batch`, which is asked ahead so that it never waits. Of one that is not there, as
 * in a partial clone, the type is `missing`.
 */
export async function* readObjects(repository: string, names: Iterable<string>): AsyncGenerator<GitObject> {
  const child = git(repository, ['cat-file', '--batch', '--buffer']);
  const end = ended(child);
  child.stdin.on('error', () => {});
  const asking = ask(child.stdin, names);
  const reader = new Reader(child.stdout);
  try {
    for (let header = await reader.line(); header !== null; header = await reader.line()) {
      const [name = '', type = '', length = ''] = header.split(' ');
      if (/^\d+$/.test(length)) yield { name, type, ...(await reader.take(Number(length))) };
      else yield { name, type: 'missing', bytes: Buffer.alloc(0), cut: 0 };
    }
    await asking;
    await end;
  } finally {
    child.kill();
  }
}

/** Until all was asked or git is gone, of which its end tells. */
async function ask(stdin: Writable, names: Iterable<string>): Promise<void> {
  for (const name of names) {
    if (stdin.destroyed) return;
    if (OBJECT.test(name) && !stdin.write(`${name}\n`))
      await Promise.race([once(stdin, 'drain'), once(stdin, 'close')]).catch(() => {});
  }
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
  const settings = new Map<string, string>();
  for await (const line of gitLines('/nonexistent', ['config', '--file', file, '--get-regexp', pattern])) {
    const space = line.indexOf(' ');
    if (space > 0) settings.set(line.slice(0, space), line.slice(space + 1));
  }
  return settings;
}
