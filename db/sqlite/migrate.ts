import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { StoreError } from '../errors.js';
import type { Connection } from './connection.js';
import { leaveOldTraces } from './old-pages.js';
import { packOldMail } from './pack-old-mail.js';

/** "ackt" in ASCII: in the header of every database of ours, so that no other program's file is taken for one. */
const APPLICATION_ID = 0x61636b74;
/** Share of the file that is worth writing it anew. */
const MUCH_FREE = 0.2;
const FOLDER = new URL('../migrations/', import.meta.url);

/**
 * Brings a database to the format of this program: all missing migrations in one transaction, a copy beside it first when
 * there is something to lose. Throws StoreError for another program's file and for one of a newer acktree.
 */
export function migrate(connection: Connection): void {
  const migrations = readMigrations();
  if (refuseOrAccept(connection, migrations.length) === migrations.length) return;
  connection.pragma('journal_mode = WAL');
  const before = connection.pragma<number>('user_version');
  if (before > 0) keepCopy(connection, `${connection.path}.format-${before}.backup`);
  connection.write(() => {
    // Somebody else may have migrated between our look and our lock.
    const from = connection.pragma<number>('user_version');
    for (const { sql, step } of migrations.slice(from)) {
      connection.script(sql);
      step?.(connection);
    }
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    connection.pragma(`user_version = ${migrations.length}`);
  });
  if (before > 0) giveBack(connection);
}

/** Gives the room of what a migration took out back to the disk. Where it cannot, new mail uses it. */
function giveBack(connection: Connection): void {
  const free = connection.pragma<number>('freelist_count') / connection.pragma<number>('page_count');
  if (free < MUCH_FREE) return;
  try {
    connection.script('VACUUM;');
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

/** A run that was killed may have left a copy, whole or in part: one of today takes its place when it is whole. */
function keepCopy(connection: Connection, path: string): void {
  const part = `${path}.${process.pid}`;
  rmSync(part, { force: true });
  connection.run('VACUUM INTO ?', [part]);
  renameSync(part, path);
}

/** The format that the file has; throws when it is not ours to touch. */
function refuseOrAccept(connection: Connection, known: number): number {
  const { path } = connection;
  const application = connection.pragma<number>('application_id');
  const format = connection.pragma<number>('user_version');
  const empty = connection.get('SELECT 1 FROM sqlite_schema LIMIT 1') === null;
  if (application !== APPLICATION_ID && !(application === 0 && format === 0 && empty))
    throw new StoreError('foreign-database', `${path} is another program's database, not acktree's`);
  if (format > known)
    throw new StoreError(
      'newer-database',
      `${path} was written by a newer acktree (format ${format}, this one reads up to ${known}); update acktree`,
    );
  return format;
}

interface Migration {
  readonly sql: string;
  /** What SQL alone cannot do, after it. */
  readonly step: ((connection: Connection) => void) | undefined;
}

const STEPS: Readonly<Record<string, Migration['step']>> = {
  '0012_packs.sql': packOldMail,
  '0013_page_traces.sql': leaveOldTraces,
};

function readMigrations(): Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}_\w+\.sql$/.test(name))
    .sort()
    .map((name) => ({
      sql: readFileSync(fileURLToPath(new URL(name, FOLDER)), 'utf8'),
      step: STEPS[name],
    }));
}
