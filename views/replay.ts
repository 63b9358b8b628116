import type { ReplayView } from '../db/pages/types.js';
import { dateTime } from './time.js';
import { counted } from './words.js';

/** Said above a page of an earlier day: what it was made of, and how far dates can be trusted. */
export function replayText({ at, later, undated }: ReplayView): string {
  const doubt =
    undated === 0
      ? ''
      : ` ${counted(undated, 'mail')} without a usable Date stands where the list received it.`;
  return `As it was at ${dateTime(at)} UTC: ${counted(later, 'later mail')} left out. A mail counts from the date its sender gave it.${doubt}`;
}
