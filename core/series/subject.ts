import type { Subject } from '../analysis.js';

/** Longer subjects are cut: a grammar need not read more. */
const MAX_SUBJECT = 1_000;
/** Nobody posts a thousandth revision; larger numbers are dates or hashes. */
const MAX_VERSION = 999;

/** `Re:` in the languages of common mailers, with outlook's and lotus' counters, and the marks of a forward. */
const REPLY =
  /^(?:re|aw|antw|sv|vs|r|wg|fwd?|fw|rv|tr|odp|ynt|回复|答复|回覆|答覆|转发|轉寄)\s?(?:\[\d{1,3}\]|\^\d{1,3}|\(\d{1,3}\))?\s?[:：]\s*/iu;
const BRACKET = /^\[([^[\]]*)\]\s*[:：]?\s*/;
/** Words that stand before the title without brackets: `PATCH v2: title`, `RFC: title`, `RESEND [PATCH]`, `v3: title`. */
const LOOSE =
  /^(?:(?:rfc|patch|resend|repost)(?:[ -]?v?\d{1,3})?\s*[:：]|(?:resend|repost)\s+(?=\[)|(?:patch|rfc)\s+(?:v\d{1,3}\s*[:：]|(?=\[))|v\d{1,3}\s*[:：]|rfc patch\s*[:：])\s*/i;
const TAIL_VERSION = /\s*[([]\s*(?:v|ver|version )(\d{1,3})\s*[)\]]$/i;
const WAS = /\s*(?:\(was:? [^()]*\)|\[was:? [^[\]]*\])$/i;

interface Flags {
  isPatch: boolean;
  isRfc: boolean;
  isResend: boolean;
  version: number | null;
  number: number | null;
  total: number | null;
  readonly tags: string[];
}

/**
 * Reads a subject line, after the union grammar of b4, patchwork and syzkaller: reply marks, bracket tags and loose marks in any
 * order before the title, a version behind it. Never fails: a subject without marks is all title, version 1 (inferred).
 */
export function parseSubject(raw: string): Subject {
  const flags: Flags = {
    isPatch: false,
    isRfc: false,
    isResend: false,
    version: null,
    number: null,
    total: null,
    tags: [],
  };
  const { rest, isReply } = readPrefix(raw.slice(0, MAX_SUBJECT).replace(/\s+/g, ' ').trim(), flags);
  const title = readTail(rest, flags);
  return {
    raw,
    title,
    isReply,
    isPatch: flags.isPatch || flags.number !== null,
    isRfc: flags.isRfc,
    isResend: flags.isResend,
    version: flags.version ?? 1,
    versionInferred: flags.version === null,
    number: flags.number,
    total: flags.total,
    countersInferred: flags.number === null,
    tags: flags.tags,
  };
}

function readPrefix(subject: string, flags: Flags): { rest: string; isReply: boolean } {
  let rest = subject;
  let isReply = false;
  for (let before = ''; before !== rest; ) {
    before = rest;
    const reply = REPLY.exec(rest)?.[0];
    const bracket = reply === undefined ? BRACKET.exec(rest) : null;
    const loose = reply === undefined && bracket === null ? LOOSE.exec(rest)?.[0] : undefined;
    const inside = bracket?.[1] ?? loose;
    if (inside !== undefined) readMarks(inside, flags);
    if (reply !== undefined) isReply = true;
    rest = rest.slice((reply ?? bracket?.[0] ?? loose ?? '').length);
  }
  return { rest, isReply };
}

function readTail(rest: string, flags: Flags): string {
  let title = rest;
  for (let before = ''; before !== title; ) {
    before = title;
    title = title.replace(WAS, '');
    const version = TAIL_VERSION.exec(title);
    if (version === null || version.index === 0) continue;
    flags.version ??= inRange(version[1]);
    title = title.slice(0, version.index);
  }
  return title.trim();
}

/** Inside one bracket: `RFC/RFT PATCH -v2,net-next 03/10`, `PATCH 1 of 3`, `PATCH1/8`, `PATCHv2 take 3`. */
function readMarks(inside: string, flags: Flags): void {
  const text = inside
    .replace(/(\d+)\s*(?:\/|\bof\b)\s*(\d+|n\b)/gi, ' $1/$2 ')
    .replace(/\b(?:take|version|rev|ver)[ #]?(\d{1,3})\b/gi, ' v$1 ')
    .replace(/\b(patch|rfc|rft)(?:-+(?=[a-z\d])|(?=v?\d))/gi, '$1 ');
  for (const word of text.split(/[\s,;:|]+/)) {
    if (word !== '') readWord(word.toLowerCase().replace(/^-+(?=.)/, ''), flags);
  }
}

function readWord(word: string, flags: Flags): void {
  const pieces = word.split(/[/&+-]/);
  const counter = /^(\d{1,5})\/(\d{1,5}|n)$/.exec(word);
  const version = /^v\.?(\d{1,3})$/.exec(word);
  if (counter !== null) {
    flags.number ??= Number(counter[1]);
    flags.total ??= counter[2] === 'n' ? null : Number(counter[2]);
  } else if (version !== null) {
    flags.version ??= inRange(version[1]);
  } else if (pieces.length > 1 && pieces.every(isMark)) {
    for (const piece of pieces) readWord(piece, flags);
  } else if (!readFlag(word, flags)) {
    flags.tags.push(word);
  }
}

function isMark(piece: string): boolean {
  return /^(?:patch(?:es|set)?|rfc|rft|resend|resent|repost|v\d{1,3})$/.test(piece);
}

function readFlag(word: string, flags: Flags): boolean {
  if (/^patch(?:es|set|series)?$/.test(word)) flags.isPatch = true;
  else if (word === 'rfc') flags.isRfc = true;
  else if (/^re-?sen[dt]$|^repost(?:ed)?$/.test(word)) flags.isResend = true;
  else return false;
  return true;
}

function inRange(digits: string | undefined): number | null {
  const version = Number(digits);
  return version >= 1 && version <= MAX_VERSION ? version : null;
}
