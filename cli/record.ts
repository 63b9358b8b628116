import type { Store } from '../db/store.js';
import { decisionRecord } from '../views/record.js';
import type { RecordPage } from '../views/record.types.js';
import type { OptionValues } from './options.js';

/** The decision record of the proposal that a message belongs to; null when the message is unknown. */
export async function readRecord(
  store: Store,
  id: string,
  options: OptionValues,
): Promise<RecordPage | null> {
  const { proposalPages } = await import('../db/index.js');
  const pages = await proposalPages(store, id, { verifiedOnly: options.verifiedOnly ?? false });
  return pages.length === 0 ? null : decisionRecord(pages);
}
