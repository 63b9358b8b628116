import { createHash } from 'node:crypto';
import { splitFields } from '../fields.js';
import type { CheckReport, Damage } from '../maintenance.js';
import type { PackedMail } from '../packing.js';
import { checkChain } from './chain.js';
import type { Connection } from './connection.js';
import { hashThread } from './derived.js';
import { toHex } from './hash.js';
import {
  conflictProblem,
  type KeptConflict,
  type KeptMail,
  keptMail,
  type MailRow,
  rawProblem,
} from './kept.js';
import { messageHash, traceOf } from './messages.js';

/**
 * Reads the whole database and names what is damaged. SQLite's own check finds broken pages; a flipped bit inside a value
 * is found only by the hash of its row.
 */
export function check(connection: Connection): CheckReport {
  const damages: Damage[] = [...checkFile(connection)];
  const lines: string[] = [];
  for (const mail of keptMail(connection)) checkMail(mail, damages, lines);
  checkConflicts(connection, damages, lines);
  const threads = checkThreads(connection, damages, lines);
  const corrections = checkChain(connection, damages, lines);
  damages.push(...checkClock(connection), ...checkSearch(connection));
  const messages = count(connection, 'message');
  return { messages, threads, corrections, digest: digestOf(lines), damages };
}

function digestOf(lines: readonly string[]): string {
  const hash = createHash('sha256');
  for (const line of [...lines].sort((a, b) => (a < b ? -1 : 1))) hash.update(`${line}\n`);
  return hash.digest('hex');
}

function checkFile(connection: Connection): Damage[] {
  const found = connection.all<{ integrity_check: string }>('PRAGMA integrity_check');
  const dangling = connection.all<{ table: string }>('PRAGMA foreign_key_check');
  return [
    ...found
      .filter((row) => row.integrity_check !== 'ok')
      .map((row): Damage => ({ kind: 'file', where: connection.path, text: row.integrity_check })),
    ...dangling.map(
      ({ table }): Damage => ({ kind: 'file', where: table, text: 'A row names another that is not there.' }),
    ),
  ];
}

/** What counts as now is the date of the newest mail. */
function checkClock(connection: Connection): Damage[] {
  const clock = connection.get<{ newest: string | null; found: string | null }>(
    'SELECT newest, (SELECT max(date) FROM message) AS found FROM store',
  );
  if (clock === null || clock.newest === clock.found) return [];
  return [{ kind: 'file', where: 'store', text: 'The date of the newest mail is not what the store says.' }];
}

function checkMail({ row, mail }: KeptMail, damages: Damage[], lines: string[]): void {
  const where = row.message_id;
  const raw = rawProblem(row, mail);
  if (raw !== null) damages.push({ kind: 'raw', where, text: raw });
  const hash = mail === null ? '' : hashOf(row, mail);
  if (mail !== null && (hash !== toHex(row.hash) || !isTraceOf(row, mail)))
    damages.push({
      kind: 'message',
      where,
      text: 'Its header fields or its text are not those that were kept.',
    });
  lines.push(`message ${where} ${hash} ${row.sha256 === null ? '' : toHex(row.sha256)}`);
}

function hashOf(row: MailRow, mail: PackedMail): string {
  const { id, thread, trace, run, hash, sha256, size, authenticated, boundary, ...columns } = row;
  return messageHash(columns, splitFields(mail.fields), mail.body);
}

/** Its row of `trace` says once more what its headers say. */
function isTraceOf({ authenticated, boundary }: MailRow, mail: PackedMail): boolean {
  try {
    const trace = traceOf(splitFields(mail.fields).headers);
    return trace.authenticated === authenticated && trace.boundary === boundary;
  } catch {
    return false;
  }
}

function checkConflicts(connection: Connection, damages: Damage[], lines: string[]): void {
  const rows = connection.all<KeptConflict & { message_id: string }>(
    'SELECT message_id, size, sha256, packed FROM conflict ORDER BY message_id, sha256',
  );
  for (const row of rows) {
    const text = conflictProblem(row);
    if (text !== null) damages.push({ kind: 'raw', where: row.message_id, text });
    lines.push(`conflict ${row.message_id} ${row.sha256}`);
  }
}

function checkThreads(connection: Connection, damages: Damage[], lines: string[]): number {
  const threads = connection.all<{ id: number; analysed: number; hash: string | null; root: string | null }>(
    `SELECT t.id, t.analysed, h.hash, a.root FROM thread t
     LEFT JOIN analysis_hash h ON h.thread = t.id LEFT JOIN analysis a ON a.thread = t.id`,
  );
  for (const { id, analysed, hash, root } of threads) {
    if (hash === null && analysed === 0) continue;
    const found = hashThread(connection, id);
    if (found !== hash)
      damages.push({
        kind: 'derived',
        where: root ?? `thread ${id}`,
        text: 'What was derived from its mail is not what was written: acktree reanalyze makes it anew.',
      });
    lines.push(`analysis ${root ?? ''} ${found}`);
  }
  return threads.length;
}

/** The index says itself whether it is whole; and every analysed mail must be in it. */
function checkSearch(connection: Connection): Damage[] {
  const problem = (text: string): Damage => ({ kind: 'search', where: 'words', text });
  if (!isIndexWhole(connection))
    return [problem('The search index is broken: acktree reanalyze fills it anew.')];
  const missing = connection.get<{ n: number }>(
    `SELECT count(*) AS n FROM message m JOIN thread t ON t.id = m.thread
     WHERE t.analysed = 1 AND NOT EXISTS (SELECT 1 FROM words_docsize d WHERE d.id = m.id)`,
  );
  return missing === null || missing.n === 0
    ? []
    : [problem(`${missing.n} mails are not in the search index: acktree reanalyze puts them there.`)];
}

export function isIndexWhole(connection: Connection): boolean {
  try {
    connection.run("INSERT INTO words (words) VALUES ('integrity-check')");
    return true;
  } catch {
    return false;
  }
}

function count(connection: Connection, table: 'message'): number {
  return connection.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
}
