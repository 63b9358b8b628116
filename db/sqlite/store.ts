import type { Correction } from '../../core/correction/types.js';
import type { Message } from '../../core/message.js';
import type { LoggedCorrection, NewCorrection, TokenEntry, TokenHolder } from '../corrections.js';
import { StoreError } from '../errors.js';
import type { CheckReport, RebuildReport, Redecode } from '../maintenance.js';
import { unpack } from '../packing.js';
import { dashboardPage } from '../pages/dashboard.js';
import { decisionsPage } from '../pages/decisions.js';
import { messagePage } from '../pages/message.js';
import { nearIds } from '../pages/near.js';
import { personPage } from '../pages/person.js';
import { reportPage } from '../pages/report.js';
import type { ReportFilter } from '../pages/report.types.js';
import { rfcPage } from '../pages/rfc.js';
import { searchPage, tooCostly } from '../pages/search.js';
import type { DecisionsFilter } from '../pages/search.types.js';
import { statusPage } from '../pages/status.js';
import { threadPage } from '../pages/thread.js';
import type { DashboardFilter, RfcFilter } from '../pages/types.js';
import { onlyVerified } from '../pages/verified.js';
import type { PreparedAnalysis } from '../prepared.js';
import type { Rows } from '../rows.js';
import type { ImportCounts, ImportRun, IncomingMessage, ReferenceFiles, Store } from '../store.js';
import { backup } from './backup.js';
import { writeHead } from './chain.js';
import { check, isIndexWhole } from './check.js';
import { readVersion, touchStore } from './clock.js';
import { Connection } from './connection.js';
import { importCorrections, readCorrections, threadCorrections } from './corrections.js';
import { replaceAnalyses, threadMessages } from './derived.js';
import { keepsAll, saveBatch } from './ground.js';
import { ImportLock } from './lock.js';
import { migrate } from './migrate.js';
import { isUnlinked, linkAll, proposalThreads } from './proposals.js';
import { rawMail, threadRaw } from './raw.js';
import { rebuild } from './rebuild.js';
import { keepReferences, readReferences } from './references.js';
import { countBatch, finishImport, sourceMark, startImport } from './runs.js';
import { addToken, readTokens, revokeToken, tokenHolder } from './tokens.js';

/** Longest a search may take: SQLite cannot be interrupted, so a function in its WHERE clause looks at the clock. */
const SEARCH_MILLISECONDS = 300;

/** The embedded store: one connection that writes, one that only reads. Every write is on disk when its promise is kept. */
export class SqliteStore implements Store {
  private readonly writer: Connection;
  private readonly reader: Connection;
  private readonly lock: ImportLock;
  private searchEnds = 0;

  /** `searchTime`: milliseconds after which a search gives up. */
  constructor(
    path: string,
    private readonly searchTime = SEARCH_MILLISECONDS,
  ) {
    this.writer = new Connection(path, { mode: 'create' });
    try {
      migrate(this.writer);
      this.reader = new Connection(path, { mode: 'read' });
    } catch (error) {
      this.writer.close();
      throw error;
    }
    this.reader.define('within_time', () => {
      if (performance.now() > this.searchEnds) throw new StoreError('too-costly', 'the search took too long');
      return 1;
    });
    this.lock = new ImportLock(path);
  }

  async startImport(source: string): Promise<ImportRun> {
    this.lock.acquire();
    return startImport(this.writer, source, now());
  }

  async finishImport(
    run: ImportRun,
    counts: ImportCounts,
    skipped: readonly { readonly origin: string; readonly reason: string }[],
    mark?: string,
    failure?: string,
  ): Promise<void> {
    finishImport(this.writer, run, { counts, skipped, mark: mark ?? null, failure: failure ?? null }, now());
    this.lock.release();
  }

  async sourceMark(source: string): Promise<string | null> {
    return sourceMark(this.reader, source);
  }

  async keepsAll(digests: readonly string[]): Promise<boolean> {
    return keepsAll(this.reader, digests);
  }

  async saveBatch(run: ImportRun, batch: readonly IncomingMessage[]) {
    return this.writer.write(() => {
      const saved = saveBatch(this.writer, run, batch, now());
      countBatch(this.writer, run, saved.verdicts);
      return saved;
    });
  }

  /** Asked before every batch of analyses and after the last: so proposals are linked now and then, and at the end. */
  async staleThreads(limit: number): Promise<readonly number[]> {
    if (isUnlinked(this.writer))
      this.writer.write(() => {
        linkAll(this.writer, now());
        touchStore(this.writer, now());
      });
    return this.writer
      .all<{ id: number }>('SELECT id FROM thread WHERE analysed = 0 ORDER BY id LIMIT ?', [limit])
      .map((row) => row.id);
  }

  async markAllStale(): Promise<void> {
    this.writer.write(() => this.forgetAnalyses());
  }

  async references(): Promise<ReferenceFiles> {
    return readReferences(this.reader);
  }

  async keepReferences(files: Partial<ReferenceFiles>): Promise<void> {
    this.writer.write(() => {
      if (keepReferences(this.writer, files)) this.forgetAnalyses();
    });
  }

  async threadCorrections(thread: number): Promise<readonly Correction[]> {
    return threadCorrections(this.reader, thread);
  }

  async threadMessages(thread: number): Promise<readonly Message[]> {
    return threadMessages(this.reader, thread);
  }

  async proposalMessages(messageId: string): Promise<readonly (readonly Message[])[]> {
    return this.page(() =>
      proposalThreads(this.reader, messageId).map((thread) => threadMessages(this.reader, thread)),
    );
  }

  async replaceAnalyses(
    analyses: readonly { readonly thread: number; readonly analysis: PreparedAnalysis }[],
  ): Promise<void> {
    this.writer.write(() => replaceAnalyses(this.writer, analyses, now()));
  }

  async version(messageId?: string) {
    return this.page(() => readVersion(this.reader, messageId));
  }

  async dashboard(filter: DashboardFilter) {
    return this.page((rows) => dashboardPage(rows, filter));
  }

  async rfc(messageId: string, { verifiedOnly = false }: RfcFilter = {}) {
    const page = this.page((rows) => rfcPage(rows, messageId));
    return page !== null && verifiedOnly ? onlyVerified(page) : page;
  }

  async thread(messageId: string, offset: number) {
    return this.page((rows) => threadPage(rows, messageId, offset));
  }

  async message(messageId: string) {
    return this.page((rows) => messagePage(rows, messageId));
  }

  async report(filter: ReportFilter) {
    return this.page((rows) => reportPage(rows, filter));
  }

  async status() {
    return this.page(statusPage);
  }

  async search(q: string, page: number) {
    this.searchEnds = performance.now() + this.searchTime;
    try {
      return this.page((rows) => searchPage(rows, q, page));
    } catch (error) {
      if (error instanceof StoreError && error.code === 'too-costly') return tooCostly(q, page);
      throw error;
    }
  }

  async person(key: string, page: number) {
    return this.page((rows) => personPage(rows, key, page));
  }

  async decisions(filter: DecisionsFilter) {
    return this.page((rows) => decisionsPage(rows, filter));
  }

  async nearIds(messageId: string) {
    return this.page((rows) => nearIds(rows, messageId));
  }

  async raw(messageId: string): Promise<Uint8Array | null> {
    return this.page((rows) => rawMail(rows, messageId));
  }

  async rawCopy(sha256: string): Promise<Uint8Array | null> {
    const row = this.reader.get<{ packed: Uint8Array }>('SELECT packed FROM conflict WHERE sha256 = ?', [
      sha256,
    ]);
    return row === null ? null : unpack(row.packed);
  }

  async threadRaw(messageId: string): Promise<readonly Uint8Array[]> {
    return this.page((rows) => threadRaw(rows, messageId));
  }

  async correct(correction: NewCorrection): Promise<Correction> {
    // Loaded here, since it loads the analysis and its models.
    const { correct } = await import('./correct.js');
    const made = this.writer.write(() => correct(this.writer, correction, new Date().toISOString()));
    writeHead(this.writer);
    return made;
  }

  async corrections(messageId?: string): Promise<readonly LoggedCorrection[]> {
    return this.page((rows) => readCorrections(rows, messageId));
  }

  async importCorrections(corrections: readonly Correction[]): Promise<number> {
    const added = this.writer.write(() => importCorrections(this.writer, corrections, now()));
    writeHead(this.writer);
    return added;
  }

  async addToken(holder: TokenHolder): Promise<string> {
    return addToken(this.writer, holder, now());
  }

  async tokenHolder(token: string): Promise<TokenHolder | null> {
    return tokenHolder(this.reader, token);
  }

  async tokens(): Promise<readonly TokenEntry[]> {
    return this.page(readTokens);
  }

  async revokeToken(name: string): Promise<void> {
    revokeToken(this.writer, name, now());
  }

  async check(): Promise<CheckReport> {
    return check(this.writer);
  }

  async backup(to: string): Promise<CheckReport> {
    return backup(this.writer, to);
  }

  /** Fills this store, which must be empty, from the raw mail of another. */
  async rebuildFrom(other: SqliteStore, redecode: Redecode): Promise<RebuildReport> {
    this.lock.acquire();
    try {
      const report = await rebuild(other.writer, this.writer, redecode, now());
      writeHead(this.writer);
      return report;
    } finally {
      this.lock.release();
    }
  }

  async close(): Promise<void> {
    this.lock.release();
    this.reader.close();
    this.writer.close();
  }

  private forgetAnalyses(): void {
    this.writer.run('UPDATE thread SET analysed = 0');
    if (!isIndexWhole(this.writer)) this.writer.run("INSERT INTO words (words) VALUES ('delete-all')");
    touchStore(this.writer, now());
  }

  private page<Page>(query: (rows: Rows) => Page): Page {
    return this.reader.read(() => query(this.reader));
  }
}

function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
