import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CliError } from './errors.js';

/** What can be set once for all: its name in a configuration file, and the environment variable that goes before it. */
export const SETTINGS = [
  { name: 'acktree.db', variable: 'ACKTREE_DB', means: 'the database' },
  { name: 'acktree.maintainers', variable: 'ACKTREE_MAINTAINERS', means: 'a MAINTAINERS file' },
  { name: 'acktree.mailmap', variable: 'ACKTREE_MAILMAP', means: 'a .mailmap file' },
  { name: 'acktree.user', variable: 'ACKTREE_USER', means: 'who makes corrections' },
  {
    name: 'acktree.imapPasswordCommand',
    variable: 'ACKTREE_IMAP_PASSWORD_COMMAND',
    means: 'a command that prints the password of IMAP mailboxes',
  },
  {
    name: 'acktree.imapPasswordFile',
    variable: 'ACKTREE_IMAP_PASSWORD_FILE',
    means: 'a file with that password, which only you may read',
  },
  {
    name: 'acktree.allowRedirectsTo',
    variable: 'ACKTREE_ALLOW_REDIRECTS_TO',
    means: 'hosts that a server on the web may redirect to',
  },
  { name: 'acktree.port', variable: 'PORT', means: 'the port of acktree serve' },
] as const;

type Env = Readonly<Record<string, string | undefined>>;

/** The user's own files in git's format, the strongest last. A repository's are not read: it may be a stranger's. */
export function settingFiles(env: Env): string[] {
  if (!env.HOME && !env.XDG_CONFIG_HOME) return [];
  const home = env.HOME || homedir();
  const config = env.XDG_CONFIG_HOME?.startsWith('/') ? env.XDG_CONFIG_HOME : join(home, '.config');
  return [join(config, 'git', 'config'), join(home, '.gitconfig'), join(config, 'acktree', 'config')];
}

/** The environment with what the files say behind it. git is only asked about a file that speaks of acktree. */
export async function withSettings(env: Env): Promise<Env> {
  const found: Record<string, string> = {};
  for (const file of settingFiles(env)) {
    if (!existsSync(file) || !/^\s*\[acktree/im.test(readFileSync(file, 'utf8'))) continue;
    const { gitSettings } = await import('../ingest/index.js');
    const values = await gitSettings(file, '^acktree\\.').catch((error: Error) => {
      throw new CliError(`cannot read ${file}: ${error.message}`);
    });
    for (const { name, variable } of SETTINGS) {
      // git writes names of settings in small letters.
      const value = values.get(name.toLowerCase());
      if (value !== undefined) found[variable] = value.replace(/^~(?=\/)/, env.HOME || homedir());
    }
  }
  return { ...found, ...Object.fromEntries(Object.entries(env).filter(([, value]) => value)) };
}
