import type { MessageRef } from './types.js';

/** Where a message is shown; mail of no list stands under `all`. */
export function refTo(list: string | null, messageId: string, line: number | null = null): MessageRef {
  return { list: list ?? 'all', messageId, line };
}

/** The same for a message that there may not be. */
export function refOrNull(list: string | null, messageId: string | null): MessageRef | null {
  return messageId === null ? null : refTo(list, messageId);
}
