import type { ThreadContext } from '../../core/analysis.js';
import { readThread } from '../../core/index.js';
import type { Message } from '../../core/message.js';

/** A thread as far as its series, without positions: for tests that need no more. */
export function contextOf(messages: readonly Message[]): ThreadContext {
  return readThread(messages);
}
