import type { Message } from '../message.js';
import { parseSubject } from '../series/subject.js';

/** `20240301100000.4711-3-ann@example.org`, and the older `1709287200-4711-3-git-send-email-ann@example.org`. */
const SEND_EMAIL_ID = /^(\d{9,14}[.-]\d{1,8})-\d{1,5}-(?:git-send-email-)?([^\s@]{1,200}@[^\s@]{1,200})$/;

/**
 * What the patches of one run of git send-email have in common, also where none replies to another: time and process in
 * the Message-ID, sender, revision and total. Null for other mail. No Message-ID looks like this: it has spaces.
 */
export function sendingOf({ id, from, subject: raw }: Message): string | null {
  const [, run, address] = SEND_EMAIL_ID.exec(id) ?? [];
  if (run === undefined || address === undefined) return null;
  const { isReply, number, total, version } = parseSubject(raw);
  if (isReply || number === null || total === null || total < 2) return null;
  return `sending ${run} ${address.toLowerCase()} by ${from.address.toLowerCase()} v${version} of ${total}`;
}
