import type { ImportCounts, ImportRun } from '../store.js';
import { touchStore } from './clock.js';
import type { Connection } from './connection.js';

export function startImport(connection: Connection, source: string, now: string): ImportRun {
  return connection.write(() => {
    touchStore(connection, now);
    return { id: connection.run('INSERT INTO import_run (started, source) VALUES (?, ?)', [now, source]) };
  });
}

interface Finish {
  readonly counts: ImportCounts;
  readonly skipped: readonly { readonly origin: string; readonly reason: string }[];
  readonly mark: string | null;
}

/** Closes a run. Its mark is set in the same transaction, so that it is never ahead of the mail. */
export function finishImport(
  connection: Connection,
  run: ImportRun,
  { counts, skipped, mark }: Finish,
  now: string,
): void {
  connection.write(() => {
    connection.run(
      `UPDATE import_run SET finished = @now, read = @read, added = @added, known = @known, odd = @odd,
         skipped = @skipped WHERE id = @id`,
      { ...counts, now, id: run.id },
    );
    for (const [n, { origin, reason }] of skipped.entries())
      connection.run('INSERT INTO skipped VALUES (?, ?, ?, ?)', [run.id, n, origin, reason]);
    if (mark !== null)
      connection.run('INSERT OR REPLACE INTO source_mark SELECT source, ? FROM import_run WHERE id = ?', [
        mark,
        run.id,
      ]);
    touchStore(connection, now);
  });
}

export function sourceMark(connection: Connection, source: string): string | null {
  return (
    connection.get<{ mark: string }>('SELECT mark FROM source_mark WHERE source = ?', [source])?.mark ?? null
  );
}
