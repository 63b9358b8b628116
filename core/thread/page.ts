import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import { featurePlace } from '../model/names.js';

const DAY = 86_400;
/** Zones differ by quarters of an hour. */
const ZONE_STEP = 900;
const HASH_BITS = 30;
/** Characters of a body that are compared, the share of words that a page has in common with its mail, and mails with one trace that are compared. */
const COMPARED = 20_000;
const ENOUGH = 0.5;
const MOST_CANDIDATES = 8;

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

/**
 * For each archive page the message that it is a page of, among those at hand: of those that left its trace the one with
 * most of its words, and none where hardly any are the same (a second of a quarter of an hour is shared by chance).
 */
export function pagesOf(messages: readonly Message[]): ReadonlyMap<MessageId, Message> {
  const found = new Map<MessageId, Message>();
  const pages = messages.filter(isPage);
  if (pages.length === 0) return found;
  const real = new Map<string, Message[]>();
  for (const message of messages)
    for (const trace of isPage(message) ? [] : pageTraces(message).left)
      real.set(trace, [...(real.get(trace) ?? []).slice(0, MOST_CANDIDATES - 1), message]);
  for (const page of pages) {
    const candidates = pageTraces(page).sought.flatMap((trace) => real.get(trace) ?? []);
    const message = likest(page, candidates);
    if (message !== null) found.set(page.id, message);
  }
  return found;
}

/** The first of those with most words of the page; null where less than half of the words are shared. */
function likest(page: Message, candidates: readonly Message[]): Message | null {
  if (candidates.length === 0) return null;
  const words = wordsOf(page.body);
  let best: Message | null = null;
  let most = 0;
  for (const message of candidates) {
    const others = wordsOf(message.body);
    const least = Math.min(words.size, others.size);
    const share = least === 0 ? Number(words.size === others.size) : countShared(words, others) / least;
    if (share < ENOUGH || share <= most) continue;
    best = message;
    most = share;
  }
  return best;
}

function countShared(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of words) if (others.has(word)) shared++;
  return shared;
}

function wordsOf(body: string): ReadonlySet<string> {
  return new Set(
    body
      .slice(0, COMPARED)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  );
}
