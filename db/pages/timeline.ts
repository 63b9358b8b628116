import { refTo } from './refs.js';
import type { RevisionRow } from './revisions.js';
import type { EventView, ReviewerView, RfcPage } from './types.js';

interface Told {
  /** Revisions. */
  readonly posted: readonly RevisionRow[];
  readonly reviewers: readonly ReviewerView[];
  readonly decisions: RfcPage['decisions'];
  readonly outcome: RfcPage['outcome'];
}

const VERBS = {
  support: 'supports it',
  'support-if': 'supports it on a condition',
  neutral: 'takes no side',
  concern: 'has a concern',
  oppose: 'opposes it',
  none: 'took part',
} as const;

/** Postings, first stands and moves, decisions and the outcome, oldest first. */
export function timeline({ posted, reviewers, decisions, outcome }: Told): EventView[] {
  const events: EventView[] = [
    ...posted.map(({ date, label, list, head }) => ({
      date,
      kind: 'posted' as const,
      text: `${label} posted`,
      position: null,
      ref: refTo(list, head),
    })),
    ...reviewers.flatMap(moves),
    ...decisions.map(({ what, evidence }) => ({
      date: evidence.date,
      kind: 'decision' as const,
      text: what,
      position: null,
      ref: evidence.ref,
    })),
  ];
  if (outcome.evidence !== null) {
    const { date, ref } = outcome.evidence;
    events.push({ date, kind: 'outcome', text: `outcome: ${outcome.state}`, position: null, ref });
  }
  return events.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The same stand said again is no event. */
function moves({ person, path }: ReviewerView): EventView[] {
  return path
    .filter((step, i) => step.position !== path[i - 1]?.position)
    .map(({ position, evidence }) => ({
      date: evidence.date,
      kind: 'position' as const,
      text: `${person.name} ${VERBS[position]}`,
      position,
      ref: evidence.ref,
    }));
}
