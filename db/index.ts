import { existsSync } from 'node:fs';
import { StoreError } from './errors.js';
import type { RebuildReport, Redecode } from './maintenance.js';
import { SqliteStore } from './sqlite/store.js';
import type { Store } from './store.js';

export { StoreError } from './errors.js';
export { knownId, replay, rfcAt } from './replay.js';
export { restore as restoreStore } from './sqlite/backup.js';
export { everyRow, proposalPages, wholeThread } from './whole.js';

/**
 * Opens the store in the file `path`, made anew when there is none. Rejects with StoreError when the file is another
 * program's, or of a newer acktree.
 */
export async function openStore(path: string): Promise<Store> {
  return new SqliteStore(path);
}

/**
 * Makes a new database at `to` from the raw mail, imports, corrections and tokens of the one at `from`, which stays as it
 * is. Analyses are left to do: `staleThreads` of the new one names every thread. Rejects when `to` is there already.
 */
export async function rebuildStore(from: string, to: string, redecode: Redecode): Promise<RebuildReport> {
  if (existsSync(to)) throw new StoreError('refused', `${to} is there already; name another file`);
  const [old, fresh] = [new SqliteStore(from), new SqliteStore(to)];
  try {
    return await fresh.rebuildFrom(old, redecode);
  } finally {
    await old.close();
    await fresh.close();
  }
}
