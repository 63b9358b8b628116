/** Bytes of base64 text; line ends and foreign characters are skipped, a missing end is no error (RFC 2045 section 6.8). */
export function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}

const EQUALS = 61;
const LF = 10;

/**
 * Decodes quoted-printable (RFC 2045 section 6.7): `=XX`, soft line ends with any white space before them, and white space
 * before a line end dropped as transport padding. A broken `=` stands for itself.
 */
export function fromQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let to = 0;
  let written = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === LF) to = withoutPadding(out, written, to);
    if (byte !== EQUALS) {
      out[to++] = byte;
      continue;
    }
    const high = hex(bytes[at + 1]);
    const low = hex(bytes[at + 2]);
    const next = high >= 0 && low >= 0 ? at + 2 : softBreak(bytes, at + 1);
    if (high >= 0 && low >= 0) out[to++] = high * 16 + low;
    else if (next === at) out[to++] = byte;
    written = to;
    at = next;
  }
  return out.subarray(0, to);
}

/** Index of the line end after a soft break's `=`, or the index of the `=` itself when it is none. */
function softBreak(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 32 || bytes[at] === 9 || bytes[at] === 13) at++;
  return bytes[at] === LF || at >= bytes.length ? at : from - 1;
}

/** `length` without the white space before a line end; bytes before `from` were written as `=XX` and are meant. */
function withoutPadding(out: Buffer, from: number, length: number): number {
  let end = length;
  const carriage = end > from && out[end - 1] === 13 ? 1 : 0;
  end -= carriage;
  while (end > from && (out[end - 1] === 32 || out[end - 1] === 9)) end--;
  if (carriage === 1) out[end++] = 13;
  return end;
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** The bytes of a body after its Content-Transfer-Encoding; an unknown one is taken as none. */
export function transferDecode(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return fromBase64(body.toString('latin1'));
  if (encoding === 'quoted-printable') return fromQuotedPrintable(body);
  return body;
}
