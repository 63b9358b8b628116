import type { PersonFinding, Position } from '../../core/analysis.js';
import type { Rows } from '../rows.js';
import type { ThreadLookup } from './lookup.js';
import type { RevisionRow } from './revisions.js';
import type { Evidence, ReviewerView, StepView } from './types.js';

interface PositionRow {
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
}

interface Asked {
  readonly thread: number;
  readonly author: string;
  readonly revisions: readonly RevisionRow[];
}

/** Everybody but author and bots who took part in any revision, with their stand on each. Three statements. */
export function reviewerViews(rows: Rows, lookup: ThreadLookup, asked: Asked): ReviewerView[] {
  const threads = JSON.stringify([
    ...new Set([asked.thread, ...asked.revisions.map(({ thread }) => thread)]),
  ]);
  const stands = groupByPerson(positionRows(rows, threads));
  const steps = groupByPerson(stepRows(rows, threads));
  const lines = statementLines(rows, asked.thread);
  stands.delete(asked.author);
  return [...stands.entries()].map(([person, own]) =>
    reviewerView(own, { lookup, asked, lines, steps: steps.get(person) ?? [] }),
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
       m.list, m.date, f.line, f.confidence, r.role
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

interface Around {
  readonly lookup: ThreadLookup;
  readonly asked: Asked;
  readonly lines: ReadonlyMap<string, number>;
  readonly steps: readonly StepRow[];
}

function reviewerView(stands: readonly PositionRow[], around: Around): ReviewerView {
  const { lookup, asked, lines } = around;
  const here = stands.find((row) => row.thread === asked.thread);
  const [first] = stands;
  const key = first?.person ?? '';
  return {
    person: { key, name: here?.name || first?.name || key },
    role: here?.role ?? first?.role ?? 'participant',
    position: here?.position ?? 'none',
    changed: here?.changed === 1,
    rule: here?.rule ?? 'position/none',
    confidence: here?.confidence ?? 1,
    condition: here?.condition ?? null,
    evidence: here === undefined ? null : evidenceOf(here),
    identity: here === undefined || here.evidence === null ? null : lookup.identity(here.evidence),
    path: here === undefined ? [] : steps(here, lookup, lines),
    cells: cells(stands, asked.revisions, around.steps),
  };
}

function evidenceOf(row: PositionRow): Evidence | null {
  if (row.evidence === null) return null;
  return {
    ref: { list: row.list ?? 'all', messageId: row.evidence, line: row.line },
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

/**
 * A stand on each revision. Where a thread holds several revisions, a step belongs to the newest one posted before it, and
 * where somebody stands at the end to the last of them. A stand that was not repeated is carried to the later revisions.
 */
function cells(
  stands: readonly PositionRow[],
  revisions: readonly RevisionRow[],
  steps: readonly StepRow[],
): ReviewerView['cells'] {
  const made: ReviewerView['cells'][number][] = [];
  for (const [at, revision] of revisions.entries()) {
    const next = revisions.slice(at + 1).find((later) => later.thread === revision.thread);
    const stand =
      next === undefined ? finalStand(stands, revision) : stepBefore(steps, revision, next, at === 0);
    const before = made.at(-1) ?? null;
    if (stand !== null) made.push({ ...stand, carried: false });
    else made.push(before === null ? null : { ...before, carried: true });
  }
  return made;
}

type Stand = Pick<NonNullable<ReviewerView['cells'][number]>, 'position' | 'evidence'>;

function finalStand(stands: readonly PositionRow[], { thread, date }: RevisionRow): Stand | null {
  const row = stands.find((stand) => stand.thread === thread && stand.position !== 'none');
  // Said of an older revision in the same thread, and not again.
  if (row === undefined || (row.date ?? '') < date) return null;
  return { position: row.position, evidence: evidenceOf(row) };
}

function stepBefore(
  steps: readonly StepRow[],
  { thread, date }: RevisionRow,
  next: RevisionRow,
  isFirst: boolean,
): Stand | null {
  const step = steps.findLast(
    (one) => one.thread === thread && one.date < next.date && (isFirst || one.date >= date),
  );
  if (step === undefined) return null;
  const { position, message_id, list, line, who, text } = step;
  return {
    position,
    evidence: { ref: { list, messageId: message_id, line }, who, date: step.date, text },
  };
}

interface StepRow {
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
