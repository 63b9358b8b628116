import { line, where } from '../text/format.js';
import { day } from '../time.js';
import type { Document, Item } from './document.js';

const COLUMNS = 72;

/** A document as a mail of 72 columns: its header, ready for `git send-email` or a mail program, and its text. */
export function documentMail(document: Document): string {
  const { about } = document;
  const thread =
    about === null
      ? []
      : [`In-Reply-To: <${header(about.messageId)}>`, `References: <${header(about.messageId)}>`];
  return `${[
    `Subject: ${encodedWords(document.title)}`,
    ...thread,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ].join('\n')}\n\n${documentText(document)}`;
}

/** The text alone. No line is longer than 72 characters but for a Message-ID, which stands alone. */
export function documentText({ title, facts, sections }: Document): string {
  const lines = [
    ...fill(line(title), ' ', ' '),
    '',
    ...facts.flatMap(([name, value]) =>
      value === '' ? [] : fill(`${line(name)}: ${line(value)}`, '  ', '    '),
    ),
    ...sections.flatMap(({ heading, items, none }) => [
      '',
      line(heading),
      '-'.repeat([...heading].length),
      ...(items.length === 0 ? fill(none, '  ', '  ') : items.flatMap(itemLines)),
    ]),
  ];
  return `${lines.map((text) => text.trimEnd()).join('\n')}\n`;
}

function itemLines({ label, text, evidence, ref }: Item): string[] {
  const head = [label, text].map(line).filter(Boolean).join(': ');
  return [
    ...fill(head, '* ', '  '),
    ...(ref === null || evidence !== null ? [] : [`  ${where(ref)}`]),
    ...(evidence === null
      ? []
      : [
          ...fill(`"${line(evidence.text)}"`, '    ', '    '),
          ...fill(`${line(evidence.who)}, ${day(evidence.date)}`, '    ', '    '),
          `    ${where(evidence.ref)}`,
        ]),
  ];
}

/** Words broken at spaces, longer ones within; always indented or marked, so that no mbox reader takes a line for `From `. */
function fill(text: string, first: string, rest: string): string[] {
  const lines: string[] = [];
  let current = first;
  let isEmpty = true;
  const flush = () => {
    lines.push(current);
    current = rest;
    isEmpty = true;
  };
  for (const word of text.split(' ').flatMap((one) => pieces(one, COLUMNS - rest.length))) {
    const more = isEmpty ? word : ` ${word}`;
    if (!isEmpty && width(current) + width(more) > COLUMNS) flush();
    current += isEmpty ? word : more;
    isEmpty = false;
  }
  flush();
  return lines;
}

function width(text: string): number {
  return [...text].length;
}

function pieces(word: string, size: number): string[] {
  const chars = [...word];
  const count = Math.max(1, Math.ceil(chars.length / size));
  return Array.from({ length: count }, (_, i) => chars.slice(i * size, (i + 1) * size).join(''));
}

/** One line of ASCII for a header field. */
function header(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, '').replace(/[<>]/g, '');
}

/** Longest text of one encoded word: with its frame and the field's name it stays below 76 columns (RFC 2047, section 2). */
const WORD_LENGTH = 54;

/** A header value: as it is where it is short ASCII, else RFC 2047 encoded words on folded lines. */
function encodedWords(text: string): string {
  const shown = line(text);
  if (/^[\x20-\x7e]*$/.test(shown) && shown.length < 60 && !shown.includes('=?')) return shown;
  const words: string[] = [];
  let word = '';
  for (const char of shown) {
    const encoded = quotedPrintable(char);
    if (word.length + encoded.length > WORD_LENGTH) {
      words.push(word);
      word = '';
    }
    word += encoded;
  }
  return [...words, word].map((one) => `=?utf-8?Q?${one}?=`).join('\n ');
}

function quotedPrintable(char: string): string {
  if (/^[A-Za-z0-9!*+/-]$/.test(char)) return char;
  if (char === ' ') return '_';
  return encodeURIComponent(char)
    .replace(/[^%A-Za-z0-9]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%/g, '=');
}
