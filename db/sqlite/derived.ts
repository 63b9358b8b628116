import type { ThreadAnalysis } from '../../core/analysis.js';
import { standing } from '../../core/correction/index.js';
import type { Message } from '../../core/message.js';
import {
  DERIVED_TABLES,
  type DerivedRow,
  type DerivedTable,
  derivedRows,
  type MailFacts,
} from '../derived.js';
import { type Fields, splitFields } from '../fields.js';
import { MailReader } from '../mails.js';
import { bodyWords } from '../words.js';
import { touchStore } from './clock.js';
import type { Connection } from './connection.js';
import { threadCorrections } from './corrections.js';
import { RowHash } from './hash.js';
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

interface KnownMail extends MailFacts {
  readonly id: number;
  readonly message_id: string;
  readonly sender: string;
  readonly fields: Fields;
}

/** Replaces the derived rows of threads. Runs inside the caller's transaction. */
export function replaceAnalyses(
  connection: Connection,
  analyses: readonly { readonly thread: number; readonly analysis: ThreadAnalysis }[],
  now: string,
): void {
  const mails = new MailReader(connection);
  for (const { thread, analysis } of analyses)
    replaceOne(connection, { thread, analysis, mails: knownMails(connection, thread, mails) }, now);
  const stale = connection.get('SELECT 1 FROM thread WHERE analysed = 0 LIMIT 1');
  if (stale === null && isUnlinked(connection)) linkAll(connection, now);
  touchStore(connection, now);
}

function knownMails(connection: Connection, thread: number, reader: MailReader): KnownMail[] {
  const found = connection.all<Omit<KnownMail, 'body' | 'fields'>>(
    `SELECT id, message_id, coalesce(list, 'all') AS list, date, subject, marks,
       from_name || ' ' || from_address AS sender FROM message WHERE thread = ?`,
    [thread],
  );
  const mails = reader.read(found.map(({ id }) => id));
  return found.flatMap((row) => {
    const mail = mails.get(row.id);
    return mail === undefined ? [] : [{ ...row, body: mail.body, fields: splitFields(mail.fields) }];
  });
}

interface Replacement {
  readonly thread: number;
  readonly analysis: ThreadAnalysis;
  readonly mails: readonly KnownMail[];
}

function replaceOne(connection: Connection, { thread, analysis, mails }: Replacement, now: string): void {
  // Mail or corrections that came, or a thread that was joined to another, while this was made: the next one sees all.
  if (!coversAll(analysis, mails) || !knowsCorrections(connection, thread, analysis)) return;
  const rows = derivedRows(analysis, new Map(mails.map((mail) => [mail.message_id, mail])));
  if (changesLinks(connection, thread, rows.head)) unlink(connection);
  for (const table of DERIVED_TABLES) connection.run(`DELETE FROM ${table} WHERE thread = ?`, [thread]);
  for (const table of DERIVED_TABLES) insertAll(connection, table, thread, rows[table]);
  for (const mail of mails) indexWords(connection, mail, analysis);
  connection.run('INSERT OR REPLACE INTO analysis_hash VALUES (?, ?)', [
    thread,
    hashOf((table) => rows[table]),
  ]);
  connection.run(
    'UPDATE thread SET analysed = 1, modified = ?, changed = (SELECT version + 1 FROM store) WHERE id = ?',
    [now, thread],
  );
}

function coversAll(analysis: ThreadAnalysis, mails: readonly KnownMail[]): boolean {
  const real = new Set(analysis.forest.flatMap((node) => (node.ghost ? [] : [node.id as string])));
  return mails.length === real.size && mails.length > 0 && mails.every((mail) => real.has(mail.message_id));
}

function knowsCorrections(connection: Connection, thread: number, { marks }: ThreadAnalysis): boolean {
  const stand = standing(threadCorrections(connection, thread));
  return stand.length === marks.length && stand.every(({ id }, i) => marks[i]?.correction.id === id);
}

/** All rows of a table name the same columns. */
function insertAll(
  connection: Connection,
  table: DerivedTable,
  thread: number,
  rows: readonly DerivedRow[],
): void {
  const names = Object.keys(rows[0] ?? {});
  const sql = `INSERT INTO ${table} (thread, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)})`;
  for (const row of rows) connection.run(sql, [thread, ...names.map((name) => row[name] ?? null)]);
}

function indexWords(connection: Connection, mail: KnownMail, analysis: ThreadAnalysis): void {
  const tree = analysis.trees.get(mail.message_id as ThreadAnalysis['root']);
  const { own, quoted, files } = tree === undefined ? { own: '', quoted: '', files: '' } : bodyWords(tree);
  connection.run(
    `INSERT OR REPLACE INTO words (rowid, subject, own, quoted, files, sender, recipient, copied)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      mail.id,
      mail.subject,
      own,
      quoted,
      files,
      mail.sender,
      mailboxes(mail.fields.to_list),
      mailboxes(mail.fields.cc_list),
    ],
  );
}

function mailboxes(json: string): string {
  return (JSON.parse(json) as { name: string; address: string }[])
    .map(({ name, address }) => `${name} ${address}`)
    .join('\n');
}

const NOT_HASHED: ReadonlySet<string> = new Set(['thread']);

/** Over the rows as the tables hold them: equal to the hash of the rows that were written. */
export function hashThread(connection: Connection, thread: number): string {
  return hashOf((table) =>
    connection.all<DerivedRow>(
      `SELECT * FROM ${table} WHERE thread = ? ${table === 'analysis' ? '' : 'ORDER BY n'}`,
      [thread],
    ),
  );
}

/** The thread's key differs from store to store and stays out. */
function hashOf(rowsOf: (table: DerivedTable) => readonly DerivedRow[]): string {
  const hash = new RowHash();
  for (const table of DERIVED_TABLES) {
    const rows = rowsOf(table);
    hash.add(table).add(rows.length);
    for (const row of rows) hash.addRow(row, NOT_HASHED);
  }
  return hash.digest();
}
