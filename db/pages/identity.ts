import { AUTHENTICATED, BOUNDARY, knownListServers, type ListServer } from '../../core/identity/index.js';
import type { Rows } from '../rows.js';

/** Columns of `message m` that tell how well it is shown whom a mail comes from. */
export const TRACE = `m.headers ->> '$."${AUTHENTICATED}"' AS authenticated, m.headers ->> '$."${BOUNDARY}"' AS boundary`;

/** Whose record is believed. One statement. */
export function listServers(rows: Rows): readonly ListServer[] {
  const file = rows.get<{ text: string }>("SELECT text FROM reference_file WHERE name = 'listservers'");
  return knownListServers(file?.text ?? null);
}
