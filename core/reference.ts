import type { Correction } from './correction/index.js';
import { knownListServers, type ListServer } from './identity/index.js';
import { type Mailmap, parseMailmap } from './people/index.js';
import { parseMaintainers, type Section } from './role/index.js';

/** What is known of a thread beside its mail. */
export interface Reference {
  readonly mailmap?: Mailmap | undefined;
  readonly maintainers?: readonly Section[] | undefined;
  /** Whose record of signatures is believed; without it those of core/identity. */
  readonly listServers?: readonly ListServer[] | undefined;
  /** Of this thread, in any order, also undone ones: the analysis is set right by those that stand. */
  readonly corrections?: readonly Correction[] | undefined;
}

/**
 * The texts of a MAINTAINERS file, of a gitmailmap(5) and of a list of list servers, read; null: there is none. Bad lines are
 * passed over.
 */
export function parseReference(files: {
  readonly maintainers: string | null;
  readonly mailmap: string | null;
  readonly listservers: string | null;
}): Reference {
  const { maintainers, mailmap, listservers } = files;
  return {
    maintainers: maintainers === null ? undefined : parseMaintainers(maintainers),
    mailmap: mailmap === null ? undefined : parseMailmap(mailmap),
    listServers: knownListServers(listservers),
  };
}
