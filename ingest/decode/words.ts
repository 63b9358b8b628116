import { bytesOf, decodeBytes } from './charset.js';
import { plainText } from './headers.js';
import { fromBase64, fromQuotedPrintable } from './transfer.js';

/** RFC 2047 section 2; longer words than it allows are accepted, up to a bound that keeps the pattern linear. */
const WORD = /=\?([!->@-~]{1,60})\?([bq])\?([^?]{0,4000})\?=/gi;

interface Run {
  charset: string;
  chunks: Buffer[];
}

/**
 * Decodes the encoded words of a raw header value (one character a byte). White space between two of them is dropped, and
 * neighbours of one charset are decoded together, because mail programs cut them inside a character.
 */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return plainText(value);
  const out: string[] = [];
  let run: Run | null = null;
  let end = 0;
  for (const match of value.matchAll(WORD)) {
    const [word, label = '', encoding = '', text = ''] = match;
    const gap = value.slice(end, match.index);
    if (run === null || gap.trim() !== '') {
      flush(run, out);
      run = null;
      out.push(plainText(gap));
    }
    const charset = label.split('*', 1)[0] ?? '';
    if (run !== null && run.charset !== charset.toLowerCase()) {
      flush(run, out);
      run = null;
    }
    run ??= { charset: charset.toLowerCase(), chunks: [] };
    run.chunks.push(
      /b/i.test(encoding) ? fromBase64(text) : fromQuotedPrintable(bytesOf(text.replaceAll('_', ' '))),
    );
    end = match.index + word.length;
  }
  flush(run, out);
  out.push(plainText(value.slice(end)));
  return out.join('').replaceAll('\0', '\ufffd');
}

function flush(run: Run | null, out: string[]): void {
  if (run !== null) out.push(decodeBytes(Buffer.concat(run.chunks), run.charset).text);
}
