import type { ConsensusState, OutcomeState } from '../../core/analysis.js';
import type { Rows, SqlValue } from '../rows.js';
import { CORRECTED } from './marks.js';
import { refTo } from './refs.js';
import type { DashboardFilter, DashboardPage, DashboardRow, TurnView } from './types.js';

const PAGE_SIZE = 50;
/** Days without mail, counted from the newest mail of the store, after which a thread is dormant. */
export const DORMANT_DAYS = 30;
/** How far back the foot of the page looks for what was settled. */
const DONE_DAYS = 7;

export interface AnalysisRow {
  readonly thread: number;
  readonly root: string;
  readonly root_list: string;
  readonly subject: string;
  readonly title: string;
  readonly version: number;
  readonly patches: number;
  readonly list: string;
  readonly author: string;
  readonly author_name: string;
  readonly posted: string;
  readonly last_activity: string;
  readonly messages: number;
  readonly state: ConsensusState;
  readonly outcome: OutcomeState;
  readonly positions: string;
  readonly open_questions: number;
  readonly corrected: number;
  readonly turn_person: string | null;
  readonly turn_name: string | null;
  readonly turn_role: TurnView['role'] | null;
  readonly turn_what: string | null;
  readonly turn_since: string | null;
  readonly turn_message: string | null;
  readonly turn_list: string | null;
}

/** An analysis with its headline turn, for every page that lists RFCs. */
export const ROW_SELECT = `
  SELECT a.thread, a.root, a.root_list, a.subject, a.title, a.version, a.patches, a.list, a.author, a.author_name,
    a.posted, a.last_activity, a.messages, a.state, a.outcome, a.positions, a.open_questions, ${CORRECTED},
    t.person AS turn_person, t.role AS turn_role, t.what AS turn_what, t.since AS turn_since,
    t.message_id AS turn_message, tm.list AS turn_list, p.name AS turn_name
  FROM analysis a
    LEFT JOIN turn t ON t.thread = a.thread AND t.n = 0
    LEFT JOIN message tm ON tm.message_id = t.message_id
    LEFT JOIN participant p ON p.thread = a.thread AND p.person = t.person`;

/** Open ones first, by whose turn it is and who waits longest; then the dormant, then the closed ones. */
const ORDER = `
  ORDER BY a.outcome <> 'open', a.last_activity < @dormant,
    CASE t.role WHEN 'author' THEN 0 WHEN 'reviewer' THEN 1 WHEN 'maintainer' THEN 2 ELSE 3 END,
    coalesce(t.since, a.last_activity), a.root`;

type Named = Record<string, SqlValue>;

/** Six statements, whatever the number of RFCs. */
export function dashboardPage(rows: Rows, filter: DashboardFilter): DashboardPage {
  const newest = rows.get<{ newest: string | null }>('SELECT newest FROM store')?.newest ?? null;
  const dormant = daysBefore(newest, DORMANT_DAYS);
  const shown = conditions(filter, dormant);
  const where = `WHERE ${shown.tests.join(' AND ')}`;
  const joined = 'FROM analysis a LEFT JOIN turn t ON t.thread = a.thread AND t.n = 0';
  const offset = (Math.max(1, filter.page ?? 1) - 1) * PAGE_SIZE;
  const found = rows.all<AnalysisRow>(`${ROW_SELECT} ${where} ${ORDER} LIMIT ${PAGE_SIZE} OFFSET @offset`, {
    ...shown.values,
    dormant,
    offset,
  });
  const counted = rows.get<{ n: number }>(`SELECT count(*) AS n ${joined} ${where}`, shown.values);
  const { list: _list, state: _state, ...rest } = filter;
  const wide = conditions(rest, dormant);
  const behind = `${joined} WHERE ${wide.tests.join(' AND ')}`;
  return {
    page: 'dashboard',
    filter,
    rows: found.map((row) => dashboardRow(row, dormant)),
    total: counted?.n ?? 0,
    pageSize: PAGE_SIZE,
    lists: rows.all(
      `SELECT a.list, count(*) AS count ${behind} GROUP BY a.list ORDER BY count DESC, a.list`,
      wide.values,
    ),
    states: rows.all(
      `SELECT a.state, count(*) AS count ${behind} GROUP BY a.state ORDER BY count DESC, a.state`,
      wide.values,
    ),
    done: recentlyDone(rows, filter, newest).map((row) => dashboardRow(row, dormant)),
    newest,
  };
}

function recentlyDone(rows: Rows, filter: DashboardFilter, newest: string | null): AnalysisRow[] {
  const { tests, values } = conditions(
    { all: true, ...(filter.list === undefined ? {} : { list: filter.list }) },
    '',
  );
  return rows.all<AnalysisRow>(
    `${ROW_SELECT} WHERE ${tests.join(' AND ')} AND a.outcome IN ('applied', 'withdrawn', 'rejected')
       AND coalesce(a.outcome_date, a.last_activity) >= @since
     ORDER BY coalesce(a.outcome_date, a.last_activity) DESC, a.root LIMIT ${PAGE_SIZE}`,
    { ...values, since: daysBefore(newest, DONE_DAYS) },
  );
}

/** Tests of a WHERE clause with their values. A filter for an outcome asks for closed ones, so nothing is hidden then. */
function conditions(filter: DashboardFilter, dormant: string): { tests: string[]; values: Named } {
  const tests: string[] = [KINDS[filter.kind ?? 'rfc']];
  const values: Named = {};
  const equals = { list: 'a.list', state: 'a.state', outcome: 'a.outcome', turn: 't.role' } as const;
  for (const [name, column] of Object.entries(equals)) {
    const wanted = filter[name as keyof typeof equals];
    if (wanted === undefined) continue;
    tests.push(`${column} = @${name}`);
    values[name] = wanted;
  }
  if (filter.person !== undefined) {
    tests.push('EXISTS (SELECT 1 FROM participant w WHERE w.thread = a.thread AND w.person = @person)');
    values.person = filter.person;
  }
  if (filter.all !== true && filter.outcome === undefined) {
    tests.push(NO_NEWER_REVISION, "a.outcome = 'open'", 'a.last_activity >= @dormantBefore');
    values.dormantBefore = dormant;
  }
  return { tests, values };
}

/** A revision of a proposal whose newest one is in another thread is history: its page shows the newer one. */
export const NO_NEWER_REVISION = `NOT EXISTS (
  SELECT 1 FROM head h JOIN revision_head rh ON rh.head = h.message_id
    JOIN revision r ON r.proposal = rh.proposal AND r.newest = 1 JOIN message nm ON nm.message_id = r.head
  WHERE h.thread = a.thread AND h.n = 0 AND nm.thread <> a.thread)`;

const KINDS = {
  rfc: "a.kind = 'rfc'",
  patch: "a.kind = 'patch'",
  any: "a.kind IN ('rfc', 'patch')",
} as const;

export function dashboardRow(row: AnalysisRow, dormant: string): DashboardRow {
  return {
    root: refTo(row.root_list, row.root),
    subject: row.subject,
    title: row.title,
    version: row.version,
    patches: row.patches,
    list: row.list,
    author: { key: row.author, name: row.author_name },
    posted: row.posted,
    lastActivity: row.last_activity,
    messages: row.messages,
    state: row.state,
    outcome: row.outcome,
    dormant: row.last_activity < dormant,
    positions: JSON.parse(row.positions) as DashboardRow['positions'],
    openQuestions: row.open_questions,
    turn: turnView(row),
    corrected: row.corrected === 1,
  };
}

function turnView(row: AnalysisRow): TurnView | null {
  if (row.turn_role === null) return null;
  return {
    person:
      row.turn_person === null ? null : { key: row.turn_person, name: row.turn_name || row.turn_person },
    role: row.turn_role,
    what: row.turn_what ?? '',
    since: row.turn_since ?? '',
    ref: row.turn_message === null ? null : refTo(row.turn_list, row.turn_message),
  };
}

/** `date` minus days, as ISO 8601; '' (before everything) without a date. */
export function daysBefore(date: string | null, days: number): string {
  const time = Date.parse(date ?? '');
  if (Number.isNaN(time)) return '';
  return new Date(time - days * 86_400_000).toISOString().replace('.000', '');
}
