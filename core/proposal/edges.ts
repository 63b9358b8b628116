import type { MessageId } from '../ids.js';
import { compare } from '../thread/index.js';
import { findNext } from './next.js';
import type { LinkKind, ProposalHead } from './types.js';

/** Two heads of one proposal, `earlier` by date. */
export interface Edge {
  readonly kind: LinkKind;
  readonly earlier: ProposalHead;
  readonly later: ProposalHead;
  readonly text: string;
}

const DAY_MS = 24 * 3_600_000;
/** Patches without a thread and without ids that tell, this close together, are one sending (patchwork's measure). */
const SENDING_MS = 10 * 60_000;
/** The same title again, with no newer number: a repost within this time, else another proposal. */
const REPOST_MS = 90 * DAY_MS;
/** Revisions further apart than this share a title by chance. */
const REVISION_MS = 730 * DAY_MS;

/**
 * Every pair of heads that evidence connects. Each kind of evidence puts heads into buckets; within one, sorted by date,
 * each is compared with the one before, so that a bucket of n costs n. `heads` in date order.
 */
export function findEdges(heads: readonly ProposalHead[]): Edge[] {
  const told = [
    ...chain(
      'change-id',
      heads,
      ({ changeIds }) => changeIds,
      () => 'the same change-id',
    ),
    ...linked(heads),
    ...chain('thread', heads, (head) => byAuthor(head, head.thread), inThread),
    ...chain('sending', heads, sendingKeys, sentTogether),
    ...chain('patches', heads, (head) => head.patchIds.flatMap((id) => byAuthor(head, id)), samePatches),
    ...chain('title', heads, (head) => (head.title === '' ? [] : byAuthor(head, head.title)), sameTitle),
    ...chain('patch-titles', heads, patchTitleKeys, samePatchTitles),
  ];
  return [...told, ...findNext(heads, told)];
}

function chain(
  kind: LinkKind,
  heads: readonly ProposalHead[],
  keysOf: (head: ProposalHead) => readonly string[],
  explain: (earlier: ProposalHead, later: ProposalHead) => string | null,
): Edge[] {
  const last = new Map<string, ProposalHead>();
  const edges: Edge[] = [];
  for (const later of heads) {
    for (const key of new Set(keysOf(later))) {
      const earlier = last.get(key);
      const text = earlier && explain(earlier, later);
      if (earlier && text) edges.push({ kind, earlier, later, text });
      last.set(key, later);
    }
  }
  return edges;
}

/**
 * An author is known by address or by full name: people post from more than one address. The backports of one patch to
 * several stable trees are no revisions of each other.
 */
function byAuthor({ author, authorName, tree }: ProposalHead, rest: string): string[] {
  return [`${author} ${tree} ${rest}`, ...(authorName === '' ? [] : [`${authorName} ${tree} ${rest}`])];
}

function isTakenOn(earlier: ProposalHead, later: ProposalHead): boolean {
  const sameName = earlier.authorName !== '' && earlier.authorName === later.authorName;
  return sameName || earlier.author === later.author || earlier.title === later.title;
}

function linked(heads: readonly ProposalHead[]): Edge[] {
  const byPosting = new Map<MessageId, ProposalHead>();
  for (const head of heads) for (const id of head.postings) byPosting.set(id, head);
  return heads.flatMap((later) =>
    later.links.flatMap((id): Edge[] => {
      const earlier = byPosting.get(id);
      if (earlier === undefined || earlier.id === later.id || earlier.date > later.date) return [];
      if (!isTakenOn(earlier, later)) return [];
      return [{ kind: 'link', earlier, later, text: `names ${id} as an earlier version` }];
    }),
  );
}

function inThread(earlier: ProposalHead, later: ProposalHead): string | null {
  const isNext =
    later.version > earlier.version && !(later.number !== null && later.number > 0 && later.total === 1);
  return isNext
    ? `version ${later.version} by the same author in the thread of version ${earlier.version}`
    : null;
}

function patchTitleKeys(head: ProposalHead): string[] {
  return head.patchTitles
    .filter((title) => title !== '')
    .flatMap((title) => byAuthor(head, `patch ${title}`));
}

/** Only a cover or patch that stands alone in its thread: `[PATCH 2/5]` without the others. */
function sendingKeys({ number, total, author, version, isResend, postings, tree }: ProposalHead): string[] {
  if (number === null || total === null || total < 2 || postings.length > 1) return [];
  return [[author, version, isResend, total, tree].join(' ')];
}

function sentTogether(earlier: ProposalHead, later: ProposalHead): string | null {
  const isNext = (later.number ?? 0) > (earlier.number ?? 0);
  if (!isNext || gap(earlier, later) > SENDING_MS) return null;
  return `part ${later.number} of ${later.total}, sent within minutes of part ${earlier.number}`;
}

function samePatches(earlier: ProposalHead, later: ProposalHead): string | null {
  const shared = sharedPart(earlier.patchIds, later.patchIds);
  if (shared === null || isOlder(earlier, later)) return null;
  return `${shared} of ${later.patchIds.length} patches unchanged`;
}

/** Titles say less than diffs: one is not enough, unless a single patch has grown into a series or shrunk back. */
function samePatchTitles(earlier: ProposalHead, later: ProposalHead): string | null {
  const shared = sharedPart(earlier.patchTitles, later.patchTitles);
  if (shared === null || isOlder(earlier, later) || gap(earlier, later) > REVISION_MS) return null;
  if (shared < 2 && later.version === earlier.version) return null;
  return `${shared} of ${later.patchTitles.length} patches under the same titles`;
}

/** How many the two have in common; null when it is less than half of the shorter list. */
function sharedPart(a: readonly string[], b: readonly string[]): number | null {
  const known = new Set(a);
  const shared = new Set(b.filter((item) => known.has(item))).size;
  return shared * 2 < Math.min(a.length, b.length) ? null : shared;
}

/** A lower number comes later only where an RFC becomes a patch and counts anew. */
function isOlder(earlier: ProposalHead, later: ProposalHead): boolean {
  return later.version < earlier.version && !(earlier.isRfc && !later.isRfc);
}

function sameTitle(earlier: ProposalHead, later: ProposalHead): string | null {
  const isNext = later.version > earlier.version || (earlier.isRfc && !later.isRfc);
  const isAgain = later.version === earlier.version && gap(earlier, later) <= REPOST_MS;
  const isLikely = isNext ? gap(earlier, later) <= REVISION_MS : isAgain || later.isResend;
  return isLikely ? 'the same title and author' : null;
}

function gap(earlier: ProposalHead, later: ProposalHead): number {
  return Math.abs(Date.parse(later.date) - Date.parse(earlier.date));
}

/** Oldest first, ties by id. */
export function byDate(a: ProposalHead, b: ProposalHead): number {
  return compare(a.date, b.date) || compare(a.id, b.id);
}
