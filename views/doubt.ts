import type { Body } from '../core/quote/nodes.js';
import { treeConfidence } from '../core/quote/own.js';

/** Below this it is shown as doubtful who wrote words, with the figure. */
export const SURE = 0.9;

/** `0.724` as `72 %`; only what is certain is 0 or 100. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return 'over 99 %';
  return rounded === 0 && share > 0 ? 'under 1 %' : `${rounded} %`;
}

/** What is said of mail without its quote marks; `confidence` in the writers of its lines, on average. */
export function quotesLost(confidence: number): string {
  return `quotes lost, attribution reconstructed (${percent(confidence)})`;
}

/** How surely the writers of a message's lines are known, on average; null where its quote marks were kept, and without a tree. */
export function confidenceOf({ tree }: { readonly tree: Body | null }): number | null {
  return tree === null ? null : treeConfidence(tree);
}
