import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../db/index.js';
import type { IncomingMessage, SaveVerdict } from '../../db/store.js';
import { analyzeStale } from '../../ingest/analyze.js';
import { decodeMessage } from '../../ingest/decode/index.js';
import { inlineEngine } from '../../ingest/engine.js';
import { pageHtml } from '../../views/html.js';
import { mutant } from './mutants.js';

export interface FuzzResult {
  readonly messages: number;
  readonly rows: Readonly<Record<SaveVerdict, number>>;
  readonly threads: number;
  /** Milliseconds for decoding one mail. */
  readonly p99: number;
  readonly worst: number;
  /** Number of the mutant, and what was wrong with what came of it. */
  readonly finds: readonly { readonly number: number; readonly what: string }[];
}
export interface FuzzSettings {
  readonly messages: number;
  readonly seed: number;
  /** Number of the first mutant. */
  readonly from?: number;
  /** Mails of others to break besides our own. */
  readonly others?: readonly Buffer[];
}

const BATCH = 200;
const SITE = { masked: false, stylesheet: '/s.css', script: '/s.js', icon: '/i.svg' };

/**
 * Broken mails from their bytes to a page: each is decoded, kept, analysed in its thread, and the threads are printed.
 * A find is whatever throws, is lost, is no sound message, or takes longer than its deadline.
 */
export async function fuzz({ messages, seed, from = 0, others = [] }: FuzzSettings): Promise<FuzzResult> {
  const folder = mkdtempSync(join(tmpdir(), 'acktree-fuzz-'));
  const store = await openStore(join(folder, 'fuzz.sqlite'));
  const engine = inlineEngine();
  const rows = { new: 0, known: 0, conflict: 0 };
  const finds: { number: number; what: string }[] = [];
  const times: number[] = [];
  let threads = 0;
  try {
    const run = await store.startImport('fuzz');
    for (let first = from; first < from + messages; first += BATCH) {
      const batch: IncomingMessage[] = [];
      for (let number = first; number < Math.min(from + messages, first + BATCH); number++) {
        const raw = mutant(seed, number, others);
        const start = performance.now();
        try {
          const message = await decodeMessage(raw, { label: `${number}`, after: '2021-01-01T00:00:00Z' });
          const what = unsound(message);
          if (what !== null) finds.push({ number, what });
          batch.push({ message, raw, origin: `${number}` });
        } catch (error) {
          finds.push({ number, what: `decoder threw: ${String(error)}` });
        }
        times.push(performance.now() - start);
      }
      for (const verdict of (await store.saveBatch(run, batch)).verdicts) rows[verdict]++;
      const { threads: analysed, failed } = await analyzeStale(store, engine, {});
      threads += analysed;
      for (const { thread, reason } of failed)
        finds.push({ number: first, what: `thread ${thread}: ${reason}` });
      const last = batch.at(-1);
      const page = last === undefined ? null : await store.thread(last.message.id, 0);
      if (page !== null) pageHtml(page, SITE);
    }
    for (const { where, text } of (await store.check()).damages)
      finds.push({ number: -1, what: `${where}: ${text}` });
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  return { messages, rows, threads, p99, worst: times.at(-1) ?? 0, finds };
}

type Decoded = Awaited<ReturnType<typeof decodeMessage>>;

function unsound({ id, date, body, subject, from, notes }: Decoded): string | null {
  if (!/^[^<>\s]+$/.test(id)) return `id ${JSON.stringify(id)}`;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)) return `date ${date}`;
  if ([body, subject, from.name].some((text) => /[\0\r]/.test(text))) return 'a NUL or a carriage return';
  return notes.every(({ code, text }) => code !== '' && text !== '') ? null : 'a note without words';
}
