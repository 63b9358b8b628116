import type { Line } from '../lines.js';
import type { Zone } from '../zones.js';

/** A page as it stands, without depths. */
export interface Text {
  readonly lines: readonly Line[];
  readonly zones: readonly (Zone | null)[];
  /** Blank lines have the key ''. */
  readonly keys: readonly string[];
}
