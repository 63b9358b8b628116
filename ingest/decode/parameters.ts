import { bytesOf, decodeBytes } from './charset.js';
import { decodeWords } from './words.js';

/** A structured header (RFC 2045 section 5.1): `text/plain; charset=utf-8`. Value and names are lower-cased. */
export interface Structured {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Parameters that are read; the rest of a flood of them is ignored. */
const MOST = 100;

/** Reads a raw Content-Type or Content-Disposition value in one pass. Comments are dropped; never throws. */
export function parseStructured(raw: string): Structured {
  const pieces = split(raw);
  const parameters = new Map<string, string>();
  for (const piece of pieces.slice(1, MOST)) {
    const equals = piece.indexOf('=');
    const name = piece.slice(0, Math.max(0, equals)).trim().toLowerCase();
    if (name !== '' && !parameters.has(name)) parameters.set(name, piece.slice(equals + 1).trim());
  }
  return { value: (pieces[0] ?? '').trim().toLowerCase(), parameters };
}

/** Cuts at semicolons outside quotes and comments, and takes both off. */
function split(raw: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let quoted = false;
  let comment = 0;
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at] as string;
    if (char === '\\' && (quoted || comment > 0)) piece += comment > 0 ? '' : (raw[at + 1] ?? '');
    if (char === '\\' && (quoted || comment > 0)) at++;
    else if (char === '"' && comment === 0) quoted = !quoted;
    else if (char === '(' && !quoted) comment++;
    else if (char === ')' && comment > 0) comment--;
    else if (char === ';' && !quoted && comment === 0) {
      pieces.push(piece);
      piece = '';
    } else if (comment === 0) piece += char;
  }
  return [...pieces, piece];
}

/** A parameter that is text for people, such as a file name: RFC 2231 in one or more sections, or encoded words. */
export function textParameter(header: Structured, name: string): string | null {
  const plain = header.parameters.get(name);
  if (plain !== undefined) return decodeWords(plain);
  const sections: string[] = [];
  for (let index = 0; index < MOST; index++) {
    const section =
      header.parameters.get(`${name}*${index}*`) ??
      header.parameters.get(`${name}*${index}`) ??
      (index === 0 ? header.parameters.get(`${name}*`) : undefined);
    if (section === undefined) break;
    sections.push(section);
  }
  return sections.length === 0 ? null : extended(sections.join(''));
}

/** `utf-8'en'na%C3%AFve`: charset, language, text with percent signs. */
function extended(value: string): string {
  const [charset = '', , ...rest] = value.split("'");
  const text = rest.length === 0 ? value : rest.join("'");
  const binary = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decodeBytes(bytesOf(binary), rest.length === 0 ? null : charset).text;
}
