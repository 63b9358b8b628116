/** Decoded text; `fallback` names the charset that was used instead of the one the mail claims, else null. */
export interface Decoded {
  readonly text: string;
  readonly fallback: string | null;
}

/** Names seen in mail that the WHATWG encoding standard does not know, or means something else by. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['cp1252', 'windows-1252'],
  ['iso8859-1', 'windows-1252'],
  ['latin-1', 'windows-1252'],
  ['iso-8859-8-i', 'iso-8859-8'],
  ['ks_c_5601-1987', 'euc-kr'],
  ['cp949', 'euc-kr'],
  ['cp936', 'gbk'],
  ['cp932', 'shift_jis'],
  ['utf8mb4', 'utf-8'],
]);
/** Transfer encodings and 7-bit smuggling that some decoders take for charsets. */
const REFUSED = /^(?:unicode-?1-?1-?)?utf-?7|^base64$|^hex$|^x-user-defined$|^replacement$/;
const ASCII =
  /^(?:us-?)?ascii$|^ansi_x3|^7bit$|^8bit$|^unknown(?:-8bit)?$|^x-unknown$|^default(?:_charset)?$/;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
const windows1252 = new TextDecoder('windows-1252');

/** A string of one character a byte as bytes. */
export function bytesOf(binary: string): Buffer {
  return Buffer.from(binary, 'latin1');
}

/** Bytes whose charset is not known: UTF-8 when they are valid UTF-8, else windows-1252, which never fails. */
export function decodeUnlabelled(bytes: Uint8Array): Decoded {
  try {
    return { text: strictUtf8.decode(bytes), fallback: null };
  } catch {
    return { text: windows1252.decode(bytes), fallback: 'windows-1252' };
  }
}

/**
 * Text of bytes in the charset that a mail claims (`null`: none claimed). A charset that is unknown, refused, or that the
 * bytes contradict falls back to UTF-8, then windows-1252. Never throws.
 */
export function decodeBytes(bytes: Uint8Array, label: string | null): Decoded {
  const name = (label ?? 'us-ascii').trim().toLowerCase().slice(0, 60);
  if (/^utf-?8$/.test(name) || ASCII.test(name)) return decodeUnlabelled(bytes);
  const decoder = REFUSED.test(name) ? null : decoderFor(ALIASES.get(name) ?? name);
  if (decoder !== null) return { text: decoder.decode(bytes), fallback: null };
  const decoded = decodeUnlabelled(bytes);
  return { text: decoded.text, fallback: decoded.fallback ?? 'utf-8' };
}

function decoderFor(name: string): TextDecoder | null {
  try {
    return new TextDecoder(name);
  } catch {
    return null;
  }
}
