import type { Message } from '../core/message.js';
import type { ImportRun, IncomingMessage, ReferenceFiles, Store } from '../db/store.js';
import { analyzeStale } from './analyze.js';
import { batches } from './batches.js';
import { sha256 } from './decode/ids.js';
import { decodeMessage } from './decode/index.js';
import { type Engine, inlineEngine, NO_FILES } from './engine.js';
import { BATCH_MAILS } from './limits.js';
import type { RawMail, SourceItem } from './mail.js';
import { type ImportOptions, isAborted } from './options.js';
import { type ImportReport, Tally } from './report.js';
import { checkSource, readSource, sourceName } from './sources/index.js';
import { threadEngine } from './thread.js';

/**
 * Reads sources into the store and analyses the threads that changed. A mail that cannot be read never stops the run; what
 * stops it is the machine (a full disk, a database in use), which throws and leaves the store whole. Throws `SourceError`
 * before anything is read when a path is not there.
 */
export async function importInto(
  store: Store,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  for (const path of paths) await checkSource(path, options);
  const tally = new Tally();
  const engine = options.engine ?? lazyEngine(await store.references());
  try {
    for (const path of paths) await new SourceImport(store, path, options, engine, tally).run();
    const { threads, failed } = await analyzeStale(store, engine, options);
    const { counts, odd, skipped, broken } = tally;
    const complete = !isAborted(options) && failed.length === 0 && broken.length === 0;
    return { counts, odd, skipped, broken, threads, failed, complete };
  } finally {
    if (options.engine === undefined) await engine.close();
  }
}

/** This thread until a batch is full, then a worker thread, whose start costs more than a small batch. */
export function lazyEngine(files: ReferenceFiles = NO_FILES): Engine {
  const inline = inlineEngine(files);
  let thread: Engine | null = null;
  return {
    decode(batch, first) {
      if (batch.length >= BATCH_MAILS) thread ??= threadEngine(undefined, files);
      return (thread ?? inline).decode(batch, first);
    },
    analyze: (messages, corrections) => (thread ?? inline).analyze(messages, corrections),
    close: async () => thread?.close(),
  };
}

/** One source into the store: while one batch is saved, the next one is decoded. */
class SourceImport {
  readonly #store: Store;
  readonly #path: string;
  readonly #options: ImportOptions;
  readonly #engine: Engine;
  readonly #tally: Tally;
  #begun = false;
  /** The last mail of a batch that was passed over, all of it being known. */
  #passed: RawMail | undefined;

  constructor(store: Store, path: string, options: ImportOptions, engine: Engine, tally: Tally) {
    this.#store = store;
    this.#path = path;
    this.#options = options;
    this.#engine = engine;
    this.#tally = tally;
  }

  async run(): Promise<void> {
    const before = this.#tally.counts;
    const skippedBefore = this.#tally.skipped.length;
    const source = sourceName(this.#path);
    const mark = await this.#store.sourceMark(source);
    let newMark: string | undefined;
    let failure: string | undefined;
    const run = await this.#store.startImport(source);
    const other = (item: Exclude<SourceItem, RawMail>) => {
      if (item.kind === 'mark') newMark = item.mark;
      else this.#tally.skip(item);
      if (item.kind !== 'broken') return;
      failure ??= item.reason;
      this.#tally.broken.push({ source, reason: item.reason });
    };
    await this.#read(run, batches(readSource(this.#path, { ...this.#options, since: mark }), other));
    if (isAborted(this.#options)) return;
    const counts = since(before, this.#tally.counts);
    const skipped = this.#tally.skipped.slice(skippedBefore);
    await this.#store.finishImport(run, counts, skipped, newMark, failure);
  }

  async #read(run: ImportRun, all: AsyncIterable<readonly RawMail[]>): Promise<void> {
    let ahead: { batch: readonly RawMail[]; messages: Promise<readonly Message[]> } | null = null;
    for await (const batch of all) {
      if (isAborted(this.#options)) break;
      if (await this.#isKnown(batch)) {
        this.#passOver(batch);
        continue;
      }
      const messages = this.#decode(batch);
      if (ahead !== null) await this.#save(run, ahead.batch, await ahead.messages);
      ahead = { batch, messages };
    }
    if (ahead !== null) await this.#save(run, ahead.batch, await ahead.messages);
  }

  async #isKnown(batch: readonly RawMail[]): Promise<boolean> {
    return this.#store.keepsAll(batch.map(({ raw }) => sha256(raw)));
  }

  #passOver(batch: readonly RawMail[]): void {
    this.#passed = batch.at(-1);
    this.#tally.read += batch.length;
    this.#tally.known += batch.length;
    this.#tellProgress();
  }

  /** Of a batch on which the engine gives up, each mail is tried alone, and what fails again is kept with its header. */
  async #decode(batch: readonly RawMail[]): Promise<readonly Message[]> {
    const first = !this.#begun;
    this.#begun = true;
    const passed = this.#passed;
    this.#passed = undefined;
    try {
      // A mail without a date takes that of the mail before it, which may have been passed over.
      if (passed === undefined) return await this.#engine.decode(batch, first);
      return (await this.#engine.decode([passed, ...batch], first)).slice(1);
    } catch {
      const messages: Message[] = [];
      for (const mail of batch) messages.push(await this.#decodeAlone(mail));
      return messages;
    }
  }

  async #decodeAlone(mail: RawMail): Promise<Message> {
    try {
      const [message] = await this.#engine.decode([mail], false);
      if (message !== undefined) return message;
      throw new Error('the decoder gave nothing');
    } catch (error) {
      return decodeMessage(mail.raw, mail.origin, () => Promise.reject(error));
    }
  }

  async #save(run: ImportRun, batch: readonly RawMail[], messages: readonly Message[]): Promise<void> {
    const incoming: IncomingMessage[] = [];
    for (const [i, { raw, origin }] of batch.entries()) {
      const message = messages[i];
      if (message !== undefined) incoming.push({ message, raw, origin: origin.label });
    }
    const { verdicts } = await this.#store.saveBatch(run, incoming);
    for (const [i, { message, origin }] of incoming.entries())
      this.#count(message, origin, verdicts[i] ?? 'known');
    this.#tellProgress();
  }

  #tellProgress(): void {
    this.#options.onProgress?.({ step: 'reading', done: this.#tally.read, total: null });
  }

  #count(message: Message, origin: string, verdict: 'new' | 'known' | 'conflict'): void {
    this.#tally.read++;
    if (verdict === 'known') {
      this.#tally.known++;
      return;
    }
    this.#tally.added++;
    const notes = verdict === 'conflict' ? [...message.notes, CONFLICT] : message.notes;
    if (notes.length > 0) this.#tally.note({ origin, messageId: message.id, notes });
  }
}

const CONFLICT = {
  code: 'same-message-id',
  text: 'Another mail has the same Message-ID and other bytes; both are kept, the first one owns the id.',
};

function since(before: ImportReport['counts'], now: ImportReport['counts']): ImportReport['counts'] {
  return {
    read: now.read - before.read,
    added: now.added - before.added,
    known: now.known - before.known,
    odd: now.odd - before.odd,
    skipped: now.skipped - before.skipped,
  };
}
