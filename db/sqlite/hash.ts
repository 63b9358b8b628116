import { createHash, type Hash } from 'node:crypto';
import type { SqlValue } from '../rows.js';

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The same as a column holds it. */
export function digestColumn(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex');
}

export function toHex(digest: Uint8Array): string {
  return Buffer.from(digest).toString('hex');
}

/** Whether these are the bytes of which a column holds the SHA-256. */
export function hasDigest(bytes: Uint8Array, digest: Uint8Array): boolean {
  return createHash('sha256').update(bytes).digest().equals(digest);
}

/** Characters after which what was gathered is hashed. */
const FULL = 16_384;

/** SHA-256 over values as SQLite gives them back: each with its type and length, so that no two rows run together. */
export class RowHash {
  private readonly hash: Hash = createHash('sha256');
  /** Gathered here, since a call of the hash costs more than the few bytes of most values. */
  private gathered = '';

  add(value: SqlValue): this {
    if (value === null) this.gathered += 'null:0:';
    else if (typeof value === 'object') {
      this.flush(`object:${value.length}:`);
      this.hash.update(value);
    } else {
      const text = String(value);
      this.gathered += `${typeof value}:${Buffer.byteLength(text)}:${text}`;
      if (this.gathered.length > FULL) this.flush('');
    }
    return this;
  }

  private flush(last: string): void {
    this.hash.update(this.gathered + last, 'utf8');
    this.gathered = '';
  }

  /** By column name, so that the order of columns in a statement does not matter. */
  addRow(row: Readonly<Record<string, SqlValue>>, except: ReadonlySet<string> = new Set()): this {
    for (const column of Object.keys(row).sort((a, b) => (a < b ? -1 : 1)))
      if (!except.has(column)) this.add(column).add(row[column] ?? null);
    return this;
  }

  digest(): string {
    this.flush('');
    return this.hash.digest('hex');
  }
}
