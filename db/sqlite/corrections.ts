import { createHash } from 'node:crypto';
import type { Change, Correction } from '../../core/correction/types.js';
import { messageId } from '../../core/ids.js';
import type { LoggedCorrection, NewCorrection } from '../corrections.js';
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

/** Appends one. Throws StoreError `not-found` when the thread, or the correction to undo, is unknown. */
export function correct(connection: Connection, asked: NewCorrection, now: string): Correction {
  const root = connection.get<{ root: string }>(
    'SELECT a.root FROM message m JOIN analysis a ON a.thread = m.thread WHERE m.message_id = ?',
    [asked.messageId],
  )?.root;
  if (root === undefined) throw new StoreError('not-found', `no message ${asked.messageId} is here`);
  if (asked.change.kind === 'undo') mustStand(connection, asked.change.correction);
  const content = {
    root: messageId(root),
    change: asked.change,
    who: asked.who,
    when: now,
    why: asked.why,
    restsOn: asked.restsOn === null ? null : messageId(asked.restsOn),
    derivedThen: derivedValue(connection, root, asked.change),
  };
  const correction = { id: idOf(content), ...content };
  append(connection, correction);
  touch(connection, root, now);
  return correction;
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

function append(
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

function mustStand(connection: Connection, uid: string): void {
  if (connection.get('SELECT 1 FROM correction WHERE uid = ?', [uid]) === null)
    throw new StoreError('not-found', `there is no correction ${uid} to undo`);
}

function touch(connection: Connection, root: string, now: string): void {
  connection.run(
    `UPDATE thread SET modified = ?, changed = (SELECT version + 1 FROM store)
     WHERE id = (SELECT thread FROM message WHERE message_id = ?)`,
    [now, root],
  );
  touchStore(connection, now);
}

/** The same content has the same id in every store. */
function idOf({ root, change, who, when, why, restsOn, derivedThen }: Omit<Correction, 'id'>): string {
  const fields = Object.entries(change).sort(([a], [b]) => (a < b ? -1 : 1));
  const content = JSON.stringify([root, fields, who, when, why, restsOn, derivedThen]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/** All corrections, or those of the thread of a message, oldest first. */
export function readCorrections(rows: Rows, id?: string): LoggedCorrection[] {
  const found = rows.all<Row>(
    `SELECT * FROM correction c WHERE @id IS NULL OR c.root IN (
       SELECT other.message_id FROM message m JOIN message other ON other.thread = m.thread
       WHERE m.message_id = @id)
     ORDER BY made, id`,
    { id: id ?? null },
  );
  const corrections = found.map(toCorrection);
  const undoneBy = undoings(corrections);
  return corrections.map((correction) => {
    const derivedNow = derivedValue(rows, correction.root, correction.change);
    return {
      ...correction,
      undoneBy: undoneBy.get(correction.id) ?? null,
      derivedNow,
      mailSaysOtherwise: derivedNow !== null && derivedNow !== correction.derivedThen,
    };
  });
}

/**
 * Id of what undid each correction. An undoing that was itself undone undoes nothing, so those that undo an undoing are
 * looked at before it; times do not tell, since several may be made within one second.
 */
function undoings(corrections: readonly Correction[]): Map<string, string> {
  const targets = new Map<string, string>();
  for (const { id, change } of corrections) if (change.kind === 'undo') targets.set(id, change.correction);
  const depth = (id: string): number => {
    let steps = 0;
    for (let at = targets.get(id); at !== undefined && steps <= targets.size; at = targets.get(at))
      steps += 1;
    return steps;
  };
  const deepest = [...targets]
    .map(([by, target]) => ({ by, target, depth: depth(by) }))
    .sort((a, b) => b.depth - a.depth);
  const undone = new Map<string, string>();
  for (const { by, target } of deepest) if (!undone.has(by)) undone.set(target, by);
  return undone;
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

/** What the mails alone say of the thing that a change is about; null where they say nothing. */
function derivedValue(rows: Rows, root: string, change: Change): string | null {
  const thread = 'thread = (SELECT thread FROM message WHERE message_id = @root)';
  const value = (sql: string, more: Record<string, string | number> = {}): string | null =>
    rows.get<{ value: string }>(sql, { root, ...more })?.value ?? null;
  switch (change.kind) {
    case 'position':
    case 'condition-met':
    case 'objection-withdrawn':
    case 'objection-outweighed':
      return value(`SELECT position AS value FROM position WHERE ${thread} AND person = @person`, {
        person: change.person,
      });
    case 'not-a-statement':
      return value(
        `SELECT position AS value FROM statement WHERE ${thread} AND message_id = @message AND line = @line`,
        { message: change.message, line: change.line },
      );
    case 'question-answered':
    case 'question-dropped':
      return value(
        `SELECT status AS value FROM question WHERE ${thread} AND message_id = @message AND line = @line`,
        { message: change.message, line: change.line },
      );
    case 'outcome':
      return value(`SELECT outcome AS value FROM analysis WHERE ${thread}`);
    default:
      return null;
  }
}
