import { MailReader } from '../mails.js';
import { type PackedMail, unpack } from '../packing.js';
import type { Connection } from './connection.js';
import { hasDigest, sha256 } from './hash.js';
import type { MessageColumns, Trace } from './messages.js';

/** All that is kept of mail, read as it may be after damage: by a check, and by a rebuild. */

/** Mail read at a time: a database is larger than memory. */
const BATCH = 200;

/** A row of `message` with those of `trace` and `raw` that belong to it. */
export interface MailRow extends MessageColumns, Trace {
  readonly id: number;
  readonly thread: number;
  readonly trace: number;
  readonly run: number;
  readonly origin: string;
  readonly hash: Uint8Array;
  readonly sha256: Uint8Array | null;
  readonly size: number | null;
}
export interface KeptMail {
  readonly row: MailRow;
  /** Null where its pack is gone, or damaged before its place. */
  readonly mail: PackedMail | null;
}

/** Every mail that owns its id, in the order in which they came. */
export function* keptMail(connection: Connection): Generator<KeptMail> {
  for (let after = 0; ; ) {
    const batch = connection.all<MailRow>(
      `SELECT m.*, e.authenticated, e.boundary, r.sha256, r.size
       FROM message m LEFT JOIN trace e ON e.id = m.trace LEFT JOIN raw r ON r.message = m.id
       WHERE m.id > ? ORDER BY m.id LIMIT ${BATCH}`,
      [after],
    );
    const ids = batch.map(({ id }) => id);
    const mails = new MailReader(connection, { salvage: true }).read(ids);
    for (const row of batch) yield { row, mail: mails.get(row.id) ?? null };
    const last = batch.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** What is wrong with kept bytes, or null. */
export function rawProblem({ size, sha256: wanted }: MailRow, mail: PackedMail | null): string | null {
  if (wanted === null) return 'Its bytes are not there.';
  if (mail === null) return 'Its bytes can no longer be unpacked.';
  return mail.raw.length === size && hasDigest(mail.raw, wanted) ? null : CHANGED;
}

const CHANGED = 'Its bytes are not those that came.';

/** Mail under an id that another one owns: packed alone. */
export interface KeptConflict {
  readonly size: number;
  readonly sha256: string;
  readonly packed: Uint8Array;
}

export function conflictProblem({ size, sha256: wanted, packed }: KeptConflict): string | null {
  try {
    const bytes = unpack(packed);
    return bytes.length === size && sha256(bytes) === wanted ? null : CHANGED;
  } catch {
    return 'Its bytes can no longer be unpacked.';
  }
}
