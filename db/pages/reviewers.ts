import type { PersonFinding, Position, Role } from '../../core/analysis.js';
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
}

interface Asked {
  readonly thread: number;
  readonly author: string;
  readonly revisions: readonly RevisionRow[];
}

/** Everybody but author and bots who took part in any revision, with their stand on each. Two statements. */
export function reviewerViews(rows: Rows, lookup: ThreadLookup, asked: Asked): ReviewerView[] {
  const all = positionRows(rows, asked.revisions);
  const byPerson = new Map<string, PositionRow[]>();
  for (const row of all.filter((row) => row.person !== asked.author)) {
    const known = byPerson.get(row.person);
    if (known === undefined) byPerson.set(row.person, [row]);
    else known.push(row);
  }
  const lines = statementLines(rows, asked.thread);
  return [...byPerson.values()].map((stands) => reviewerView(stands, lookup, asked, lines));
}

function positionRows(rows: Rows, revisions: readonly RevisionRow[]): PositionRow[] {
  return rows.all<PositionRow>(
    `SELECT p.thread, p.person, w.name, p.position, p.changed, p.evidence, p.text, p.rule, p.condition, p.path,
       m.list, m.date, f.line, f.confidence
     FROM position p
       JOIN participant w ON w.thread = p.thread AND w.person = p.person AND w.bot = 0
       LEFT JOIN message m ON m.message_id = p.evidence
       LEFT JOIN finding f ON f.thread = p.thread AND f.message_id = p.evidence
     WHERE p.thread IN (SELECT value FROM json_each(?)) ORDER BY p.thread, p.n`,
    [JSON.stringify(revisions.map((revision) => revision.thread))],
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

function reviewerView(
  stands: readonly PositionRow[],
  lookup: ThreadLookup,
  { thread, revisions }: Asked,
  lines: ReadonlyMap<string, number>,
): ReviewerView {
  const here = stands.find((row) => row.thread === thread);
  const [first] = stands;
  const key = first?.person ?? '';
  return {
    person: { key, name: here?.name || first?.name || key },
    role: 'participant' satisfies Role,
    position: here?.position ?? 'none',
    changed: here?.changed === 1,
    rule: here?.rule ?? 'position/none',
    confidence: here?.confidence ?? 1,
    condition: here?.condition ?? null,
    evidence: here === undefined ? null : evidenceOf(here),
    path: here === undefined ? [] : steps(here, lookup, lines),
    cells: cells(stands, revisions),
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
  }));
}

/** A stand on each revision; one that was not repeated is carried to the later ones. */
function cells(stands: readonly PositionRow[], revisions: readonly RevisionRow[]): ReviewerView['cells'] {
  const made: ReviewerView['cells'][number][] = [];
  for (const revision of revisions) {
    const row = stands.find((stand) => stand.thread === revision.thread && stand.position !== 'none');
    const before = made.at(-1) ?? null;
    if (row !== undefined) made.push({ position: row.position, carried: false, evidence: evidenceOf(row) });
    else made.push(before === null ? null : { ...before, carried: true });
  }
  return made;
}
