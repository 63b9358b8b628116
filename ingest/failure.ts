import type { Store } from '../db/store.js';
import { Tally } from './report.js';

/** Puts on record that a known source was not there to be read, so that its status tells. */
export async function recordFailure(store: Store, source: string, reason: string): Promise<void> {
  const run = await store.startImport(source);
  await store.finishImport(run, new Tally().counts, [], undefined, reason);
}
