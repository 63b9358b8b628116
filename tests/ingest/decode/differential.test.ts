import { describe, expect, it } from '@jest/globals';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import type { Mailbox, Message } from '../../../core/message.js';
import { decodeMessage } from '../../../ingest/decode/index.js';
import type { RawMail } from '../../../ingest/mail.js';
import { readSource } from '../../../ingest/sources/index.js';
import { sharedPath } from '../../support/shared.js';

/** What both readers say about a mail, white space made equal. */
interface Said {
  readonly subject: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly date: string;
  readonly attachments: readonly string[];
  readonly text: string;
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
const box = ({ name, address }: { name: string; address?: string | undefined }) =>
  squeezed(`${name} <${address ?? ''}>`);

function own(message: Message): Said {
  const boxes = (mailboxes: readonly Mailbox[]) => mailboxes.map(box);
  return {
    subject: message.subject,
    from: boxes([message.from]),
    to: boxes(message.to),
    cc: boxes(message.cc),
    date: message.date,
    attachments: message.attachments.map((a) => `${a.name} ${a.size}`),
    text: message.body,
  };
}

/** Mailparser reads no address from a comment that stands where one should: those entries are left out. */
function theirs(mail: ParsedMail): Said {
  const boxes = (header: AddressObject | AddressObject[] | undefined) =>
    [header ?? []]
      .flat()
      .flatMap((h) => h.value)
      .flatMap((entry) => entry.group ?? [entry])
      .filter((entry) => entry.address !== '')
      .map(box);
  return {
    subject: squeezed(mail.subject ?? ''),
    from: boxes(mail.from).slice(0, 1),
    to: boxes(mail.to),
    cc: boxes(mail.cc),
    date: `${mail.date?.toISOString().slice(0, 19)}Z`,
    attachments: mail.attachments.map((a) => `${a.filename ?? ''} ${a.size}`),
    text: (mail.text ?? '').trimEnd(),
  };
}

/** Mailparser writes U+FFFD for bytes without a claimed charset, where windows-1252 is tried here: then texts are not compared. */
function undecoded(said: Said): boolean {
  return said.text.includes('\ufffd');
}

/** An empty line after a flowed one ends the paragraph (RFC 3676); mailparser joins over it. All else is compared to the letter. */
function comparable(said: Said, raw: Uint8Array): Said {
  const flowed = /format="?flowed/i.test(Buffer.from(raw).toString('latin1'));
  return { ...said, text: flowed ? said.text.replace(/[\s>]+/g, ' ') : said.text.trimEnd() };
}

async function differences(item: RawMail): Promise<string[]> {
  const message = own(await decodeMessage(item.raw, item.origin));
  const mail = await simpleParser(Buffer.from(item.raw), {
    skipTextToHtml: true,
    skipImageLinks: true,
    skipHtmlToText: true,
    skipTextLinks: true,
    checksumAlgo: false as unknown as string,
  });
  const [a, b] = [comparable(message, item.raw), comparable(theirs(mail), item.raw)];
  const fields = (Object.keys(a) as (keyof Said)[]).filter((key) => key !== 'text' || !undecoded(b));
  return fields.filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
}

describe('the own decoder says what mailparser says', () => {
  const paths = ['linux-s390-2021-12.mbox.gz', 'cgroups-2022-05.mbox.gz', 'threads'];
  for (const path of paths) {
    const file = sharedPath(`corpora/${path}`);
    const test = file === null ? it.skip : it;
    test(`about every mail of ${path}${file === null ? ' (skipped: not here)' : ''}`, async () => {
      const found: string[] = [];
      let count = 0;
      for await (const item of readSource(file as string)) {
        if (item.kind !== 'mail') throw new Error(JSON.stringify(item));
        count++;
        for (const field of await differences(item)) found.push(`${item.origin.label} ${field}`);
      }
      expect(found).toEqual([]);
      expect(count).toBeGreaterThan(20);
    }, 60_000);
  }
});
