import { threadMarks } from '../../core/thread/references.js';
import { joinFields, toFields } from '../fields.js';
import { type PackedMail, pack } from '../packing.js';
import type { ImportRun, IncomingMessage, SaveResult, SaveVerdict } from '../store.js';
import { touchStore } from './clock.js';
import type { Connection } from './connection.js';
import { digestColumn, sha256 } from './hash.js';
import { messageHash, type Trace, toColumns, traceOf } from './messages.js';
import { keepMails } from './packs.js';
import { unlink } from './proposals.js';
import { leaveTraces, threadsShown } from './shown.js';

/** Writes mail into the ground tables. Every function runs inside the caller's transaction. */

export function saveBatch(
  connection: Connection,
  run: ImportRun,
  batch: readonly IncomingMessage[],
  now: string,
): SaveResult {
  const touched = new Set<number>();
  const kept: PackedMail[] = [];
  let newest = '';
  const verdicts = batch.map((incoming): SaveVerdict => {
    const saved = saveOne(connection, run, incoming, kept, now);
    if (saved.verdict === 'new') {
      for (const gone of saved.joined) touched.delete(gone);
      touched.add(saved.thread);
      kept.push(saved.mail);
      if (incoming.message.date > newest) newest = incoming.message.date;
    }
    return saved.verdict;
  });
  if (kept.length > 0) keepMails(connection, kept);
  if (verdicts.some((verdict) => verdict !== 'known')) touchStore(connection, now, newest);
  return { verdicts, threads: [...touched] };
}

export function keepsAll(connection: Connection, digests: readonly string[]): boolean {
  const missing = connection.get(
    `SELECT 1 FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM raw
         WHERE substr(sha256, 1, 6) = substr(unhex(value), 1, 6) AND sha256 = unhex(value))
       AND value NOT IN (SELECT sha256 FROM conflict)`,
    [JSON.stringify(digests)],
  );
  return missing === null;
}

type Saved =
  | { readonly verdict: 'known' | 'conflict' }
  | {
      readonly verdict: 'new';
      readonly thread: number;
      readonly joined: readonly number[];
      readonly mail: PackedMail;
    };

function saveOne(
  connection: Connection,
  run: ImportRun,
  incoming: IncomingMessage,
  batch: readonly PackedMail[],
  now: string,
): Saved {
  const digest = sha256(incoming.raw);
  const owner = connection.get<{ sha256: string }>(
    'SELECT lower(hex(r.sha256)) AS sha256 FROM message m JOIN raw r ON r.message = m.id WHERE m.message_id = ?',
    [incoming.message.id],
  );
  if (owner?.sha256 === digest) return { verdict: 'known' };
  if (owner !== null) return { verdict: saveConflict(connection, run, incoming, digest) };
  const { thread, joined } = placeInThread(connection, incoming, batch, now);
  const mail = insertMessage(connection, run, incoming, digest, thread);
  leaveTraces(connection, incoming.message, mail.id, thread);
  return { verdict: 'new', thread, joined, mail };
}

/** Writes the row, and gives what goes into a pack. */
function insertMessage(
  connection: Connection,
  run: ImportRun,
  { message, raw, origin }: IncomingMessage,
  digest: string,
  thread: number,
): PackedMail {
  const columns = { ...toColumns(message), origin };
  const fields = toFields(message);
  const row = {
    ...columns,
    thread,
    trace: traceKey(connection, traceOf(fields.headers)),
    run: run.id,
    hash: digestColumn(messageHash(columns, fields, message.body)),
  };
  const names = Object.keys(row);
  const id = connection.run(
    `INSERT INTO message (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    row,
  );
  connection.run('INSERT INTO raw (message, pack, size, sha256) VALUES (?, 0, ?, ?)', [
    id,
    raw.length,
    digestColumn(digest),
  ]);
  return { id, raw, body: message.body, fields: joinFields(fields) };
}

/** The row of `trace` that says this, made when there is none. */
export function traceKey(connection: Connection, { authenticated, boundary }: Trace): number {
  const known = connection.get<{ id: number }>(
    'SELECT id FROM trace WHERE authenticated IS ? AND boundary IS ?',
    [authenticated, boundary],
  );
  return (
    known?.id ??
    connection.run('INSERT INTO trace (authenticated, boundary) VALUES (?, ?)', [authenticated, boundary])
  );
}

function saveConflict(
  connection: Connection,
  run: ImportRun,
  { message, raw, origin }: IncomingMessage,
  digest: string,
): 'known' | 'conflict' {
  const known = connection.get('SELECT 1 FROM conflict WHERE message_id = ? AND sha256 = ?', [
    message.id,
    digest,
  ]);
  if (known !== null) return 'known';
  connection.run(
    `INSERT INTO conflict (message_id, from_name, from_address, subject, date, origin, run, size, sha256, packed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      message.id,
      message.from.name,
      message.from.address,
      message.subject,
      message.date,
      origin,
      run.id,
      raw.length,
      digest,
      pack(raw),
    ],
  );
  return 'conflict';
}

/** The thread of a mail: the one that its ids belong to, a new one, or several that it joins into the oldest. */
function placeInThread(
  connection: Connection,
  { message }: IncomingMessage,
  batch: readonly PackedMail[],
  now: string,
): { readonly thread: number; readonly joined: readonly number[] } {
  const marks = JSON.stringify(threadMarks(message));
  const named = connection
    .all<{ thread: number }>(
      'SELECT DISTINCT thread FROM thread_id WHERE message_id IN (SELECT value FROM json_each(?))',
      [marks],
    )
    .map((row) => row.thread);
  const found = new Set([...named, ...threadsShown(connection, message, batch)]);
  const [oldest, ...joined] = [...found].sort((a, b) => a - b);
  const thread = oldest ?? connection.run('INSERT INTO thread (changed, modified) VALUES (0, ?)', [now]);
  for (const other of joined) joinThreads(connection, thread, other);
  connection.run('INSERT OR IGNORE INTO thread_id SELECT value, ? FROM json_each(?)', [thread, marks]);
  connection.run(
    'UPDATE thread SET analysed = 0, modified = ?, changed = (SELECT version + 1 FROM store) WHERE id = ?',
    [now, thread],
  );
  return { thread, joined };
}

function joinThreads(connection: Connection, into: number, other: number): void {
  connection.run('UPDATE message SET thread = ? WHERE thread = ?', [into, other]);
  connection.run('UPDATE thread_id SET thread = ? WHERE thread = ?', [into, other]);
  // Its heads go with it.
  unlink(connection);
  connection.run('DELETE FROM thread WHERE id = ?', [other]);
}
