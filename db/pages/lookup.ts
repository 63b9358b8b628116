import type { Role } from '../../core/analysis.js';
import { type Identity, type ListServer, readIdentity } from '../../core/identity/index.js';
import type { Rows } from '../rows.js';
import { JOIN_TRACE, listServers, TRACE } from './identity.js';
import { refTo } from './refs.js';
import type { Evidence, MessageRef, PersonRef } from './types.js';

/** A real message of a thread with its sender, as most parts of a page name it. */
interface Known {
  readonly message_id: string;
  readonly list: string;
  readonly date: string;
  readonly subject: string;
  readonly person: string | null;
  readonly role: Role | null;
  readonly evidence: string | null;
  readonly line: number | null;
  readonly from_name: string;
  readonly from_address: string;
  readonly authenticated: string | null;
  readonly boundary: string | null;
}

/** Names and links of one thread, read once a page (three statements), however much the page says. */
export class ThreadLookup {
  readonly messages: ReadonlyMap<string, Known>;
  private readonly people: ReadonlyMap<string, string>;
  private readonly servers: readonly ListServer[];

  constructor(rows: Rows, thread: number) {
    this.servers = listServers(rows);
    this.messages = new Map(
      rows
        .all<Known>(
          `SELECT m.message_id, coalesce(m.list, 'all') AS list, m.date, m.subject, m.from_name, m.from_address,
             ${TRACE}, f.person, f.role, f.evidence, f.line
           FROM message m ${JOIN_TRACE} LEFT JOIN finding f ON f.message_id = m.message_id AND f.thread = m.thread
           WHERE m.thread = ? ORDER BY m.date, m.message_id`,
          [thread],
        )
        .map((row) => [row.message_id, row]),
    );
    this.people = new Map(
      rows
        .all<{ person: string; name: string }>('SELECT person, name FROM participant WHERE thread = ?', [
          thread,
        ])
        .map((row) => [row.person, row.name]),
    );
  }

  ref(messageId: string, line: number | null = null): MessageRef {
    return refTo(this.messages.get(messageId)?.list ?? null, messageId, line);
  }

  person(key: string): PersonRef {
    return { key, name: this.people.get(key) || key };
  }

  sender(messageId: string): PersonRef {
    const known = this.messages.get(messageId);
    if (known === undefined) return { key: '', name: '' };
    if (known.person !== null) return this.person(known.person);
    return { key: known.from_address.toLowerCase(), name: known.from_name || known.from_address };
  }

  identity(messageId: string): Identity {
    const known = this.messages.get(messageId);
    const { authenticated = null, boundary = null, from_address: address = '' } = known ?? {};
    return readIdentity({ address, authenticated, boundary }, this.servers);
  }

  evidence(messageId: string, line: number | null, text: string): Evidence {
    return {
      ref: this.ref(messageId, line),
      who: this.sender(messageId).name,
      date: this.messages.get(messageId)?.date ?? '',
      text,
    };
  }
}

/** Thread of a message, or null when the id is unknown. */
export function threadOf(rows: Rows, messageId: string): number | null {
  const row = rows.get<{ thread: number }>('SELECT thread FROM message WHERE message_id = ?', [messageId]);
  return row === null ? null : row.thread;
}
