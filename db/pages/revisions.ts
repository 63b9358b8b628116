import type { Rows } from '../rows.js';

/** One revision of a proposal, with the thread that discusses it. */
export interface RevisionRow {
  readonly thread: number;
  readonly head: string;
  readonly list: string;
  readonly version: number;
  readonly label: string;
  readonly date: string;
  readonly patches: number;
  readonly evidence: string;
  /** Stable ids of its patches as a JSON array; null when it brings none. */
  readonly patchIds: string | null;
}

/** All revisions of the proposal that a thread is about, oldest first; at least the thread itself. One statement. */
export function readRevisions(rows: Rows, thread: number): RevisionRow[] {
  return rows.all<RevisionRow>(
    `WITH mine AS (
       SELECT rh.proposal FROM head h JOIN revision_head rh ON rh.head = h.message_id
       WHERE h.thread = @thread ORDER BY h.n LIMIT 1
     )
     SELECT m.thread, r.head, coalesce(m.list, 'all') AS list, r.version, r.label, r.date, r.patches, r.evidence,
       (SELECT h.head ->> 'patchIds' FROM head h WHERE h.thread = m.thread AND h.message_id = r.head) AS patchIds
     FROM revision r JOIN message m ON m.message_id = r.head WHERE r.proposal IN mine
     UNION ALL
     SELECT a.thread, a.root, a.root_list, a.version,
       CASE a.kind WHEN 'rfc' THEN 'RFC ' ELSE '' END || 'v' || a.version, a.posted, a.patches, '', NULL
     FROM analysis a WHERE a.thread = @thread AND NOT EXISTS (SELECT 1 FROM mine)
     ORDER BY 6, 2`,
    { thread },
  );
}

/** The newest revision that the thread itself holds. */
export function currentRevision(revisions: readonly RevisionRow[], thread: number): RevisionRow | null {
  return revisions.findLast((revision) => revision.thread === thread) ?? null;
}
