import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MESSAGE_BYTES } from '../../../ingest/limits.js';
import { SourceError, type SourceItem } from '../../../ingest/mail.js';
import { mailboxOf, readImap, watchImap } from '../../../ingest/sources/imap.js';
import { type Dovecot, hasDovecot, startDovecot } from '../../support/dovecot.js';
import { collect, mail, said } from '../mails.js';

const mails = [1, 2, 3].map((n) => Buffer.from(mail({ headers: { 'Message-ID': `<${n}@example.org>` } })));

describe('the address of a mailbox', () => {
  it.each([
    [
      'imaps://ana@mail.example.org/INBOX',
      { host: 'mail.example.org', port: 993, user: 'ana', path: 'INBOX', secure: true },
    ],
    [
      'imap://ana%40example.org@[::1]:1143/lists/linux-frob',
      { host: '[::1]', port: 1143, user: 'ana@example.org', path: 'lists/linux-frob', secure: false },
    ],
  ])('%s', (address, mailbox) => {
    expect(mailboxOf(address)).toEqual(mailbox);
  });

  it.each([
    'imaps://mail.example.org/INBOX',
    'imaps://ana@mail.example.org/',
    'imaps://ana:secret@mail.example.org/INBOX',
    'imaps://',
  ])('%s is none', (address) => {
    expect(() => mailboxOf(address)).toThrow(SourceError);
  });
});

describe('a server that is not there', () => {
  it('is named, as is a password that is missing', async () => {
    const read = (password?: string) => collect(readImap('imap://ana@127.0.0.1:1/INBOX', { password }));
    expect(said(await read('x'))[0]).toMatch(/ECONNREFUSED|connect/);
    expect(said(await read())[0]).toMatch(
      /^no password for the mailbox\. Name a command .* or set ACKTREE_IMAP_PASSWORD\.$/,
    );
  });
});

const describeWithDovecot = hasDovecot ? describe : describe.skip;
describeWithDovecot(hasDovecot ? 'a mailbox of dovecot' : 'a mailbox (dovecot is not installed here)', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot();
  }, 20_000);
  afterAll(() => dovecot.stop());

  const read = (since?: string) => collect(readImap(dovecot.address, { password: dovecot.password, since }));
  const markOf = (items: readonly SourceItem[]) => items.find((item) => item.kind === 'mark')?.mark ?? '';
  const texts = (items: readonly SourceItem[]) =>
    items.flatMap((item) => (item.kind === 'mail' ? [Buffer.from(item.raw).toString()] : []));

  it('is read from its beginning, then from the last mail that was seen, and anew when it was numbered anew', async () => {
    expect(texts(await read())).toEqual([]);
    for (const one of mails.slice(0, 2)) dovecot.deliver(one);
    const first = await read();
    expect(texts(first)).toEqual(mails.slice(0, 2).map(String));
    expect(texts(await read(markOf(first)))).toEqual([]);
    dovecot.deliver(mails[2] as Buffer);
    const second = await read(markOf(first));
    expect(texts(second)).toEqual([String(mails[2])]);
    await dovecot.renumber();
    expect(texts(await read(markOf(second)))).toHaveLength(3);
  }, 20_000);

  it('gives the beginning of a mail over the limit, and the mails around it whole', async () => {
    const since = markOf(await read());
    const large = mail({ body: Buffer.alloc(MESSAGE_BYTES + 1_000, 'a line of some length\n') });
    for (const one of [mails[0], large, mails[1]]) dovecot.deliver(one as Buffer);
    const found = (await read(since)).flatMap((item) => (item.kind === 'mail' ? [item] : []));
    expect(found.map(({ raw }) => raw.length > 0.9 * MESSAGE_BYTES)).toEqual([false, true, false]);
    expect(found.map(({ origin }) => origin.notes?.length)).toEqual([0, 1, 0]);
  }, 30_000);

  it('tells when it is watched and of each new mail, over one connection', async () => {
    const end = new AbortController();
    let told = 0;
    let heard = (): void => {};
    const next = () => new Promise<void>((resolve) => (heard = resolve));
    const tell = (): void => {
      told++;
      heard();
    };
    const begun = next();
    const watching = watchImap(dovecot.address, dovecot.password, { signal: end.signal, tell });
    watching.catch(() => {});
    await begun;
    for (const one of mails.slice(0, 2)) {
      const news = next();
      await new Promise((resolve) => setTimeout(resolve, 300));
      dovecot.deliver(one);
      await news;
    }
    end.abort();
    await expect(watching).rejects.toThrow();
    expect(told).toBeGreaterThanOrEqual(3);
  }, 20_000);

  it('is not opened with a wrong password, and one that is not there is named', async () => {
    const wrong = await collect(readImap(dovecot.address, { password: 'wrong' }));
    expect(said(wrong)).toEqual(['the server does not take the user name and password']);
    const missing = await collect(
      readImap(dovecot.address.replace('INBOX', 'none'), { password: dovecot.password }),
    );
    expect(said(missing)[0]).toMatch(/^the server says: .*none/);
  }, 20_000);
});
