import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Io } from './io.js';
import type { OptionValues } from './options.js';

/** `--db`, else ACKTREE_DB, else the user's data folder by the XDG base directory specification. */
export function databasePath(io: Pick<Io, 'env'>, options: OptionValues = {}): string {
  return options.db ?? (io.env.ACKTREE_DB || join(dataFolder(io), 'acktree.sqlite'));
}

/** A relative XDG_DATA_HOME is invalid by the specification and so ignored. */
function dataFolder({ env }: Pick<Io, 'env'>): string {
  const base = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(homedir(), '.local', 'share');
  return join(base, 'acktree');
}
