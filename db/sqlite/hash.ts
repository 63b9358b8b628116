import { createHash, type Hash } from 'node:crypto';
import type { SqlValue } from '../rows.js';

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 over values as SQLite gives them back: each with its type and length, so that no two rows run together. */
export class RowHash {
  private readonly hash: Hash = createHash('sha256');

  add(value: SqlValue): this {
    const bytes =
      typeof value === 'object' ? (value ?? new Uint8Array()) : Buffer.from(String(value), 'utf8');
    this.hash.update(`${value === null ? 'null' : typeof value}:${bytes.length}:`).update(bytes);
    return this;
  }

  /** By column name, so that the order of columns in a statement does not matter. */
  addRow(row: Readonly<Record<string, SqlValue>>, except: ReadonlySet<string> = new Set()): this {
    for (const column of Object.keys(row).sort((a, b) => (a < b ? -1 : 1)))
      if (!except.has(column)) this.add(column).add(row[column] ?? null);
    return this;
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}
