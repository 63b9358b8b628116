import type { Mailbox } from '../message.js';
import { BOTS } from './bots.rules.js';

/** Longer names are cut: a bot says what it is at once. */
const MAX_SENDER = 400;

/** Whether a program sends from this mailbox, by the rows of bots.rules.ts. */
export function isBot({ name, address }: Mailbox): boolean {
  const sender = `${name.trim()} <${address.trim()}>`.toLowerCase().slice(0, MAX_SENDER);
  return BOTS.some((rule) => rule.pattern.test(sender));
}
