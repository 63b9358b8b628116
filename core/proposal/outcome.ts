import type { Outcome } from '../analysis.js';
import type { MessageId } from '../ids.js';
import type { Proposal, Revision } from './types.js';

/** The outcome of a whole proposal, and the revision whose thread shows it. */
export interface ProposalOutcome {
  readonly state: Outcome['state'];
  readonly revision: Revision;
  readonly outcome: Outcome | null;
}

/** An end that holds for the proposal, whichever revision's thread tells of it. */
const ENDS: readonly Outcome['state'][] = ['applied', 'withdrawn', 'rejected'];

/**
 * What became of a proposal, from the outcomes of its revisions' threads (`outcomeOf`, by head). A revision that was applied
 * decides, the newest of them; else the newest revision stands for itself, as who posts again has not given up.
 */
export function proposalOutcome(
  { revisions }: Proposal,
  outcomeOf: (head: MessageId) => Outcome | null,
): ProposalOutcome {
  const told = revisions.map((revision) => ({ revision, outcome: outcomeIn(revision, outcomeOf) }));
  const newest = told.at(-1) as (typeof told)[number];
  const applied = told.findLast(({ outcome }) => outcome?.state === 'applied');
  const { revision, outcome } = applied ?? newest;
  const isPosted = revisions.some(({ heads }) => heads.some((head) => head === outcome?.messageId));
  // The new revision that was waited for is here.
  if (outcome?.state === 'respin' && isPosted) return { state: 'open', revision, outcome: null };
  return { state: outcome?.state ?? 'open', revision, outcome };
}

/** The end that any part of a revision has met, else whatever its first part says. */
function outcomeIn({ heads }: Revision, outcomeOf: (head: MessageId) => Outcome | null): Outcome | null {
  const outcomes = heads.flatMap((head) => outcomeOf(head) ?? []);
  return outcomes.find(({ state }) => ENDS.includes(state)) ?? outcomes[0] ?? null;
}

/** The next revision by date: a revision that has one is superseded. Null for the newest. */
export function supersededBy({ revisions }: Proposal, head: MessageId): Revision | null {
  const place = revisions.findIndex(({ heads }) => heads.includes(head));
  return place === -1 ? null : (revisions[place + 1] ?? null);
}
