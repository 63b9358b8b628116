import { ATTRIBUTION_RULES, type WriterPlace } from './attribution.rules.js';
import type { Speaker } from './nodes.js';

/** Characters of an attribution line, joined over its lines; the longest real one seen has 190. */
const ATTRIBUTION_CHARACTERS = 400;
/** Characters and words of a writer's name with what clients put beside it (company, "via list"). */
const NAME_CHARACTERS = 80;
const NAME_WORDS = 9;

/** What a line that some rule matches holds: an address, a verb, or a first word. Lines of code have none of them. */
const MAY_NAME =
  /[@写寫작たшлıł]|^\* |^Quoting |^Excerpts |wrote|schrieb|skrev|schreef|psal|písal|пис|пиш|writes|sa(?:id|ys)|crit|escribi|scri|pisze|rta|kirjoitti|escreveu/iu;
const ADDRESS = /[<([]?(?:mailto:)?([^\s<>()[\]"',:;]+@[^\s<>()[\]"',:;]+)[>)\]]?/;
/** Between the words of a date and a name; some clients set a comma after the time without a space, Chinese ones a wide one. */
const BETWEEN_WORDS = /\s+|(?<=\d[,，])/;
const ZONE = /^\(?(?:[AaPp]\.?[Mm]\.?|UTC|GMT|[A-Z]{1,4}T)\)?[,:]?$/;
const FIRST_WORD =
  /^(?:on|am|le|el|il|em|op|den|dne|dňa|dnia|w|at|in|på|il|ons|ma|di|wo|do|vr|za|zo|pe|to|ke|la|su|ti|u|у|в|на|mon|tue|wed|thu|fri|sat|sun|the|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|seg|ter|qua|qui|sex|пн|вт|ср|чт|пт|сб|вс|нд|在|from|jan|feb|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:$|[\s.,])/i;
const DATE_WORD =
  /^(?:\p{L}{1,4}|janu|febr|march|april|june|july|augu|sept|octo|nove|dece|mond|tues|wedn|thur|frid|satu|sund|giorno|message|around|some|time|janv|févr|avril|juil|août)/iu;
const PRONOUN =
  /^(?:i|you|he|she|we|they|it|who|someone|somebody|people|as|so|the|this|that|what|which|documentation|commit|spec|there|here|if|and|but)\b/i;
const CAPITAL = /^[\p{Lu}\p{Lo}"'(]/u;

/**
 * The person whom an attribution line names ("On DATE, NAME <ADDRESS> wrote:" and its kin), or null for any other text.
 *
 * @param text one line, or the wrapped lines joined by a space
 */
export function readAttribution(text: string): Speaker | null {
  const line = text.trim();
  if (line.length < 8 || line.length > ATTRIBUTION_CHARACTERS || !/[:：]$/.test(line)) return null;
  if (!MAY_NAME.test(line)) return null;
  const words = line.slice(0, -1).trimEnd();
  for (const rule of ATTRIBUTION_RULES) {
    const writer = rule.pattern.exec(words)?.[1];
    const speaker = writer === undefined ? null : readWriter(writer, rule.outcome);
    if (speaker !== null) return speaker;
  }
  return null;
}

function readWriter(text: string, place: WriterPlace): Speaker | null {
  const found = ADDRESS.exec(text);
  const address = found?.[1] ?? null;
  const beforeAddress = found === null ? text : text.slice(0, found.index);
  const { name: words, dated } =
    place === 'after-verb' ? { name: beforeAddress, dated: true } : afterDate(text, beforeAddress);
  const name = cleanName(words);
  if (name === '' && address === null) return null;
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
  if (isDateBefore(tokens, last)) {
    while (ZONE.test(tokens[last + 1] ?? '')) last++;
    return { name: tokens.slice(last + 1).join(' '), dated: true };
  }
  return { name: beforeDate(text), dated: true };
}

/** The tokens up to the last number are those of a date: they begin as one and hold no long words. */
function isDateBefore(tokens: readonly string[], last: number): boolean {
  const first = tokens[0] ?? '';
  if (!/^\W*\d/.test(first) && !FIRST_WORD.test(first)) return false;
  return tokens.slice(0, last).every((t) => /\d/.test(t) || t.length <= 5 || DATE_WORD.test(t));
}

/** "NAME (2021-05-04 10:12)", "NAME's message of May 4", "NAME @ DATE": the words that stand before the date. */
function beforeDate(text: string): string {
  const cut = /\s*(?:[([@]|'s message of|于)/.exec(text);
  return cut === null ? '' : text.slice(0, cut.index);
}

function cleanName(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“*,，;:([]+/, '')
    .replace(/[\s"'”*,，;:<[(]+$/, '')
    .replace(/^(?:from|by) /i, '')
    .replace(/\(\)$/, '')
    .trim();
}

/** One to five words that all begin as names do. */
function looksLikeName(name: string): boolean {
  const words = name.split(' ');
  return (
    words.length <= 5 && words.every((w) => CAPITAL.test(w) || /^(?:de|van|von|der|den|el|al|via)$/.test(w))
  );
}
