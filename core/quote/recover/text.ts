import type { Line } from '../lines.js';
import type { Speaker } from '../nodes.js';
import type { Zone } from '../zones.js';

/** A page as it stands, without depths. */
export interface Text {
  readonly lines: readonly Line[];
  readonly zones: readonly (Zone | null)[];
  /** Blank lines have the key ''. */
  readonly keys: readonly string[];
}

/** The attributions of a page in their order: the line that each begins with, and whom it names. */
export function attributionsIn({
  zones,
}: Text): { readonly line: number; readonly speaker: Speaker | null }[] {
  const found: { line: number; speaker: Speaker | null }[] = [];
  zones.forEach((zone, line) => {
    if (zone?.kind === 'attribution' && zone.begins) found.push({ line, speaker: zone.speaker });
  });
  return found;
}
