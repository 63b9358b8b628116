import { REFERENCE_NAMES, type ReferenceFiles } from '../store.js';
import type { Connection } from './connection.js';

export function readReferences(connection: Connection): ReferenceFiles {
  const rows = connection.all<{ name: string; text: string }>('SELECT name, text FROM reference_file');
  const texts = new Map(rows.map(({ name, text }) => [name, text]));
  return {
    maintainers: texts.get('maintainers') ?? null,
    mailmap: texts.get('mailmap') ?? null,
    listservers: texts.get('listservers') ?? null,
  };
}

/** True when that changed anything. Inside the caller's transaction. */
export function keepReferences(connection: Connection, files: Partial<ReferenceFiles>): boolean {
  const before = readReferences(connection);
  const changed = REFERENCE_NAMES.filter((name) => files[name] !== undefined && files[name] !== before[name]);
  for (const name of changed) {
    connection.run('DELETE FROM reference_file WHERE name = ?', [name]);
    const text = files[name] ?? null;
    if (text !== null) connection.run('INSERT INTO reference_file VALUES (?, ?)', [name, text]);
  }
  return changed.length > 0;
}
