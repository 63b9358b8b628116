import Sqlite from 'better-sqlite3';
import { StoreError, type StoreErrorCode } from '../errors.js';
import { PackCache } from '../mails.js';
import type { Parameters, Rows, SqlValue } from '../rows.js';

export interface ConnectionOptions {
  readonly mode: 'create' | 'write' | 'read';
  /** How long to wait for another process's transaction, in milliseconds. */
  readonly patience?: number;
}

/** The only door to better-sqlite3: one connection with its prepared statements. */
export class Connection implements Rows {
  private readonly statements = new Map<string, Sqlite.Statement>();
  private readonly database: Sqlite.Database;
  readonly packs?: PackCache;

  constructor(
    readonly path: string,
    options: ConnectionOptions,
  ) {
    this.database = translate(
      path,
      () => new Sqlite(path, { timeout: options.patience ?? 5000, fileMustExist: options.mode !== 'create' }),
    );
    if (options.mode === 'read') this.packs = new PackCache();
    try {
      this.configure(options.mode);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  private configure(mode: ConnectionOptions['mode']): void {
    // The file may be somebody else's: no SQL of its schema may call functions.
    this.pragma('trusted_schema = OFF');
    this.pragma('foreign_keys = ON');
    // Otherwise INSERT OR REPLACE passes the triggers that keep corrections append-only.
    this.pragma('recursive_triggers = ON');
    // The package's default (NORMAL) loses acknowledged commits when the power goes, and so does FULL before the log is there:
    // a journal whose removal is not on disk yet takes the new database back to nothing. In WAL mode both cost the same.
    this.pragma('synchronous = EXTRA');
    if (mode === 'read') this.pragma('query_only = ON');
  }

  all<Row>(sql: string, parameters: Parameters = []): Row[] {
    return this.guard(() => this.prepare(sql).all(...spread(parameters)) as Row[]);
  }

  get<Row>(sql: string, parameters: Parameters = []): Row | null {
    return this.guard(() => (this.prepare(sql).get(...spread(parameters)) as Row | undefined) ?? null);
  }

  /** One row at a time, for tables that do not fit in memory. Nothing else may use the connection meanwhile. */
  *each<Row>(sql: string, parameters: Parameters = []): IterableIterator<Row> {
    yield* this.prepare(sql).iterate(...spread(parameters)) as IterableIterator<Row>;
  }

  /** Runs one statement and gives the rowid of what it inserted. */
  run(sql: string, parameters: Parameters = []): number {
    return this.guard(() => Number(this.prepare(sql).run(...spread(parameters)).lastInsertRowid));
  }

  /** Several statements without parameters: a migration. */
  script(sql: string): void {
    this.guard(() => this.database.exec(sql));
  }

  pragma<Value>(text: string): Value {
    return this.guard(() => this.database.pragma(text, { simple: true }) as Value);
  }

  /** All or nothing. Takes the write lock at once: a read that turns into a write cannot wait for another writer. */
  write<Result>(work: () => Result): Result {
    return this.guard(() => this.database.transaction(work).immediate());
  }

  /** Statements of one page see one state of the store, whatever another process writes meanwhile. */
  read<Result>(work: () => Result): Result {
    return this.guard(() => this.database.transaction(work).deferred());
  }

  /** A function of one value that statements of this connection may call; called for every row, and may throw. */
  define(name: string, fn: (value: SqlValue) => SqlValue): void {
    this.database.function(name, { deterministic: false }, (value: unknown) => fn(value as SqlValue));
  }

  /** Copies the whole database while others read and write it. */
  async backup(to: string): Promise<void> {
    await this.database.backup(to);
  }

  close(): void {
    this.database.close();
  }

  private prepare(sql: string): Sqlite.Statement {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.database.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  private guard<Result>(work: () => Result): Result {
    return translate(this.path, work);
  }
}

function spread(parameters: Parameters): unknown[] {
  return Array.isArray(parameters) ? parameters : [parameters];
}

/** SQLite's codes for weather, by their beginnings, with the words that help. */
const WEATHER: readonly (readonly [string, StoreErrorCode, (path: string, code: string) => string])[] = [
  ['SQLITE_BUSY', 'busy', (path) => `another process is writing to ${path}; try again when it is done`],
  ['SQLITE_NOTADB', 'foreign-database', (path) => `${path} is not an acktree database`],
  ['SQLITE_CORRUPT', 'damaged', (path) => `${path} is damaged: run acktree fsck, then restore or rebuild it`],
  [
    'SQLITE_FULL',
    'disk-full',
    (path) => `no room is left on the disk of ${path}; what was saved before is whole`,
  ],
  ['SQLITE_READONLY', 'read-only', (path) => `${path} cannot be written to`],
  [
    'SQLITE_IOERR',
    'failing-disk',
    (path, code) =>
      `the disk of ${path} failed (${code}): look after it, then run acktree fsck; what was saved before is whole`,
  ],
];

function translate<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error);
    const [, kind, words] = WEATHER.find(([beginning]) => code.startsWith(beginning)) ?? [];
    if (kind === undefined || words === undefined) throw error;
    throw new StoreError(kind, words(path, code), { cause: error });
  }
}

/** By its shape: where the addon is loaded once for several module registries, `instanceof` knows only the first's class. */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}
