import { knownListServers, type ListServer } from '../../core/identity/index.js';
import type { Rows } from '../rows.js';

/** Columns that tell how well it is shown whom a mail comes from, with the join of their table to `message m`. */
export const TRACE = 'e.authenticated, e.boundary';
export const JOIN_TRACE = 'LEFT JOIN trace e ON e.id = m.trace';

/** Whose record is believed. One statement. */
export function listServers(rows: Rows): readonly ListServer[] {
  const file = rows.get<{ text: string }>("SELECT text FROM reference_file WHERE name = 'listservers'");
  return knownListServers(file?.text ?? null);
}
