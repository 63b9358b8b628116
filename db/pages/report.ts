import type { Rows } from '../rows.js';
import { refOrNull } from './refs.js';
import { FATES, type Fate, type ReportEntry, type ReportFilter, type ReportPage } from './report.types.js';

export const REPORT_PAGE = 100;

/**
 * A row for each mail that is not whole. A note's code is told from the text of another by its quotes, which are escaped
 * inside a text. What was not read is named anew by every import that meets it, and is one row here.
 */
const ENTRIES = `
  SELECT 1 AS part, id AS n, message_id, list, NULL AS sha256, origin, subject, notes,
    CASE WHEN notes LIKE '%"code":"unparsed"%' THEN 'unparsed'
      WHEN notes LIKE '%"code":"truncated-%' THEN 'cut' ELSE 'odd' END AS fate
  FROM message WHERE notes <> '[]'
  UNION ALL
  SELECT 2, id, message_id, NULL, sha256, origin, subject, json_array(json_object('code', 'id-taken',
    'text', 'Other mail has the same Message-ID; this one is kept beside it and not analysed.')), 'id-taken'
  FROM conflict
  UNION ALL
  SELECT 3, max(run) * 100000 + n, NULL, NULL, NULL, origin, '', json_array(json_object('code', 'refused',
    'text', reason)), 'refused'
  FROM skipped GROUP BY origin, reason`;

interface EntryRow extends Omit<ReportEntry, 'ref' | 'notes'> {
  readonly message_id: string | null;
  readonly list: string | null;
  readonly notes: string;
}

/** What became of every mail. Four statements. */
export function reportPage(rows: Rows, filter: ReportFilter): ReportPage {
  const counts = countFates(rows);
  const { fate, page = 1 } = filter;
  const found = rows.all<EntryRow>(
    `SELECT fate, message_id, list, sha256, origin, subject, notes FROM (${ENTRIES})
     WHERE @fate IS NULL OR fate = @fate ORDER BY part, n DESC LIMIT @size OFFSET @from`,
    { fate: fate ?? null, size: REPORT_PAGE, from: (page - 1) * REPORT_PAGE },
  );
  return {
    page: 'report',
    filter,
    total: FATES.reduce((sum, one) => sum + counts[one], 0),
    counts: FATES.map((one) => ({ fate: one, count: counts[one] })),
    entries: found.map(entryOf),
    entriesTotal: FATES.filter((one) => one !== 'whole' && (fate === undefined || one === fate)).reduce(
      (sum, one) => sum + counts[one],
      0,
    ),
    pageSize: REPORT_PAGE,
    unnamed: unnamed(rows),
  };
}

function countFates(rows: Rows): Record<Fate, number> {
  const counts = Object.fromEntries(FATES.map((fate) => [fate, 0])) as Record<Fate, number>;
  for (const { fate, count } of rows.all<{ fate: Fate; count: number }>(
    `SELECT fate, count(*) AS count FROM (${ENTRIES}) GROUP BY fate
     UNION ALL SELECT 'whole', count(*) FROM message WHERE notes = '[]'`,
  ))
    counts[fate] = count;
  return counts;
}

function unnamed(rows: Rows): number {
  const row = rows.get<{ more: number | null }>(
    `SELECT sum(skipped - (SELECT count(*) FROM skipped s WHERE s.run = r.id)) AS more FROM import_run r
     WHERE finished IS NOT NULL AND id IN (SELECT max(id) FROM import_run WHERE finished IS NOT NULL GROUP BY source)`,
  );
  return Math.max(0, row?.more ?? 0);
}

function entryOf({ message_id, list, notes, ...rest }: EntryRow): ReportEntry {
  return {
    ...rest,
    ref: refOrNull(list, message_id),
    notes: JSON.parse(notes) as ReportEntry['notes'],
  };
}
