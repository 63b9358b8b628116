import type { Edge } from './edges.js';
import type { ProposalHead } from './types.js';

const DAY_MS = 24 * 3_600_000;
/** A revision that nothing else links follows the one before within this time. */
const SOON_MS = 21 * DAY_MS;
/** Words that any two titles may share. */
const IDLE = /^(?:the|and|for|from|with|into|when|that|this|not|fix|fixes|add|adds|make|use|remove|support)$/;

/**
 * Revisions whose author changed the title and said nothing of it: version n+1 that nothing links to an earlier one, after
 * version n that nothing follows, by the same author within weeks, to the same files.
 * `told`: the edges that better evidence gave. `heads` in date order. Linear.
 */
export function findNext(heads: readonly ProposalHead[], told: readonly Edge[]): Edge[] {
  const hasEarlier = new Set(told.map(({ later }) => later.id));
  const hasLater = new Set(
    told.filter(({ earlier, later }) => later.version > earlier.version).map(({ earlier }) => earlier.id),
  );
  const last = new Map<string, ProposalHead>();
  const edges: Edge[] = [];
  for (const later of heads) {
    const earlier = hasEarlier.has(later.id) ? undefined : last.get(keyOf(later, later.version - 1));
    const text = earlier && !hasLater.has(earlier.id) ? explain(earlier, later) : null;
    if (earlier !== undefined && text !== null) edges.push({ kind: 'next', earlier, later, text });
    last.set(keyOf(later, later.version), later);
  }
  return edges;
}

function keyOf({ author, authorName, tree }: ProposalHead, version: number): string {
  return `${authorName === '' ? author : authorName} ${tree} v${version}`;
}

function explain(earlier: ProposalHead, later: ProposalHead): string | null {
  const time = Date.parse(later.date) - Date.parse(earlier.date);
  if (time > SOON_MS || earlier.isRfc !== later.isRfc) return null;
  const files = overlap(earlier.files, later.files);
  // Half of one is not enough without half of the other: people patch one file for many reasons.
  if (files === 0 || files + overlap(wordsOf(earlier.title), wordsOf(later.title)) <= 1) return null;
  return `version ${later.version} by the same author to the same files, ${Math.round(time / DAY_MS)} days after version ${earlier.version}`;
}

/** Part of all that both have, 0 to 1. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const known = new Set(a);
  const all = new Set([...a, ...b]).size;
  return all === 0 ? 0 : new Set(b.filter((item) => known.has(item))).size / all;
}

function wordsOf(title: string): string[] {
  return title.split(/[^\p{L}\p{N}_]+/u).filter((word) => word.length > 2 && !IDLE.test(word));
}
