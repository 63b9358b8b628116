import type { StoreVersion } from '../store.js';
import type { Connection } from './connection.js';

/** Counts a change of the store; `newest` is the date of the newest mail in it, or '' when no mail came. */
export function touchStore(connection: Connection, now: string, newest = ''): void {
  connection.run(
    `UPDATE store SET version = version + 1, modified = @now,
       newest_since = CASE WHEN @newest > coalesce(newest, '') THEN @now ELSE newest_since END,
       newest = nullif(max(coalesce(newest, ''), @newest), '')`,
    { now, newest },
  );
}

interface Clock {
  readonly version: number;
  readonly modified: string;
  readonly newest: string | null;
  readonly newest_since: string | null;
}

/** Of the whole store, or of one thread: its own changes, and the newest mail of the store, which says what is dormant. */
export function readVersion(connection: Connection, messageId: string | undefined): StoreVersion | null {
  const clock = connection.get<Clock>('SELECT * FROM store') as Clock;
  if (messageId === undefined) return { version: String(clock.version), modified: clock.modified };
  const thread = connection.get<{ changed: number; modified: string }>(
    'SELECT t.changed, t.modified FROM message m JOIN thread t ON t.id = m.thread WHERE m.message_id = ?',
    [messageId],
  );
  if (thread === null) return null;
  const since = clock.newest_since ?? '';
  return {
    version: `${thread.changed}-${(clock.newest ?? '').replace(/[^0-9]/g, '')}`,
    modified: thread.modified > since ? thread.modified : since,
  };
}
