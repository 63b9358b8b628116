import { type Fields, joinFields } from '../fields.js';
import { type PackedMail, unpack } from '../packing.js';
import type { Connection } from './connection.js';
import { traceKey } from './ground.js';
import { digestColumn } from './hash.js';
import { type Trace, traceOf } from './messages.js';
import { keepMails } from './packs.js';

/** Bytes of raw mail that are packed at a time. */
const BATCH_BYTES = 8 * 2 ** 20;

interface OldMail extends Fields {
  readonly id: number;
  readonly hash: string;
  readonly body: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly packed: Uint8Array | null;
}

/**
 * The step of migration 12: mail whose bytes, text and fields each stood in a table of their own goes into packs. Mail whose
 * bytes no longer unpack is kept with none, and its digest, so that a check names it as it did before.
 */
export function packOldMail(connection: Connection): void {
  let batch: PackedMail[] = [];
  let bytes = 0;
  const ids = connection.all<{ id: number }>('SELECT id FROM old_message ORDER BY id');
  for (const { id } of ids) {
    const mail = takeOver(connection, id);
    if (mail === null) continue;
    batch.push(mail);
    bytes += mail.raw.length;
    if (bytes < BATCH_BYTES) continue;
    keepMails(connection, batch);
    batch = [];
    bytes = 0;
  }
  keepMails(connection, batch);
  connection.script('DROP TABLE old_raw; DROP TABLE old_body; DROP TABLE old_message;');
}

function takeOver(connection: Connection, id: number): PackedMail | null {
  const old = connection.get<OldMail>(
    `SELECT m.*, b.text AS body, r.size, r.sha256, r.packed FROM old_message m
       LEFT JOIN old_body b ON b.message = m.id LEFT JOIN old_raw r ON r.message = m.id WHERE m.id = ?`,
    [id],
  );
  if (old === null) return null;
  connection.run(
    `INSERT INTO message SELECT id, message_id, thread, from_name, from_address, subject, date, marks, list, notes, origin, ?, run, ?
     FROM old_message WHERE id = ?`,
    [traceKey(connection, traceOrNone(old.headers)), digestColumn(old.hash), id],
  );
  if (old.sha256 === null) return null;
  connection.run('INSERT INTO raw (message, pack, size, sha256) VALUES (?, 0, ?, ?)', [
    id,
    old.size,
    digestColumn(old.sha256),
  ]);
  return { id, raw: unpackedOrNone(old.packed), body: old.body ?? '', fields: joinFields(old) };
}

function traceOrNone(headers: string): Trace {
  try {
    return traceOf(headers);
  } catch {
    return { authenticated: null, boundary: null };
  }
}

function unpackedOrNone(packed: Uint8Array | null): Uint8Array {
  try {
    return unpack(packed ?? new Uint8Array());
  } catch {
    return new Uint8Array();
  }
}
