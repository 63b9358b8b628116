import type { Note } from '../../core/message.js';
import { decodeBytes } from './charset.js';
import { type Content, cleanText } from './content.js';
import { joinFlowed } from './flowed.js';
import { first, type HeaderBlock } from './headers.js';
import { parseStructured } from './parameters.js';
import { transferDecode } from './transfer.js';

const ENCODINGS = new Set(['', '7bit', '8bit', 'binary', 'quoted-printable', 'base64']);

/** The content of a mail that is one piece of plain text, as nearly all list mail is; null for every other mail. */
export function readLeaf(block: HeaderBlock, body: Buffer): Content | null {
  const type = parseStructured(first(block, 'content-type') ?? 'text/plain');
  const disposition = parseStructured(first(block, 'content-disposition') ?? 'inline');
  const encoding = (first(block, 'content-transfer-encoding') ?? '').trim().toLowerCase();
  if (type.value !== 'text/plain' || disposition.value !== 'inline' || !ENCODINGS.has(encoding)) return null;
  const charset = type.parameters.get('charset') ?? null;
  const decoded = decodeBytes(transferDecode(body, encoding), charset);
  const flowed = type.parameters.get('format')?.toLowerCase() === 'flowed';
  const delSp = type.parameters.get('delsp')?.toLowerCase() === 'yes';
  const text = cleanText(decoded.text);
  return {
    body: flowed ? joinFlowed(text, delSp) : text,
    bodySource: text === '' ? 'none' : 'text',
    attachments: [],
    notes: decoded.fallback === null ? [] : [charsetNote(charset, decoded.fallback)],
  };
}

function charsetNote(claimed: string | null, used: string): Note {
  const claim = claimed === null ? 'names no charset' : `claims the charset ${claimed.slice(0, 60)}`;
  return { code: 'charset-fallback', text: `The text ${claim}, and was read as ${used}.` };
}
