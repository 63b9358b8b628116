import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import { featurePlace } from '../model/names.js';

const DAY = 86_400;
/** Zones differ by quarters of an hour. */
const ZONE_STEP = 900;
const HASH_BITS = 30;
/** Seconds between the dates of a mail and of its page, zones apart, where the archive prints when it was sent. */
const SAME_SECONDS = 2;
/** Words of a body that are compared, and characters that they are looked for in: marks, which a page lost, are no words. */
const COMPARED = { words: 3_000, characters: 40_000 };
/** Messages with one trace that are compared. */
export const MOST_CANDIDATES = 64;
/**
 * Share of words that have to be the same: of those of the page where both were sent in the same second; of those of both where
 * they are at most a day apart, since a later answer of the same sender may quote the whole mail.
 */
const ENOUGH = { sameSecond: 0.8, sameDay: 0.98 };

/** Part of a message by which a page and its mail are compared. */
export type Shown = Pick<Message, 'date' | 'body'>;

/** How often a body has each word, and how many it has. */
interface Words {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** True for an archive page that does not tell which mail it shows. */
export function isPage({ bodySource, idSource }: Pick<Message, 'bodySource' | 'idSource'>): boolean {
  return bodySource === 'archive-page' && idSource === 'made';
}

/** What a message leaves behind for those who come later, and what it seeks of those who came before. */
export interface Traces {
  readonly left: readonly string[];
  readonly sought: readonly string[];
}

/**
 * What an archive page and a mail that it may show have in common: sender, subject and day; a page looks at the days beside
 * its own too, since archives print local time under a zone of their own, or when the mail came in. Two messages that look
 * alike do not seek each other. No Message-ID looks like a trace: it has spaces.
 */
export function pageTraces(
  message: Pick<Message, 'from' | 'subject' | 'date' | 'dateSource' | 'bodySource' | 'idSource'>,
): Traces {
  const { from, subject, date, dateSource } = message;
  const name = wordsIn(from.name) ?? wordsIn(from.address.slice(0, Math.max(0, from.address.indexOf('@'))));
  if (dateSource === 'order' || name === null) return { left: [], sought: [] };
  const day = Math.floor(Date.parse(date) / 1_000 / DAY);
  const words = subject.toLowerCase().replace(/\s+/g, ' ').trim();
  const hash = featurePlace(`${name.sort().join(' ')}|${words}`, HASH_BITS).toString(36);
  if (!isPage(message)) return { left: [`mail ${day} ${hash}`], sought: [`page ${day} ${hash}`] };
  const days = [day, day - 1, day + 1];
  return { left: days.map((at) => `page ${at} ${hash}`), sought: days.map((at) => `mail ${at} ${hash}`) };
}

/**
 * For each archive page the messages that it may be a page of, among those at hand, the likest first; pages without any are
 * left out.
 */
export function pagesOf(messages: readonly Message[]): ReadonlyMap<MessageId, readonly Message[]> {
  const found = new Map<MessageId, readonly Message[]>();
  const pages = messages.filter(isPage);
  if (pages.length === 0) return found;
  const real = new Map<string, Message[]>();
  for (const message of messages)
    for (const trace of isPage(message) ? [] : pageTraces(message).left) {
      const known = real.get(trace);
      if (known === undefined) real.set(trace, [message]);
      else if (known.length < MOST_CANDIDATES) known.push(message);
    }
  for (const page of pages) {
    const candidates = pageTraces(page).sought.flatMap((trace) => real.get(trace) ?? []);
    const shown = mailsOf(page, candidates);
    if (shown.length > 0) found.set(page.id, shown);
  }
  return found;
}

/**
 * Those mails, of the sender, subject and days of the page, that it may show, the likest first. Where they were sent in the
 * second that the page prints, zones apart, most of its words are enough; an archive that prints when a mail came in is
 * seconds or hours late, and then nearly all words must be the same.
 */
export function mailsOf<Mail extends Shown>(page: Shown, candidates: readonly Mail[]): Mail[] {
  if (candidates.length === 0) return [];
  const words = wordsOf(page.body);
  return candidates
    .map((mail) => ({ mail, share: likeness(words, wordsOf(mail.body), isSameSecond(page, mail)) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || secondsApart(page, a.mail) - secondsApart(page, b.mail))
    .map(({ mail }) => mail);
}

/** Share of the words of both that both have; 0 where too few are. */
function likeness(page: Words, mail: Words, sameSecond: boolean): number {
  const most = Math.max(page.total, mail.total);
  if (page.total === 0 || mail.total === 0) return Number(most === 0);
  let shared = 0;
  for (const [word, count] of page.counts) shared += Math.min(count, mail.counts.get(word) ?? 0);
  const isSame = sameSecond ? shared >= ENOUGH.sameSecond * page.total : shared >= ENOUGH.sameDay * most;
  return isSame ? shared / most : 0;
}

/** Whether a page prints the second in which a mail was sent, zones apart. */
export function isSameSecond(page: Shown, mail: Shown): boolean {
  return secondsApart(page, mail) <= SAME_SECONDS;
}

/** Seconds between two dates that may be in different zones. */
function secondsApart(page: Shown, mail: Shown): number {
  const beyond = (Math.abs(Date.parse(page.date) - Date.parse(mail.date)) / 1_000) % ZONE_STEP;
  return Math.min(beyond, ZONE_STEP - beyond);
}

/** The words of a body without the hosts of addresses, which archives mask. */
function wordsOf(body: string): Words {
  const text = body.slice(0, COMPARED.characters).replace(/@[\w.-]+/g, '@');
  const words = wordsIn(text)?.slice(0, COMPARED.words) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, total: words.length };
}

function wordsIn(text: string): string[] | null {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu);
}
