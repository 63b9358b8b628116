import { Worker } from 'node:worker_threads';
import type { Message } from '../core/message.js';
import type { PreparedAnalysis } from '../db/prepared.js';
import type { ReferenceFiles } from '../db/store.js';
import { type Engine, NO_FILES } from './engine.js';
import { ANALYSIS_JOB_MS, DECODE_JOB_MS, WORKER_HEAP_MB, WORKER_YOUNG_MB } from './limits.js';
import type { RawMail } from './mail.js';
import type { Job, Reply } from './worker.js';

/** What the thread says when it has loaded; see worker.ts, which must not be loaded here. */
const READY: typeof import('./worker.js')['READY'] = -1;

type Deadlines = Readonly<Record<Job['type'], number>>;

const CLOSED = 'the worker thread was closed';

interface Waiting {
  readonly job: Job;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Where the project runs uncompiled, a thread needs the loader of TypeScript first. */
const WORKER = import.meta.url.endsWith('.ts') ? '../scripts/worker.mjs' : './worker.js';

/**
 * An engine on a worker thread, so that SQLite and it use a core each. A job that takes longer than its deadline (in milliseconds) is given up: it
 * rejects, the thread is ended (nothing else stops a busy one) and a new one takes the jobs that were waiting behind it.
 */
export function threadEngine(
  deadlines: Deadlines = { decode: DECODE_JOB_MS, analyze: ANALYSIS_JOB_MS },
  files: ReferenceFiles = NO_FILES,
): Engine {
  const host = new Host(deadlines, files);
  return {
    decode: (batch, first) =>
      host.run({ type: 'decode', batch: batch.map(alone), first }) as Promise<readonly Message[]>,
    analyze: (messages, corrections = []) =>
      host.run({ type: 'analyze', messages, corrections }) as Promise<PreparedAnalysis>,
    close: () => host.close(),
  };
}

/** A mail that does not share its memory: else the whole chunk it was cut from would be copied with it. */
function alone(mail: RawMail): RawMail {
  return { ...mail, raw: new Uint8Array(mail.raw) };
}

class Host {
  readonly #deadlines: Deadlines;
  readonly #files: ReferenceFiles;
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #worker: Worker | null = null;
  #ready = false;
  #closed: boolean = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(deadlines: Deadlines, files: ReferenceFiles) {
    this.#deadlines = deadlines;
    this.#files = files;
  }

  run(job: Job): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error(CLOSED));
    return new Promise((resolve, reject) => {
      const number = this.#next++;
      this.#waiting.set(number, { job, resolve, reject });
      this.#worker ??= this.#start();
      this.#worker.postMessage({ number, job });
      if (this.#waiting.size === 1) this.#watch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
    for (const { reject } of this.#waiting.values()) reject(new Error(CLOSED));
    this.#waiting.clear();
  }

  #start(): Worker {
    const worker = new Worker(new URL(WORKER, import.meta.url), {
      workerData: this.#files,
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: WORKER_YOUNG_MB },
    });
    this.#ready = false;
    worker.on('message', (reply: Reply) => this.#settle(reply));
    worker.on('error', (error) => this.#restart(worker, error));
    return worker;
  }

  #settle({ number, result, error }: Reply): void {
    if (number === READY) this.#ready = true;
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    this.#watch();
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(error);
  }

  /** Times the oldest job: the one that the thread works on, once it works. */
  #watch(): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    const [oldest] = this.#waiting.values();
    if (oldest === undefined || worker === null || !this.#ready) return;
    const deadline = this.#deadlines[oldest.job.type];
    this.#timer = setTimeout(() => {
      this.#restart(worker, new Error(`it took longer than ${deadline / 1_000} seconds`));
    }, deadline);
  }

  /** The oldest job fails with `error`; the others go to a new thread. */
  #restart(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    worker.removeAllListeners();
    worker.on('error', () => {});
    worker.terminate().catch(() => {});
    const [oldest] = this.#waiting.keys();
    if (oldest !== undefined) this.#settle({ number: oldest, error });
    if (this.#waiting.size === 0) return;
    const next = this.#start();
    this.#worker = next;
    for (const [number, { job }] of this.#waiting) next.postMessage({ number, job });
    this.#watch();
  }
}
