import type { MessageId } from '../ids.js';
import { compare, DisjointSets } from '../thread/index.js';
import { byDate, type Edge, findEdges } from './edges.js';
import { joinHeads } from './join.js';
import {
  type ForcedLinks,
  LINK_KINDS,
  type Proposal,
  type ProposalHead,
  type Revision,
  type RevisionLink,
} from './types.js';

export { appliedIn } from './applied.js';
export { type CommitTrailer, type PatchTrailers, trailersForGitAm } from './git-am.js';
export { headsOf } from './heads.js';
export { type ProposalOutcome, proposalOutcome, supersededBy } from './outcome.js';
export type {
  ForcedLinks,
  LinkKind,
  Proposal,
  ProposalHead,
  Revision,
  RevisionLink,
  RevisionPair,
} from './types.js';

/**
 * The proposals that these heads are revisions of, oldest first; every head is in exactly one. Evidence joins: change-id,
 * a link that the text calls an earlier version, a later version in the same thread, one sending without a thread, patches
 * that did not change, the same title and author. All evidence is listed; `forced` takes away what was wrong and adds what
 * was missing. Pure, the same for any order of heads, O(n log n) in heads, links and patches.
 */
export function linkProposals(heads: readonly ProposalHead[], forced: ForcedLinks = {}): Proposal[] {
  const ordered = [...heads].sort(byDate);
  const { sets, edges } = joinHeads(ordered, findEdges(ordered), forced);
  const parts = sendings(edges);
  const evidence = evidenceOf(edges);
  return groupBy(ordered, (head) => sets.find(sets.place(head.id))).map((members) => {
    const revisions = revisionsOf(members, parts, evidence);
    const [first, last] = [members[0] as ProposalHead, members.at(-1) as ProposalHead];
    return { id: first.id, title: last.title, revisions };
  });
}

/** By the later head; each pair and kind once, strongest kind first. */
function evidenceOf(edges: readonly Edge[]): Map<MessageId, RevisionLink[]> {
  const evidence = new Map<MessageId, RevisionLink[]>();
  for (const { kind, earlier, later, text } of edges) {
    const links = evidence.get(later.id) ?? [];
    if (!links.some((link) => link.kind === kind && link.to === earlier.id))
      links.push({ kind, to: earlier.id, text });
    evidence.set(later.id, links);
  }
  for (const links of evidence.values()) {
    links.sort((a, b) => LINK_KINDS.indexOf(a.kind) - LINK_KINDS.indexOf(b.kind) || compare(a.to, b.to));
  }
  return evidence;
}

/** Heads that were sent as parts of one. */
function sendings(edges: readonly Edge[]): DisjointSets {
  const parts = new DisjointSets();
  for (const { kind, earlier, later } of edges) {
    if (kind === 'sending') parts.join(parts.place(earlier.id), parts.place(later.id));
  }
  return parts;
}

function revisionsOf(
  members: readonly ProposalHead[],
  parts: DisjointSets,
  evidence: ReadonlyMap<MessageId, readonly RevisionLink[]>,
): Revision[] {
  return groupBy(members, ({ id }) => parts.find(parts.place(id))).map((heads) => {
    const first = [...heads].sort((a, b) => (a.number ?? 0) - (b.number ?? 0))[0] as ProposalHead;
    const ids = [first, ...heads.filter((head) => head !== first)].map(({ id }) => id);
    const links = ids
      .flatMap((id) => evidence.get(id) ?? [])
      .filter(ids.length > 1 ? firstOfKind : () => true);
    const { version, date } = first;
    return { version, label: labelOf(first), heads: ids, date, evidence: links };
  });
}

/** A revision of many parts has the same evidence once a part. */
function firstOfKind({ kind }: RevisionLink, place: number, all: readonly RevisionLink[]): boolean {
  return all.findIndex((link) => link.kind === kind) === place;
}

function labelOf({ version, isRfc, isResend }: ProposalHead): string {
  return `${isRfc ? 'RFC ' : ''}v${version}${isResend ? ' (resent)' : ''}`;
}

/** In the order of the first member of each group. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): T[][] {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
