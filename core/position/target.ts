import type { Statement } from '../analysis.js';
import type { MessageId } from '../ids.js';
import { patchNumbers } from '../series/scope.js';
import type { Reading, ReadSentence } from './reading.js';

export type Target = Pick<Statement, 'target' | 'patches'>;

const WHOLE =
  /\b(?:(?:whole|entire|full) (?:thing|set|series|patch ?set)|(?:this|the|your) (?:patch ?)?(?:series|set|patch ?set)|all patches)\b/i;

/**
 * What the words of a sentence are about: agreement under somebody else's words is about their idea; else the patches that the
 * sentence names by number, the diff it stands under, the whole where it says so, and the patch that the message answers.
 */
export function targetOf(
  { place }: Reading,
  { under, text }: ReadSentence,
  position: Statement['position'],
): Target {
  if (under === 'other' && position === 'support') return { target: 'other-idea', patches: [] };
  const named = patchesNamed(text, place.patches);
  if (named.length > 0) return { target: 'patch', patches: named };
  if (under !== 'patch' && (WHOLE.test(text) || place.part === null))
    return { target: 'series', patches: [] };
  const only = place.patches.size === 1 ? [...place.patches.values()] : [];
  return { target: 'patch', patches: place.part === null ? only : [place.part.patch] };
}

/** "patch 3", "patches 1-2", "3/7" where there are seven: those that the revision has. */
function patchesNamed(text: string, patches: ReadonlyMap<number, MessageId>): MessageId[] {
  if (patches.size < 2) return [];
  const numbers = patchNumbers(text.toLowerCase());
  for (const [, number, total] of text.matchAll(/(?<![\w/.-])(\d{1,3})\/(\d{1,3})(?![\w/])/g))
    if (Number(total) === patches.size) numbers.add(Number(number));
  return [...numbers].flatMap((number) => patches.get(number) ?? []);
}
