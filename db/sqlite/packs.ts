import { type MailPack, type PackedMail, packMails, unpackMails } from '../packing.js';
import type { Connection } from './connection.js';
import { hasDigest } from './hash.js';

/** Bytes of mail and its text in a pack: what a page unpacks to show one mail. Half as many take a seventh more room, and are not quicker to read by the thread. */
const PACK_BYTES = 192 * 2 ** 10;
/** Bytes of small packs that are worth putting together: mail that comes alone is packed a second time, and no more. */
const OPEN_BYTES = 2 ** 20;

interface PackRow extends MailPack {
  readonly id: number;
}

/** Packs mails whose rows in `raw` are there. Inside the caller's transaction. */
export function keepMails(connection: Connection, mails: readonly PackedMail[]): void {
  writePacks(connection, mails);
  const open = connection.get<{ bytes: number }>(
    'SELECT coalesce(sum(size), 0) AS bytes FROM pack WHERE open = 1',
  );
  if ((open?.bytes ?? 0) >= OPEN_BYTES) gather(connection);
}

/** Mails of one thread stand together: they quote each other, and are read together. The last pack may be small. */
function writePacks(connection: Connection, mails: readonly PackedMail[]): void {
  let batch: PackedMail[] = [];
  let bytes = 0;
  for (const mail of byThread(connection, mails)) {
    const size = mail.raw.length + mail.body.length;
    if (batch.length > 0 && bytes + size > PACK_BYTES) {
      writePack(connection, batch, false);
      batch = [];
      bytes = 0;
    }
    batch.push(mail);
    bytes += size;
  }
  if (batch.length > 0) writePack(connection, batch, bytes < PACK_BYTES / 2);
}

function byThread(connection: Connection, mails: readonly PackedMail[]): PackedMail[] {
  const byId = new Map(mails.map((mail) => [mail.id, mail]));
  return connection
    .all<{ id: number }>(
      'SELECT id FROM message WHERE id IN (SELECT value FROM json_each(?)) ORDER BY thread, date, id',
      [JSON.stringify([...byId.keys()])],
    )
    .flatMap(({ id }) => byId.get(id) ?? []);
}

function writePack(connection: Connection, mails: readonly PackedMail[], open: boolean): void {
  const { size, packed } = packMails(mails);
  const pack = connection.run('INSERT INTO pack (size, open, packed) VALUES (?, ?, ?)', [
    size,
    Number(open),
    packed,
  ]);
  connection.run('UPDATE raw SET pack = ? WHERE message IN (SELECT value FROM json_each(?))', [
    pack,
    JSON.stringify(mails.map(({ id }) => id)),
  ]);
}

/** Puts the mails of small packs together. A damaged pack stays as it is, for a check to name. */
function gather(connection: Connection): void {
  const open = connection.all<PackRow>('SELECT id, size, packed FROM pack WHERE open = 1 ORDER BY id');
  const whole = open.map((pack) => ({ pack, mails: wholeMails(connection, pack) }));
  writePacks(
    connection,
    whole.flatMap(({ mails }) => mails ?? []),
  );
  for (const { pack, mails } of whole)
    connection.run(
      mails === null ? 'UPDATE pack SET open = 0 WHERE id = ?' : 'DELETE FROM pack WHERE id = ?',
      [pack.id],
    );
}

/** The mails of a pack, or null unless it holds just those that name it, each with the bytes that came. */
function wholeMails(connection: Connection, pack: PackRow): PackedMail[] | null {
  const mails = tryUnpack(pack);
  if (mails === null) return null;
  const named = connection.all<{ message: number; sha256: Uint8Array }>(
    'SELECT message, sha256 FROM raw WHERE message IN (SELECT value FROM json_each(?)) AND pack = ?',
    [JSON.stringify([...mails.keys()]), pack.id],
  );
  const isWhole =
    named.length === mails.size &&
    named.every(({ message, sha256 }) => hasDigest(mails.get(message)?.raw ?? new Uint8Array(), sha256));
  return isWhole ? [...mails.values()] : null;
}

function tryUnpack(pack: PackRow): ReadonlyMap<number, PackedMail> | null {
  try {
    return unpackMails(pack);
  } catch {
    return null;
  }
}
