import { createHash } from 'node:crypto';
import type { PreparedAnalysis } from '../../db/prepared.js';
import type { ImportCounts, IncomingMessage, SaveVerdict, Store } from '../../db/store.js';

/** As much of a store as an import needs, in memory: every mail is a thread of its own. */
export class MemoryStore {
  readonly mails: IncomingMessage[] = [];
  readonly runs: { source: string; counts?: ImportCounts; skipped?: readonly unknown[] }[] = [];
  readonly analyses = new Map<number, PreparedAnalysis>();
  readonly batches: number[] = [];

  async startImport(source: string) {
    this.runs.push({ source });
    return { id: this.runs.length - 1 };
  }

  async finishImport(run: { id: number }, counts: ImportCounts, skipped: readonly unknown[]) {
    Object.assign(this.runs[run.id] as object, { counts, skipped });
  }

  async references() {
    return { maintainers: null, mailmap: null, listservers: null };
  }

  async sourceMark() {
    return null;
  }

  async keepsAll(digests: readonly string[]) {
    const kept = new Set(this.mails.map((mail) => createHash('sha256').update(mail.raw).digest('hex')));
    return digests.every((digest) => kept.has(digest));
  }

  async saveBatch(_: unknown, batch: readonly IncomingMessage[]) {
    this.batches.push(batch.length);
    return { verdicts: batch.map((mail) => this.#keep(mail)), threads: [] };
  }

  #keep(mail: IncomingMessage): SaveVerdict {
    const same = this.mails.filter((m) => m.message.id === mail.message.id);
    if (same.some((m) => Buffer.compare(m.raw, mail.raw) === 0)) return 'known';
    this.mails.push({ ...mail, raw: Buffer.from(mail.raw) });
    return same.length > 0 ? 'conflict' : 'new';
  }

  async staleThreads(limit: number) {
    return [...this.mails.keys()].filter((n) => !this.analyses.has(n)).slice(0, limit);
  }

  async threadMessages(thread: number) {
    return this.mails.slice(thread, thread + 1).map((m) => m.message);
  }

  async threadCorrections() {
    return [];
  }

  async replaceAnalyses(analyses: readonly { thread: number; analysis: PreparedAnalysis }[]) {
    for (const { thread, analysis } of analyses) this.analyses.set(thread, analysis);
  }

  get asStore(): Store {
    return this as unknown as Store;
  }
}
