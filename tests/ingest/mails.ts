import type { SourceItem } from '../../ingest/mail.js';

/** Mail that the tests write themselves; its people are invented. */
export interface MailParts {
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string | Buffer;
}

const USUAL: Readonly<Record<string, string>> = {
  From: 'Ada Quill <ada@example.org>',
  To: 'Frob list <linux-frob@lists.example.org>',
  Subject: '[RFC PATCH] frob: retry once',
  Date: 'Wed, 15 Dec 2021 07:06:01 -0500',
  'Message-ID': '<one@example.org>',
};

/** Bytes of a mail with usual headers; `null` leaves one out. Header values may hold 8-bit characters, one a byte. */
export function mail({ headers = {}, body = 'Looks fine to me.\n' }: MailParts = {}): Buffer {
  const lines = Object.entries({ ...USUAL, ...headers }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}\n`],
  );
  const text = typeof body === 'string' ? Buffer.from(body) : body;
  return Buffer.concat([Buffer.from(`${lines.join('')}\n`, 'latin1'), text]);
}

/** An mbox of these mails as mboxrd writers make it: one more `>` before each `From ` line, an empty line behind each mail. */
export function mbox(mails: readonly Buffer[]): Buffer {
  const escaped = mails.map((m) => m.toString('latin1').replace(/^(>*From )/gm, '>$1'));
  return Buffer.from(escaped.map((m) => `From mboxrd@z Thu Jan  1 00:00:00 1970\n${m}\n`).join(''), 'latin1');
}

/** The whole of an asynchronous sequence. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** A part of a multipart body. */
export function part(headers: string, body: string): string {
  return `${headers}\n\n${body}\n`;
}

/** Content type and body of a multipart mail. */
export function multipart(subtype: string, parts: readonly string[], boundary = 'b0'): MailParts {
  return {
    headers: { 'MIME-Version': '1.0', 'Content-Type': `multipart/${subtype}; boundary="${boundary}"` },
    body: `${parts.map((p) => `--${boundary}\n${p}`).join('')}--${boundary}--\n`,
  };
}

/** The mails of a source as text, and the reasons for what it did not read. */
export function said(items: readonly SourceItem[]): string[] {
  return items.flatMap((item) => {
    if (item.kind === 'mail') return [Buffer.from(item.raw).toString()];
    return item.kind === 'mark' ? [] : [item.reason];
  });
}
