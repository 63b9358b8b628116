import type { Message } from '../../core/message.js';
import type { Damage, RebuildReport, Redecode } from '../maintenance.js';
import { unpack } from '../packing.js';
import type { SqlValue } from '../rows.js';
import { packedProblem } from './check.js';
import type { Connection } from './connection.js';
import { saveBatch } from './ground.js';
import { fromColumns, type MessageColumns } from './messages.js';

/** Tables that nothing is worked out from: copied as they are. */
const COPIED = ['import_run', 'skipped', 'correction', 'token', 'reference_file'] as const;

interface Kept {
  readonly size: number;
  readonly sha256: string;
  readonly packed: Uint8Array;
  readonly origin: string;
  readonly run: number;
}
type KeptMessage = MessageColumns & Kept & { readonly id: number; readonly body: string };

/**
 * Fills the empty database `to` from the raw mail of `from`: every mail is decoded anew, in the order in which it came, so
 * that threads and owners of ids come out the same. Corrections, imports, tokens and reference files are copied. Analyses are left to do.
 */
export async function rebuild(
  from: Connection,
  to: Connection,
  redecode: Redecode,
  now: string,
): Promise<RebuildReport> {
  to.write(() => {
    for (const table of COPIED) copyTable(from, to, table);
  });
  const lost: Damage[] = [];
  let messages = 0;
  for (const { id } of from.all<{ id: number }>('SELECT id FROM message ORDER BY id')) {
    const kept = from.get<KeptMessage>(
      `SELECT m.*, b.text AS body, r.size, r.sha256, r.packed
       FROM message m JOIN body b ON b.message = m.id JOIN raw r ON r.message = m.id WHERE m.id = ?`,
      [id],
    );
    if (kept !== null && (await takeOver(to, kept, () => fromColumns(kept), redecode, now, lost)))
      messages += 1;
  }
  for (const conflict of from.all<Kept & ConflictColumns>('SELECT * FROM conflict ORDER BY id'))
    await takeOver(to, conflict, () => conflictMessage(conflict), redecode, now, lost);
  return { messages, lost };
}

async function takeOver(
  to: Connection,
  kept: Kept & { readonly message_id: string },
  before: () => Message,
  redecode: Redecode,
  now: string,
  lost: Damage[],
): Promise<boolean> {
  const problem = packedProblem(kept);
  if (problem !== null) {
    lost.push({ kind: 'raw', where: kept.message_id, text: problem });
    return false;
  }
  const { origin } = kept;
  const raw = unpack(kept.packed);
  const message = await redecode({ raw, origin, was: before() });
  to.write(() => saveBatch(to, { id: kept.run }, [{ message, raw, origin }], now));
  return true;
}

interface ConflictColumns {
  readonly message_id: string;
  readonly from_name: string;
  readonly from_address: string;
  readonly subject: string;
  readonly date: string;
}

/** The few fields that are kept of mail under a taken id. */
function conflictMessage(row: ConflictColumns): Message {
  const empty = {
    reply_to: '[]',
    to_list: '[]',
    cc_list: '[]',
    in_reply_to: '[]',
    refs: '[]',
    headers: '{}',
  };
  const rest = { id_source: 'header', date_source: 'date', marks: 'kept', body_source: 'none', list: null };
  return fromColumns({ ...empty, ...rest, ...row, attachments: '[]', notes: '[]', body: '' });
}

function copyTable(from: Connection, to: Connection, table: (typeof COPIED)[number]): void {
  for (const row of from.all<Record<string, SqlValue>>(`SELECT * FROM ${table}`)) {
    const names = Object.keys(row);
    to.run(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
      row,
    );
  }
}
