import type { Message } from '../message.js';

/** By date, then id, then all else: a total order, so that nothing later depends on the order in which mail arrived. */
export function compareMessages(a: Message, b: Message): number {
  return compare(a.date, b.date) || compare(a.id, b.id) || compare(JSON.stringify(a), JSON.stringify(b));
}

/** By UTF-16 units: `localeCompare` would give another order on another machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The messages in date order, ties by id. Of two with one id the older stays: an id names one message. */
export function inDateOrder(messages: readonly Message[]): Message[] {
  const seen = new Set<string>();
  return [...messages].sort(compareMessages).filter(({ id }) => !seen.has(id) && seen.add(id));
}
