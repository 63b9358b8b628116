import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import { featurePlace } from '../model/names.js';

const DAY = 86_400;
/** Zones differ by quarters of an hour. */
const ZONE_STEP = 900;
const HASH_BITS = 30;

/** True for an archive page that does not tell which mail it shows. */
function isPage({ bodySource, idSource }: Message): boolean {
  return bodySource === 'archive-page' && idSource === 'made';
}

/** What a message leaves behind in its thread for those who come later, and what it seeks of those who came before. */
export interface Traces {
  readonly left: readonly string[];
  readonly sought: readonly string[];
}

/**
 * What an archive page and its real message know each other by: sender, subject, and the second, zones apart, since
 * archives print local time under a zone of their own; a page looks at the days beside its own too. Two messages that
 * look alike do not seek each other. No Message-ID looks like a trace: it has spaces.
 */
export function pageTraces(message: Message): Traces {
  const { from, subject, date, dateSource } = message;
  const name = from.name.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  if (dateSource !== 'date' || name === null) return { left: [], sought: [] };
  const seconds = Math.floor(Date.parse(date) / 1_000);
  const day = Math.floor(seconds / DAY);
  const words = subject.toLowerCase().replace(/\s+/g, ' ').trim();
  const shared = `${name.sort().join(' ')}|${words}|${seconds % ZONE_STEP}`;
  const hash = featurePlace(shared, HASH_BITS).toString(36);
  if (!isPage(message)) return { left: [`mail ${day} ${hash}`], sought: [`page ${day} ${hash}`] };
  const days = [day, day - 1, day + 1];
  return { left: days.map((at) => `page ${at} ${hash}`), sought: days.map((at) => `mail ${at} ${hash}`) };
}

/** For each archive page the message that it is a page of, among those at hand; the first of several in their order. */
export function pagesOf(messages: readonly Message[]): ReadonlyMap<MessageId, Message> {
  const found = new Map<MessageId, Message>();
  const pages = messages.filter(isPage);
  if (pages.length === 0) return found;
  const real = new Map<string, Message>();
  for (const message of messages)
    for (const trace of isPage(message) ? [] : pageTraces(message).left)
      if (!real.has(trace)) real.set(trace, message);
  for (const page of pages) {
    const message = pageTraces(page).sought.flatMap((trace) => real.get(trace) ?? [])[0];
    if (message !== undefined) found.set(page.id, message);
  }
  return found;
}
