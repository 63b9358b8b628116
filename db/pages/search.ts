import type { Position } from '../../core/analysis.js';
import { parseQuery, type QueryError, type SearchQuery } from '../../core/search/query.js';
import { snippet } from '../../core/search/snippet.js';
import { MailReader } from '../mails.js';
import type { Rows } from '../rows.js';
import { refTo } from './refs.js';
import type { SearchGroup, SearchHit, SearchPage } from './search.types.js';
import { searchSql } from './search-sql.js';
import { readNow, THREAD_COLUMNS, type ThreadColumns, threadRef } from './threads.js';

const PAGE_SIZE = 20;
const HITS_A_THREAD = 5;
/** Matching mails that are ranked, the last imported ones: so common words cost no more than rare ones. */
const RANKED = 500;

/** Threads with what was found in them; three statements. Rows must know the SQL function `within_time(x)`. */
export function searchPage(rows: Rows, q: string, number: number): SearchPage {
  const { newest, dormantBefore } = readNow(rows);
  const page: SearchPage = {
    page: 'search',
    q,
    error: null,
    groups: [],
    total: 0,
    cut: false,
    number,
    pageSize: PAGE_SIZE,
    newest,
  };
  const parsed = parseQuery(q);
  if ('error' in parsed) return { ...page, error: parsed.error };
  if (q.trim() === '') return page;
  const found = findHits(rows, parsed.query, number, dormantBefore);
  return {
    ...page,
    groups: groups(found, parsed.query, dormantBefore, bodiesOf(rows, found)),
    total: found[0]?.threads ?? 0,
    cut: (found[0]?.ranked ?? 0) > RANKED,
  };
}

/** The page for a query that was stopped because it took too long. */
export function tooCostly(q: string, number: number): SearchPage {
  const error: QueryError = {
    message: 'This query costs too much: add a word, or a filter such as d: or l:.',
    at: 0,
  };
  return {
    page: 'search',
    q,
    error,
    groups: [],
    total: 0,
    cut: false,
    number,
    pageSize: PAGE_SIZE,
    newest: null,
  };
}

interface HitRow extends ThreadColumns {
  readonly thread: number;
  readonly message_id: string;
  readonly list: string | null;
  readonly date: string;
  readonly who_key: string;
  readonly who_name: string;
  readonly position: Position | null;
  readonly line: number | null;
  readonly own: number;
  readonly id: number;
  readonly in_thread: number;
  readonly threads: number;
  readonly ranked: number;
}

function findHits(rows: Rows, query: SearchQuery, number: number, dormantBefore: string): HitRow[] {
  const { match, ownMatch, tests, values } = searchSql(query, dormantBefore);
  const matching =
    match === null ? 'message m' : 'words CROSS JOIN message m ON m.id = words.rowid AND words MATCH @match';
  const rank = match === null ? '0.0' : 'bm25(words, 8.0, 4.0, 0.5, 2.0, 2.0, 1.0, 1.0)';
  const own =
    match === null
      ? '1'
      : ownMatch === null
        ? '0'
        : 'n.id IN (SELECT rowid FROM words WHERE words MATCH @ownMatch AND rowid >= (SELECT min(id) FROM newest))';
  return rows.all<HitRow>(
    `WITH newest AS MATERIALIZED (
       SELECT m.id, m.thread, m.date, ${rank} AS rank
       FROM ${matching} JOIN analysis a ON a.thread = m.thread
         LEFT JOIN finding f ON f.message_id = m.message_id AND f.thread = m.thread
         LEFT JOIN turn t ON t.thread = m.thread AND t.n = 0
       WHERE ${['within_time(m.id)', ...tests].join(' AND ')}
       ORDER BY ${match === null ? 'm.id' : 'words.rowid'} DESC LIMIT ${RANKED + 1}
     ),
     found AS MATERIALIZED (SELECT n.*, ${own} AS own FROM newest n),
     grouped AS (
       SELECT thread, count(*) AS in_thread, count(*) OVER () AS threads,
         row_number() OVER (ORDER BY max(own) DESC, min(rank), max(date) DESC, thread) AS place
       FROM found GROUP BY thread
     ),
     shown AS (
       SELECT found.*, g.in_thread, g.threads, g.place,
         row_number() OVER (PARTITION BY found.thread ORDER BY own DESC, rank, date, id) AS k
       FROM found JOIN grouped g ON g.thread = found.thread WHERE g.place > @from AND g.place <= @to
     )
     SELECT ${THREAD_COLUMNS}, s.thread, s.own, s.in_thread, s.threads, (SELECT count(*) FROM found) AS ranked, m.message_id, m.list, m.date,
       coalesce(f.person, lower(m.from_address)) AS who_key, f.position, f.line, m.id,
       coalesce(nullif(m.from_name, ''), m.from_address) AS who_name
     FROM shown s JOIN message m ON m.id = s.id JOIN analysis a ON a.thread = s.thread
       LEFT JOIN finding f ON f.message_id = m.message_id AND f.thread = m.thread
     WHERE s.k <= ${HITS_A_THREAD} ORDER BY s.place, s.k`,
    { ...values, match, ownMatch, from: (number - 1) * PAGE_SIZE, to: number * PAGE_SIZE },
  );
}

function bodiesOf(rows: Rows, found: readonly HitRow[]): MailReader {
  const mails = new MailReader(rows);
  mails.read(found.map(({ id }) => id));
  return mails;
}

function groups(
  found: readonly HitRow[],
  query: SearchQuery,
  dormantBefore: string,
  mails: MailReader,
): SearchGroup[] {
  const byThread = new Map<number, HitRow[]>();
  for (const row of found) {
    const known = byThread.get(row.thread);
    if (known === undefined) byThread.set(row.thread, [row]);
    else known.push(row);
  }
  return [...byThread.values()].map((rows) => {
    const first = rows[0] as HitRow;
    return {
      thread: threadRef(first, dormantBefore),
      hits: rows.map((row) => hit(row, query, mails.body(row.id))),
      total: first.in_thread,
    };
  });
}

function hit(row: HitRow, query: SearchQuery, body: string): SearchHit {
  const own = row.own === 1;
  return {
    ref: refTo(row.list, row.message_id),
    who: { key: row.who_key, name: row.who_name },
    date: row.date,
    position: row.position ?? 'none',
    own,
    snippet: snippet(body, query.text, own),
  };
}
