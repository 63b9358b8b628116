import { createHash } from 'node:crypto';
import { type Change, type Correction, undoings } from '../../core/correction/index.js';
import { messageId } from '../../core/ids.js';
import type { LoggedCorrection } from '../corrections.js';
import { StoreError } from '../errors.js';
import type { Rows } from '../rows.js';
import { CHAIN_START, chainHash } from './chain.js';
import { touchStore } from './clock.js';
import type { Connection } from './connection.js';

/** The third layer: every function that writes runs inside the caller's transaction. */

interface Row {
  readonly uid: string;
  readonly root: string;
  readonly change: string;
  readonly who: string;
  readonly made: string;
  readonly why: string;
  readonly rests_on: string | null;
  readonly derived_then: string | null;
}

/** Takes over corrections from elsewhere; those that are here already change nothing. Gives the number of new ones. */
export function importCorrections(
  connection: Connection,
  corrections: readonly Correction[],
  now: string,
): number {
  let added = 0;
  for (const correction of corrections) {
    const { id, ...content } = correction;
    if (idOf(content) !== id)
      throw new StoreError('refused', `correction ${id} is not what was exported: its id does not fit`);
    if (connection.get('SELECT 1 FROM correction WHERE uid = ?', [id]) !== null) continue;
    append(connection, correction);
    touch(connection, correction.root, now);
    added += 1;
  }
  return added;
}

export function append(
  connection: Connection,
  { id, root, change, who, when, why, restsOn, derivedThen }: Correction,
): void {
  const last = connection.get<{ hash: string }>('SELECT hash FROM correction ORDER BY id DESC LIMIT 1');
  const row = {
    uid: id,
    root,
    change: JSON.stringify(change),
    who,
    made: when,
    why,
    rests_on: restsOn,
    derived_then: derivedThen,
    previous: last?.hash ?? CHAIN_START,
  };
  connection.run(
    `INSERT INTO correction (uid, root, change, who, made, why, rests_on, derived_then, previous, hash)
     VALUES (@uid, @root, @change, @who, @made, @why, @rests_on, @derived_then, @previous, @hash)`,
    { ...row, hash: chainHash(row) },
  );
}

function touch(connection: Connection, root: string, now: string): void {
  connection.run(
    `UPDATE thread SET analysed = 0, modified = ?, changed = (SELECT version + 1 FROM store)
     WHERE id = (SELECT thread FROM message WHERE message_id = ?)`,
    [now, root],
  );
  touchStore(connection, now);
}

/** The same content has the same id in every store. */
export function idOf({ root, change, who, when, why, restsOn, derivedThen }: Omit<Correction, 'id'>): string {
  const fields = Object.entries(change).sort(([a], [b]) => (a < b ? -1 : 1));
  const content = JSON.stringify([root, fields, who, when, why, restsOn, derivedThen]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/** Corrections of one thread, whichever of its messages was the first when they were made; oldest first. */
export function threadCorrections(rows: Rows, thread: number): Correction[] {
  return rows
    .all<Row>(
      `SELECT c.* FROM correction c JOIN message m ON m.message_id = c.root WHERE m.thread = ?
       ORDER BY c.made, c.id`,
      [thread],
    )
    .map(toCorrection);
}

export function allCorrections(rows: Rows): Correction[] {
  return rows.all<Row>('SELECT * FROM correction ORDER BY made, id').map(toCorrection);
}

interface Marked extends Row {
  readonly derived: string | null;
  readonly otherwise: number | null;
  readonly applied: number | null;
}

/** All corrections, or those of the thread of a message, oldest first. */
export function readCorrections(rows: Rows, id?: string): LoggedCorrection[] {
  const found = rows.all<Marked>(
    `SELECT c.*, k.derived, k.otherwise, k.applied FROM correction c
       LEFT JOIN message r ON r.message_id = c.root
       LEFT JOIN mark k ON k.uid = c.uid AND k.thread = r.thread
     WHERE @id IS NULL OR r.thread = (SELECT thread FROM message WHERE message_id = @id)
     ORDER BY c.made, c.id`,
    { id: id ?? null },
  );
  const undoneBy = undoings(found.map(toCorrection));
  return found.map((row) => ({
    ...toCorrection(row),
    undoneBy: undoneBy.get(row.uid) ?? null,
    applied: row.applied === 1,
    derivedNow: row.derived,
    mailSaysOtherwise: row.otherwise === 1,
  }));
}

function toCorrection(row: Row): Correction {
  return {
    id: row.uid,
    root: messageId(row.root),
    change: JSON.parse(row.change) as Change,
    who: row.who,
    when: row.made,
    why: row.why,
    restsOn: row.rests_on === null ? null : messageId(row.rests_on),
    derivedThen: row.derived_then,
  };
}
