import type { Rows } from '../rows.js';
import { ThreadLookup } from './lookup.js';
import { markOf } from './marks.js';
import type { RevisionRow } from './revisions.js';
import type { MarkView, QuestionView, ReviewerView } from './types.js';

type Marks = readonly MarkView[];

interface QuestionRow {
  readonly message_id: string;
  readonly person: string;
  readonly text: string;
  readonly line: number;
  readonly kind: string;
  readonly addressee: string | null;
  readonly status: 'open' | 'answered';
  readonly acknowledged: number;
  readonly answered_by: string | null;
  readonly answer_text: string | null;
  readonly answer_line: number | null;
  readonly rule: string;
}

/** The questions of a thread, in order. */
export function questionViews(
  rows: Rows,
  thread: number,
  lookup: ThreadLookup,
  marks: Marks,
): QuestionView[] {
  return rows
    .all<QuestionRow>('SELECT * FROM question WHERE thread = ? ORDER BY n', [thread])
    .map((row) => questionView(row, lookup, marks));
}

/**
 * Questions that older revisions in other threads left open, oldest first. One goes on waiting until its asker supports
 * a newer revision, which settles it, or asks it again there.
 */
export function carriedQuestions(
  rows: Rows,
  revisions: readonly RevisionRow[],
  current: RevisionRow | null,
  reviewers: readonly ReviewerView[],
  asked: readonly QuestionView[],
): QuestionView[] {
  const at = current === null ? 0 : revisions.indexOf(current);
  const again = new Set(asked.map(questionKey));
  const carried: QuestionView[] = [];
  for (let older = at - 1; older >= 0; older--) {
    const { thread, label } = revisions[older] as RevisionRow;
    if (revisions.slice(older + 1, at + 1).some((newer) => newer.thread === thread)) continue;
    const settled = supportersOn(reviewers, older + 1, at);
    const open = questionViews(rows, thread, new ThreadLookup(rows, thread), []).filter(
      (q) => q.status === 'open' && !q.rhetorical && !settled.has(q.asker.key) && !again.has(questionKey(q)),
    );
    for (const question of open) again.add(questionKey(question));
    carried.unshift(...open.map((question) => ({ ...question, carriedFrom: label })));
  }
  return carried;
}

function questionKey({ asker, text }: QuestionView): string {
  return `${asker.key} ${text.toLowerCase()}`;
}

/** Who said on one of these revisions that they support it. */
function supportersOn(reviewers: readonly ReviewerView[], from: number, to: number): ReadonlySet<string> {
  const supports = ({ cells }: ReviewerView) =>
    cells.slice(from, to + 1).some((cell) => cell?.position === 'support' && !cell.carried);
  return new Set(reviewers.filter(supports).map(({ person }) => person.key));
}

function questionView(row: QuestionRow, lookup: ThreadLookup, marks: Marks): QuestionView {
  return {
    asker: lookup.person(row.person),
    to: row.addressee === null ? null : lookup.person(row.addressee),
    text: row.text,
    ref: lookup.ref(row.message_id, row.line),
    date: lookup.messages.get(row.message_id)?.date ?? '',
    status: row.status,
    acknowledged: row.acknowledged === 1,
    rhetorical: row.kind === 'rhetorical',
    suggestion: row.kind === 'suggestion',
    answer:
      row.answered_by === null
        ? null
        : lookup.evidence(row.answered_by, row.answer_line, row.answer_text ?? ''),
    rule: row.rule,
    mark: markOf(marks, `question ${row.message_id} ${row.line}`),
  };
}
