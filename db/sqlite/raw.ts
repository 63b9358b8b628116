import { StoreError } from '../errors.js';
import { MailReader } from '../mails.js';
import type { Rows } from '../rows.js';
import { hasDigest } from './hash.js';

interface RawRow {
  readonly id: number;
  readonly message_id: string;
  readonly sha256: Uint8Array;
}

/** A mail byte for byte as it came, or null for an unknown id. Throws StoreError `damaged` when it no longer is. */
export function rawMail(rows: Rows, messageId: string): Uint8Array | null {
  const [mail] = read(rows, 'm.message_id = ?', messageId);
  return mail ?? null;
}

/** All mails of the thread of a message, by date. */
export function threadRaw(rows: Rows, messageId: string): Uint8Array[] {
  return read(rows, 'm.thread = (SELECT thread FROM message WHERE message_id = ?)', messageId);
}

function read(rows: Rows, where: string, messageId: string): Uint8Array[] {
  const found = rows.all<RawRow>(
    `SELECT m.id, m.message_id, r.sha256 FROM message m JOIN raw r ON r.message = m.id
     WHERE ${where} ORDER BY m.date, m.message_id`,
    [messageId],
  );
  const mails = new MailReader(rows).read(found.map(({ id }) => id));
  return found.map(({ id, message_id, sha256 }) => {
    const raw = mails.get(id)?.raw;
    if (raw !== undefined && hasDigest(raw, sha256)) return raw;
    throw new StoreError('damaged', `the bytes of ${message_id} are not those that came: run acktree fsck`);
  });
}
