import type { Correction } from '../core/correction/types.js';
import type { Message } from '../core/message.js';
import type { LoggedCorrection, NewCorrection, TokenEntry, TokenHolder } from './corrections.js';
import type { CheckReport } from './maintenance.js';
import type { ReportFilter, ReportPage } from './pages/report.types.js';
import type { DecisionsFilter, DecisionsPage, PersonPage, SearchPage } from './pages/search.types.js';
import type {
  DashboardFilter,
  DashboardPage,
  MessagePage,
  RfcFilter,
  RfcPage,
  StatusPage,
  ThreadPage,
} from './pages/types.js';
import type { PreparedAnalysis } from './prepared.js';

/** A decoded message with its raw bytes, ready to be kept. */
export interface IncomingMessage {
  readonly message: Message;
  /** The bytes as read; the store compresses them. */
  readonly raw: Uint8Array;
  /** Where it came from, for people: `lkml.mbox:1234`. */
  readonly origin: string;
}
export type SaveVerdict = 'new' | 'known' | 'conflict';
/** What became of a batch. `conflict`: same Message-ID, other bytes; both are kept, the first owns the id. */
export interface SaveResult {
  readonly verdicts: readonly SaveVerdict[];
  /** Threads (by their key in the store) that got mail and wait for analysis. */
  readonly threads: readonly number[];
}
/** Files that say who is who, as text; null: none was given. */
export interface ReferenceFiles {
  /** Of the kernel's form: who is maintainer or reviewer of which files. */
  readonly maintainers: string | null;
  /** gitmailmap(5): the names and addresses of one person. */
  readonly mailmap: string | null;
  /** Servers of lists whose record of signatures is believed besides the known ones, a name a line. */
  readonly listservers: string | null;
}
export const REFERENCE_NAMES = ['maintainers', 'mailmap', 'listservers'] as const;
export interface StoreVersion {
  /** Opaque, short, safe inside an ETag: letters, digits, `.` and `-`. */
  readonly version: string;
  /** ISO 8601 UTC of the last change. */
  readonly modified: string;
}
export interface ImportRun {
  readonly id: number;
}
export interface ImportCounts {
  readonly read: number;
  readonly added: number;
  readonly known: number;
  readonly odd: number;
  readonly skipped: number;
}

/**
 * Keeps mail (ground state) and what was derived from it (replaceable). Methods are asynchronous and coarse, so that a
 * store over a network can stand beside SQLite. Every store passes tests/db/conformance.ts.
 */
export interface Store {
  /** Opens the record of an import; without `finishImport` the run is not complete and the exit code is not 0. */
  startImport(source: string): Promise<ImportRun>;
  /** `failure`: why the source was not read to its end, in one line. */
  finishImport(
    run: ImportRun,
    counts: ImportCounts,
    skipped: readonly { readonly origin: string; readonly reason: string }[],
    mark?: string,
    failure?: string,
  ): Promise<void>;
  /**
   * How far a source (by the name its imports were started with) has been read: the mark of the last import that was finished
   * with one, or null. What it means is the source's business.
   */
  sourceMark(source: string): Promise<string | null>;
  /** True when mail with each of these bytes (SHA-256 in hex) is kept, so that reading it again would change nothing. */
  keepsAll(digests: readonly string[]): Promise<boolean>;
  /** One transaction: all of the batch or nothing. The same mail twice changes nothing. */
  saveBatch(run: ImportRun, batch: readonly IncomingMessage[]): Promise<SaveResult>;
  /** Threads whose derived rows are missing or older than their mail, at most `limit`. */
  staleThreads(limit: number): Promise<readonly number[]>;
  /** Marks all threads as stale (after a rule change). */
  markAllStale(): Promise<void>;
  /** The files that analyses are to be made with. */
  references(): Promise<ReferenceFiles>;
  /** Keeps the files that are named; all threads become stale when that changes one. */
  keepReferences(files: Partial<ReferenceFiles>): Promise<void>;
  /** Corrections of one thread, also undone ones, oldest first: an analysis of it is to be made with them. */
  threadCorrections(thread: number): Promise<readonly Correction[]>;
  /** Messages of one thread, by date then id. */
  threadMessages(thread: number): Promise<readonly Message[]>;
  /**
   * The thread of a message and those of all revisions of its proposal, each as `threadMessages` gives it, oldest first;
   * empty for an unknown id.
   */
  proposalMessages(messageId: string): Promise<readonly (readonly Message[])[]>;
  /**
   * Replaces the derived rows of the threads in one transaction. An analysis that was made without all mail or without all
   * corrections of its thread is passed over, and the thread stays stale.
   */
  replaceAnalyses(
    analyses: readonly { readonly thread: number; readonly analysis: PreparedAnalysis }[],
  ): Promise<void>;

  /**
   * Changes whenever a page may change: of the thread that holds the message, or without an id of the whole store. Behind
   * ETag and Last-Modified, so it must cost far less than the page. Null for an unknown id.
   */
  version(messageId?: string): Promise<StoreVersion | null>;
  dashboard(filter: DashboardFilter): Promise<DashboardPage>;
  /** By the id of any message of its thread; null when the id is unknown. */
  rfc(messageId: string, filter?: RfcFilter): Promise<RfcPage | null>;
  thread(messageId: string, offset: number): Promise<ThreadPage | null>;
  message(messageId: string): Promise<MessagePage | null>;
  status(): Promise<StatusPage>;
  report(filter: ReportFilter): Promise<ReportPage>;
  /** Parses `q` with core/search; a query that is wrong or too dear gives a page with its `error`. `page` from 1. */
  search(q: string, page: number): Promise<SearchPage>;
  /** By the key or any address of the person; null when nobody has it. `page` from 1. */
  person(key: string, page: number): Promise<PersonPage | null>;
  decisions(filter: DecisionsFilter): Promise<DecisionsPage>;
  /** The mail as received, or null. */
  raw(messageId: string): Promise<Uint8Array | null>;
  /** A mail whose id another one owns, by the SHA-256 of its bytes in hex; null when there is none. */
  rawCopy(sha256: string): Promise<Uint8Array | null>;
  /** Raw mails of the whole thread in date order, for `t.mbox.gz`. */
  threadRaw(messageId: string): Promise<readonly Uint8Array[]>;
  /** Known ids that look like this one, best first, at most ten. */
  nearIds(
    messageId: string,
  ): Promise<readonly { readonly list: string; readonly messageId: string; readonly subject: string }[]>;
  /**
   * Appends a correction and analyses its thread with it: pages show it when the promise is kept. Rejects when its thread, the
   * person, question or statement it is about, or the correction that it undoes, is unknown.
   */
  correct(correction: NewCorrection): Promise<Correction>;
  /** Every correction, also undone ones, or those of the thread of a message; oldest first. */
  corrections(messageId?: string): Promise<readonly LoggedCorrection[]>;
  /** Takes over exported corrections, also for threads that are not here yet; those here become stale. Gives the number of new ones. */
  importCorrections(corrections: readonly Correction[]): Promise<number>;
  /** Makes a token, which is told this once: the store keeps a hash. Rejects when the name is taken. */
  addToken(holder: TokenHolder): Promise<string>;
  /** Null for a token that is unknown or revoked. */
  tokenHolder(token: string): Promise<TokenHolder | null>;
  revokeToken(name: string): Promise<void>;
  /** By name, also revoked ones; no secret, not even its hash. */
  tokens(): Promise<readonly TokenEntry[]>;
  /** Reads everything and names what is damaged; takes a second for some thousand mails. */
  check(): Promise<CheckReport>;
  /** Copies the whole store into a new file while it is used, and checks the copy. Rejects when the file is there. */
  backup(to: string): Promise<CheckReport>;
  close(): Promise<void>;
}
