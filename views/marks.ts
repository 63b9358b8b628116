import type { MarkView } from '../db/pages/types.js';
import { day } from './time.js';

/** Who set it right, when and why, and what the mails alone say; one line. */
export function markText(mark: MarkView): string {
  const derived =
    mark.derived === null ? 'the mails say nothing of it' : `the mails alone say: ${mark.derived}`;
  const since = mark.mailSaysOtherwise ? '; mail says otherwise since' : '';
  const here = mark.applied ? '' : '; what it is about is not in this thread';
  return `by ${mark.who}, ${day(mark.when)}: ${mark.why} (${derived}${since}${here})`.replace(/\s+/g, ' ');
}
