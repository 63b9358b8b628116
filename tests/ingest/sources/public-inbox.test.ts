import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SourceItem } from '../../../ingest/mail.js';
import { readSource } from '../../../ingest/sources/index.js';
import { hasPublicInbox, makePublicInbox, type PublicInbox } from '../../support/public-inbox.js';
import { collect, mail } from '../mails.js';

const [first, second, third] = [1, 2, 3].map((n) =>
  mail({
    headers: {
      'Message-ID': `<${n}@example.org>`,
      ...(n === 1 ? {} : { 'In-Reply-To': '<1@example.org>' }),
    },
    body: `Line ${n}.\nFrom here on.\n\n>From there.\n`,
  }),
) as [Buffer, Buffer, Buffer];
const spam = mail({ headers: { 'Message-ID': '<spam@example.org>' }, body: 'Buy now.\n' });

/** Mails as they were delivered: without the `List-Id` of public-inbox, and with the line ends of a file. */
function delivered(items: readonly SourceItem[]): string[] {
  expect(items.filter((item) => item.kind === 'unread' || item.kind === 'broken')).toEqual([]);
  return items.flatMap((item) =>
    item.kind === 'mail'
      ? [
          Buffer.from(item.raw)
            .toString()
            .replaceAll('\r\n', '\n')
            .replace(/^List-Id: .*\n/m, ''),
        ]
      : [],
  );
}
const markOf = (items: readonly SourceItem[]) => items.find((item) => item.kind === 'mark')?.mark ?? null;
const texts = [first, second, third].map(String);

const describeWithPeer = hasPublicInbox ? describe : describe.skip;
describeWithPeer(
  hasPublicInbox ? 'a list of public-inbox' : 'a list of public-inbox (which is not installed here)',
  () => {
    let inbox: PublicInbox;
    let fromEmpty: readonly SourceItem[];
    let fromTwo: readonly SourceItem[];
    let fromAll: readonly SourceItem[];
    beforeAll(async () => {
      inbox = makePublicInbox();
      for (const one of [first, spam, second]) inbox.deliver(one);
      inbox.remove(spam);
      fromEmpty = await collect(readSource(inbox.folder));
      inbox.deliver(third);
      fromTwo = await collect(readSource(inbox.folder, { since: markOf(fromEmpty) }));
      fromAll = await collect(readSource(inbox.folder, { since: markOf(fromTwo) }));
    }, 60_000);
    afterAll(() => inbox.stop());

    it('gives what was not taken out, then only what is new', () => {
      expect(delivered(fromEmpty)).toEqual(texts.slice(0, 2));
      expect(delivered(fromTwo)).toEqual(texts.slice(2));
      expect(delivered(fromAll)).toEqual([]);
    });

    it('gives the same mails from its beginning', async () => {
      expect(delivered(await collect(readSource(inbox.folder)))).toEqual(texts);
    });

    it('whose history was written anew without a mail is read on, and gives the others from its beginning', async () => {
      const secret = mail({ headers: { 'Message-ID': '<secret@example.org>' }, body: 'My key is 1234.\n' });
      const fourth = mail({ headers: { 'Message-ID': '<4@example.org>' } });
      const purged = makePublicInbox();
      try {
        for (const one of [first, secret, second]) purged.deliver(one);
        const before = await collect(readSource(purged.folder));
        expect(delivered(before)).toContain(String(secret));
        purged.purge(secret);
        purged.deliver(fourth);
        const after = await collect(readSource(purged.folder, { since: markOf(before) }));
        expect(delivered(after)).toContain(String(fourth));
        expect(delivered(after)).not.toContain(String(secret));
        expect(delivered(await collect(readSource(purged.folder, { since: markOf(after) })))).toEqual([]);
        expect(delivered(await collect(readSource(purged.folder)))).toEqual(
          [first, second, fourth].map(String),
        );
      } finally {
        await purged.stop();
      }
    }, 60_000);

    it('gives the thread of a message over the web', async () => {
      const web = await inbox.serveWeb();
      const items = await collect(readSource(`${web}/2@example.org/T/#u`));
      expect(new Set(delivered(items))).toEqual(new Set(texts));
    }, 40_000);

    it('gives its mails as a mailbox, then only what is new', async () => {
      const address = await inbox.serveImap();
      const items = await collect(readSource(address, { password: 'any' }));
      expect(delivered(items)).toEqual(texts);
      const since = markOf(items);
      expect(delivered(await collect(readSource(address, { password: 'any', since })))).toEqual([]);
    }, 40_000);
  },
);
