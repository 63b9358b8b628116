import type { Rows } from '../rows.js';

/** One revision of a proposal, which is a thread of its own. */
export interface RevisionRow {
  readonly thread: number;
  readonly root: string;
  readonly root_list: string;
  readonly version: number;
  readonly is_rfc: number;
  readonly patches: number;
  readonly posted: string;
}

/** More threads under one title and author are no revisions of each other (weekly reports, pull requests). */
const MOST_REVISIONS = 12;

/** The thread and its sisters by the same author under the same title, oldest first. One statement. */
export function readRevisions(
  rows: Rows,
  thread: number,
  { author, title }: { readonly author: string; readonly title: string },
): RevisionRow[] {
  const found = rows.all<RevisionRow>(
    `SELECT thread, root, root_list, version, kind = 'rfc' AS is_rfc, patches, posted FROM analysis
     WHERE thread = @thread OR (author = @author AND title = @title AND title <> '' AND kind <> 'discussion')
     ORDER BY posted, root`,
    { thread, author, title },
  );
  return found.length > MOST_REVISIONS ? found.filter((row) => row.thread === thread) : found;
}
