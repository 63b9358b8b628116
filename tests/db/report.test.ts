import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore } from '../../db/index.js';
import type { Store } from '../../db/store.js';
import { inlineEngine } from '../../ingest/engine.js';
import { importInto } from '../../ingest/index.js';
import { mail } from '../ingest/mails.js';
import { temporaryDatabase } from './files.js';

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acktree-report-'));
  const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
  put('1-whole.eml', mail());
  put('2-odd.eml', mail({ headers: { 'Message-ID': '<odd@example.org>', Date: 'soon "code":"unparsed"' } }));
  const ids = Array.from({ length: 3_000 }, (_, n) => `<${n}@example.org>`).join(' ');
  put('3-cut.eml', mail({ headers: { 'Message-ID': '<cut@example.org>', References: ids } }));
  put(
    '4-unparsed.eml',
    'From: a@example.org\nMessage-ID: <hang@example.org>\nContent-Type:message/rfc822\nContent-Disposition:inline',
  );
  put('5-taken.eml', mail({ body: 'Other words.\n' }));
  put('6-refused.txt', 'Dear diary,\nnothing.\n');
  store = await openStore(temporaryDatabase());
  await importInto(store, [folder], { engine: inlineEngine() });
}, 30_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('the report of imports', () => {
  it('counts every mail once, and the counts add up', async () => {
    const { counts, total, entries } = await store.report({});
    expect(Object.fromEntries(counts.map(({ fate, count }) => [fate, count]))).toEqual({
      whole: 1,
      odd: 1,
      cut: 1,
      unparsed: 1,
      'id-taken': 1,
      refused: 1,
    });
    expect(total).toBe(6);
    expect(entries).toHaveLength(5);
    expect(entries.every(({ notes }) => notes.length > 0)).toBe(true);
  });

  it('is the same after the same import again', async () => {
    const before = await store.report({});
    await importInto(store, [folder], { engine: inlineEngine() });
    expect(await store.report({})).toEqual(before);
  });

  it('gives the bytes of everything that is kept', async () => {
    for (const { ref, sha256 } of (await store.report({})).entries)
      if (ref !== null)
        expect(await (sha256 === null ? store.raw(ref.messageId) : store.rawCopy(sha256))).not.toBeNull();
    expect(await store.rawCopy('0'.repeat(64))).toBeNull();
  });

  it('shows one fate alone', async () => {
    const page = await store.report({ fate: 'cut' });
    expect(page.entries.map(({ ref }) => ref?.messageId)).toEqual(['cut@example.org']);
    expect(page.entriesTotal).toBe(1);
  });
});
