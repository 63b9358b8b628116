import { HEADER_BYTES, HEADER_VALUE_BYTES } from '../limits.js';
import { bytesOf, decodeUnlabelled } from './charset.js';
import { unixLines } from './content.js';

/** One header field; `value` is unfolded, one character a byte, not decoded. */
export interface Field {
  readonly name: string;
  readonly value: string;
}
/** The header block of a mail. `bodyStart` is where the body begins in the bytes. */
export interface HeaderBlock {
  readonly fields: readonly Field[];
  readonly bodyStart: number;
  /** The block, or one value in it, is longer than what is read of it. */
  readonly cut: boolean;
}

const LF = 10;
const CR = 13;
const BYTE_ORDER_MARK = Buffer.from('\ufeff');

/**
 * Reads the header block (RFC 5322 section 2.2): any line ends, folded lines joined by one space, lines that are no field
 * ignored. A byte order mark before it is
 * passed over. Never throws.
 */
export function readHeaders(raw: Uint8Array): HeaderBlock {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const bodyStart = endOfHeaders(bytes);
  const end = Math.min(bodyStart, HEADER_BYTES);
  const start = bytes.indexOf(BYTE_ORDER_MARK) === 0 ? BYTE_ORDER_MARK.length : 0;
  const lines = unixLines(bytes.toString('latin1', start, end)).split('\n');
  const { fields, cut } = joinFields(lines);
  return { fields, bodyStart, cut: cut || end < bodyStart };
}

/** Index of the first byte after the empty line, or the length when there is none. */
function endOfHeaders(bytes: Buffer): number {
  if (bytes[0] === LF) return 1;
  if (bytes[0] === CR && bytes[1] === LF) return 2;
  const bare = bytes.indexOf('\n\n');
  const withCarriage = (bare === -1 ? bytes : bytes.subarray(0, bare)).indexOf('\n\r\n');
  if (withCarriage !== -1) return withCarriage + 3;
  return bare === -1 ? bytes.length : bare + 2;
}

function joinFields(lines: readonly string[]): Pick<HeaderBlock, 'fields' | 'cut'> {
  let cut = false;
  const fields: { name: string; value: string }[] = [];
  for (const line of lines) {
    const last = fields.at(-1);
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (last !== undefined && last.value.length < HEADER_VALUE_BYTES) last.value += ` ${line.trim()}`;
      else cut ||= last !== undefined;
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trimEnd();
    if (/^[!-9;-~]+$/.test(name))
      fields.push({ name: name.toLowerCase(), value: line.slice(colon + 1).trim() });
  }
  for (const field of fields) {
    cut ||= field.value.length > HEADER_VALUE_BYTES;
    field.value = field.value.slice(0, HEADER_VALUE_BYTES).trim();
  }
  return { fields, cut };
}

/** First value of a field: the first one wins, as in mail programs that show only one. */
export function first(block: HeaderBlock, name: string): string | null {
  return block.fields.find((f) => f.name === name)?.value ?? null;
}

export function all(block: HeaderBlock, name: string): string[] {
  return block.fields.filter((f) => f.name === name).map((f) => f.value);
}

/** Text of a raw value that may hold 8-bit bytes: UTF-8, else windows-1252; NUL and line ends made visible or plain. */
export function plainText(value: string): string {
  const text = /[\x80-\xff]/.test(value) ? decodeUnlabelled(bytesOf(value)).text : value;
  return text.replaceAll('\0', '\ufffd');
}
