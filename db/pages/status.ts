import type { Rows } from '../rows.js';
import { refOrNull } from './refs.js';
import type { ImportRunView, SourceView, StatusPage } from './types.js';

const NEWEST_RUNS = 20;
const MOST_ODD = 200;

interface OddRow {
  readonly message_id: string | null;
  readonly list: string | null;
  readonly subject: string;
  readonly notes: string;
}

/** What the store holds and how it came in. Four statements. */
export function statusPage(rows: Rows): StatusPage {
  const counts = rows.get<{ messages: number; threads: number; rfcs: number }>(
    `SELECT (SELECT count(*) FROM message) AS messages, (SELECT count(*) FROM thread) AS threads,
       (SELECT count(*) FROM analysis WHERE kind = 'rfc') AS rfcs`,
  );
  return {
    page: 'status',
    messages: counts?.messages ?? 0,
    threads: counts?.threads ?? 0,
    rfcs: counts?.rfcs ?? 0,
    sources: sources(rows),
    runs: rows.all<ImportRunView>(`SELECT id, started, finished, source, read, added, known, odd, skipped FROM import_run
       ORDER BY started DESC, id DESC LIMIT ${NEWEST_RUNS}`),
    odd: oddMail(rows),
  };
}

function sources(rows: Rows): SourceView[] {
  const found = rows.all<Omit<SourceView, 'seconds'>>(
    `SELECT source, last.started, last.finished, last.failure, whole, last.read, messages, every.odd
     FROM (SELECT max(id) AS id, sum(added) AS messages, sum(odd) AS odd,
         max(CASE WHEN failure IS NULL THEN finished END) AS whole FROM import_run GROUP BY source) every
       JOIN import_run last USING (id)
     ORDER BY source`,
  );
  return found.map((row) => ({ ...row, seconds: secondsBetween(row.started, row.finished) }));
}

function secondsBetween(started: string, finished: string | null): number | null {
  return finished === null ? null : Math.max(0, (Date.parse(finished) - Date.parse(started)) / 1_000);
}

/** Mail with notes, mail whose id was taken, and what could not be kept, newest first. */
function oddMail(rows: Rows): StatusPage['odd'] {
  const found = rows.all<OddRow>(
    `SELECT message_id, list, subject, notes FROM (
       SELECT run, id AS n, message_id, list, subject, notes FROM message WHERE notes <> '[]'
       UNION ALL
       SELECT run, id, message_id, NULL, subject, json_array(json_object('code', 'id-taken', 'text',
         'Other mail has the same Message-ID; this one, from ' || origin || ', is kept and not analysed.')) FROM conflict
       UNION ALL
       SELECT run, n, NULL, NULL, origin, json_array(json_object('code', 'skipped', 'text', reason)) FROM skipped
     ) ORDER BY run DESC, n DESC LIMIT ${MOST_ODD}`,
  );
  return found.map(({ message_id, list, subject, notes }) => ({
    ref: refOrNull(list, message_id),
    subject,
    notes: JSON.parse(notes) as StatusPage['odd'][number]['notes'],
  }));
}
