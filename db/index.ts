import { SqliteStore } from './sqlite/store.js';
import type { Store } from './store.js';

export { StoreError } from './errors.js';

/**
 * Opens the store in the file `path`, made anew when there is none. Rejects with StoreError when the file is another
 * program's, or of a newer acktree.
 */
export async function openStore(path: string): Promise<Store> {
  return new SqliteStore(path);
}
