import type { Message } from '../../core/message.js';
import type { Connection } from './connection.js';
import { leaveTraces, type Shown } from './shown.js';

interface Row {
  readonly id: number;
  readonly thread: number;
  readonly message_id: string;
  readonly from_name: string;
  readonly from_address: string;
  readonly subject: string;
  readonly date: string;
  readonly notes: string;
}

/** Host of the ids that are made for mail without one. */
const MADE = '@made.invalid';
/** Rows that are held at a time. */
const SLICE = 1_000;

/**
 * The step of migration 13: all mail leaves its traces, so that new pages find it. Pages that are here stay where they are:
 * joining threads would leave them without an analysis until mail comes in. A rebuild joins them.
 */
export function leaveOldTraces(connection: Connection): void {
  for (let rows = rowsAfter(connection, 0); rows.length > 0; ) {
    for (const row of rows) leaveTraces(connection, shownBy(row), row.id, row.thread);
    rows = rowsAfter(connection, (rows.at(-1) as Row).id);
  }
}

function rowsAfter(connection: Connection, id: number): Row[] {
  return connection.all<Row>(
    `SELECT id, thread, message_id, from_name, from_address, subject, date, notes FROM message
     WHERE id > ? ORDER BY id LIMIT ${SLICE}`,
    [id],
  );
}

/** What a row alone tells of a message. */
function shownBy({ message_id, from_name, from_address, subject, date, notes }: Row): Omit<Shown, 'body'> {
  const codes = (JSON.parse(notes) as Message['notes']).map(({ code }) => code);
  return {
    from: { name: from_name, address: from_address },
    subject,
    date,
    dateSource: codes.includes('date-garbage') ? 'order' : 'date',
    bodySource: codes.includes('archive-page') ? 'archive-page' : 'text',
    idSource: message_id.endsWith(MADE) ? 'made' : 'header',
  };
}
