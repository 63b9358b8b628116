import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MESSAGE_BYTES } from '../../../ingest/limits.js';
import { SourceError, type SourceItem } from '../../../ingest/mail.js';
import { readSource } from '../../../ingest/sources/index.js';
import { splitMbox } from '../../../ingest/sources/mbox.js';
import { collect, mail, mbox } from '../mails.js';

const mails = [1, 2, 3].map((n) =>
  mail({ headers: { 'Message-ID': `<${n}@example.org>` }, body: `Text ${n}.\n` }),
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acktree-sources-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, bytes: Buffer | string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}
const texts = (items: readonly SourceItem[]) =>
  items.flatMap((i) => (i.kind === 'mail' ? [Buffer.from(i.raw).toString()] : []));
const unread = (items: readonly SourceItem[]) =>
  items.filter((i) => i.kind === 'unread' || i.kind === 'broken');
const labels = (items: readonly SourceItem[]) =>
  items.flatMap((i) => (i.kind === 'mail' ? [i.origin.label] : []));
const wanted = mails.map((m) => m.toString());

describe('every kind of source gives the same mails in the same order', () => {
  it('an mbox', async () => {
    const items = await collect(readSource(put('list.mbox', mbox(mails))));
    expect([texts(items), labels(items)]).toEqual([wanted, ['list.mbox:1', 'list.mbox:2', 'list.mbox:3']]);
  });

  it('a gzipped mbox, also of several members', async () => {
    const bytes = Buffer.concat([gzipSync(mbox(mails.slice(0, 1))), gzipSync(mbox(mails.slice(1)))]);
    expect(texts(await collect(readSource(put('list.gz', bytes))))).toEqual(wanted);
  });

  it('a folder of single mails', async () => {
    for (const [i, m] of mails.entries()) put(`thread/${i}.eml`, m);
    expect(texts(await collect(readSource(folder)))).toEqual(wanted);
  });

  it('a Maildir, in the order of delivery, without what is being delivered', async () => {
    put('cur/100.a:2,S', mails[0] as Buffer);
    put('new/101.b', mails[1] as Buffer);
    put('cur/102.c:2,', mails[2] as Buffer);
    put('tmp/103.d', mails[0] as Buffer);
    expect(texts(await collect(readSource(folder)))).toEqual(wanted);
  });

  it.each([
    ['an mbox', mbox(mails), wanted],
    ['a gzipped mbox', gzipSync(mbox(mails)), wanted],
    ['one mail', mails[0] as Buffer, wanted.slice(0, 1)],
    [
      'one mail behind a From line',
      Buffer.concat([Buffer.from('From a@x Wed Dec 15 07:06:01 2021\n'), mails[0] as Buffer]),
      wanted.slice(0, 1),
    ],
    ['one gzipped mail', gzipSync(mails[0] as Buffer), wanted.slice(0, 1)],
  ])('standard input with %s', async (_, bytes, expected) => {
    const stdin = Readable.from([bytes.subarray(0, 1), bytes.subarray(1)]);
    expect(texts(await collect(readSource('-', { stdin })))).toEqual(expected);
  });
});

describe('what cannot be read', () => {
  it('a path that is not there is the mistake of whoever named it', async () => {
    await expect(collect(readSource(join(folder, 'nowhere')))).rejects.toThrow(SourceError);
  });

  it('an empty file and a file that is no mail are named', async () => {
    put('a-empty.eml', '');
    put('b.json', '{"no": "mail"}\n');
    put('c.eml', mails[0] as Buffer);
    const items = await collect(readSource(folder));
    expect(texts(items)).toHaveLength(1);
    expect(unread(items)).toEqual([
      { kind: 'unread', origin: 'a-empty.eml', reason: 'it is empty' },
      { kind: 'unread', origin: 'b.json', reason: 'it is no mail' },
    ]);
  });

  it('a gzip that breaks off gives the whole mails before the break and says where it stopped', async () => {
    const many = Array.from({ length: 2_000 }, (_, n) => mail({ body: `${Math.sin(n)}\n`.repeat(40) }));
    const bytes = gzipSync(mbox(many));
    const items = await collect(readSource(put('cut.gz', bytes.subarray(0, bytes.length - 2_000))));
    const whole = texts(items);
    expect(whole.length).toBeGreaterThan(500);
    expect(whole).toEqual(many.slice(0, whole.length).map(String));
    expect(unread(items)).toHaveLength(1);
    expect(unread(items)[0]).toMatchObject({
      reason: expect.stringContaining(`after ${whole.length} whole mails`),
    });
  });

  it('a gzip that grows like a bomb is stopped', async () => {
    const items = await collect(readSource(put('bomb.gz', gzipSync(Buffer.alloc(100 * 2 ** 20, 65)))));
    expect(items).toEqual([
      { kind: 'broken', origin: 'bomb.gz', reason: expect.stringContaining('grows more than 200-fold') },
    ]);
  });

  it('links are not followed, so a folder may lead back to itself', async () => {
    put('one.eml', mails[0] as Buffer);
    symlinkSync(folder, join(folder, 'again'));
    expect(texts(await collect(readSource(folder)))).toHaveLength(1);
  });
});

describe('an mbox', () => {
  const split = async (bytes: Buffer, size = bytes.length) => {
    const chunks = (async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })();
    return (await collect(splitMbox(chunks, 'x'))).map((m) => Buffer.from(m.raw).toString());
  };

  it('is cut at the same places whatever the size of the chunks', async () => {
    const bytes = mbox(mails);
    for (const size of [1, 2, 3, 7, 64, 1_000]) expect(await split(bytes, size)).toEqual(wanted);
  });

  it('gives back lines that begin with From, at any depth of escaping', async () => {
    const body =
      'From here on it works.\n>From there too.\n>>From 12:00 2021\nFrom x Wed Dec 15 07:06:01 2021\n';
    const odd = mail({ body });
    expect(await split(mbox([odd, mails[0] as Buffer]))).toEqual([odd.toString(), wanted[0]]);
  });

  it('is not cut at prose that begins with From, in an mboxo either', async () => {
    const bytes = Buffer.from(
      `From a Thu Jan  1 00:00:00 1970\nSubject: x\n\nHello.\n\nFrom now on, 3 of 4 work.\n\n`,
    );
    expect(await split(bytes)).toEqual(['Subject: x\n\nHello.\n\nFrom now on, 3 of 4 work.\n']);
  });

  it('may have carriage returns before its line feeds', async () => {
    const bytes = Buffer.from(mbox(mails).toString().replaceAll('\n', '\r\n'));
    expect(await split(bytes)).toEqual(wanted.map((m) => m.replaceAll('\n', '\r\n')));
  });

  it('keeps of a mail over the limit what the limit allows, says so, and goes on behind it', async () => {
    const filler = Buffer.from('some line of a very big mail\n'.repeat(40_000));
    const chunks = (async function* () {
      yield Buffer.from('From a Thu Jan  1 00:00:00 1970\nSubject: big\n\n');
      for (let size = 0; size < MESSAGE_BYTES + filler.length; size += filler.length) yield filler;
      yield Buffer.from(`\nFrom a Thu Jan  1 00:00:00 1970\n${mails[0]}\n`);
    })();
    const [big, next] = await collect(splitMbox(chunks, 'x'));
    expect([big?.raw.length, big?.origin.notes?.map((n) => n.code)]).toEqual([
      MESSAGE_BYTES,
      ['truncated-mail'],
    ]);
    expect(Buffer.from(next?.raw ?? []).toString()).toBe(wanted[0]);
  });

  it('may hold a mail far larger than the chunks', async () => {
    const big = mail({ body: 'line of a big mail\n'.repeat(200_000) });
    const [first, second] = await split(mbox([big, mails[0] as Buffer]), 65_536);
    expect([first === big.toString(), second]).toEqual([true, wanted[0]]);
  });
});
