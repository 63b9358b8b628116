import type { Message } from '../../core/message.js';
import { isPage, MOST_CANDIDATES, mailsOf, pageTraces } from '../../core/thread/page.js';
import { MailReader } from '../mails.js';
import type { PackedMail } from '../packing.js';
import type { Connection } from './connection.js';

/** What tells of a message which pages show it, or which mail it shows. */
export type Shown = Parameters<typeof pageTraces>[0] & Pick<Message, 'body'>;

interface Candidate {
  readonly id: number;
  readonly thread: number;
  readonly date: string;
  readonly body: string;
}

/**
 * The threads that hold the real mails of an archive page, or the pages of a mail.
 *
 * @param batch mails whose rows are there and that are not packed yet
 */
export function threadsShown(
  connection: Connection,
  message: Shown,
  batch: readonly PackedMail[],
): readonly number[] {
  const ids = pageTraces(message).sought.flatMap((trace) => idsBehind(connection, trace));
  if (ids.length === 0) return [];
  const found = candidates(connection, ids, batch);
  const shown = isPage(message)
    ? mailsOf(message, found)
    : found.filter((page) => mailsOf(page, [message]).length > 0);
  return shown.map(({ thread }) => thread);
}

/** Marks by which later pages and mails find a message: its traces, each with its row, since many may leave the same. */
export function leaveTraces(
  connection: Connection,
  message: Omit<Shown, 'body'>,
  id: number,
  thread: number,
): void {
  for (const trace of pageTraces(message).left)
    connection.run('INSERT OR IGNORE INTO thread_id VALUES (?, ?)', [`${trace} ${id}`, thread]);
}

function idsBehind(connection: Connection, trace: string): number[] {
  return connection
    .all<{ mark: string }>(
      `SELECT message_id AS mark FROM thread_id WHERE message_id > ? AND message_id < ? LIMIT ${MOST_CANDIDATES}`,
      [`${trace} `, `${trace}!`],
    )
    .map(({ mark }) => Number(mark.slice(trace.length + 1)));
}

function candidates(
  connection: Connection,
  ids: readonly number[],
  batch: readonly PackedMail[],
): Candidate[] {
  const unpacked = new Map(batch.map(({ id, body }) => [id, body]));
  // A damaged pack is for a check to name: it must not keep new mail out.
  const reader = new MailReader(connection, { salvage: true });
  return connection
    .all<Omit<Candidate, 'body'>>(
      'SELECT id, thread, date FROM message WHERE id IN (SELECT value FROM json_each(?))',
      [JSON.stringify(ids)],
    )
    .map((row) => ({ ...row, body: unpacked.get(row.id) ?? reader.body(row.id) }));
}
