import type { Rows, SqlValue } from '../rows.js';
import { markOf, readMarks } from './marks.js';
import { refTo } from './refs.js';
import type { DecisionsFilter, DecisionsPage } from './search.types.js';
import { readNow, THREAD_COLUMNS, type ThreadColumns, threadRef } from './threads.js';
import type { MarkView } from './types.js';

const PAGE_SIZE = 50;

interface DecisionRow extends ThreadColumns {
  readonly thread: number;
  readonly list: string;
  readonly kind_of: 'decision' | 'outcome';
  readonly what: string;
  /** People as JSON: `[{"key": ..., "name": ...}]`. */
  readonly people: string;
  readonly message_id: string;
  readonly message_list: string | null;
  readonly line: number | null;
  readonly text: string;
  readonly who: string;
  readonly date: string;
}

/** What was agreed inside threads, and outcomes other than open that a mail shows; each with its people. */
const ALL = `
  WITH settled AS (
    SELECT d.thread, 'decision' AS kind_of, d.what, d.message_id, NULL AS line, d.evidence AS text, NULL AS at,
        d.people
      FROM decision d
    UNION ALL
    SELECT o.thread, 'outcome', o.outcome,
        coalesce(o.outcome_message, CASE WHEN o.outcome_rule LIKE 'correction/%' THEN o.root END) AS shown,
        o.outcome_line, coalesce(o.outcome_text, ''), o.outcome_date,
        (SELECT json_array(f.person) FROM finding f
         WHERE f.thread = o.thread AND f.message_id = o.outcome_message)
      FROM analysis o WHERE o.outcome <> 'open' AND shown IS NOT NULL
  ), shown AS (
    SELECT ${THREAD_COLUMNS}, a.thread, a.list, s.kind_of, s.what, s.message_id, s.line, s.text,
      coalesce(s.people, '[]') AS keys, m.list AS message_list, coalesce(s.at, m.date) AS date,
      coalesce(nullif(m.from_name, ''), m.from_address) AS who
    FROM settled s JOIN analysis a ON a.thread = s.thread JOIN message m ON m.message_id = s.message_id
    WHERE (@person IS NULL OR EXISTS (SELECT 1 FROM json_each(s.people) WHERE value = @person))
  )`;

/** Five statements, whatever the number of decisions. */
export function decisionsPage(rows: Rows, filter: DecisionsFilter): DecisionsPage {
  const { newest, dormantBefore } = readNow(rows);
  const values: Record<string, SqlValue> = { person: filter.person ?? null, list: filter.list ?? null };
  const where = 'WHERE (@list IS NULL OR list = @list)';
  const found = rows.all<DecisionRow>(
    `${ALL} SELECT *, (
         SELECT json_group_array(json_object('key', j.value, 'name', coalesce(nullif(p.name, ''), j.value)))
         FROM json_each(keys) j LEFT JOIN participant p ON p.thread = shown.thread AND p.person = j.value
       ) AS people
     FROM shown ${where} ORDER BY date DESC, message_id, kind_of, what LIMIT ${PAGE_SIZE} OFFSET @offset`,
    { ...values, offset: (Math.max(1, filter.page ?? 1) - 1) * PAGE_SIZE },
  );
  const marks = readMarks(
    rows,
    found.map(({ thread }) => thread),
  );
  return {
    page: 'decisions',
    filter,
    rows: found.map((row) => decisionRow(row, dormantBefore, marks.get(row.thread) ?? [])),
    total: rows.get<{ n: number }>(`${ALL} SELECT count(*) AS n FROM shown ${where}`, values)?.n ?? 0,
    pageSize: PAGE_SIZE,
    lists: rows.all(
      `${ALL} SELECT list, count(*) AS count FROM shown GROUP BY list ORDER BY count DESC, list`,
      values,
    ),
    newest,
  };
}

function decisionRow(
  row: DecisionRow,
  dormantBefore: string,
  marks: readonly MarkView[],
): DecisionsPage['rows'][number] {
  const { message_list, message_id, line, date, text } = row;
  const about = row.kind_of === 'outcome' ? 'outcome' : `decision ${message_id}`;
  const mark = markOf(marks, about);
  const who = mark !== null && mark.ref === null ? mark.who : row.who;
  return {
    thread: threadRef(row, dormantBefore),
    list: row.list,
    kind: row.kind_of,
    what: row.what,
    by: JSON.parse(row.people) as DecisionsPage['rows'][number]['by'],
    evidence: { ref: refTo(message_list, message_id, line), who, date, text },
    mark,
  };
}
