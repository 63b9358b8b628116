import type { Attachment, Note } from '../../core/message.js';
import { MIME_DEPTH, PARTS } from '../limits.js';
import { cutAtBoundary } from './boundary.js';
import { decodeBytes } from './charset.js';
import { type Content, cleanText, unixLines } from './content.js';
import { joinFlowed } from './flowed.js';
import { first, type HeaderBlock, readHeaders } from './headers.js';
import { parseStructured, type Structured, textParameter } from './parameters.js';
import { transferDecode } from './transfer.js';

interface Part {
  readonly block: HeaderBlock;
  readonly body: Buffer;
  readonly depth: number;
}

/**
 * Text and attachments of a mail (RFC 2045, 2046): texts of all `text/plain` parts that are shown, the rest as attachments.
 * Null for what is left to mailparser: text in HTML alone, and mails embedded to be shown. Nothing in here waits or recurses.
 */
export function readMime(block: HeaderBlock, body: Buffer): Content | null {
  const walk = new Walk();
  walk.waiting.push({ block, body, depth: 0 });
  for (let part = walk.waiting.pop(); part !== undefined; part = walk.waiting.pop())
    if (!walk.visit(part)) return null;
  const text = cleanText(walk.texts.join('\n'));
  if (text === '' && walk.html) return null;
  return {
    body: text,
    bodySource: text === '' ? 'none' : 'text',
    attachments: walk.attachments,
    notes: [...walk.notes.values()],
  };
}

class Walk {
  readonly waiting: Part[] = [];
  readonly texts: string[] = [];
  readonly attachments: Attachment[] = [];
  readonly notes = new Map<string, Note>();
  html = false;
  #room = PARTS;

  /** False when the part is for mailparser. */
  visit({ block, body, depth }: Part): boolean {
    const type = parseStructured(first(block, 'content-type') ?? 'text/plain');
    const disposition = parseStructured(first(block, 'content-disposition') ?? '');
    if (type.value.startsWith('multipart/')) {
      this.#multipart(type, body, depth);
      return true;
    }
    const shown = disposition.value === '' || disposition.value === 'inline';
    if (type.value === 'message/rfc822' && disposition.value === 'inline') return false;
    const bytes = transferDecode(body, encodingOf(block));
    if (shown && (type.value === 'text/plain' || type.value === '')) this.#text(type, bytes);
    else if (shown && type.value === 'text/html') this.html = true;
    else this.attachments.push(attachment(type, disposition, bytes));
    return true;
  }

  #multipart(type: Structured, body: Buffer, depth: number): void {
    const boundary = (type.parameters.get('boundary') ?? '').trimEnd();
    const { parts, left } =
      boundary === '' ? { parts: [], left: 0 } : cutAtBoundary(body, boundary, this.#room);
    if (parts.length === 0 && left === 0) {
      this.#note('no-parts', 'The mail says that it has several parts, but they cannot be told apart.');
      this.#text(type, body);
    } else if (depth >= MIME_DEPTH) {
      this.#note(
        'deep-mime',
        `Parts more than ${MIME_DEPTH} deep inside one another were kept as one attachment.`,
      );
      this.attachments.push({ name: '', type: type.value, size: body.length });
    } else {
      this.#room -= parts.length;
      if (left > 0)
        this.#note('truncated-parts', `The mail has ${left} parts more than the ${PARTS} that were read.`);
      for (const part of [...parts].reverse()) this.waiting.push(partOf(part, depth + 1));
    }
  }

  #text(type: Structured, bytes: Buffer): void {
    const charset = type.parameters.get('charset') ?? null;
    const decoded = decodeBytes(bytes, charset);
    if (decoded.fallback !== null) {
      const claim = charset === null ? 'names no charset' : `claims the charset ${charset.slice(0, 60)}`;
      this.#note('charset-fallback', `The text ${claim}, and was read as ${decoded.fallback}.`);
    }
    const text = unixLines(decoded.text);
    const flowed = type.parameters.get('format')?.toLowerCase() === 'flowed';
    this.texts.push(flowed ? joinFlowed(text, type.parameters.get('delsp')?.toLowerCase() === 'yes') : text);
  }

  #note(code: string, text: string): void {
    if (!this.notes.has(code)) this.notes.set(code, { code, text });
  }
}

function partOf(bytes: Buffer, depth: number): Part {
  const block = readHeaders(bytes);
  return { block, body: bytes.subarray(block.bodyStart), depth };
}

function encodingOf(block: HeaderBlock): string {
  return (first(block, 'content-transfer-encoding') ?? '').replace(/[\s(].*/, '').toLowerCase();
}

function attachment(type: Structured, disposition: Structured, bytes: Buffer): Attachment {
  const name = textParameter(disposition, 'filename') ?? textParameter(type, 'name') ?? '';
  return { name: cleanText(name), type: type.value, size: bytes.length };
}
