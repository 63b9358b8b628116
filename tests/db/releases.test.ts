import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { openStore } from '../../db/index.js';
import { analyzeStale } from '../../ingest/analyze.js';
import { inlineEngine } from '../../ingest/engine.js';
import { ROOT } from '../support/shared.js';
import { temporaryDatabase } from './files.js';

/** A database of each format that went out; how to keep the next one is in docs/security.md. */
const KEPT = join(ROOT, 'tests/fixtures/databases');

describe('D9: a database of an older acktree', () => {
  const names = readdirSync(KEPT).filter((name) => name.endsWith('.sqlite.gz'));

  it('is kept', () => expect(names).not.toEqual([]));

  it.each(names)('is opened, is whole, and shows its mail: %s', async (name) => {
    const path = temporaryDatabase();
    writeFileSync(path, gunzipSync(readFileSync(join(KEPT, name))));
    const store = await openStore(path);
    try {
      expect(await store.status()).toMatchObject({ messages: 8, runs: [{ read: 8, added: 8 }] });
      await analyzeStale(store, inlineEngine(), {});
      expect((await store.check()).damages).toEqual([]);
      const { rows } = await store.dashboard({ kind: 'any', all: true });
      expect(rows.length).toBeGreaterThan(0);
      for (const { root } of rows)
        expect((await store.rfc(root.messageId))?.reviewers.length).toBeGreaterThan(0);
    } finally {
      await store.close();
    }
  });
});
