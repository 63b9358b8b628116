import { messageId } from '../../core/ids.js';
import type { Message } from '../../core/message.js';
import type { Damage, KeptMail, RebuildReport, Redecode } from '../maintenance.js';
import { unpack } from '../packing.js';
import type { SqlValue } from '../rows.js';
import type { IncomingMessage } from '../store.js';
import type { Connection } from './connection.js';
import { saveBatch } from './ground.js';
import { conflictProblem, type KeptConflict, keptMail, rawProblem } from './kept.js';
import { fromRow } from './messages.js';

/** Tables that nothing is worked out from: copied as they are. */
const COPIED = ['import_run', 'skipped', 'correction', 'token', 'reference_file'] as const;

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
  const taken = new Batch(to, redecode, now);
  for (const { row, mail } of keptMail(from)) {
    const text = rawProblem(row, mail);
    if (text !== null || mail === null) lost.push({ kind: 'raw', where: row.message_id, text: text ?? '' });
    else {
      await taken.add({ raw: mail.raw, was: fromRow(row, mail), origin: row.origin }, row.run);
      messages += 1;
    }
  }
  for (const conflict of from.all<Conflict>('SELECT * FROM conflict ORDER BY id')) {
    const text = conflictProblem(conflict);
    if (text !== null) lost.push({ kind: 'raw', where: conflict.message_id, text });
    else {
      const raw = unpack(conflict.packed);
      await taken.add({ raw, was: conflictMessage(conflict), origin: conflict.origin }, conflict.run);
    }
  }
  taken.save();
  return { messages, lost };
}

/** Mails that are saved at a time, so that they are packed together. */
const BATCH = 200;

/** Saves mails in the order in which they are added, those of one import together. */
class Batch {
  private mails: IncomingMessage[] = [];
  private run = 0;

  constructor(
    private readonly to: Connection,
    private readonly redecode: Redecode,
    private readonly now: string,
  ) {}

  async add(mail: KeptMail, run: number): Promise<void> {
    if (run !== this.run || this.mails.length >= BATCH) this.save();
    this.run = run;
    this.mails.push({ message: await this.redecode(mail), raw: mail.raw, origin: mail.origin });
  }

  save(): void {
    const { mails } = this;
    if (mails.length > 0) this.to.write(() => saveBatch(this.to, { id: this.run }, mails, this.now));
    this.mails = [];
  }
}

interface Conflict extends KeptConflict {
  readonly message_id: string;
  readonly from_name: string;
  readonly from_address: string;
  readonly subject: string;
  readonly date: string;
  readonly origin: string;
  readonly run: number;
}

/** The few fields that are kept of mail under a taken id. */
function conflictMessage(row: Conflict): Message {
  return {
    id: messageId(row.message_id),
    idSource: 'header',
    from: { name: row.from_name, address: row.from_address },
    subject: row.subject,
    date: row.date,
    dateSource: 'date',
    body: '',
    marks: 'kept',
    bodySource: 'none',
    list: null,
    headers: {},
    replyTo: [],
    to: [],
    cc: [],
    inReplyTo: [],
    references: [],
    attachments: [],
    notes: [],
  };
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
