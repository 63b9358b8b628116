import type { PackCache } from './mails.js';

/** A value that a column holds or a statement is given. */
export type SqlValue = string | number | Uint8Array | null;
/** Values for a statement's `?1`, `?2`, ... or, by name, `@name`. */
export type Parameters = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** Reading side of a database: all that a page's query function needs. */
export interface Rows {
  all<Row>(sql: string, parameters?: Parameters): Row[];
  /** The first row, or null. */
  get<Row>(sql: string, parameters?: Parameters): Row | null;
  /** Where it reads only what is committed: mail that was unpacked lately. */
  readonly packs?: PackCache;
}
