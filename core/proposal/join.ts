import type { MessageId } from '../ids.js';
import { DisjointSets } from '../thread/index.js';
import { byDate, type Edge } from './edges.js';
import { type ForcedLinks, LINK_KINDS, type ProposalHead, type RevisionPair } from './types.js';

/**
 * Joins the heads along the edges, and gives back the edges that were taken. Forced links come first, then the strongest
 * evidence; an edge that would bring a cut pair together is left out. Without cuts every edge is taken.
 */
export function joinHeads(
  heads: readonly ProposalHead[],
  found: readonly Edge[],
  { link = [], cut = [] }: ForcedLinks,
): { readonly sets: DisjointSets; readonly edges: readonly Edge[] } {
  const headOf = link.length + cut.length === 0 ? new Map<MessageId, ProposalHead>() : headsByMessage(heads);
  const sets = new DisjointSets();
  const apart = pairsOf(cut, headOf).map(([a, b]) => [sets.place(a.id), sets.place(b.id)] as const);
  const isCut = (one: number, other: number) =>
    apart.some((pair) => {
      const [a, b] = pair.map((place) => sets.find(place));
      return (a === one && b === other) || (a === other && b === one);
    });
  const edges = [...pairsOf(link, headOf).map(forcedEdge), ...byStrength(found)].filter(
    ({ earlier, later }) => {
      const [one, other] = [sets.find(sets.place(earlier.id)), sets.find(sets.place(later.id))];
      if (one !== other && isCut(one, other)) return false;
      sets.join(one, other);
      return true;
    },
  );
  return { sets, edges };
}

function headsByMessage(heads: readonly ProposalHead[]): Map<MessageId, ProposalHead> {
  const byMessage = new Map<MessageId, ProposalHead>();
  for (const head of heads) if (!byMessage.has(head.thread)) byMessage.set(head.thread, head);
  for (const head of heads) for (const id of head.postings) byMessage.set(id, head);
  return byMessage;
}

/** The heads of each pair, the older first. A pair that names no two of them is passed over. */
function pairsOf(
  pairs: readonly RevisionPair[],
  headOf: ReadonlyMap<MessageId, ProposalHead>,
): [ProposalHead, ProposalHead][] {
  return pairs.flatMap(([a, b]) => {
    const [one, other] = [headOf.get(a), headOf.get(b)];
    if (one === undefined || other === undefined || one === other) return [];
    return [byDate(one, other) < 0 ? [one, other] : [other, one]];
  });
}

function forcedEdge([earlier, later]: readonly [ProposalHead, ProposalHead]): Edge {
  return { kind: 'corrected', earlier, later, text: 'linked by a correction' };
}

function byStrength(edges: readonly Edge[]): Edge[] {
  return [...edges].sort((a, b) => LINK_KINDS.indexOf(a.kind) - LINK_KINDS.indexOf(b.kind));
}
