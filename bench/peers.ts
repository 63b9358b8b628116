import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../ingest/index.js';

/** What a run took: seconds on the clock, seconds of processor time, peak memory in MB where it is known. */
export interface Took {
  readonly wall: number;
  readonly cpu: number;
  readonly rss: number | null;
}

/** Runs another program to its end; the shell's `times` tells the processor time of its children. */
export function timed(command: readonly string[], env: Readonly<Record<string, string>> = {}): Took {
  const start = performance.now();
  const script = '"$@" >/dev/null 2>&1 || echo failed; times';
  const { stdout } = spawnSync('bash', ['-c', script, 'bash', ...command], {
    env: { ...process.env, ...env },
  });
  const text = stdout.toString();
  if (text.startsWith('failed')) throw new Error(`${command[0]} failed`);
  const children = text.trim().split('\n').at(-1) ?? '';
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + Number(m) * 60 + Number(s),
    0,
  );
  return { wall: (performance.now() - start) / 1_000, cpu, rss: null };
}

/** A bare repository laid out as a public-inbox epoch: one commit a mail, file `m`. */
export async function writeRepository(path: string, mbox: string): Promise<void> {
  spawnSync('git', ['init', '-q', '--bare', '-b', 'master', path]);
  const git = spawn('git', [`--git-dir=${path}`, 'fast-import', '--quiet'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  let n = 0;
  for await (const item of readSource(mbox)) {
    if (item.kind !== 'mail') continue;
    const head = `commit refs/heads/master\ncommitter B <b@example.org> ${1_600_000_000 + n++} +0000\ndata 1\nx\nM 100644 inline m\ndata ${item.raw.length}\n`;
    if (!git.stdin.write(Buffer.concat([Buffer.from(head), item.raw, Buffer.from('\n')])))
      await once(git.stdin, 'drain');
  }
  git.stdin.end();
  await once(git, 'close');
}

/** A Maildir, for programs that read no mbox. */
export async function writeMaildir(path: string, mbox: string): Promise<void> {
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(path, part), { recursive: true });
  let n = 0;
  for await (const item of readSource(mbox))
    if (item.kind === 'mail') writeFileSync(join(path, 'cur', `${n++}.bench:2,S`), item.raw);
}

/** Reads every mail of a repository through git, and does nothing with it. */
export function catFile(repository: string): Took {
  const pipe = `git --git-dir="$1" rev-list --reverse HEAD | sed 's/$/:m/' | git --git-dir="$1" cat-file --batch --buffer`;
  return timed(['sh', '-c', pipe, 'sh', repository]);
}

/** Programs that do something comparable, where they are installed. */
export function indexers(folder: string, maildir: string, repository: string): [string, () => Took][] {
  const notmuch = join(folder, 'notmuch-config');
  writeFileSync(notmuch, `[database]\npath=${maildir}\n[user]\nname=B\nprimary_email=b@example.org\n`);
  const mu = join(folder, 'mu');
  const inbox = join(folder, 'inbox');
  return [
    ['notmuch new', () => timed(['notmuch', 'new', '--quiet'], { NOTMUCH_CONFIG: notmuch })],
    [
      'mu index',
      () => timed(['sh', '-c', `mu init -q --muhome=${mu} -m ${maildir} && mu index -q --muhome=${mu}`]),
    ],
    ['public-inbox-index (basic)', () => publicInbox(inbox, repository)],
  ];
}

function publicInbox(inbox: string, repository: string): Took {
  const home = inboxHome(inbox);
  initInbox(inbox, repository);
  return timed(['public-inbox-index', '--no-fsync', join(inbox, 'i')], home);
}

/** An indexed public-inbox with the mails of a repository, named `bench`; returns the environment that finds it. */
export function writeInbox(inbox: string, repository: string): Readonly<Record<string, string>> {
  publicInbox(inbox, repository);
  return inboxHome(inbox);
}

function inboxHome(inbox: string): Readonly<Record<string, string>> {
  return { HOME: inbox, PI_CONFIG: join(inbox, 'config') };
}

function initInbox(inbox: string, repository: string): void {
  mkdirSync(inbox, { recursive: true });
  const url = 'http://127.0.0.1/bench/';
  timed(
    ['public-inbox-init', '-V2', '-L', 'basic', 'bench', join(inbox, 'i'), url, 'bench@example.org'],
    inboxHome(inbox),
  );
  spawnSync('cp', ['-r', `${repository}/.`, join(inbox, 'i', 'git', '0.git')]);
}
