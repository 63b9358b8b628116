import { ATTRIBUTION_RULES, type WriterPlace } from './attribution.rules.js';
import type { Speaker } from './nodes.js';

/** Characters of an attribution line, joined over its lines; the longest real one seen has 190. */
const ATTRIBUTION_CHARACTERS = 400;
/** Characters and words of a writer's name with what clients put beside it (company, "via list"). */
const NAME_CHARACTERS = 80;
const NAME_WORDS = 9;
/** Words of an unknown kind that may stand before the name ("Once upon a time, NAME") or behind it ("NAME outgrape"). */
const WORDS_BEFORE = 6;
const WORDS_BEHIND = 4;

/** What a line that some rule matches holds: an address, letters that English lacks, a verb, or a first word. Lines of code have none of them. The letter ſ is left out: in any case it is every s. */
const MAY_NAME =
  /[@\u00c0-\u017e\u0180-\u024f\u0370-\u1fff\u3000-\ud7ff]|^\* |^Quoting |^Excerpts |wr(?:o|i)te|schrieb|skrev|schreef|psal|napisa|sa(?:id|ys)|scri|pisze|kirjoitti|menulis/iu;
/** What such a line before a quote may hold besides: a date. */
const MAY_DATE = /\d[:.]\d\d|\d{4}/;
const ADDRESS = /[<([]?(?:mailto:)?([^\s<>()[\]"',:;、，]+@[^\s<>()[\]"',:;、，]+)[>)\]]?/;
/** Between the words of a date and a name; some clients set a comma after the time without a space, Chinese ones a wide one. */
const BETWEEN_WORDS = /\s+|(?<=\d[,，、])/;
const ZONE = /^\(?(?:[AaPp]\.?[Mm]\.?|[ap]\.|m\.|[πμ]\.μ\.|UTC|GMT|MSK|MSD|[A-Z]{1,4}T)\)?[,:]?$/;
const FIRST_WORD =
  /^(?:on|am|le|el|il|em|op|den|dne|dňa|dnia|w|at|in|no|på|il|ons|ma|di|wo|do|vr|za|zo|pe|to|ke|la|su|ti|u|у|в|v|на|în|στις|vào|pada|mon|tue|wed|thu|fri|sat|sun|the|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|seg|ter|qua|qui|sex|pon|wt|śr|czw|pt|sob|niedz|po|út|st|čt|pá|so|ne|man|tir|tor|lør|søn|пн|вт|ср|чт|пт|сб|вс|нд|在|בתאריך|from|jan|feb|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:$|[\s.,])/i;
/** Words that clients set between the date and the name. */
const CONNECTOR =
  /^(?:keltezéssel|tarihinde|пользователь|користувач|odesílatel|používateľ|użytkownik|je oseba|от|від|מאת|ο\/η|ο|η)[,:]?\s+/iu;
const PRONOUN =
  /^(?:i|you|he|she|we|they|it|who|someone|somebody|people|as|so|the|this|that|what|which|documentation|commit|spec|there|here|if|and|but)\b/i;
const CAPITAL = /^[\p{Lu}\p{Lo}"'(]/u;
const PARTICLE = /^(?:de|van|von|der|den|el|al|da|di|du|la|le|via)$/;
/** Whom an attribution line names that speaks to the one who is answered. */
const YOU = /^(?:you|du|sie|vous|tu|usted|ty|вы|ты|ви|ти|你|您)$/iu;
const ME = /^(?:i|ich|je|yo|eu|io|jag|jeg|ik|я|我)$/iu;

const GREETING = /^(?:hi|hello|hey|dear|hallo)(?: \p{L}[\p{L}.'-]{0,24}){0,3} ?[,.!]+ (?=\S)/iu;
const MESSAGE = /^in (?:message |article |news:)?<[^<>\s]{1,250}>,? (?=\S)/i;
const SUPERCITE = /^"[^"]{1,60}" == (?=\S)/;
const SEPARATOR = /^[-‐]{3,} ?[\p{L} ]{4,40} ?[-‐]{3,} (?=\S)/u;

/** Who is meant by an attribution line that names nobody: "you wrote" the one who is answered, "I wrote" the sender. */
export type Writer = Speaker | 'answered' | 'sender';

/**
 * Whom an attribution line names ("On DATE, NAME <ADDRESS> wrote:" and its kin), or null for any other text.
 *
 * @param text one line, or the wrapped lines joined by a space
 * @param beforeQuote quoted lines follow: verbs that no table has are believed
 */
export function readAttribution(text: string, beforeQuote = false): Writer | null {
  const line = text.trim();
  if (line.length < 8 || line.length > ATTRIBUTION_CHARACTERS) return null;
  if (!MAY_NAME.test(line) && !(beforeQuote && MAY_DATE.test(line))) return null;
  const words = wordsOf(line, beforeQuote);
  if (words === null) return null;
  for (const { pattern, outcome } of ATTRIBUTION_RULES) {
    if (outcome === 'before-quote' && !beforeQuote) continue;
    const found = pattern.exec(words);
    const named = found?.slice(1).find((group) => group !== undefined);
    const writer = named === undefined ? null : readWriter(named, outcome, beforeQuote);
    if (writer !== null) return writer;
  }
  return null;
}

/** `readAttribution`, or what it said of the same text before. */
export type AttributionReader = (text: string, beforeQuote: boolean) => Writer | null;

/** Reads each text once: a page is read before the depths of its lines are known, and again with them. */
export function rememberingReader(): AttributionReader {
  const known = { quoting: new Map<string, Writer | null>(), alone: new Map<string, Writer | null>() };
  return (text, beforeQuote) => {
    const read = beforeQuote ? known.quoting : known.alone;
    const before = read.get(text);
    if (before !== undefined) return before;
    const writer = readAttribution(text, beforeQuote);
    read.set(text, writer);
    return writer;
  };
}

/** The line without its colon, the brackets around it, and what stands before its first word; null when it does not end as an attribution. */
function wordsOf(line: string, beforeQuote: boolean): string | null {
  const open = line.charAt(0);
  const inBrackets = (open === '[' && line.endsWith(']')) || (open === '(' && line.endsWith(')'));
  const inner = inBrackets ? line.slice(1, -1).trim() : line;
  const ends = /[:：]$/.test(inner);
  if (!ends && !(beforeQuote && (inBrackets || inner.startsWith('Quoting ')))) return null;
  const words = ends ? inner.slice(0, -1).trimEnd() : inner;
  return [SEPARATOR, GREETING, MESSAGE, SUPERCITE].reduce((left, before) => left.replace(before, ''), words);
}

function readWriter(text: string, place: WriterPlace, beforeQuote: boolean): Writer | null {
  const found = ADDRESS.exec(text);
  const address = found?.[1] ?? null;
  const beforeAddress = found === null ? text : text.slice(0, found.index);
  const { name: words, dated } =
    place === 'after-verb' ? { name: beforeAddress, dated: true } : afterDate(text, beforeAddress);
  const all = cleanName(words);
  const name =
    place === 'before-quote' ? nameAmong(all, dated, address !== null) : dated ? all : withoutPhrase(all);
  if (name === null || (name === '' && address === null)) return null;
  if (address === null && (dated || beforeQuote)) {
    if (ME.test(name)) return 'sender';
    if (YOU.test(name)) return 'answered';
  }
  if (!dated && address === null && place === 'no-verb') return null;
  if (name.length > NAME_CHARACTERS || name.split(' ').length > NAME_WORDS) return null;
  if (!dated && address === null && !looksLikeName(name)) return null;
  if (!dated && PRONOUN.test(name)) return null;
  return { name: name === '' ? (address ?? '') : name, address };
}

/** Words between the date and the address; null-like empty name when the words before the date are prose. */
function afterDate(text: string, beforeAddress: string): { name: string; dated: boolean } {
  const tokens = beforeAddress.split(BETWEEN_WORDS).filter((t) => t !== '');
  let last = -1;
  tokens.forEach((token, i) => {
    if (/\d/.test(token) && !token.includes('@')) last = i;
  });
  if (last < 0) return { name: beforeAddress.replace(/^(?:on|am|\*)\s/i, ''), dated: false };
  if (beginsAsDate(tokens)) {
    while (ZONE.test(tokens[last + 1] ?? '')) last++;
    return { name: tokens.slice(last + 1).join(' '), dated: true };
  }
  return { name: beforeDate(text), dated: true };
}

/** A number, a word that dates begin with, or one word with a comma before a number. */
function beginsAsDate([first = '', second = '', third = '']: readonly string[]): boolean {
  if (/^\W*\d/.test(first) || FIRST_WORD.test(first) || /^\?$/.test(first)) return true;
  return first.endsWith(',') && /^\W*\d/.test(second) && third !== '';
}

/** "NAME (2021-05-04 10:12)", "NAME's message of May 4", "NAME @ DATE": the words that stand before the date. */
function beforeDate(text: string): string {
  const cut = /\s*(?:[([@]|'s message of|于|於)/.exec(text);
  return cut === null || PRONOUN.test(text) ? '' : text.slice(0, cut.index);
}

function cleanName(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“*,，、;:([]+/, '')
    .replace(CONNECTOR, '')
    .replace(/[\s"'”*,，、;:<[(]+$/, '')
    .replace(/^(?:from|by) /i, '')
    .replace(/\(\)$/, '')
    .trim();
}

/** "Once upon a time, NAME": what stands behind the last comma, where more than a family name stands before it. */
function withoutPhrase(name: string): string {
  const comma = name.lastIndexOf(', ');
  return comma > 0 && / \p{Ll}/u.test(name.slice(0, comma)) ? name.slice(comma + 2) : name;
}

/** The name among words of any kind ("Thus spake NAME <ADDRESS>", "DATE, NAME outgrape"). Null when they are prose. */
function nameAmong(words: string, dated: boolean, hasAddress: boolean): string | null {
  const tokens = withoutPhrase(words).split(' ');
  if (hasAddress) {
    if (dated) return words;
    const before = tokens.findLastIndex((token) => !isNameWord(token)) + 1;
    return before > WORDS_BEFORE || before === tokens.length || PRONOUN.test(words)
      ? null
      : tokens.slice(before).join(' ');
  }
  if (!dated) return tokens.length > 1 && looksLikeName(words) ? words : null;
  if (tokens.at(-1)?.startsWith('??') === true) return tokens.slice(0, -1).join(' ');
  const end = tokens.findIndex((token) => !isNameWord(token));
  if (end < 0 || tokens.length - end > WORDS_BEHIND) return null;
  const name = tokens.slice(0, end).join(' ');
  return PRONOUN.test(name) || !/\S \S|\p{Lo}{2}/u.test(name) ? null : name;
}

function isNameWord(word: string): boolean {
  return CAPITAL.test(word) || PARTICLE.test(word);
}

/** One to five words that all begin as names do. */
function looksLikeName(name: string): boolean {
  const words = name.split(' ');
  return words.length <= 5 && words.every(isNameWord);
}
