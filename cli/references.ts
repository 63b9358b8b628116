import { readFile } from 'node:fs/promises';
import type { Reference } from '../core/index.js';
import { REFERENCE_NAMES, type ReferenceFiles } from '../db/store.js';
import { CliError } from './errors.js';
import type { Io } from './io.js';
import type { OptionValues } from './options.js';

/**
 * The files that say who is who: `--maintainers`, `--mailmap` and `--listservers`, else what ACKTREE_MAINTAINERS and the like
 * name.
 */
export async function readReferences(
  { env }: Pick<Io, 'env'>,
  options: OptionValues,
): Promise<Partial<ReferenceFiles>> {
  const files: { -readonly [Name in keyof ReferenceFiles]?: string } = {};
  for (const name of REFERENCE_NAMES) {
    const variable = `ACKTREE_${name.toUpperCase()}`;
    const path = options[name] ?? env[variable];
    if (!path) continue;
    files[name] = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      const where = options[name] === undefined ? variable : `--${name}`;
      throw new CliError(`${where}: cannot read ${path} (${error.code})`);
    });
  }
  return files;
}

/** The same, read for the analysis. */
export async function parsedReferences(io: Pick<Io, 'env'>, options: OptionValues): Promise<Reference> {
  const { maintainers = null, mailmap = null, listservers = null } = await readReferences(io, options);
  const { parseReference } = await import('../core/index.js');
  return parseReference({ maintainers, mailmap, listservers });
}
