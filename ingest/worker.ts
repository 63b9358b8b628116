import { parentPort, workerData } from 'node:worker_threads';
import type { Correction } from '../core/correction/types.js';
import type { Message } from '../core/message.js';
import type { ReferenceFiles } from '../db/store.js';
import { inlineEngine } from './engine.js';
import type { RawMail } from './mail.js';

export type Job =
  | { readonly type: 'decode'; readonly batch: readonly RawMail[]; readonly first: boolean }
  | {
      readonly type: 'analyze';
      readonly messages: readonly Message[];
      readonly corrections: readonly Correction[];
    };
/** Said once, when the thread has loaded and begins to work. */
export const READY = -1 as const;
export interface Reply {
  /** Of the job, or `READY`. */
  readonly number: number;
  /** The result, or what was thrown. */
  readonly result?: unknown;
  readonly error?: unknown;
}

const engine = inlineEngine(workerData as ReferenceFiles);
let last: Promise<unknown> = Promise.resolve();

parentPort?.on('message', ({ number, job }: { number: number; job: Job }) => {
  last = last.then(async () => parentPort?.postMessage(await reply(number, job)));
});

parentPort?.postMessage({ number: READY });

async function reply(number: number, job: Job): Promise<Reply> {
  try {
    const result =
      job.type === 'decode'
        ? await engine.decode(job.batch, job.first)
        : await engine.analyze(job.messages, job.corrections);
    return { number, result };
  } catch (error) {
    return { number, error };
  }
}
