import { evidenceOf, type PositionRow, type StepRow } from './reviewers.js';
import type { RevisionRow } from './revisions.js';
import type { ReviewerView } from './types.js';

type Cell = NonNullable<ReviewerView['cells'][number]>;
type Stand = Pick<Cell, 'position' | 'evidence'>;

/**
 * A stand on each revision. Where a thread holds several revisions, a step belongs to the newest one posted before it, and
 * where somebody stands at the end to the last of them. What was not repeated is carried to later revisions: objections and
 * concerns until they are withdrawn, support of patches only as far as these did not change.
 */
export function cellsOf(
  stands: readonly PositionRow[],
  revisions: readonly RevisionRow[],
  steps: readonly StepRow[],
): ReviewerView['cells'] {
  const made: (Cell | null)[] = [];
  let last: { readonly cell: Cell; readonly on: RevisionRow } | null = null;
  for (const [at, revision] of revisions.entries()) {
    const next = revisions.slice(at + 1).find((later) => later.thread === revision.thread);
    const stand =
      next === undefined ? finalStand(stands, revision) : stepBefore(steps, revision, next, at === 0);
    if (stand !== null) last = { cell: { ...stand, carried: false, carriedFrom: null }, on: revision };
    made.push(
      stand === null && last !== null ? carriedTo(revision, last.on, last.cell) : (last?.cell ?? null),
    );
  }
  return made;
}

/** The same stand on a later revision, with why it still holds; null for support of patches that all changed. */
function carriedTo(revision: RevisionRow, from: RevisionRow, cell: Cell): Cell | null {
  if (cell.position !== 'support' && cell.position !== 'support-if')
    return { ...cell, carried: true, carriedFrom: `${from.label}, not withdrawn since` };
  const [before = [], now = []] = [from, revision].map(
    ({ patchIds }) => JSON.parse(patchIds ?? '[]') as string[],
  );
  // Words cannot be compared as patches can.
  if (before.length === 0) return { ...cell, carried: true, carriedFrom: `${from.label}, not repeated` };
  const known = new Set(before);
  const same = now.filter((id) => known.has(id)).length;
  if (same === 0) return null;
  const unchanged =
    same === now.length ? 'no patch changed' : `${same} of ${now.length} patches did not change`;
  return { ...cell, carried: true, carriedFrom: `${from.label}, ${unchanged}` };
}

function finalStand(stands: readonly PositionRow[], { thread, date }: RevisionRow): Stand | null {
  const row = stands.find((stand) => stand.thread === thread && stand.position !== 'none');
  // Said of an older revision in the same thread, and not again.
  const corrected = row?.rule.startsWith('correction/') === true;
  if (row === undefined || (!corrected && (row.date ?? '') < date)) return null;
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
