import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MESSAGE_BYTES } from '../../../ingest/limits.js';
import { SourceError, type SourceItem } from '../../../ingest/mail.js';
import { mailboxOf, readImap, watchImap } from '../../../ingest/sources/imap.js';
import { runCli } from '../../support/cli.js';
import { startCuttingProxy } from '../../support/cutting-proxy.js';
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

  it('that breaks off in the middle is read on behind the last mail that came', async () => {
    const since = markOf(await read());
    const proxy = await startCuttingProxy(Number(new URL(dovecot.address).port));
    const address = dovecot.address.replace(/:\d+\//, `:${proxy.port}/`);
    const many = Array.from({ length: 40 }, (_, n) =>
      mail({ headers: { 'Message-ID': `<many-${n}@example.org>` }, body: `${'x'.repeat(50)}\n` }),
    );
    for (const one of many) dovecot.deliver(one);
    proxy.cutAfter(10_000);
    const first = await collect(readImap(address, { password: dovecot.password, since }));
    proxy.cutAfter(null);
    const second = await collect(readImap(address, { password: dovecot.password, since: markOf(first) }));
    await proxy.stop();
    expect(first.filter(({ kind }) => kind === 'broken')).toHaveLength(1);
    expect(texts(first).length).toBeGreaterThan(0);
    expect([...texts(first), ...texts(second)]).toEqual(many.map(String));
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

  it('is imported with the password that a command prints, which no file and no output has afterwards', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'acktree-imap-'));
    try {
      const secret = join(folder, 'secret');
      writeFileSync(secret, `${dovecot.password}\n`, { mode: 0o600 });
      const db = join(folder, 'a.sqlite');
      const command = ['--password-command', `cat ${secret}`, '--db', db];
      const imported = await runCli(['import', dovecot.address, ...command]);
      const updated = await runCli(['update', '--db', db], { env: { ACKTREE_IMAP_PASSWORD_FILE: secret } });
      const refused = await runCli(['update', '--db', db]);
      const status = await runCli(['status', '--json', '--db', db]);
      expect([imported, updated, refused, status].map((ran) => ran.status)).toEqual([0, 0, 1, 0]);
      expect(status.out).toContain('no password for the mailbox. Name a command');
      rmSync(secret);
      const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
      for (const text of [
        ...written,
        ...[imported, updated, refused, status].map(({ out, talk }) => out + talk),
      ])
        expect(text).not.toContain(dovecot.password);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 30_000);

  it('is not opened with a wrong password, and one that is not there is named', async () => {
    const wrong = await collect(readImap(dovecot.address, { password: 'wrong' }));
    expect(said(wrong)).toEqual(['the server does not take the user name and password']);
    const missing = await collect(
      readImap(dovecot.address.replace('INBOX', 'none'), { password: dovecot.password }),
    );
    expect(said(missing)[0]).toMatch(/^the server says: .*none/);
  }, 20_000);
});
