import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../db/index.js';
import type { Store } from '../../db/store.js';
import { importInto } from '../../ingest/index.js';
import { mail, mbox } from './mails.js';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acktree-import-'));
  store = await openStore(join(folder, 'a.sqlite'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const root = mail({ headers: { 'Message-ID': '<root@example.org>' }, body: 'One retry is enough.\n' });
const reply = mail({
  headers: {
    From: 'Bo Marsh <bo@example.org>',
    Subject: 'Re: [RFC PATCH] frob: retry once',
    'Message-ID': '<reply@example.org>',
    'In-Reply-To': '<root@example.org>',
    Date: 'Thu, 16 Dec 2021 07:06:01 -0500',
  },
  body: '> One retry is enough.\n\nReviewed-by: Bo Marsh <bo@example.org>\n',
});

function put(name: string, bytes: Buffer): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

describe('mail in a store', () => {
  it('is read, threaded and analysed, and the run is on record', async () => {
    const report = await importInto(store, [put('list.mbox', mbox([root, reply]))]);
    expect([report.counts.added, report.threads, report.complete]).toEqual([2, 1, true]);
    expect((await store.rfc('reply@example.org'))?.root.messageId).toBe('root@example.org');
  });

  it('is the same from every kind of source, so the second import adds nothing', async () => {
    await importInto(store, [put('list.mbox', mbox([root, reply]))]);
    put('dir/cur/1.a:2,S', root);
    put('dir/new/2.b', reply);
    const sources = [
      put('list.mbox.gz', gzipSync(mbox([root, reply]))),
      join(folder, 'dir'),
      put('one.eml', reply),
    ];
    const { counts, threads } = await importInto(store, sources);
    expect([counts.read, counts.added, counts.known, threads]).toEqual([5, 0, 5, 0]);
  });

  it('that comes in any order ends in the same thread', async () => {
    await importInto(store, [put('b.eml', reply)]);
    const { threads } = await importInto(store, [put('a.eml', root)]);
    expect(threads).toBe(1);
    expect((await store.rfc('reply@example.org'))?.root.messageId).toBe('root@example.org');
  });

  it('is kept as it was received', async () => {
    await importInto(store, [put('a.eml', root)]);
    expect(Buffer.from((await store.raw('root@example.org')) ?? []).equals(root)).toBe(true);
  });
});
