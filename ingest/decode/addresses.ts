import type { Mailbox } from '../../core/message.js';
import { MAILBOXES } from '../limits.js';
import { plainText } from './headers.js';
import { decodeWords } from './words.js';

interface Draft {
  phrase: string;
  comment: string;
  angle: string | null;
  quoted: boolean;
}

const empty = (): Draft => ({ phrase: '', comment: '', angle: null, quoted: false });

/**
 * Mailboxes of a raw address header (RFC 5322 section 3.4) in one pass: groups opened, comments kept with the name, encoded words decoded only after the structure is known, so that they cannot make an address. Never throws; at
 * most `MAILBOXES` are returned.
 */
export function parseMailboxes(value: string): Mailbox[] {
  const found: Mailbox[] = [];
  let draft = empty();
  for (let at = 0; at < value.length && found.length < MAILBOXES; ) {
    const char = value[at];
    if (char === ',' || char === ';') {
      finish(draft, found);
      draft = empty();
      at++;
    } else if (char === ':' && draft.angle === null && !draft.phrase.includes('@')) {
      draft = empty();
      at++;
    } else at = takeToken(value, at, draft);
  }
  finish(draft, found);
  return found;
}

/** Adds the token at `at` to the draft and returns the index after it. An unclosed token runs to the end. */
function takeToken(value: string, at: number, draft: Draft): number {
  const char = value[at];
  if (char === '"') {
    const end = closing(value, at, '"');
    draft.phrase += unescaped(value.slice(at + 1, end));
    draft.quoted = true;
    return end + 1;
  }
  if (char === '(') {
    const end = closing(value, at, ')');
    draft.comment ||= unescaped(value.slice(at + 1, end));
    return end + 1;
  }
  if (char === '<') {
    const end = value.indexOf('>', at);
    draft.angle ??= value.slice(at + 1, end === -1 ? value.length : end);
    return end === -1 ? value.length : end + 1;
  }
  let end = at + 1;
  while (end < value.length && !'"(<,;:'.includes(value[end] as string)) end++;
  draft.phrase += value.slice(at, end);
  return end;
}

/** Index of the unescaped closing character; comments may be nested. */
function closing(value: string, open: number, close: string): number {
  let depth = 1;
  for (let at = open + 1; at < value.length; at++) {
    if (value[at] === '\\') at++;
    else if (value[at] === close && --depth === 0) return at;
    else if (close === ')' && value[at] === '(') depth++;
  }
  return value.length;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

function finish(draft: Draft, found: Mailbox[]): void {
  const phrase = tidy(draft.phrase);
  if (draft.angle !== null) {
    const address = plainText(draft.angle.replace(/\s/g, ''));
    const name = named(phrase, tidy(draft.comment));
    found.push({ name: name === address ? '' : name, address });
  } else if (phrase !== '') found.push(bare(draft, phrase));
}

/** People write their company behind their name, `Ann Lee (Acme) <...>`: a comment by the grammar, a part of the name to all. */
function named(phrase: string, comment: string): string {
  return phrase === '' || comment === '' ? phrase || comment : `${phrase} (${comment})`;
}

/** No angle brackets: an address with perhaps a comment, or a name alone. */
function bare(draft: Draft, phrase: string): Mailbox {
  const word = draft.quoted ? undefined : phrase.split(' ').find((w) => w.includes('@'));
  return word === undefined
    ? { name: phrase, address: '' }
    : { name: tidy(draft.comment) || tidy(phrase.replace(word, '')), address: word };
}

function tidy(raw: string): string {
  return decodeWords(raw).replace(/\s+/g, ' ').trim();
}
