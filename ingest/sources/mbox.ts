import { MESSAGE_BYTES } from '../limits.js';
import type { RawMail } from '../mail.js';

const LF = 10;
const CR = 13;
const GREATER = 62;
const MARK = Buffer.from('\nFrom ');
const ESCAPED = Buffer.from('>From ');
/** Bytes behind a `From ` in which its line must end. */
const FROM_LINE = 1_024;
/** Bytes that are searched again and again while a long mail is read. */
const WINDOW = 1024 * 1024;

/** True for bytes that begin with the separator line of an mbox. */
export function startsMbox(start: Buffer): boolean {
  return start.subarray(0, 5).toString('latin1') === 'From ';
}

/**
 * Cuts an mbox into its mails while it is read: mboxrd (RFC 4155 with `>From ` at any depth escaped by one more `>`), which
 * also reads mboxo. A separator is a line `From … time … year` after an empty line, so that `From ` in prose is none. A mail
 * over `MESSAGE_BYTES` is cut there and says so. At most that and two chunks are held.
 */
export async function* splitMbox(chunks: AsyncIterable<Buffer>, label: string): AsyncGenerator<RawMail> {
  const mail = new Collector(label);
  let window: Buffer = Buffer.alloc(0);
  let searched = 0;
  let first = true;
  for await (const chunk of chunks) {
    window = window.length === 0 ? chunk : Buffer.concat([window, chunk]);
    if (first) {
      if (window.length < FROM_LINE && !window.includes(LF)) continue;
      window = window.subarray(afterLine(window, 0));
      first = false;
    }
    for (;;) {
      const at = nextSeparator(window, searched);
      if (at === 'more') break;
      mail.add(window.subarray(0, at + 1));
      yield mail.finish();
      window = window.subarray(afterLine(window, at + 1));
      searched = 0;
    }
    searched = Math.max(0, window.length - FROM_LINE);
    if (searched > WINDOW) {
      mail.add(window.subarray(0, searched));
      window = window.subarray(searched);
      searched = 0;
    }
  }
  mail.add(window);
  if (!mail.empty) yield mail.finish();
}

/** Index of the line feed before the next separator line; `more`: none in what is here. */
function nextSeparator(window: Buffer, from: number): number | 'more' {
  for (let at = window.indexOf(MARK, from); at !== -1; at = window.indexOf(MARK, at + 1)) {
    const end = window.indexOf(LF, at + 1);
    if (end === -1 && window.length - at < FROM_LINE) return 'more';
    const line = window.toString(
      'latin1',
      at + 1,
      end === -1 ? at + FROM_LINE : Math.min(end, at + FROM_LINE),
    );
    if (afterEmptyLine(window, at) && looksLikeSeparator(line.slice(0, 300))) return at;
  }
  return 'more';
}

/** `From somebody Wed Dec 15 07:06:01 2021`, with or without a zone: a time and a year are in all of its kinds. */
function looksLikeSeparator(line: string): boolean {
  return /\d:\d\d/.test(line) && /\b(?:19|20)\d\d\b/.test(line);
}

function afterEmptyLine(window: Buffer, at: number): boolean {
  const before = window[at - 1] === CR ? at - 2 : at - 1;
  return before < 0 || window[before] === LF;
}

function afterLine(window: Buffer, from: number): number {
  const end = window.indexOf(LF, from);
  return end === -1 ? window.length : end + 1;
}

/** Gathers the pieces of one mail after the other. */
class Collector {
  #label: string;
  #pieces: Buffer[] = [];
  #size = 0;
  #cut = 0;
  #number = 0;

  constructor(label: string) {
    this.#label = label;
  }

  get empty(): boolean {
    return this.#size === 0;
  }

  add(piece: Buffer): void {
    const kept = piece.subarray(0, Math.max(0, MESSAGE_BYTES - this.#size));
    this.#cut += piece.length - kept.length;
    this.#size += kept.length;
    if (kept.length > 0) this.#pieces.push(kept);
  }

  finish(): RawMail {
    this.#number++;
    const whole = this.#pieces.length === 1 ? (this.#pieces[0] as Buffer) : Buffer.concat(this.#pieces);
    const notes = this.#cut === 0 ? [] : [cutNote(this.#cut)];
    this.#pieces = [];
    this.#size = 0;
    this.#cut = 0;
    return {
      kind: 'mail',
      raw: unescaped(withoutLastEmptyLine(whole)),
      origin: { label: `${this.#label}:${this.#number}`, boundary: 'mbox', notes },
    };
  }
}

export function cutNote(bytes: number) {
  return {
    code: 'truncated-mail',
    text: `The last ${bytes} bytes of the mail were left out: it is over the limit of ${MESSAGE_BYTES}.`,
  };
}

/** The mbox writer adds one empty line after each mail. */
function withoutLastEmptyLine(mail: Buffer): Buffer {
  if (mail.at(-1) !== LF) return mail;
  const before = mail.at(-2) === CR ? 3 : 2;
  return mail.at(-before) === LF ? mail.subarray(0, mail.length - before + 1) : mail;
}

/** Takes one `>` off each line `>From `, `>>From `, …; copies only where there is one. */
function unescaped(mail: Buffer): Buffer {
  const drop: number[] = [];
  for (let at = mail.indexOf(ESCAPED); at !== -1; at = mail.indexOf(ESCAPED, at + 1)) {
    let start = at;
    while (start > 0 && mail[start - 1] === GREATER) start--;
    if (start === 0 || mail[start - 1] === LF) drop.push(start);
  }
  if (drop.length === 0) return mail;
  const pieces = drop.map((start, i) => mail.subarray(i === 0 ? 0 : (drop[i - 1] as number) + 1, start));
  return Buffer.concat([...pieces, mail.subarray((drop.at(-1) as number) + 1)]);
}
