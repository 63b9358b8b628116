import type { ImportCounts, ImportRun } from '../store.js';
import { touchStore } from './clock.js';
import type { Connection } from './connection.js';

export function startImport(connection: Connection, source: string, now: string): ImportRun {
  return connection.write(() => {
    touchStore(connection, now);
    return { id: connection.run('INSERT INTO import_run (started, source) VALUES (?, ?)', [now, source]) };
  });
}

export function finishImport(
  connection: Connection,
  run: ImportRun,
  counts: ImportCounts,
  skipped: readonly { readonly origin: string; readonly reason: string }[],
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
    touchStore(connection, now);
  });
}
