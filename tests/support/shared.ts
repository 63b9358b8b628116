import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A path in the folder of real mail beside the repository, or null where that folder is missing (then say: skipped). */
export function sharedPath(path: string): string | null {
  const full = join(ROOT, '..', 'shared', path);
  return existsSync(full) ? full : null;
}
