import type { Series, ThreadContext, ThreadKind, TrailerFinding } from '../analysis.js';
import type { MessageId } from '../ids.js';
import type { ThreadBase } from './base.js';
import { type Group, groupSeries, patchesOf } from './group.js';

export type { ThreadBase } from './base.js';
export { findTrailers } from './trailers.js';

/** Of these a series lists its trailers; those of a quote or a carried commit are nobody's new statement. */
const LISTED: ReadonlySet<string> = new Set(['counts', 'condition', 'withdrawn', 'mismatch']);

/** The series of a thread, oldest first, each with the trailers given to it. */
export function findSeries(
  base: ThreadBase,
  trailers: ReadonlyMap<MessageId, readonly TrailerFinding[]>,
): Series[] {
  const listed = new Map<MessageId, TrailerFinding[]>();
  for (const finding of [...trailers.values()].flat()) {
    const first = finding.patches[0];
    if (first === undefined || !LISTED.has(finding.status)) continue;
    const others = listed.get(first);
    if (others === undefined) listed.set(first, [finding]);
    else others.push(finding);
  }
  const rank = new Map(base.messages.map(({ id }, place) => [id, place]));
  return groupSeries(base).map((group) => {
    const patches = patchesOf(group).map(({ message }) => message.id);
    const cover = group.cover?.message.id ?? null;
    const found = [cover, ...patches].flatMap((id) => (id === null ? [] : (listed.get(id) ?? [])));
    return {
      version: group.version,
      total: group.total ?? Math.max(1, patches.length),
      cover,
      patches,
      author: authorOf(base, group),
      trailers: found.sort((a, b) => (rank.get(a.messageId) ?? 0) - (rank.get(b.messageId) ?? 0)),
    };
  });
}

function authorOf(base: ThreadBase, group: Group): string {
  const first = group.cover ?? patchesOf(group)[0];
  return (first && base.personOf.get(first.message.id)?.name) ?? '';
}

/**
 * `rfc`: its first mail asks for comments; `patch`: it posts one or their cover; else `discussion`, as for any reply. An
 * archive page that stands alone holds the proposal among its quotes: there the subject of a reply says what it is.
 */
export function threadKind({ root, subjects, series }: ThreadContext): ThreadKind {
  const subject = subjects.get(root.id);
  if (subject === undefined || (subject.isReply && root.marks === 'kept')) return 'discussion';
  if (subject.isRfc) return 'rfc';
  const posts = series.some(({ cover, patches }) => cover === root.id || patches.includes(root.id));
  return posts ? 'patch' : 'discussion';
}
