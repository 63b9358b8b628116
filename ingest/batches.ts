import { BATCH_BYTES, BATCH_MAILS } from './limits.js';
import type { RawMail, SourceItem } from './mail.js';

/** Gathers the mails of a source into batches for one transaction each; what else it says goes to `other` as it comes. */
export async function* batches(
  items: AsyncIterable<SourceItem>,
  other: (item: Exclude<SourceItem, RawMail>) => void,
): AsyncGenerator<readonly RawMail[]> {
  let batch: RawMail[] = [];
  let bytes = 0;
  for await (const item of items) {
    if (item.kind !== 'mail') {
      other(item);
      continue;
    }
    batch.push(item);
    bytes += item.raw.length;
    if (batch.length < BATCH_MAILS && bytes < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}
