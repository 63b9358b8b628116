import type { RfcPage } from '../db/pages/types.js';
import { notFound, readId } from './ids.js';
import type { Io } from './io.js';
import type { OptionValues } from './options.js';
import { withStore } from './store.js';

/** The page of the proposal that the mail named by `arg` belongs to. Ends with status 3 when there is no such mail. */
export async function readRfc(io: Io, arg: string | undefined, options: OptionValues): Promise<RfcPage> {
  const id = await readId(io, arg ?? '');
  return withStore(
    io,
    options,
    'read',
    async (store) =>
      (await store.rfc(id, { verifiedOnly: options.verifiedOnly ?? false })) ?? notFound(store, id),
  );
}
