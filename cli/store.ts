import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Store } from '../db/store.js';
import { CliError } from './errors.js';
import type { Io } from './io.js';
import type { OptionValues } from './options.js';
import { databasePath } from './paths.js';

/** Runs `use` with the user's store and closes it, whatever happens. A command that only reads wants one to be there. */
export async function withStore<T>(
  io: Io,
  options: OptionValues,
  mode: 'read' | 'create',
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const path = mode === 'read' ? requireDatabase(io, options) : databasePath(io, options);
  if (mode === 'create') makeFolder(path);
  const { openStore } = await import('../db/index.js');
  const store = await openStore(path);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** The path of the database, which is there. */
export function requireDatabase(io: Io, options: OptionValues): string {
  const path = databasePath(io, options);
  if (!existsSync(path)) throw new CliError(`there is no database at ${path}. Make one: acktree import FILE`);
  return path;
}

/** The folder of a database, open to its owner only: mail can be private. */
export function makeFolder(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
}
