import type { ParsedMail } from 'mailparser';
import { PARTS } from '../limits.js';
import { type Content, cleanText } from './content.js';

const OPTIONS = {
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
  maxChildNodes: PARTS,
  checksumAlgo: false as unknown as string,
};

/**
 * The door to mailparser: text and attachments of a whole mail. HTML becomes text only when there is no text part. Rejects
 * when mailparser refuses the mail, and may never settle (a header that ends inside message/rfc822): set a deadline.
 */
export async function parseContent(raw: Uint8Array): Promise<Content> {
  // It takes longer to load than most mails to import, and nearly all of those are read without it.
  const { simpleParser } = await import('mailparser');
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const mail = await simpleParser(bytes, { ...OPTIONS, skipHtmlToText: true });
  const text = cleanText(mail.text ?? '');
  if (text !== '' || !mail.html) return content(mail, text, text === '' ? 'none' : 'text');
  const again = await simpleParser(bytes, { ...OPTIONS, skipHtmlToText: false });
  return content(again, cleanText(again.text ?? ''), 'html');
}

function content(mail: ParsedMail, body: string, bodySource: Content['bodySource']): Content {
  const attachments = mail.attachments.map((a) => ({
    name: cleanText(a.filename ?? ''),
    type: a.contentType,
    size: a.size ?? a.content.length,
  }));
  const notes =
    bodySource === 'html'
      ? [{ code: 'html-only', text: 'The mail has no text part; its text was made from HTML.' }]
      : [];
  return { body, bodySource, attachments, notes };
}
