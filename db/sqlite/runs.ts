import type { ImportCounts, ImportRun, SaveVerdict } from '../store.js';
import { touchStore } from './clock.js';
import type { Connection } from './connection.js';

/** Opens a record, or again that of the last run of the source when it changed nothing: a watch reads a source all day. */
export function startImport(connection: Connection, source: string, now: string): ImportRun {
  return connection.write(() => {
    touchStore(connection, now);
    const idle = connection.get<{ id: number }>(
      `UPDATE import_run SET started = ?, finished = NULL, read = 0, known = 0
       WHERE id = (SELECT max(id) FROM import_run WHERE source = ?)
         AND finished IS NOT NULL AND added = 0 AND skipped = 0 AND failure IS NULL RETURNING id`,
      [now, source],
    );
    if (idle !== null) return idle;
    return { id: connection.run('INSERT INTO import_run (started, source) VALUES (?, ?)', [now, source]) };
  });
}

/** Counts mails with the transaction that saves them, so that the record of a run that is killed tells what it kept. */
export function countBatch(connection: Connection, run: ImportRun, verdicts: readonly SaveVerdict[]): void {
  const known = verdicts.filter((verdict) => verdict === 'known').length;
  connection.run(
    'UPDATE import_run SET read = read + @read, added = added + @added, known = known + @known WHERE id = @id',
    { read: verdicts.length, added: verdicts.length - known, known, id: run.id },
  );
}

interface Finish {
  readonly counts: ImportCounts;
  readonly skipped: readonly { readonly origin: string; readonly reason: string }[];
  readonly mark: string | null;
  readonly failure: string | null;
}

/** Closes a run. Its mark is set in the same transaction, so that it is never ahead of the mail. */
export function finishImport(
  connection: Connection,
  run: ImportRun,
  { counts, skipped, mark, failure }: Finish,
  now: string,
): void {
  connection.write(() => {
    connection.run(
      `UPDATE import_run SET finished = @now, read = @read, added = @added, known = @known, odd = @odd,
         skipped = @skipped, failure = @failure WHERE id = @id`,
      { ...counts, failure, now, id: run.id },
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
