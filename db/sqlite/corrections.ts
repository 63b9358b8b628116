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

/** Checks every link of the chain; gives the number of rows. */
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
    lines.push(`correction ${row.uid} ${row.hash}`);
  }
  return rows.length;
}
