import type { MessageId } from '../ids.js';
import type { Posting } from './postings.js';

/** A posting with the patches of its series in order, worked out once a series. */
export interface Place {
  readonly posting: Posting;
  readonly patches: readonly Posting[];
  readonly ids: readonly MessageId[];
}

/** A remark behind a trailer is short; what is longer is cut. */
const MAX_REMARK = 200;
/** Words of a remark that do not name a part. */
const IDLE = new Set([
  'the',
  'for',
  'part',
  'parts',
  'bits',
  'and',
  'only',
  'on',
  'of',
  'all',
  'with',
  'in',
  'to',
  'side',
  'changes',
  'change',
  'code',
  'patch',
  'patches',
]);

/**
 * The patches a trailer speaks for. It belongs to the patch it was sent under; under a cover letter to every patch of the
 * revision. A remark can say otherwise: "for patches 1-3", "for the series", and on a cover "# s390", "(Documentation)"
 * where some patches, but not all, have that word in their title or among the folders they touch.
 */
export function patchesInScope({ posting, patches, ids }: Place, words: string): readonly MessageId[] {
  const remark = words.slice(0, MAX_REMARK).toLowerCase();
  const numbers = patchNumbers(remark);
  const numbered =
    numbers.size === 0 ? [] : patches.filter(({ subject }) => numbers.has(subject.number ?? 1));
  if (numbered.length > 0) return idsOf(numbered);
  const isForAll = /\b(?:series|all patches|whole set|patch ?set)\b/.test(remark);
  if ((!posting.isCover && !isForAll) || patches.length === 0) return [posting.message.id];
  const named = posting.isCover ? partWords(remark) : [];
  const parts =
    named.length === 0 ? [] : patches.filter((patch) => named.some((word) => touches(patch, word)));
  return parts.length > 0 ? idsOf(parts) : ids;
}

function idsOf(patches: readonly Posting[]): MessageId[] {
  return patches.map(({ message }) => message.id);
}

/** `for patches 1-3, 5 and 7`, `patch #2`: at most as many as a series has. */
export function patchNumbers(remark: string): Set<number> {
  const list =
    /\bpatch(?:es)?\s+#?(\d{1,4}(?:\s?(?:-|,|&|\band\b|\bto\b)\s?#?\d{1,4}){0,30})/.exec(remark)?.[1] ?? '';
  const numbers = new Set<number>();
  for (const [, from, to] of list.matchAll(/(\d{1,4})(?:\s?(?:-|to)\s?#?(\d{1,4}))?/g)) {
    for (let n = Number(from); n <= Math.min(Number(to ?? from), Number(from) + 1_000); n++) numbers.add(n);
  }
  return numbers;
}

function partWords(remark: string): string[] {
  const inside = /^[#[(](.*?)[\])]?$/.exec(remark.trim())?.[1] ?? '';
  return inside.split(/[^\p{L}\p{N}_/-]+/u).filter((word) => word.length > 1 && !IDLE.has(word));
}

function touches({ subject, message }: Posting, word: string): boolean {
  if (
    subject.title
      .toLowerCase()
      .split(/[^\p{L}\p{N}_-]+/u)
      .includes(word)
  )
    return true;
  const folders = message.body.matchAll(/^diff --git a\/(\S{1,300})/gm);
  return [...folders].some(([, path]) => path?.toLowerCase().split('/').includes(word));
}
