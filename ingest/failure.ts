import type { Store } from '../db/store.js';

/** Puts on record that a known source was not there to be read, so that its status tells. */
export async function recordFailure(store: Store, source: string, reason: string): Promise<void> {
  const run = await store.startImport(source);
  const counts = { read: 0, added: 0, known: 0, odd: 0, skipped: 0 };
  await store.finishImport(run, counts, [], undefined, reason);
}
