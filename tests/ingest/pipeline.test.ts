import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PreparedAnalysis } from '../../db/prepared.js';
import { type Engine, inlineEngine } from '../../ingest/engine.js';
import { BATCH_MAILS } from '../../ingest/limits.js';
import { SourceError } from '../../ingest/mail.js';
import type { Progress } from '../../ingest/options.js';
import { importInto } from '../../ingest/pipeline.js';
import { threadEngine } from '../../ingest/thread.js';
import { mail, mbox } from './mails.js';
import { MemoryStore } from './memory-store.js';

let folder: string;
let store: MemoryStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acktree-pipeline-'));
  store = new MemoryStore();
});
afterEach(() => rmSync(folder, { recursive: true }));

const numbered = (count: number) =>
  Array.from({ length: count }, (_, n) => mail({ headers: { 'Message-ID': `<${n}@example.org>` } }));
function put(name: string, bytes: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
/** An engine that decodes and pretends to analyse. */
const engine = (changes: Partial<Engine> = {}): Engine => ({
  ...inlineEngine(),
  analyze: async (messages) => ({ root: messages[0]?.id }) as unknown as PreparedAnalysis,
  ...changes,
});
const HANG = Buffer.from('Content-Disposition:inline\nContent-Type:message/rfc822');

describe('an import', () => {
  it('keeps every mail, analyses what changed, and closes its record', async () => {
    const path = put('list.mbox', mbox(numbered(3)));
    const report = await importInto(store.asStore, [path], { engine: engine() });
    const counts = { read: 3, added: 3, known: 0, odd: 0, skipped: 0 };
    expect(report).toEqual({
      counts,
      odd: [],
      skipped: [],
      broken: [],
      threads: 3,
      failed: [],
      complete: true,
    });
    expect(store.runs).toEqual([{ source: path, counts, skipped: [] }]);
  });

  it('of the same mail again changes nothing', async () => {
    const path = put('list.mbox', mbox(numbered(3)));
    await importInto(store.asStore, [path], { engine: engine() });
    const report = await importInto(store.asStore, [path], { engine: engine() });
    expect([report.counts, report.threads]).toEqual([{ read: 3, added: 0, known: 3, odd: 0, skipped: 0 }, 0]);
  });

  it('decodes no mail of a batch that is all known, but knows the date before a mail without one', async () => {
    const known = numbered(BATCH_MAILS);
    await importInto(store.asStore, [put('list.mbox', mbox(known))], { engine: engine() });
    const decoded: number[] = [];
    const inline = inlineEngine();
    const counting = engine({
      decode: (batch, first) => {
        decoded.push(batch.length);
        return inline.decode(batch, first);
      },
    });
    const undated = mail({ headers: { 'Message-ID': '<undated@example.org>', Date: null } });
    const grown = put('list.mbox', mbox([...known, undated]));
    const { counts } = await importInto(store.asStore, [grown], { engine: counting });
    expect([decoded, counts.known, counts.added]).toEqual([[2], BATCH_MAILS, 1]);
    expect(store.mails.at(-1)?.message).toMatchObject({ date: '2021-12-15T12:06:01Z', dateSource: 'order' });
  });

  it('goes on after a mail that no parser comes back from', async () => {
    const [first, second] = numbered(2) as [Buffer, Buffer];
    put('a.eml', first);
    put('b.eml', HANG);
    put('c.eml', second);
    const report = await importInto(store.asStore, [folder], { engine: engine() });
    expect([report.counts.read, report.counts.odd, report.complete]).toEqual([3, 1, true]);
    expect(report.odd[0]?.notes.map((n) => n.code)).toContain('unparsed');
    expect(store.mails.map((m) => m.raw.length)).toEqual([first, HANG, second].map((m) => m.length));
  });

  it('names what it could not read, and reads the rest', async () => {
    put('a.eml', numbered(1)[0] as Buffer);
    put('b.bin', Buffer.alloc(100));
    const report = await importInto(store.asStore, [folder], { engine: engine() });
    expect([report.counts.added, report.counts.skipped, report.skipped]).toEqual([
      1,
      1,
      [{ origin: 'b.bin', reason: 'it is no mail' }],
    ]);
    expect(store.runs[0]?.skipped).toEqual(report.skipped);
  });

  it('keeps a second mail with a known id and says so', async () => {
    const [one] = numbered(1) as [Buffer];
    const other = Buffer.concat([one, Buffer.from('More.\n')]);
    const report = await importInto(store.asStore, [put('x.mbox', mbox([one, other]))], { engine: engine() });
    expect([report.counts.added, report.odd.map((o) => o.notes[0]?.code)]).toEqual([2, ['same-message-id']]);
  });

  it('begins nothing when one of the paths is not there', async () => {
    const path = put('list.mbox', mbox(numbered(1)));
    const importing = importInto(store.asStore, [path, join(folder, 'nowhere')], { engine: engine() });
    await expect(importing).rejects.toThrow(SourceError);
    expect(store.runs).toEqual([]);
  });

  it('saves in batches and tells its progress', async () => {
    const path = put('list.mbox', mbox(numbered(BATCH_MAILS + 1)));
    const told: Progress[] = [];
    await importInto(store.asStore, [path], { engine: engine(), onProgress: (p) => told.push(p) });
    expect(store.batches).toEqual([BATCH_MAILS, 1]);
    expect(told.filter((p) => p.step === 'reading').map((p) => p.done)).toEqual([
      BATCH_MAILS,
      BATCH_MAILS + 1,
    ]);
    expect(told.at(-1)?.step).toBe('analysing');
  });

  it('that is interrupted keeps what it saved and leaves its record open', async () => {
    const path = put('list.mbox', mbox(numbered(3 * BATCH_MAILS)));
    const abort = new AbortController();
    const report = await importInto(store.asStore, [path], {
      engine: engine(),
      signal: abort.signal,
      onProgress: () => abort.abort(),
    });
    expect(report.complete).toBe(false);
    expect(store.mails.length).toBeLessThan(3 * BATCH_MAILS);
    expect(store.mails.length).toBeGreaterThanOrEqual(BATCH_MAILS);
    expect(store.runs[0]?.counts).toBeUndefined();
  });

  it('whose store fails throws and leaves its record open', async () => {
    const path = put('list.mbox', mbox(numbered(3)));
    store.saveBatch = () => Promise.reject(new Error('disk full'));
    await expect(importInto(store.asStore, [path], { engine: engine() })).rejects.toThrow('disk full');
    expect(store.runs[0]?.counts).toBeUndefined();
  });

  it('names a thread on which the analysis fails and goes on with the others', async () => {
    const broken = engine({
      analyze: async (messages) => {
        if (messages[0]?.id === '1@example.org') throw new Error('our mistake');
        return { root: messages[0]?.id } as unknown as PreparedAnalysis;
      },
    });
    const path = put('list.mbox', mbox(numbered(3)));
    const report = await importInto(store.asStore, [path], { engine: broken });
    expect([report.threads, report.failed, report.complete]).toEqual([
      2,
      [{ thread: 1, reason: 'our mistake' }],
      false,
    ]);
  });

  it('ends when a thread stays out of date, and says so', async () => {
    store.replaceAnalyses = async () => {};
    const path = put('list.mbox', mbox(numbered(1)));
    const report = await importInto(store.asStore, [path], { engine: engine() });
    expect([report.failed.map((f) => f.thread), report.complete]).toEqual([[0], false]);
  });

  it('keeps the header of a mail on which the decoder gives up, and all of the others', async () => {
    const odd = mail({
      headers: { 'Content-Type': 'text/html', 'Message-ID': '<odd@example.org>' },
      body: '<p>x</p>\n',
    });
    const inline = inlineEngine();
    const stuck = engine({
      decode: (batch, first) =>
        batch.some((m) => Buffer.compare(m.raw, odd) === 0)
          ? Promise.reject(new Error('it took longer than 60 seconds'))
          : inline.decode(batch, first),
    });
    const path = put('list.mbox', mbox([...numbered(2), odd]));
    const report = await importInto(store.asStore, [path], { engine: stuck });
    expect(report.counts).toMatchObject({ read: 3, added: 3, odd: 1 });
    expect(store.mails.map((m) => m.message.body)).toEqual(['Looks fine to me.', 'Looks fine to me.', '']);
  });
});

describe('the worker thread', () => {
  it('decodes as this thread does, in order', async () => {
    const thread = threadEngine();
    const batch = [...numbered(2), mail({ headers: { Date: null, 'Message-ID': '<x@example.org>' } })].map(
      (raw) => ({ kind: 'mail' as const, raw, origin: { label: 'x' } }),
    );
    try {
      expect(await thread.decode(batch, true)).toEqual(await inlineEngine().decode(batch, true));
    } finally {
      await thread.close();
    }
  }, 30_000);

  it('is ended when a job takes too long; that job fails, those behind it are done by a new one', async () => {
    const thread = threadEngine({ decode: 1_500, analyze: 1_500 });
    const hang = { kind: 'mail' as const, raw: HANG, origin: { label: 'hang' } };
    const fine = { kind: 'mail' as const, raw: numbered(1)[0] as Buffer, origin: { label: 'fine' } };
    try {
      const stuck = thread.decode([hang], true);
      const behind = thread.decode([fine], true);
      await expect(stuck).rejects.toThrow('longer than 1.5 seconds');
      expect((await behind).map((m) => m.id)).toEqual(['0@example.org']);
    } finally {
      await thread.close();
    }
  }, 30_000);

  it('takes no job after it was closed, and starts no other thread for it', async () => {
    const thread = threadEngine();
    await thread.close();
    await expect(thread.decode([], true)).rejects.toThrow('closed');
  });
});
