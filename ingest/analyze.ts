import type { PreparedAnalysis } from '../db/prepared.js';
import type { Store } from '../db/store.js';
import type { Engine } from './engine.js';
import { BATCH_THREAD_MESSAGES, BATCH_THREADS } from './limits.js';
import type { ImportOptions } from './options.js';
import { isAborted } from './options.js';

export interface Analysed {
  readonly threads: number;
  readonly failed: readonly { readonly thread: number; readonly reason: string }[];
}
interface Group {
  readonly jobs: readonly { readonly thread: number; readonly analysis: Promise<PreparedAnalysis | Error> }[];
}

/** Threads asked for at a time. */
const PAGE = 1_000;
/** Analyses of one thread in one run. */
const TRIES = 4;

/**
 * Analyses every thread whose derived rows are missing or old. While one group of threads is written, the next is thought
 * about. A thread on which the analysis fails is named and left as it is.
 */
export async function analyzeStale(
  store: Store,
  engine: Engine,
  options: Pick<ImportOptions, 'onProgress' | 'signal'> = {},
): Promise<Analysed> {
  const failed = new Map<number, string>();
  const tries = new Map<number, number>();
  let threads = 0;
  for (;;) {
    const found = await store.staleThreads(PAGE + failed.size);
    const stale = found.filter((thread) => !failed.has(thread) && mayTry(thread, tries, failed));
    if (stale.length === 0 || isAborted(options)) break;
    let ahead: Group | null = null;
    for await (const group of groups(store, engine, stale)) {
      if (ahead !== null) threads += await write(store, ahead, failed);
      ahead = group;
      options.onProgress?.({ step: 'analysing', done: threads, total: threads + stale.length });
      if (isAborted(options)) break;
    }
    if (ahead !== null) threads += await write(store, ahead, failed);
  }
  return { threads, failed: [...failed].map(([thread, reason]) => ({ thread, reason })) };
}

/** A store may refuse an analysis because mail came meanwhile, and the thread is stale again: but not for ever. */
function mayTry(thread: number, tries: Map<number, number>, failed: Map<number, string>): boolean {
  const count = tries.get(thread) ?? 0;
  tries.set(thread, count + 1);
  if (count === TRIES) failed.set(thread, `it was still out of date after ${TRIES} analyses`);
  return count < TRIES;
}

async function* groups(store: Store, engine: Engine, threads: readonly number[]): AsyncGenerator<Group> {
  let jobs: { thread: number; analysis: Promise<PreparedAnalysis | Error> }[] = [];
  let messages = 0;
  for (const thread of threads) {
    const mails = await store.threadMessages(thread);
    messages += mails.length;
    jobs.push({
      thread,
      analysis: engine.analyze(mails, await store.threadCorrections(thread)).catch(asError),
    });
    if (jobs.length < BATCH_THREADS && messages < BATCH_THREAD_MESSAGES) continue;
    yield { jobs };
    jobs = [];
    messages = 0;
  }
  if (jobs.length > 0) yield { jobs };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

async function write(store: Store, group: Group, failed: Map<number, string>): Promise<number> {
  const analyses: { thread: number; analysis: PreparedAnalysis }[] = [];
  for (const { thread, analysis } of group.jobs) {
    const result = await analysis;
    if (result instanceof Error) failed.set(thread, result.message);
    else analyses.push({ thread, analysis: result });
  }
  await store.replaceAnalyses(analyses);
  return analyses.length;
}
