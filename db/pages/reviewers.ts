import type { PersonFinding, Position } from '../../core/analysis.js';
import type { Rows } from '../rows.js';
import { cellsOf } from './cells.js';
import type { ThreadLookup } from './lookup.js';
import { markOf } from './marks.js';
import { refTo } from './refs.js';
import type { RevisionRow } from './revisions.js';
import type { Evidence, MarkView, ReviewerView, StepView } from './types.js';

export interface PositionRow {
  readonly thread: number;
  readonly person: string;
  readonly name: string | null;
  readonly position: Position;
  readonly changed: number;
  readonly evidence: string | null;
  readonly text: string | null;
  readonly rule: string;
  readonly condition: string | null;
  readonly path: string;
  readonly list: string | null;
  readonly date: string | null;
  readonly line: number | null;
  readonly confidence: number | null;
  readonly role: ReviewerView['role'] | null;
  readonly because: string | null;
}

interface Asked {
  readonly thread: number;
  readonly author: string;
  readonly revisions: readonly RevisionRow[];
  readonly marks: readonly MarkView[];
}

/** Everybody but author and bots who took part in any revision, with their stand on each. Four statements. */
export function reviewerViews(rows: Rows, lookup: ThreadLookup, asked: Asked): ReviewerView[] {
  const of = asked.revisions.map(({ thread }) => thread);
  const threads = JSON.stringify([...new Set([asked.thread, ...of])]);
  const stands = groupByPerson(positionRows(rows, threads));
  // Steps tell revisions of one thread apart; mostly each has its own.
  const crowded = of.filter((thread, i) => of.indexOf(thread) !== i);
  const steps = groupByPerson(crowded.length === 0 ? [] : stepRows(rows, JSON.stringify(crowded)));
  const lines = statementLines(rows, asked.thread);
  const committers = readCommitters(rows, threads);
  stands.delete(asked.author);
  return [...stands.entries()].map(([person, own]) =>
    reviewerView(own, { lookup, asked, lines, committers, steps: steps.get(person) ?? [] }),
  );
}

function groupByPerson<Row extends { readonly person: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const known = groups.get(row.person);
    if (known === undefined) groups.set(row.person, [row]);
    else known.push(row);
  }
  return groups;
}

function positionRows(rows: Rows, threads: string): PositionRow[] {
  return rows.all<PositionRow>(
    `SELECT p.thread, p.person, w.name, p.position, p.changed, p.evidence, p.text, p.rule, p.condition, p.path,
       m.list, m.date, f.line, f.confidence, r.role, r.because
     FROM position p
       JOIN participant w ON w.thread = p.thread AND w.person = p.person AND w.bot = 0
       LEFT JOIN message m ON m.message_id = p.evidence
       LEFT JOIN finding f ON f.thread = p.thread AND f.message_id = p.evidence
       LEFT JOIN role r ON r.thread = p.thread AND r.person = p.person
     WHERE p.thread IN (SELECT value FROM json_each(?)) ORDER BY p.thread, p.n`,
    [threads],
  );
}

/** Line of each sentence of the thread: a step names its message and words only. */
function statementLines(rows: Rows, thread: number): ReadonlyMap<string, number> {
  return new Map(
    rows
      .all<{ message_id: string; evidence: string; line: number }>(
        'SELECT message_id, evidence, line FROM statement WHERE thread = ?',
        [thread],
      )
      .map((row) => [`${row.message_id} ${row.evidence}`, row.line]),
  );
}

/** Who has applied another proposal before these threads went quiet, with its title. */
function readCommitters(rows: Rows, threads: string): ReadonlyMap<string, string> {
  return new Map(
    rows
      .all<{ person: string; title: string }>(
        `SELECT p.person, min(a.title) AS title
         FROM participant p, json_each(p.addresses) own JOIN analysis a ON a.applied_by = own.value
         WHERE p.thread IN (SELECT value FROM json_each(@threads)) AND p.bot = 0
           AND a.thread NOT IN (SELECT value FROM json_each(@threads))
           AND a.outcome_date <= (
             SELECT max(last_activity) FROM analysis WHERE thread IN (SELECT value FROM json_each(@threads)))
         GROUP BY p.person`,
        { threads },
      )
      .map(({ person, title }) => [person, title]),
  );
}

interface Around {
  readonly lookup: ThreadLookup;
  readonly asked: Asked;
  readonly lines: ReadonlyMap<string, number>;
  readonly committers: ReadonlyMap<string, string>;
  readonly steps: readonly StepRow[];
}

function reviewerView(stands: readonly PositionRow[], around: Around): ReviewerView {
  const { lookup, asked, lines } = around;
  const here = stands.find((row) => row.thread === asked.thread);
  const [first] = stands;
  const key = first?.person ?? '';
  return {
    person: { key, name: here?.name || first?.name || key },
    ...officeOf(stands, here, around.committers.get(key)),
    position: here?.position ?? 'none',
    changed: here?.changed === 1,
    rule: here?.rule ?? 'position/none',
    confidence: here?.confidence ?? 1,
    condition: here?.condition ?? null,
    evidence: here === undefined ? null : evidenceOf(here),
    identity: here === undefined || here.evidence === null ? null : lookup.identity(here.evidence),
    path: here === undefined ? [] : steps(here, lookup, lines),
    mark: markOf(asked.marks, `position ${key}`),
    cells: cellsOf(stands, asked.revisions, around.steps),
  };
}

/** The office that a file gives them, else that they have applied another proposal. */
function officeOf(
  stands: readonly PositionRow[],
  here: PositionRow | undefined,
  applied: string | undefined,
): Pick<ReviewerView, 'role' | 'office'> {
  const held = here?.role ? here : stands.find(({ role }) => role !== null);
  if (held?.role) return { role: held.role, office: held.because };
  if (applied !== undefined) return { role: 'committer', office: `applied "${applied}"` };
  return { role: 'participant', office: null };
}

export function evidenceOf(row: PositionRow): Evidence | null {
  if (row.evidence === null) return null;
  return {
    ref: refTo(row.list, row.evidence, row.line),
    who: row.name || row.person,
    date: row.date ?? '',
    text: row.text ?? '',
  };
}

function steps(row: PositionRow, lookup: ThreadLookup, lines: ReadonlyMap<string, number>): StepView[] {
  return (JSON.parse(row.path) as PersonFinding['path']).map(({ messageId, position, text, note }) => ({
    position,
    note,
    evidence: lookup.evidence(messageId, lines.get(`${messageId} ${text}`) ?? null, text),
    identity: lookup.identity(messageId),
  }));
}

export interface StepRow {
  readonly thread: number;
  readonly person: string;
  readonly message_id: string;
  readonly position: Position;
  readonly text: string;
  readonly list: string;
  readonly date: string;
  readonly who: string;
  readonly line: number | null;
}

/** Every step that anybody took in these threads, oldest first. */
function stepRows(rows: Rows, threads: string): StepRow[] {
  return rows.all<StepRow>(
    `SELECT p.thread, p.person, m.message_id, s.value ->> 'position' AS position, s.value ->> 'text' AS text,
       coalesce(m.list, 'all') AS list, m.date, coalesce(nullif(m.from_name, ''), m.from_address) AS who,
       (SELECT st.line FROM statement st WHERE st.thread = p.thread AND st.message_id = m.message_id
        ORDER BY st.evidence <> s.value ->> 'text', st.n LIMIT 1) AS line
     FROM position p, json_each(p.path) s JOIN message m ON m.message_id = s.value ->> 'messageId'
     WHERE p.thread IN (SELECT value FROM json_each(?)) ORDER BY m.date, p.thread, p.n, s.key`,
    [threads],
  );
}
