import type { RfcPage } from '../db/pages/types.js';

/** Commits named in a sentence; the page object has all. */
const NAMED = 3;

/** "Applied as v3 by Ann Lee to kite/for-6.9 (0123456789ab, 2 more)"; null where nothing was applied. */
export function appliedText({ proposal, revisions }: Pick<RfcPage, 'proposal' | 'revisions'>): string | null {
  const { outcome, revision, by, tree, commits } = proposal;
  if (outcome !== 'applied') return null;
  const more = commits.length - NAMED;
  const named = [
    ...commits.slice(0, NAMED).map((commit) => commit.slice(0, 12)),
    ...(more > 0 ? [`${more} more`] : []),
  ];
  return [
    'Applied',
    ...(revisions.length > 1 ? [`as ${revision}`] : []),
    ...(by === null ? [] : [`by ${by.name || by.key}`]),
    ...(tree === null ? [] : [`to ${tree}`]),
    ...(named.length === 0 ? [] : [`(${named.join(', ')})`]),
  ].join(' ');
}

/** "Superseded by v3"; null on the newest revision. */
export function supersededText({ supersededBy }: RfcPage['proposal']): string | null {
  return supersededBy === null ? null : `Superseded by ${supersededBy.label}`;
}
