import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { StoreError } from '../errors.js';
import { Connection } from './connection.js';

/**
 * The right to import into a database, held by at most one process. It is a lock of the operating system on a file
 * beside the database (an exclusive transaction), so it is gone when its holder is killed, however it died.
 */
export class ImportLock {
  private held: Connection | null = null;

  constructor(private readonly database: string) {}

  /** Throws StoreError `busy` that names the process when another one holds it. */
  acquire(): void {
    if (this.held !== null) return;
    const lock = this.lockFile();
    this.held = lock;
    writeFileSync(this.ownerFile, `${process.pid}\n`);
  }

  private lockFile(): Connection {
    let lock: Connection | null = null;
    try {
      lock = new Connection(`${this.database}-import.lock`, { mode: 'create', patience: 0 });
      lock.script('BEGIN EXCLUSIVE');
      return lock;
    } catch (error) {
      lock?.close();
      throw error instanceof StoreError && error.code === 'busy' ? this.taken(error) : error;
    }
  }

  release(): void {
    this.held?.close();
    this.held = null;
  }

  private taken(cause: StoreError): StoreError {
    const owner = existsSync(this.ownerFile) ? readFileSync(this.ownerFile, 'utf8').trim() : 'unknown';
    return new StoreError(
      'busy',
      `another import into ${this.database} is running (process ${owner}); wait for its end or stop it`,
      { cause },
    );
  }

  private get ownerFile(): string {
    return `${this.database}-import.pid`;
  }
}
