import type { ForcedPeople } from '../people/index.js';
import type { ForcedLinks, RevisionPair } from '../proposal/index.js';
import { compare } from '../thread/order.js';
import type { Correction } from './types.js';

/**
 * Id of what undid each correction. An undoing that was itself undone undoes nothing, so those that undo an undoing are
 * looked at before it. The same whatever the order of `corrections`.
 */
export function undoings(corrections: readonly Correction[]): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const { id, change } of inOrder(corrections))
    if (change.kind === 'undo') targets.set(id, change.correction);
  const depth = (id: string): number => {
    let steps = 0;
    for (let at = targets.get(id); at !== undefined && steps <= targets.size; at = targets.get(at))
      steps += 1;
    return steps;
  };
  const deepest = [...targets]
    .map(([by, target]) => ({ by, target, depth: depth(by) }))
    .sort((a, b) => b.depth - a.depth);
  const undone = new Map<string, string>();
  for (const { by, target } of deepest) if (!undone.has(by)) undone.set(target, by);
  return undone;
}

/** Corrections that stand, oldest first: without the undone ones and without the undoing ones; each once. */
export function standing(corrections: readonly Correction[]): readonly Correction[] {
  const once = [...new Map(corrections.map((one) => [one.id, one])).values()];
  const undone = undoings(once);
  return inOrder(once).filter(({ id, change }) => change.kind !== 'undo' && !undone.has(id));
}

function inOrder(corrections: readonly Correction[]): Correction[] {
  return [...corrections].sort((a, b) => compare(a.when, b.when) || compare(a.id, b.id));
}

/** Who is who by corrections that stand; of two about the same address the later one wins. */
export function forcedPeople(stand: readonly Correction[]): ForcedPeople {
  const said = new Map<string, Correction['change']>();
  for (const { change } of stand)
    if (change.kind === 'merge-people' || change.kind === 'split-people') said.set(change.person, change);
  const changes = [...said.values()];
  return {
    merge: changes.flatMap((one) => (one.kind === 'merge-people' ? [[one.person, one.into] as const] : [])),
    split: changes.flatMap((one) => (one.kind === 'split-people' ? [one.person] : [])),
  };
}

/** Which revisions belong together, and which do not, by corrections that stand; the later of two wins. */
export function forcedLinks(stand: readonly Correction[]): ForcedLinks {
  const said = new Map<string, { readonly kind: string; readonly pair: RevisionPair }>();
  for (const { root, change } of stand) {
    if (change.kind !== 'link-revision' && change.kind !== 'cut-revision') continue;
    const key = [root, change.to].sort().join(' ');
    said.set(key, { kind: change.kind, pair: [root, change.to] });
  }
  const pairs = (kind: string): RevisionPair[] =>
    [...said.values()].filter((one) => one.kind === kind).map(({ pair }) => pair);
  return { link: pairs('link-revision'), cut: pairs('cut-revision') };
}
