import type { AddressEvidence, Position, Question } from '../../core/analysis.js';
import { compare } from '../../core/thread/index.js';
import type { Rows } from '../rows.js';
import { NO_NEWER_REVISION } from './dashboard.js';
import { markOf, readMarks } from './marks.js';
import { refTo } from './refs.js';
import type { PersonPage } from './search.types.js';
import { readNow, THREAD_COLUMNS, type ThreadColumns, threadRef } from './threads.js';
import type { Evidence, QuestionView, TurnView } from './types.js';

const PAGE_SIZE = 50;
/** Questions, waiting threads and proposals shown: more than anybody reads, few enough for a page. */
const SHOWN = 50;

interface Evident {
  readonly message_id: string;
  readonly message_list: string | null;
  readonly line: number | null;
  readonly who: string;
  readonly date: string;
  readonly text: string;
}

/** By key or any address; seven statements. Null when nobody has it. */
export function personPage(rows: Rows, key: string, number: number): PersonPage | null {
  const person = findPerson(rows, key);
  if (person === null) return null;
  const { newest, dormantBefore } = readNow(rows);
  const named = { key: person.person, name: person.name || person.person };
  const total = rows.get<{ n: number }>(`SELECT count(*) AS n ${POSITIONS}`, [person.person])?.n ?? 0;
  return {
    page: 'person',
    person: named,
    addresses: addresses(person),
    asked: readAsked(rows, named, dormantBefore),
    waiting: readWaiting(rows, named, dormantBefore),
    positions: readPositions(rows, person.person, number, dormantBefore),
    proposals: rows
      .all<ThreadColumns>(
        `SELECT ${THREAD_COLUMNS} FROM analysis a WHERE a.author = ? AND a.kind IN ('rfc', 'patch')
         ORDER BY a.posted DESC, a.root LIMIT ${SHOWN}`,
        [person.person],
      )
      .map((row) => threadRef(row, dormantBefore)),
    total,
    number,
    pageSize: PAGE_SIZE,
    newest,
  };
}

interface Found {
  readonly person: string;
  readonly name: string;
  /** JSON arrays of one thread each, joined by line feeds. */
  readonly evidence: string;
}

function findPerson(rows: Rows, key: string): Found | null {
  const wanted = key.trim().toLowerCase();
  const found = rows.get<Found & { person: string | null }>(
    `SELECT person, max(name) AS name, group_concat(evidence, char(10)) AS evidence
     FROM participant WHERE person = coalesce(
       (SELECT person FROM participant WHERE person = @wanted LIMIT 1),
       (SELECT person FROM participant, json_each(addresses) WHERE lower(value) = @wanted LIMIT 1))`,
    { wanted },
  );
  return found?.person ? found : null;
}

/** Each address once, with the best reason that any thread gives: one where it was their only address gives none. */
function addresses({ person, evidence }: Found): PersonPage['addresses'] {
  const found = new Map<string, AddressEvidence>();
  for (const one of evidence.split('\n').flatMap((json) => JSON.parse(json) as AddressEvidence[])) {
    const known = found.get(one.address);
    if (known === undefined || known.kind === 'address') found.set(one.address, one);
  }
  return [...found.values()]
    .sort(
      (a, b) => Number(b.address === person) - Number(a.address === person) || compare(a.address, b.address),
    )
    .map(({ address, kind, text }) => ({ address, kind, why: text }));
}

interface QuestionRow extends ThreadColumns {
  readonly message_id: string;
  readonly message_list: string | null;
  readonly asker: string;
  readonly asker_name: string | null;
  readonly text: string;
  readonly line: number;
  readonly date: string;
  readonly question_kind: Question['kind'];
  readonly acknowledged: number;
  readonly rule: string;
}

function readAsked(rows: Rows, to: QuestionView['asker'], dormantBefore: string): PersonPage['asked'] {
  return rows
    .all<QuestionRow>(
      `SELECT ${THREAD_COLUMNS}, q.message_id, q.person AS asker, p.name AS asker_name, q.text, q.line,
         q.kind AS question_kind, q.acknowledged, q.rule, m.list AS message_list, m.date
       FROM question q JOIN analysis a ON a.thread = q.thread JOIN message m ON m.message_id = q.message_id
         LEFT JOIN participant p ON p.thread = q.thread AND p.person = q.person
       WHERE q.addressee = ? AND q.status = 'open' AND q.kind <> 'rhetorical'
       ORDER BY m.date, q.message_id, q.line LIMIT ${SHOWN}`,
      [to.key],
    )
    .map((row) => ({
      thread: threadRef(row, dormantBefore),
      question: {
        asker: { key: row.asker, name: row.asker_name || row.asker },
        to,
        text: row.text,
        ref: refTo(row.message_list, row.message_id, row.line),
        date: row.date,
        status: 'open',
        acknowledged: row.acknowledged === 1,
        rhetorical: false,
        answer: null,
        rule: row.rule,
        mark: null,
      },
    }));
}

interface TurnRow extends ThreadColumns {
  readonly role: TurnView['role'];
  readonly what: string;
  readonly since: string;
  readonly message_id: string | null;
  readonly message_list: string | null;
}

function readWaiting(
  rows: Rows,
  person: QuestionView['asker'],
  dormantBefore: string,
): PersonPage['waiting'] {
  return rows
    .all<TurnRow>(
      `SELECT ${THREAD_COLUMNS}, t.role, t.what, t.since, t.message_id, m.list AS message_list
       FROM turn t JOIN analysis a ON a.thread = t.thread LEFT JOIN message m ON m.message_id = t.message_id
       WHERE t.person = ? AND a.outcome = 'open' AND ${NO_NEWER_REVISION} ORDER BY t.since, a.root, t.n LIMIT ${SHOWN}`,
      [person.key],
    )
    .map((row) => ({
      thread: threadRef(row, dormantBefore),
      turn: {
        person,
        role: row.role,
        what: row.what,
        since: row.since,
        ref: row.message_id === null ? null : refTo(row.message_list, row.message_id),
      },
    }));
}

const POSITIONS = `
  FROM position s JOIN analysis a ON a.thread = s.thread
    JOIN message m ON m.message_id = coalesce(s.evidence, CASE WHEN s.rule LIKE 'correction/%' THEN a.root END)
  WHERE s.person = ? AND s.position <> 'none'`;

interface PositionRow extends ThreadColumns, Evident {
  readonly position: Position;
  readonly changed: number;
  readonly condition: string | null;
  readonly thread: number;
  readonly shown: string | null;
}

function readPositions(
  rows: Rows,
  person: string,
  number: number,
  dormantBefore: string,
): PersonPage['positions'] {
  const found = rows.all<PositionRow>(
    `SELECT ${THREAD_COLUMNS}, a.thread, s.evidence AS shown, s.position, s.changed, s.condition, coalesce(s.text, '') AS text,
         m.message_id, m.list AS message_list, m.date, coalesce(nullif(m.from_name, ''), m.from_address) AS who,
         (SELECT st.line FROM statement st WHERE st.thread = s.thread AND st.message_id = s.evidence
          ORDER BY st.evidence <> s.text, st.n LIMIT 1) AS line
       ${POSITIONS} ORDER BY s.since DESC, m.message_id LIMIT ${PAGE_SIZE} OFFSET ?`,
    [person, (Math.max(1, number) - 1) * PAGE_SIZE],
  );
  const marks = readMarks(
    rows,
    found.map(({ thread }) => thread),
  );
  return found.map((row) => {
    const mark = markOf(marks.get(row.thread) ?? [], `position ${person}`);
    return {
      thread: threadRef(row, dormantBefore),
      position: row.position,
      changed: row.changed === 1,
      condition: row.condition,
      evidence: evidence(row.shown === null && mark ? { ...row, who: mark.who, date: mark.when } : row),
      mark,
    };
  });
}

function evidence({ message_list, message_id, line, who, date, text }: Evident): Evidence {
  return { ref: refTo(message_list, message_id, line), who, date, text };
}
