import type { ConsensusState, OutcomeState, Reason, ThreadKind } from '../../core/analysis.js';
import { parseSubject } from '../../core/series/subject.js';
import { MailReader } from '../mails.js';
import type { Rows } from '../rows.js';
import { DORMANT_DAYS, daysBefore } from './dashboard.js';
import { ThreadLookup, threadOf } from './lookup.js';
import { markOf, readMarks } from './marks.js';
import { proposalView } from './outcome.js';
import { carriedQuestions, questionViews } from './questions.js';
import { refTo } from './refs.js';
import { reviewerViews } from './reviewers.js';
import { currentRevision, type RevisionRow, readRevisions } from './revisions.js';
import { timeline } from './timeline.js';
import type { Evidence, MarkView, RfcPage, TurnView } from './types.js';

type Marks = readonly MarkView[];

interface AnalysisRow {
  readonly root: string;
  readonly subject: string;
  readonly title: string;
  readonly kind: ThreadKind;
  readonly list: string;
  readonly author: string;
  readonly posted: string;
  readonly last_activity: string;
  readonly messages: number;
  readonly participants: number;
  readonly state: ConsensusState;
  readonly outcome: OutcomeState;
  readonly outcome_rule: string;
  readonly outcome_message: string | null;
  readonly outcome_text: string | null;
  readonly outcome_line: number | null;
  readonly reasons: string;
  readonly missing: string;
  readonly reconstructed: number | null;
}

/** Where an RFC stands, by any message of its thread; null when the id is unknown or its thread not analysed yet. */
export function rfcPage(rows: Rows, messageId: string): RfcPage | null {
  const thread = threadOf(rows, messageId);
  const row =
    thread === null ? null : rows.get<AnalysisRow>('SELECT * FROM analysis WHERE thread = ?', [thread]);
  if (thread === null || row === null) return null;
  const newest = rows.get<{ newest: string | null }>('SELECT newest FROM store')?.newest ?? null;
  const lookup = new ThreadLookup(rows, thread);
  const revisions = readRevisions(rows, thread);
  const current = currentRevision(revisions, thread);
  const marks = readMarks(rows, [thread], (key) => lookup.person(key).name).get(thread) ?? [];
  const reviewers = reviewerViews(rows, lookup, { thread, author: row.author, revisions, marks });
  const questions = questionViews(rows, thread, lookup, marks);
  const decisions = decisionViews(rows, thread, lookup, marks);
  const outcome = outcomeView(row, lookup, marks);
  const proposal = proposalView(rows, revisions, current);
  return {
    page: 'rfc',
    root: lookup.ref(row.root),
    ...facts(row, lookup, newest),
    outcome,
    proposal,
    turns:
      proposal.supersededBy === null
        ? turnViews(rows, thread, lookup)
        : [movedOn(proposal.supersededBy, revisions)],
    revisions: revisions.map((revision) => revisionView(revision, revision === current)),
    reviewers,
    questions: [...carriedQuestions(rows, revisions, current, reviewers, questions), ...questions],
    decisions,
    trailers: trailerViews(rows, thread, lookup),
    timeline: timeline({ posted: postedHere(revisions, row), reviewers, decisions, outcome }),
    checks: checks(rows, thread, lookup),
    corrections: marks,
    reconstructed: row.reconstructed,
  };
}

/** Without the one that stands for a proposal which is not here, only an answer to it. */
function postedHere(revisions: readonly RevisionRow[], { root, subject }: AnalysisRow): RevisionRow[] {
  return revisions.filter(({ head }) => head !== root || !parseSubject(subject).isReply);
}

function facts(row: AnalysisRow, lookup: ThreadLookup, newest: string | null) {
  return {
    subject: row.subject,
    title: row.title,
    kind: row.kind,
    list: row.list,
    author: lookup.person(row.author),
    posted: row.posted,
    lastActivity: row.last_activity,
    messages: row.messages,
    participants: row.participants,
    dormant: row.last_activity < daysBefore(newest, DORMANT_DAYS),
    newest,
    verifiedOnly: false,
    state: row.state,
    reasons: (JSON.parse(row.reasons) as Reason[]).map(({ rule, text, messageId }) => ({
      rule,
      text,
      ref: messageId === null ? null : lookup.ref(messageId),
    })),
    missing: JSON.parse(row.missing) as string[],
  };
}

function outcomeView(row: AnalysisRow, lookup: ThreadLookup, marks: Marks): RfcPage['outcome'] {
  return {
    state: row.outcome,
    rule: row.outcome_rule,
    evidence:
      row.outcome_message === null
        ? null
        : lookup.evidence(row.outcome_message, row.outcome_line, row.outcome_text ?? ''),
    mark: markOf(marks, 'outcome'),
  };
}

function revisionView(
  { version, label, list, head, date, patches, evidence }: RevisionRow,
  current: boolean,
): RfcPage['revisions'][number] {
  const root = refTo(list, head);
  return { version, label, root, date, patches, evidence: evidence || 'the first one seen', current };
}

/** Nobody owes anything on a revision that has a newer one. */
function movedOn(
  { label, root }: NonNullable<RfcPage['proposal']['supersededBy']>,
  revisions: readonly RevisionRow[],
): TurnView {
  const since = revisions.find(({ head }) => head === root.messageId)?.date ?? '';
  return { person: null, role: 'nobody', what: `read on in ${label}`, since, ref: root };
}

interface TurnRow {
  readonly person: string | null;
  readonly role: TurnView['role'];
  readonly what: string;
  readonly since: string;
  readonly message_id: string | null;
}

function turnViews(rows: Rows, thread: number, lookup: ThreadLookup): TurnView[] {
  return rows
    .all<TurnRow>('SELECT person, role, what, since, message_id FROM turn WHERE thread = ? ORDER BY n', [
      thread,
    ])
    .map(({ person, role, what, since, message_id }) => ({
      person: person === null ? null : lookup.person(person),
      role,
      what,
      since,
      ref: message_id === null ? null : lookup.ref(message_id),
    }));
}

function decisionViews(rows: Rows, thread: number, lookup: ThreadLookup, marks: Marks): RfcPage['decisions'] {
  return rows
    .all<{ what: string; people: string; message_id: string; evidence: string }>(
      'SELECT what, people, message_id, evidence FROM decision WHERE thread = ? ORDER BY n',
      [thread],
    )
    .map(({ what, people, message_id, evidence }) => ({
      what,
      by: (JSON.parse(people) as string[]).map((key) => lookup.person(key)),
      evidence: lookup.evidence(message_id, null, evidence),
      mark: markOf(marks, `decision ${message_id}`),
    }));
}

interface TrailerRow {
  readonly tag: string;
  readonly who: string;
  readonly status: string;
  readonly reason: string;
  readonly message_id: string;
  readonly line: number;
  readonly text: string;
}

function trailerViews(rows: Rows, thread: number, lookup: ThreadLookup): RfcPage['trailers'] {
  return rows
    .all<TrailerRow>(
      'SELECT tag, who, status, reason, message_id, line, text FROM trailer WHERE thread = ? ORDER BY n',
      [thread],
    )
    .map(({ tag, who, status, reason, message_id, line, text }) => ({
      tag,
      who,
      status,
      reason,
      evidence: lookup.evidence(message_id, line, text),
    }));
}

/** Longest piece of a bot's mail that is looked at for its first sentence. */
const CHECK_LENGTH = 1_000;

/** The first line of what each bot said, oldest first. */
function checks(rows: Rows, thread: number, lookup: ThreadLookup): Evidence[] {
  const said = rows.all<{ message_id: string; id: number }>(
    `SELECT f.message_id, m.id FROM finding f JOIN message m ON m.message_id = f.message_id
     WHERE f.thread = ? AND f.role = 'bot' ORDER BY m.date, m.message_id`,
    [thread],
  );
  const mails = new MailReader(rows);
  mails.read(said.map(({ id }) => id));
  return said.map(({ message_id, id }) => {
    const lines = mails.body(id).slice(0, CHECK_LENGTH).split('\n');
    const line = lines.findIndex((text) => text.trim() !== '' && !text.startsWith('>') && !isGreeting(text));
    return lookup.evidence(message_id, line < 0 ? null : line + 1, (lines[line] ?? '').trim());
  });
}

function isGreeting(text: string): boolean {
  return /^(?:hi|hello|dear|hey)\b[^.!?]{0,60}$/i.test(text.trim());
}
