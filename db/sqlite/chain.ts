import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import type { Damage } from '../maintenance.js';
import type { SqlValue } from '../rows.js';
import type { Connection } from './connection.js';
import { RowHash } from './hash.js';

interface ChainRow {
  readonly [column: string]: SqlValue;
  readonly id: number;
  readonly uid: string;
  readonly previous: string;
  readonly hash: string;
}

const NOT_HASHED: ReadonlySet<string> = new Set(['id', 'hash']);
/** What the first row of the chain stands on. */
export const CHAIN_START = '0'.repeat(64);

/** Hash of a row that holds the hash of the row before it: no row can be changed, taken out or moved unseen. */
export function chainHash(row: Readonly<Record<string, SqlValue>>): string {
  return new RowHash().addRow(row, NOT_HASHED).digest();
}

/** Checks every link, and the head that is kept beside the database; gives the number of rows. */
export function checkChain(connection: Connection, damages: Damage[], lines: string[]): number {
  const rows = connection.all<ChainRow>('SELECT * FROM correction ORDER BY id');
  let previous = CHAIN_START;
  for (const row of rows) {
    if (row.previous !== previous || chainHash(row) !== row.hash)
      damages.push({
        kind: 'correction',
        where: row.uid,
        text: 'It, or the one before it, is not what was written.',
      });
    previous = row.hash;
    lines.push(`correction ${row.uid}`);
  }
  const head = readHead(connection.path);
  // A chain shows no cut of its end; a head that is newer than the chain does.
  if (head !== null && (rows[head.count - 1]?.hash ?? CHAIN_START) !== head.hash)
    damages.push({
      kind: 'correction',
      where: headPath(connection.path),
      text: `There were ${head.count} corrections; the last of them is gone or another.`,
    });
  return rows.length;
}

interface Head {
  readonly count: number;
  readonly hash: string;
}

function headPath(database: string): string {
  return `${database}-corrections.head`;
}

function readHead(database: string): Head | null {
  const path = headPath(database);
  const [count, hash] = existsSync(path) ? readFileSync(path, 'utf8').trim().split(' ') : [];
  return hash === undefined ? null : { count: Number(count), hash };
}

/** Keeps number and hash of the last correction in a file of its own. Written after the commit, so never ahead of it. */
export function writeHead(connection: Connection): void {
  const head = connection.get<Head>(
    'SELECT (SELECT count(*) FROM correction) AS count, hash FROM correction ORDER BY id DESC LIMIT 1',
  );
  const path = headPath(connection.path);
  if (head === null) {
    rmSync(path, { force: true });
    return;
  }
  const file = openSync(`${path}.part`, 'w', 0o600);
  writeSync(file, `${head.count} ${head.hash}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.part`, path);
}
