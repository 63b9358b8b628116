import type { ThreadAnalysis } from '../../core/analysis.js';
import { standing } from '../../core/correction/index.js';
import type { Message } from '../../core/message.js';
import { DERIVED_TABLES, type DerivedRow, derivedRows, type MailFacts } from '../derived.js';
import type { SqlValue } from '../rows.js';
import { bodyWords } from '../words.js';
import { touchStore } from './clock.js';
import type { Connection } from './connection.js';
import { threadCorrections } from './corrections.js';
import { RowHash } from './hash.js';
import { fromColumns, type MessageColumns } from './messages.js';
import { linkAll } from './proposals.js';

export function threadMessages(connection: Connection, thread: number): Message[] {
  return connection
    .all<MessageColumns & { body: string }>(
      `SELECT m.*, b.text AS body FROM message m JOIN body b ON b.message = m.id
       WHERE m.thread = ? ORDER BY m.date, m.message_id`,
      [thread],
    )
    .map(fromColumns);
}

interface KnownMail extends MailFacts {
  readonly id: number;
  readonly message_id: string;
  readonly sender: string;
  readonly to_list: string;
  readonly cc_list: string;
}

/** Replaces the derived rows of threads. Runs inside the caller's transaction. */
export function replaceAnalyses(
  connection: Connection,
  analyses: readonly { readonly thread: number; readonly analysis: ThreadAnalysis }[],
  now: string,
): void {
  for (const { thread, analysis } of analyses) replaceOne(connection, thread, analysis, now);
  connection.run('UPDATE store SET unlinked = 1');
  if (connection.get('SELECT 1 FROM thread WHERE analysed = 0 LIMIT 1') === null) linkAll(connection, now);
  touchStore(connection, now);
}

function replaceOne(connection: Connection, thread: number, analysis: ThreadAnalysis, now: string): void {
  const mails = connection.all<KnownMail>(
    `SELECT id, message_id, coalesce(list, 'all') AS list, date, subject, marks,
       from_name || ' ' || from_address AS sender, to_list, cc_list
     FROM message WHERE thread = ?`,
    [thread],
  );
  // Mail or corrections that came, or a thread that was joined to another, while this was made: the next one sees all.
  if (!coversAll(analysis, mails) || !knowsCorrections(connection, thread, analysis)) return;
  for (const table of DERIVED_TABLES) connection.run(`DELETE FROM ${table} WHERE thread = ?`, [thread]);
  const rows = derivedRows(analysis, new Map(mails.map((mail) => [mail.message_id, mail])));
  for (const table of DERIVED_TABLES)
    for (const row of rows[table]) insert(connection, table, { thread, ...row });
  for (const mail of mails) indexWords(connection, mail, analysis);
  connection.run('INSERT OR REPLACE INTO analysis_hash VALUES (?, ?)', [
    thread,
    hashThread(connection, thread),
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

function insert(connection: Connection, table: string, row: DerivedRow): void {
  const names = Object.keys(row);
  connection.run(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    row,
  );
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
      mailboxes(mail.to_list),
      mailboxes(mail.cc_list),
    ],
  );
}

function mailboxes(json: string): string {
  return (JSON.parse(json) as { name: string; address: string }[])
    .map(({ name, address }) => `${name} ${address}`)
    .join('\n');
}

const NOT_HASHED: ReadonlySet<string> = new Set(['thread']);

/** Over the rows as the tables hold them; the thread's key differs from store to store and stays out. */
export function hashThread(connection: Connection, thread: number): string {
  const hash = new RowHash();
  for (const table of DERIVED_TABLES) {
    const order = table === 'analysis' ? '' : 'ORDER BY n';
    const rows = connection.all<Record<string, SqlValue>>(
      `SELECT * FROM ${table} WHERE thread = ? ${order}`,
      [thread],
    );
    hash.add(table).add(rows.length);
    for (const row of rows) hash.addRow(row, NOT_HASHED);
  }
  return hash.digest();
}
