import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { SourceOptions } from '../../../ingest/index.js';
import { type CuttingProxy, startCuttingProxy } from '../../support/cutting-proxy.js';
import { hasDovecot, startDovecot } from '../../support/dovecot.js';
import { type Change, commit, git, pathInV1 } from '../../support/git-mail.js';
import { hasPublicInbox, makePublicInbox } from '../../support/public-inbox.js';
import { mbox } from '../mails.js';
import { SPAM } from './corpus.js';

/** One kind of source with a place of its own, which a test fills with mail and breaks. */
export interface Kind {
  readonly name: string;
  /** The program that is not installed here. */
  readonly missing?: string | undefined;
  /** Specimens that this kind cannot hold, by its nature, and why. */
  readonly without?: Readonly<Record<string, string>>;
  /** Message-IDs of specimens whose bytes it changes on the way, and how. */
  readonly touches?: Readonly<Record<string, string>>;
  /** Its answer is compressed, so that of so little mail nothing arrives before all does. */
  readonly atOnce?: true;
  /** A later run reads only what is new. */
  readonly incremental?: true;
  open(folder: string): Promise<Source>;
}
export interface Source {
  /** What a user names; several only where each mail is a source of its own. */
  readonly paths: readonly string[];
  options?(): Pick<SourceOptions, 'stdin' | 'password'>;
  put(mails: readonly Buffer[]): Promise<void> | void;
  /** From now on a reading breaks off in the middle. */
  breakOff(): void;
  mend(): void;
  stop?(): Promise<void>;
}

const LOSSY_FROM = { 'lines that begin with >From': 'mboxo cannot tell them from escaped ones' };
const NO_ORDER = { 'a garbled date': 'a single mail has none before it to take a date from' };
const NOT_INDEXED = {
  'no Message-ID': 'public-inbox does not index such a mail',
  'another mail under a known id': 'public-inbox takes it for a duplicate',
};
const LINE_ENDS = { 'crlf@example.org': 'all line ends are sent as one kind' };
const ENDED = { ...LINE_ENDS, 'header@example.org': 'an empty line is put behind the header' };

/** A file that is written anew with all mails; `bytes` of it, of which the first three quarters are left when it breaks. */
function file(name: string, bytes: (mails: readonly Buffer[]) => Buffer, whole = false): Kind['open'] {
  return async (folder) => {
    const path = join(folder, name);
    const mails: Buffer[] = [];
    const write = (share: number) => {
      const all = bytes(mails);
      writeFileSync(path, all.subarray(0, Math.floor(all.length * share)));
    };
    return {
      paths: [path],
      put(more) {
        mails.push(...more);
        write(1);
      },
      breakOff: () => (whole ? renameSync(path, `${path}.away`) : write(0.75)),
      mend: () => (whole ? renameSync(`${path}.away`, path) : write(1)),
    };
  };
}

/** A file for each mail; broken off by taking the folder away. */
function folderOf(nameOf: (n: number) => string, parts: readonly string[] = ['']): Kind['open'] {
  return async (folder) => {
    const path = join(folder, 'mails');
    for (const part of parts) mkdirSync(join(path, part), { recursive: true });
    let count = 0;
    return {
      paths: [path],
      put(mails) {
        for (const one of mails) writeFileSync(join(path, nameOf(count++)), one);
      },
      breakOff: () => renameSync(path, `${path}.away`),
      mend: () => renameSync(`${path}.away`, path),
    };
  };
}

async function singleFiles(folder: string): Promise<Source> {
  const paths: string[] = [];
  return {
    paths,
    put(mails) {
      for (const one of mails) {
        paths.push(join(folder, `${numbered(paths.length)}.eml`));
        writeFileSync(paths.at(-1) as string, one);
      }
    },
    breakOff: () => renameSync(paths.at(-1) as string, join(folder, 'away')),
    mend: () => renameSync(join(folder, 'away'), paths.at(-1) as string),
  };
}

/** mboxo escapes only bare `From `. */
function mboxo(mails: readonly Buffer[]): Buffer {
  const escaped = mails.map((m) => m.toString('latin1').replace(/^From /gm, '>From '));
  return Buffer.from(escaped.map((m) => `From mboxo@z Thu Jan  1 00:00:00 1970\n${m}\n`).join(''), 'latin1');
}

async function stdin(): Promise<Source> {
  let mails: readonly Buffer[] = [];
  let share = 1;
  return {
    paths: ['-'],
    options: () => {
      const bytes = gzipSync(mbox(mails));
      return { stdin: Readable.from([bytes.subarray(0, Math.floor(bytes.length * share))]) };
    },
    put(more) {
      mails = [...mails, ...more];
    },
    breakOff() {
      share = 0.75;
    },
    mend() {
      share = 1;
    },
  };
}

/** Puts a git in front of the real one that is killed after the first kilobytes of mail, as when memory runs out. */
function killedGit(folder: string): Pick<Source, 'breakOff' | 'mend'> {
  const usual = process.env.PATH;
  const program = join(folder, 'bin', 'git');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(
    program,
    `#!/bin/sh
PATH='${usual}'
case "$*" in *'cat-file --batch'*) git "$@" | head -c 2000; kill -KILL $$;; esac
exec git "$@"
`,
    { mode: 0o755 },
  );
  return {
    breakOff() {
      process.env.PATH = `${join(folder, 'bin')}:${usual}`;
    },
    mend() {
      process.env.PATH = usual;
    },
  };
}

const added = (mails: readonly Buffer[]): Change[] => mails.map((m) => ({ m }));
/** Version 2 with one mail that was taken out again, in the middle. */
const withSpam = (mails: readonly Buffer[]): Change[] => [
  ...added(mails.slice(0, 3)),
  { m: SPAM },
  { m: null, d: SPAM },
  { d: null, m: mails[3] as Buffer },
  ...added(mails.slice(4)),
];

async function gitV1(folder: string): Promise<Source> {
  const path = join(folder, 'v1.git');
  return {
    paths: [path],
    put(mails) {
      const spam = mails.length > 1 ? [{ [pathInV1(SPAM)]: SPAM }, { [pathInV1(SPAM)]: null }] : [];
      commit(path, [...mails.map((m) => ({ [pathInV1(m)]: m })), ...spam]);
    },
    ...killedGit(folder),
  };
}

/** Epochs of a dozen mails; what comes later begins a new one. */
function putEpochs(inbox: string): (mails: readonly Buffer[]) => void {
  let epoch = 0;
  return (mails) => {
    for (let at = 0; at < mails.length; at += 12) {
      const some = mails.slice(at, at + 12);
      commit(join(inbox, 'git', `${epoch++}.git`), some.length > 4 ? withSpam(some) : added(some));
    }
  };
}

async function gitV2(folder: string): Promise<Source> {
  const path = join(folder, 'inbox');
  return { paths: [path], put: putEpochs(path), ...killedGit(folder) };
}

async function gitClone(folder: string): Promise<Source> {
  const [origin, path] = [join(folder, 'origin.git'), join(folder, 'clone')];
  return {
    paths: [path],
    put(mails) {
      commit(origin, mails.length > 4 ? withSpam(mails) : added(mails));
      if (mails.length > 1) git(['clone', '-q', origin, path]);
      else git(['-C', path, 'pull', '-q']);
    },
    ...killedGit(folder),
  };
}

/** Breaks off connections through a proxy. */
function cutting(proxy: CuttingProxy, bytes: number): Pick<Source, 'breakOff' | 'mend'> {
  return { breakOff: () => proxy.cutAfter(bytes), mend: () => proxy.cutAfter(null) };
}

/** A server of our own that speaks as public-inbox-httpd does, and tells by an ETag whether a thread changed. */
async function ownHttp(): Promise<Source> {
  const mails: Buffer[] = [];
  const server = createServer((request, response) => {
    const etag = `"${mails.length}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag }).end(mbox(mails));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = await startCuttingProxy((server.address() as AddressInfo).port);
  return {
    paths: [`http://127.0.0.1:${proxy.port}/frob/root@example.org/`],
    put: (more) => void mails.push(...more),
    ...cutting(proxy, 6_000),
    async stop() {
      await proxy.stop();
      server.close();
    },
  };
}

/** An inbox whose server is behind a proxy that breaks off after so many bytes. */
function served(
  inbox: ReturnType<typeof makePublicInbox>,
  proxy: CuttingProxy,
  bytes: number,
): Omit<Source, 'paths'> {
  const put = putEpochs(inbox.folder);
  return {
    put(mails) {
      put(mails);
      inbox.index();
    },
    ...cutting(proxy, bytes),
    async stop() {
      await proxy.stop();
      await inbox.stop();
    },
  };
}

async function publicInboxHttp(): Promise<Source> {
  const inbox = makePublicInbox();
  const proxy = await startCuttingProxy(Number(new URL(await inbox.serveWeb()).port));
  return {
    paths: [`http://127.0.0.1:${proxy.port}/frob/all.mbox.gz`],
    ...served(inbox, proxy, 1_500),
  };
}

async function publicInboxImap(): Promise<Source> {
  const inbox = makePublicInbox();
  const address = new URL(await inbox.serveImap());
  const proxy = await startCuttingProxy(Number(address.port));
  address.port = String(proxy.port);
  return {
    paths: [address.href],
    options: () => ({ password: 'any' }),
    ...served(inbox, proxy, 8_000),
  };
}

async function dovecotImap(folder: string): Promise<Source> {
  const dovecot = await startDovecot();
  const address = new URL(dovecot.address);
  const proxy = await startCuttingProxy(Number(address.port));
  address.port = String(proxy.port);
  const secret = join(folder, 'password');
  writeFileSync(secret, dovecot.password, { mode: 0o600 });
  return {
    paths: [address.href],
    options: () => ({ password: { command: `cat ${secret}` } }),
    put: (mails) => {
      for (const one of mails) dovecot.deliver(one);
    },
    ...cutting(proxy, 8_000),
    async stop() {
      await proxy.stop();
      await dovecot.stop();
    },
  };
}

const numbered = (n: number): string => String(n).padStart(4, '0');
const publicInbox = hasPublicInbox ? undefined : 'public-inbox';

export const KINDS: readonly Kind[] = [
  { name: 'single .eml files', open: singleFiles, without: NO_ORDER },
  { name: 'a folder of .eml', open: folderOf((n) => `${numbered(n)}.eml`) },
  {
    name: 'a Maildir',
    open: folderOf((n) => `new/1700000000.M${numbered(n)}P1.host`, ['new', 'cur', 'tmp']),
  },
  { name: 'an mboxrd', open: file('list.mbox', mbox, true) },
  { name: 'an mboxo', open: file('list.mbox', mboxo, true), without: LOSSY_FROM },
  { name: 'a gzipped mbox', open: file('list.mbox.gz', (mails) => gzipSync(mbox(mails))) },
  { name: 'standard input', open: stdin },
  { name: 'public-inbox git, version 1', open: gitV1, incremental: true },
  { name: 'public-inbox git, version 2, several epochs', open: gitV2, incremental: true },
  { name: 'public-inbox git, version 2, a clone', open: gitClone, incremental: true },
  { name: 'a server on the web', open: ownHttp },
  {
    name: 'public-inbox-httpd',
    open: publicInboxHttp,
    missing: publicInbox,
    without: NOT_INDEXED,
    touches: ENDED,
  },
  {
    name: 'public-inbox-imapd',
    open: publicInboxImap,
    missing: publicInbox,
    without: NOT_INDEXED,
    touches: ENDED,
    atOnce: true,
    incremental: true,
  },
  {
    name: 'dovecot',
    open: dovecotImap,
    missing: hasDovecot ? undefined : 'dovecot',
    touches: LINE_ENDS,
    incremental: true,
  },
];
