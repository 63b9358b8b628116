import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../errors.js';
import type { CheckReport } from '../maintenance.js';
import { writeHead } from './chain.js';
import { check } from './check.js';
import { Connection } from './connection.js';
import { migrate } from './migrate.js';

/** Copies the database into a new file while it is used; the copy appears whole or not at all. Refuses to overwrite. */
export async function backup(connection: Connection, to: string): Promise<CheckReport> {
  refuseExisting(to);
  const part = `${to}.part`;
  removeDatabase(part);
  try {
    await connection.backup(part);
    const report = checkFileAt(part);
    putInPlace(part, to);
    return report;
  } catch (error) {
    removeDatabase(part);
    throw error;
  }
}

/**
 * Makes the database at `to` from a backup. The backup is copied and checked first: a damaged one is refused and what
 * stands at `to` stays; otherwise it is replaced when `replace` says so.
 */
export async function restore(
  from: string,
  to: string,
  { replace = false }: { readonly replace?: boolean } = {},
): Promise<CheckReport> {
  if (!existsSync(from)) throw new StoreError('not-found', `there is no backup at ${from}`);
  if (!replace) refuseExisting(to);
  const part = `${to}.part`;
  removeDatabase(part);
  const source = new Connection(from, { mode: 'read' });
  try {
    await source.backup(part);
  } finally {
    source.close();
  }
  const report = checkFileAt(part);
  if (report.damages.length > 0) {
    removeDatabase(part);
    throw new StoreError(
      'damaged',
      `${from} is damaged (${report.damages.length} findings); nothing was restored`,
    );
  }
  // A log of the old database, read with the new file, would damage it.
  for (const rest of ['-wal', '-shm']) rmSync(to + rest, { force: true });
  putInPlace(part, to);
  const restored = new Connection(to, { mode: 'write' });
  writeHead(restored);
  restored.close();
  return report;
}

function checkFileAt(path: string): CheckReport {
  const connection = new Connection(path, { mode: 'write' });
  try {
    migrate(connection);
    const report = check(connection);
    // One file is a backup: what is in the log goes into it.
    connection.pragma('journal_mode = DELETE');
    return report;
  } finally {
    connection.close();
  }
}

function putInPlace(part: string, to: string): void {
  sync(part);
  renameSync(part, to);
  sync(dirname(to));
}

/** A rename is on disk only when its folder is. */
function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function refuseExisting(path: string): void {
  if (existsSync(path)) throw new StoreError('refused', `${path} is there already; name another file`);
}

function removeDatabase(path: string): void {
  for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(path + rest, { force: true });
}
