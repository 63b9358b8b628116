import type { Message, Note } from '../../core/message.js';
import { hasUnreadRest, MOST_LINES } from '../../core/quote/lines.js';
import { BODY_CHARACTERS, DECODE_MS, DECODED_BYTES } from '../limits.js';
import type { Origin } from '../mail.js';
import type { Content } from './content.js';
import { describe } from './describe.js';
import { type HeaderBlock, readHeaders } from './headers.js';
import { readHtmlPage } from './html-page.js';
import { parseContent } from './mailparser.js';
import { readMime } from './mime.js';
import { readPage } from './page.js';

/** Reads text and attachments of a whole mail; may reject or never settle. */
export type ContentParser = (raw: Uint8Array) => Promise<Content>;

/**
 * Decodes one mail, or one page of a web archive. Always gives a message, within `DECODE_MS` and a little: what could not be
 * read is told in its notes (`unparsed`: only the header was read). Never throws on what a mail holds.
 */
export async function decodeMessage(
  raw: Uint8Array,
  origin: Origin,
  parser: ContentParser = parseContent,
): Promise<Message> {
  const block = readHeaders(raw);
  const page = isMail(block) ? null : readAnyPage(raw, origin.after);
  if (page !== null) return noteUnread(page);
  const head = block.fields.some((f) => KNOWN_FIELD.test(f.name)) ? block : NO_HEADER;
  return noteUnread(describe(raw, head, await readContent(raw, head, parser), origin));
}

/** Says of a body with very many lines that nobody is named as writer of the last ones. */
function noteUnread(message: Message): Message {
  if (!hasUnreadRest(message.body, message.marks)) return message;
  const text = `The text has too many lines: who wrote those after about the ${MOST_LINES[message.marks]}th is not read.`;
  return { ...message, notes: [...message.notes, { code: 'many-lines', text }] };
}

/** Text without any header is all body, so that its first lines are not lost. */
const NO_HEADER: HeaderBlock = { fields: [], bodyStart: 0, cut: false };
const KNOWN_FIELD =
  /^(?:message-id|from|to|cc|subject|date|received|return-path|mime-version|content-type|in-reply-to|references)$/;

/** Every mail has one of these before its first empty line; a page of an archive has none, though `Re:` looks like a field. */
function isMail(block: HeaderBlock): boolean {
  return block.fields.some((f) => /^(?:message-id|from|received|date|mime-version)$/.test(f.name));
}

/** True for bytes that begin like a mail or like a page of a web archive. */
export function looksLikeMail(start: Uint8Array): boolean {
  return isMail(readHeaders(start)) || readAnyPage(start, undefined) !== null;
}

function readAnyPage(raw: Uint8Array, after: string | undefined): Message | null {
  return readPage(raw, after) ?? readHtmlPage(raw, after);
}

async function readContent(raw: Uint8Array, block: HeaderBlock, parser: ContentParser): Promise<Content> {
  const most = raw.length > DECODED_BYTES ? block.bodyStart + BODY_CHARACTERS : raw.length;
  const cut = Math.min(raw.length, most);
  const read = raw.subarray(0, cut);
  const body = Buffer.from(
    read.buffer,
    read.byteOffset + block.bodyStart,
    Math.max(0, read.length - block.bodyStart),
  );
  const content = readMime(block, body) ?? (await withDeadline(parser, read));
  if (cut === raw.length) return content;
  const note = {
    code: 'truncated-body',
    text: `The mail has ${raw.length} bytes; the first ${cut} of them were read.`,
  };
  return { ...content, notes: [...content.notes, note] };
}

async function withDeadline(parser: ContentParser, raw: Uint8Array): Promise<Content> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<Content>((resolve) => {
    timer = setTimeout(() => resolve(unparsed(`not read within ${DECODE_MS / 1_000} seconds`)), DECODE_MS);
  });
  try {
    return await Promise.race([parser(raw), deadline]);
  } catch (error) {
    return unparsed(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}

function unparsed(reason: string): Content {
  const note: Note = {
    code: 'unparsed',
    text: `Only the header of this mail was read: ${reason.slice(0, 200)}.`,
  };
  return { body: '', bodySource: 'none', attachments: [], notes: [note] };
}
