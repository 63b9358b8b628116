import type { Rows } from '../rows.js';

const MOST_NEAR = 10;
/** Shorter beginnings are shared by mails that have nothing to do with each other. */
const SHORTEST = 6;

export interface NearId {
  readonly list: string;
  readonly messageId: string;
  readonly subject: string;
}

/** Known ids that begin like this one: the longest shared beginning that anything has decides. At most four statements. */
export function nearIds(rows: Rows, messageId: string): NearId[] {
  const lengths = [1, 0.75, 0.5, 0.33].map((share) => Math.floor(messageId.length * share));
  for (const length of lengths.filter((some) => some >= SHORTEST)) {
    const start = messageId.slice(0, length);
    const found = rows.all<NearId>(
      `SELECT coalesce(list, 'all') AS list, message_id AS messageId, subject FROM message
       WHERE message_id >= ? AND message_id < ? ORDER BY message_id LIMIT ${MOST_NEAR}`,
      [start, `${start}\u{10ffff}`],
    );
    if (found.length > 0) return found;
  }
  return [];
}
