import type { Engine } from './engine.js';
import type { SourceOptions } from './sources/index.js';

export interface Progress {
  readonly step: 'reading' | 'analysing';
  /** Mails read, or threads analysed. */
  readonly done: number;
  /** Threads to analyse; null while mail is read, because nobody knows how much there is. */
  readonly total: number | null;
}
export interface ImportOptions extends SourceOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the import after the batch at hand; what was saved stays. */
  readonly signal?: AbortSignal;
  /** Does decoding and analysis; by default this thread for few mails, a worker thread for many. */
  readonly engine?: Engine;
}

/** Asked anew each time: the answer changes while we wait. */
export function isAborted({ signal }: Pick<ImportOptions, 'signal'>): boolean {
  return signal?.aborted === true;
}
