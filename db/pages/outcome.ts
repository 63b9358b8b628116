import type { Applied, OutcomeState } from '../../core/analysis.js';
import { messageId } from '../../core/ids.js';
import { type Proposal, proposalOutcome, supersededBy } from '../../core/proposal/index.js';
import type { Rows } from '../rows.js';
import { refTo } from './refs.js';
import type { RevisionRow } from './revisions.js';
import type { RfcPage } from './types.js';

interface OutcomeRow {
  readonly thread: number;
  readonly outcome: OutcomeState;
  readonly outcome_rule: string;
  readonly outcome_message: string | null;
  readonly outcome_text: string | null;
  readonly outcome_line: number | null;
  readonly applied: string | null;
  readonly list: string | null;
  readonly who: string | null;
  readonly date: string | null;
}

/** What became of a proposal over all its revisions, oldest first; `current`: the one that the page is about. One statement. */
export function proposalView(
  rows: Rows,
  revisions: readonly RevisionRow[],
  current: RevisionRow | null,
): RfcPage['proposal'] {
  const told = readOutcomes(rows, revisions);
  const byHead = new Map(revisions.map(({ head, thread }) => [head, told.get(thread)]));
  const proposal = proposalOf(revisions);
  const { state, revision, outcome } = proposalOutcome(proposal, (head) => outcomeOf(byHead.get(head)));
  const next = current === null ? null : supersededBy(proposal, messageId(current.head));
  const newer = revisions.find(({ head }) => head === next?.heads[0]);
  const row = byHead.get(revision.heads[0] ?? proposal.id);
  const applied = row?.applied ? (JSON.parse(row.applied) as Applied) : null;
  return {
    outcome: state,
    revision: revision.label,
    evidence: outcome === null ? null : evidenceOf(row),
    by: applied?.by ?? null,
    tree: applied?.tree ?? null,
    commits: applied?.commits ?? [],
    supersededBy: newer === undefined ? null : { label: newer.label, root: refTo(newer.list, newer.head) },
  };
}

function readOutcomes(rows: Rows, revisions: readonly RevisionRow[]): Map<number, OutcomeRow> {
  const threads = [...new Set(revisions.map(({ thread }) => thread))];
  return new Map(
    rows
      .all<OutcomeRow>(
        `SELECT a.thread, a.outcome, a.outcome_rule, a.outcome_message, a.outcome_text, a.outcome_line, a.applied,
           m.list, coalesce(nullif(m.from_name, ''), m.from_address) AS who, m.date
         FROM analysis a LEFT JOIN message m ON m.message_id = a.outcome_message
         WHERE a.thread IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(threads)],
      )
      .map((row) => [row.thread, row]),
  );
}

function proposalOf(revisions: readonly RevisionRow[]): Proposal {
  return {
    id: messageId(revisions[0]?.head ?? ''),
    title: '',
    revisions: revisions.map(({ version, label, head, date }) => ({
      version,
      label,
      heads: [messageId(head)],
      date,
      evidence: [],
    })),
  };
}

function outcomeOf(row: OutcomeRow | undefined) {
  if (row === undefined) return null;
  const { outcome: state, outcome_rule: rule, outcome_message: id, outcome_text: text } = row;
  return { state, rule, messageId: id === null ? null : messageId(id), text, span: null };
}

function evidenceOf(row: OutcomeRow | undefined): RfcPage['proposal']['evidence'] {
  if (row === undefined || row.outcome_message === null) return null;
  const { list, outcome_message, outcome_line, who, date, outcome_text } = row;
  return {
    ref: refTo(list, outcome_message, outcome_line),
    who: who ?? '',
    date: date ?? '',
    text: outcome_text ?? '',
  };
}
