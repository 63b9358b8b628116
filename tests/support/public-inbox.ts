import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isInstalled, listening } from './ports.js';

export const hasPublicInbox = ['init', 'mda', 'learn', 'httpd', 'imapd'].every((name) =>
  isInstalled(`public-inbox-${name}`),
);

/** A list kept by the real public-inbox (version 2), on loopback and in a folder of its own. */
export interface PublicInbox {
  readonly folder: string;
  /** Takes a mail in, as a mail server hands it over. It gets a `List-Id`. */
  deliver(mail: Uint8Array): void;
  /** Takes a mail out again. */
  remove(mail: Uint8Array): void;
  /** Takes a mail out of the history of the repository too. */
  purge(mail: Uint8Array): void;
  /** Takes notice of what was committed to its repositories behind its back. */
  index(): void;
  /** Address of the list on the web. */
  serveWeb(): Promise<string>;
  /** Address of its mailbox; any user name and password will do. */
  serveImap(): Promise<string>;
  stop(): Promise<void>;
}

const ADDRESS = 'linux-frob@lists.example.org';

export function makePublicInbox(): PublicInbox {
  const root = mkdtempSync(join(tmpdir(), 'acktree-public-inbox-'));
  const folder = join(root, 'inbox');
  const config = join(root, 'config');
  const env = { PATH: process.env.PATH, HOME: root, PI_CONFIG: config, ORIGINAL_RECIPIENT: ADDRESS };
  const run = (program: string, args: readonly string[], input: Uint8Array = new Uint8Array()) => {
    const { status, stderr } = spawnSync(program, args, { input, env, timeout: 20_000 });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  };
  run('public-inbox-init', [
    ...['-V2', '-L', 'basic', '--ng', 'org.example.frob'],
    ...['frob', folder, 'http://127.0.0.1/frob', ADDRESS],
  ]);
  run('git', ['config', '-f', config, 'publicinboxmda.spamcheck', 'none']);
  const daemons: ChildProcess[] = [];
  const serve = async (program: string) => {
    const port = await freePort();
    const daemon = spawn(program, ['-W0', '-l', `127.0.0.1:${port}`], { env, stdio: 'ignore' });
    daemons.push(daemon);
    await listening(port, daemon);
    return port;
  };
  return {
    folder,
    deliver: (mail) => run('public-inbox-mda', ['--no-precheck'], mail),
    remove: (mail) => run('public-inbox-learn', ['rm'], mail),
    purge: (mail) => run('public-inbox-purge', [folder], mail),
    index: () => run('public-inbox-index', ['-L', 'basic', folder]),
    serveWeb: async () => `http://127.0.0.1:${await serve('public-inbox-httpd')}/frob`,
    serveImap: async () => `imap://anyone@127.0.0.1:${await serve('public-inbox-imapd')}/org.example.frob.0`,
    async stop() {
      for (const daemon of daemons) {
        daemon.kill();
        if (daemon.exitCode === null && daemon.signalCode === null) await once(daemon, 'exit');
      }
      rmSync(root, { recursive: true, force: true });
    },
  };
}
