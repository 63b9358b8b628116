import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { everyRow, openStore, proposalPages, rfcAt, wholeThread } from '../../db/index.js';
import type { Store } from '../../db/store.js';
import { importInto } from '../../ingest/index.js';
import { startServer } from '../../server/index.js';
import { ROOT } from '../support/shared.js';

const DOZE = '20260907081204.432606-1-mira.okafor@kitelabs.example.com';

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acktree-replay-test-'));
  store = await openStore(join(folder, 'a.sqlite'));
  await importInto(store, [join(ROOT, 'sample')]);
}, 60_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('a proposal as it was on a day', () => {
  it('is what an archive of the mails up to then shows', async () => {
    const page = await rfcAt(store, DOZE, '2026-09-08T23:59:59Z');
    const now = await store.rfc(DOZE);
    expect(page?.replay).toEqual({ at: '2026-09-08T23:59:59Z', later: 4, undated: 0 });
    expect(page?.messages).toBe((now?.messages ?? 0) - 4);
    expect(page?.outcome.state).toBe('open');
    expect(now?.outcome.state).toBe('respin');
    expect(page?.newest).toBe('2026-09-08T23:59:59Z');
  });

  it('is the page itself when the day is past all mail', async () => {
    const { replay: facts, ...page } = (await rfcAt(store, DOZE, '2030-01-01T00:00:00Z')) ?? { replay: null };
    expect(facts).toMatchObject({ later: 0 });
    expect(page).toEqual(await store.rfc(DOZE));
  });

  it('is not there before its first mail', async () => {
    expect(await rfcAt(store, DOZE, '2020-01-01T00:00:00Z')).toBeNull();
    expect(await rfcAt(store, 'nobody@example.org', '2030-01-01T00:00:00Z')).toBeNull();
  });

  it('keeps to corrections that had been made by then', async () => {
    await store.correct({
      messageId: DOZE,
      change: { kind: 'outcome', outcome: 'withdrawn' },
      who: 'hanna',
      why: 'Mira said so on the phone.',
      restsOn: null,
    });
    expect((await store.rfc(DOZE))?.outcome.state).toBe('withdrawn');
    expect((await rfcAt(store, DOZE, '2026-09-10T23:59:59Z'))?.outcome.state).toBe('respin');
  });
});

it('a whole proposal, thread or list is read over the bounds of its pages', async () => {
  expect(await proposalPages(store, 'nobody@example.org')).toEqual([]);
  expect((await proposalPages(store, DOZE)).at(-1)?.root.messageId).toBe(DOZE);
  const thread = await wholeThread(store, DOZE);
  expect(thread?.messages).toHaveLength(thread?.total ?? -1);
  const rows = await everyRow(store, { all: true, kind: 'any' });
  expect(rows).toHaveLength((await store.dashboard({ all: true, kind: 'any' })).total);
});

describe('over the web', () => {
  it('a day is asked for with at, and the record is read or taken away as a file', async () => {
    const server = await startServer({ store, host: '127.0.0.1', port: 0 });
    try {
      const base = `${server.url}/linux-kite/${DOZE}`;
      const past = await fetch(`${base}/rfc/?at=2026-09-08`);
      expect(await past.text()).toContain('As it was at 2026-09-08 23:59 UTC: 4\u00a0later mails left out.');
      expect((await fetch(`${base}/rfc/?at=yesterday`)).status).toBe(400);
      expect((await fetch(`${base}/rfc/?at=2020-01-01`)).status).not.toBe(200);
      const page = await fetch(`${base}/record/`);
      expect(await page.text()).toContain('<h2>Considered Options</h2>');
      for (const format of ['md', 'json', 'csv', 'txt', 'html']) {
        const file = await fetch(`${base}/record.${format}`);
        expect([format, file.status]).toEqual([format, 200]);
        expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename=[\w-]+\.\w+$/);
        expect(await file.text()).toContain('kite');
      }
      expect((await fetch(`${base}/record.pdf`)).status).toBe(404);
      expect((await fetch(`${server.url}/linux-kite/nobody%40example.org/record/`)).status).toBe(404);
    } finally {
      await server.close();
    }
  });
});
