import type { SourceView } from '../db/pages/types.js';
import { dateTime } from './time.js';

/** What is wrong with the last run of a source, in one line; null when it was read to its end. */
export function sourceTrouble({ finished, failure, whole }: SourceView): string | null {
  if (finished === null)
    return 'not complete: it is being read, or was interrupted; `acktree update` reads on';
  if (failure === null) return null;
  return `failed: ${failure} (${whole === null ? 'never read whole' : `last read whole ${dateTime(whole)}`})`;
}
