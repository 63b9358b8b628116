import { createHash } from 'node:crypto';
import type { CheckReport, Damage } from '../maintenance.js';
import { unpack } from '../packing.js';
import type { SqlValue } from '../rows.js';
import { checkChain } from './chain.js';
import type { Connection } from './connection.js';
import { hashThread } from './derived.js';
import { sha256 } from './hash.js';
import { messageHash } from './messages.js';

/** Mail read at a time: a database is larger than memory. */
const BATCH = 200;

interface StoredMail {
  readonly [column: string]: SqlValue;
  readonly id: number;
  readonly message_id: string;
  readonly hash: string;
}
interface Packed {
  readonly size: number;
  readonly sha256: string;
  readonly packed: Uint8Array;
}

/**
 * Reads the whole database and names what is damaged. SQLite's own check finds broken pages; a flipped bit inside a value
 * is found only by the hash of its row.
 */
export function check(connection: Connection): CheckReport {
  const damages: Damage[] = [...checkFile(connection)];
  const lines: string[] = [];
  for (const mail of allMail(connection)) checkMail(connection, mail, damages, lines);
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

function* allMail(connection: Connection): Generator<StoredMail & { body: string | null }> {
  for (let after = 0; ; ) {
    const batch = connection.all<StoredMail & { body: string | null }>(
      `SELECT m.*, b.text AS body FROM message m LEFT JOIN body b ON b.message = m.id
       WHERE m.id > ? ORDER BY m.id LIMIT ${BATCH}`,
      [after],
    );
    yield* batch;
    const last = batch.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

function checkMail(
  connection: Connection,
  { body, ...mail }: StoredMail & { body: string | null },
  damages: Damage[],
  lines: string[],
): void {
  const where = mail.message_id;
  const hash = messageHash(mail, body ?? '');
  if (hash !== mail.hash)
    damages.push({
      kind: 'message',
      where,
      text: 'Its header fields or its text are not those that were kept.',
    });
  const raw = connection.get<Packed>('SELECT size, sha256, packed FROM raw WHERE message = ?', [mail.id]);
  const text = raw === null ? 'Its bytes are not there.' : packedProblem(raw);
  if (text !== null) damages.push({ kind: 'raw', where, text });
  lines.push(`message ${where} ${hash} ${raw?.sha256 ?? ''}`);
}

/** What is wrong with kept bytes, or null. */
export function packedProblem({ size, sha256: wanted, packed }: Packed): string | null {
  try {
    const bytes = unpack(packed);
    return bytes.length === size && sha256(bytes) === wanted ? null : 'Its bytes are not those that came.';
  } catch {
    return 'Its bytes can no longer be unpacked.';
  }
}

function checkConflicts(connection: Connection, damages: Damage[], lines: string[]): void {
  const rows = connection.all<Packed & { message_id: string }>(
    'SELECT message_id, size, sha256, packed FROM conflict ORDER BY message_id, sha256',
  );
  for (const row of rows) {
    const text = packedProblem(row);
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
