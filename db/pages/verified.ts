import { stands } from '../../core/consensus/phrases.js';
import { consensusRow } from '../../core/consensus/table.js';
import type { ReviewerView, RfcPage } from './types.js';

/** At most as many people are named as in a consensus over all mail. */
const MOST_NAMED = 3;

/**
 * The page as it is when only those mails count whose sender's domain is verified: everybody stands where the last such mail
 * of theirs says. What is missing and whose turn it is are worked out from all mail, so they are left out.
 */
export function onlyVerified(page: RfcPage): RfcPage {
  const reviewers = page.reviewers.map(byVerifiedMail);
  const row = consensusRow(reviewers.map(({ position }) => position));
  const decisive = row.decisive
    .flatMap((position) => reviewers.filter((reviewer) => reviewer.position === position))
    .slice(0, MOST_NAMED);
  const reasons = decisive.map(({ person, position, evidence }) => ({
    rule: row.id,
    text: `${person.name} ${stands(position)}`,
    ref: evidence?.ref ?? null,
  }));
  return {
    ...page,
    verifiedOnly: true,
    state: row.outcome,
    reasons: [{ rule: 'consensus/verified-only', text: counted(page, reviewers), ref: null }, ...reasons],
    missing: [],
    turns: [],
    reviewers,
  };
}

function counted(page: RfcPage, now: readonly ReviewerView[]): string {
  const holding = (all: readonly ReviewerView[]) => all.filter(({ position }) => position !== 'none').length;
  return `Of ${holding(page.reviewers)} people who took a stand, ${holding(now)} did so in mail whose domain is verified; only those count here.`;
}

function byVerifiedMail(reviewer: ReviewerView): ReviewerView {
  const path = reviewer.path.filter(({ identity }) => identity.level === 'domain-verified');
  const last = path.at(-1);
  if (last === undefined)
    return {
      ...reviewer,
      position: 'none',
      changed: false,
      condition: null,
      evidence: null,
      identity: null,
      path,
    };
  const same = last.evidence.ref.messageId === reviewer.evidence?.ref.messageId;
  return {
    ...reviewer,
    position: last.position,
    changed: new Set(path.map(({ position }) => position)).size > 1,
    condition: same ? reviewer.condition : null,
    evidence: last.evidence,
    identity: last.identity,
    path,
  };
}
