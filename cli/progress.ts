import type { Progress } from '../ingest/index.js';
import type { Io } from './io.js';

/** Runs long work with one changing line on a terminal's stderr; the line is gone afterwards. */
export async function showProgress<T>(
  io: Io,
  work: (onProgress: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  try {
    return await work(({ step, done, total }) =>
      io.progress?.(step === 'reading' ? `reading: ${done} mails` : `analysing: ${done} of ${total} threads`),
    );
  } finally {
    io.progress?.('');
  }
}

/** Aborted when the user or the system asks the process to end. */
export function onInterrupt(io: Io): AbortSignal {
  const controller = new AbortController();
  void io.interrupted().then(() => controller.abort());
  return controller.signal;
}

export async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
}
