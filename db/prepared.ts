import type { ThreadAnalysis } from '../core/analysis.js';
import type { Mailbox, Message } from '../core/message.js';
import {
  DERIVED_TABLES,
  type DerivedRow,
  type DerivedTable,
  derivedRows,
  type MailFacts,
} from './derived.js';
import type { SqlValue } from './rows.js';
import { RowHash } from './sqlite/hash.js';
import { bodyWords } from './words.js';

/** What the search index holds of one mail. */
export interface MailWords {
  readonly messageId: string;
  readonly subject: string;
  readonly own: string;
  readonly quoted: string;
  readonly files: string;
  readonly sender: string;
  readonly recipient: string;
  readonly copied: string;
}

/** Rows of one table; column names are told once, since threads send this to each other. */
export interface PreparedTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** The analysis of one thread as a store writes it. Plain data: making it takes longer than writing it, and another thread can. */
export interface PreparedAnalysis {
  /** Of every mail that it was made from. */
  readonly words: readonly MailWords[];
  /** Ids of the corrections that stand, in their order. */
  readonly corrections: readonly string[];
  readonly tables: Readonly<Record<DerivedTable, PreparedTable>>;
  /** SHA-256 over the rows. */
  readonly hash: string;
}

/** `messages`: those that the analysis was made from. */
export function prepareAnalysis(messages: readonly Message[], analysis: ThreadAnalysis): PreparedAnalysis {
  const rows = derivedRows(analysis, new Map(messages.map((message) => [message.id, factsOf(message)])));
  return {
    words: messages.map((message) => wordsOf(message, analysis)),
    corrections: analysis.marks.map(({ correction }) => correction.id),
    tables: Object.fromEntries(DERIVED_TABLES.map((table) => [table, tableOf(rows[table])])) as Record<
      DerivedTable,
      PreparedTable
    >,
    hash: hashRows((table) => rows[table]),
  };
}

function factsOf({ list, date, subject, body }: Message): MailFacts {
  return { list: list ?? 'all', date, subject, body };
}

function wordsOf(message: Message, { trees }: ThreadAnalysis): MailWords {
  const tree = trees.get(message.id);
  return {
    messageId: message.id,
    subject: message.subject,
    ...(tree === undefined ? { own: '', quoted: '', files: '' } : bodyWords(tree)),
    sender: mailbox(message.from),
    recipient: message.to.map(mailbox).join('\n'),
    copied: message.cc.map(mailbox).join('\n'),
  };
}

function mailbox({ name, address }: Mailbox): string {
  return `${name} ${address}`;
}

/** All rows of a table name the same columns. */
function tableOf(rows: readonly DerivedRow[]): PreparedTable {
  const columns = Object.keys(rows[0] ?? {});
  return { columns, rows: rows.map((row) => columns.map((column) => alone(row[column] ?? null))) };
}

/** Bytes that share no memory: else the whole buffer that they are a part of would go with them to another thread. */
function alone(value: SqlValue): SqlValue {
  return value instanceof Uint8Array ? new Uint8Array(value) : value;
}

/** The thread's key differs from store to store. */
const NOT_HASHED: ReadonlySet<string> = new Set(['thread']);

/** Over the rows of all tables, each in its order: equal for those that were written and those that are read back. */
export function hashRows(rowsOf: (table: DerivedTable) => readonly DerivedRow[]): string {
  const hash = new RowHash();
  for (const table of DERIVED_TABLES) {
    const rows = rowsOf(table);
    hash.add(table).add(rows.length);
    for (const row of rows) hash.addRow(row, NOT_HASHED);
  }
  return hash.digest();
}
