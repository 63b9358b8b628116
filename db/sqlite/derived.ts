import { standing } from '../../core/correction/index.js';
import type { Message } from '../../core/message.js';
import { DERIVED_TABLES, type DerivedRow, type DerivedTable } from '../derived.js';
import { MailReader } from '../mails.js';
import { hashRows, type MailWords, type PreparedAnalysis, type PreparedTable } from '../prepared.js';
import { touchStore } from './clock.js';
import type { Connection } from './connection.js';
import { threadCorrections } from './corrections.js';
import { fromRow, type MessageColumns } from './messages.js';
import { changesLinks, isUnlinked, linkAll, unlink } from './proposals.js';

/** Messages of a thread, by date then id. */
export function threadMessages(connection: Connection, thread: number): Message[] {
  const found = connection.all<MessageColumns & { id: number }>(
    'SELECT * FROM message WHERE thread = ? ORDER BY date, message_id',
    [thread],
  );
  const mails = new MailReader(connection).read(found.map(({ id }) => id));
  return found.flatMap((row) => {
    const mail = mails.get(row.id);
    return mail === undefined ? [] : [fromRow(row, mail)];
  });
}

/** Replaces the derived rows of threads. Runs inside the caller's transaction. */
export function replaceAnalyses(
  connection: Connection,
  analyses: readonly { readonly thread: number; readonly analysis: PreparedAnalysis }[],
  now: string,
): void {
  for (const { thread, analysis } of analyses) replaceOne(connection, thread, analysis, now);
  const stale = connection.get('SELECT 1 FROM thread WHERE analysed = 0 LIMIT 1');
  if (stale === null && isUnlinked(connection)) linkAll(connection, now);
  touchStore(connection, now);
}

function replaceOne(connection: Connection, thread: number, analysis: PreparedAnalysis, now: string): void {
  const keys = new Map(
    connection
      .all<{ id: number; message_id: string }>('SELECT id, message_id FROM message WHERE thread = ?', [
        thread,
      ])
      .map(({ id, message_id }) => [message_id, id]),
  );
  // Mail or corrections that came, or a thread that was joined to another, while this was made: the next one sees all.
  if (!coversAll(analysis, keys) || !knowsCorrections(connection, thread, analysis)) return;
  if (changesLinks(connection, thread, analysis.tables.head)) unlink(connection);
  for (const table of DERIVED_TABLES) connection.run(`DELETE FROM ${table} WHERE thread = ?`, [thread]);
  for (const table of DERIVED_TABLES) insertAll(connection, table, thread, analysis.tables[table]);
  for (const words of analysis.words) indexWords(connection, keys.get(words.messageId) ?? 0, words);
  // Not one statement that replaces: for that, SQLite would write out the search index after every thread.
  connection.run('DELETE FROM analysis_hash WHERE thread = ?', [thread]);
  connection.run('INSERT INTO analysis_hash VALUES (?, ?)', [thread, analysis.hash]);
  connection.run(
    'UPDATE thread SET analysed = 1, modified = ?, changed = (SELECT version + 1 FROM store) WHERE id = ?',
    [now, thread],
  );
}

function coversAll({ words }: PreparedAnalysis, keys: ReadonlyMap<string, number>): boolean {
  return (
    words.length === keys.size && words.length > 0 && words.every(({ messageId }) => keys.has(messageId))
  );
}

function knowsCorrections(
  connection: Connection,
  thread: number,
  { corrections }: PreparedAnalysis,
): boolean {
  const stand = standing(threadCorrections(connection, thread));
  return stand.length === corrections.length && stand.every(({ id }, i) => corrections[i] === id);
}

function insertAll(
  connection: Connection,
  table: DerivedTable,
  thread: number,
  { columns, rows }: PreparedTable,
): void {
  const sql = `INSERT INTO ${table} (thread, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`;
  for (const row of rows) connection.run(sql, [thread, ...row]);
}

function indexWords(connection: Connection, key: number, words: MailWords): void {
  const { subject, own, quoted, files, sender, recipient, copied } = words;
  connection.run(
    `INSERT OR REPLACE INTO words (rowid, subject, own, quoted, files, sender, recipient, copied)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [key, subject, own, quoted, files, sender, recipient, copied],
  );
}

/** Over the rows as the tables hold them: equal to the hash of the rows that were written. */
export function hashThread(connection: Connection, thread: number): string {
  return hashRows((table) =>
    connection.all<DerivedRow>(
      `SELECT * FROM ${table} WHERE thread = ? ${table === 'analysis' ? '' : 'ORDER BY n'}`,
      [thread],
    ),
  );
}
