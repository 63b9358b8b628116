import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, isInstalled } from './ports.js';

export const hasDovecot = isInstalled('dovecot');

/** A real IMAP server on loopback with one mailbox, run by the user who tests. */
export interface Dovecot {
  /** `imap://ana@127.0.0.1:PORT/INBOX` */
  readonly address: string;
  readonly password: string;
  /** Puts a mail into the mailbox, as a delivery agent does. */
  deliver(mail: Uint8Array): void;
  /** Gives the mailbox new UIDs, as after a restored backup. */
  renumber(): Promise<void>;
  stop(): Promise<void>;
}

export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'acktree-dovecot-'));
  chmodSync(folder, 0o755);
  const mail = join(folder, 'mail');
  const owner = mailOwner();
  for (const part of ['', 'cur', 'new', 'tmp']) mkdirSync(join(mail, part), { recursive: true });
  for (const part of ['', 'cur', 'new', 'tmp']) chownSync(join(mail, part), owner.uid, owner.gid);
  const port = await freePort();
  const config = join(folder, 'dovecot.conf');
  writeFileSync(config, configuration(folder, port, owner));
  const server = spawn('dovecot', ['-F', '-c', config], { stdio: 'ignore' });
  await greeting(port, server);
  let delivered = 0;
  return {
    address: `imap://ana@127.0.0.1:${port}/INBOX`,
    password: PASSWORD,
    deliver(bytes) {
      const name = `${1_700_000_000 + delivered++}.M1P1.host`;
      writeFileSync(join(mail, 'tmp', name), bytes);
      chownSync(join(mail, 'tmp', name), owner.uid, owner.gid);
      spawnSync('mv', [join(mail, 'tmp', name), join(mail, 'new', name)]);
    },
    async renumber() {
      // A new UIDVALIDITY is the time in seconds.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      for (const name of ['dovecot-uidlist', 'dovecot.index', 'dovecot.index.log', 'dovecot.index.cache'])
        rmSync(join(mail, name), { force: true });
    },
    async stop() {
      server.kill();
      await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const PASSWORD = 'not-a-secret';

/** Dovecot opens no mail for root, so there the mailbox is nobody's. */
function mailOwner(): { uid: number; gid: number } {
  const { uid, gid } = userInfo();
  return uid === 0 ? { uid: 65_534, gid: 65_534 } : { uid, gid };
}

function configuration(folder: string, port: number, { uid, gid }: { uid: number; gid: number }): string {
  const { username } = userInfo();
  const users =
    username === 'root' ? '' : `default_internal_user = ${username}\ndefault_login_user = ${username}\n`;
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
${users}first_valid_uid = 1
mail_location = maildir:${folder}/mail
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail allow_all_users=yes
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}

/** The first word of dovecot counts: it takes connections before it can serve them. */
async function greeting(port: number, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100 && server.exitCode === null; tries++) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'data').then(
        () => true,
        () => false,
      ),
      new Promise((resolve) => setTimeout(() => resolve(false), 300)),
    ]);
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('dovecot does not answer');
}
