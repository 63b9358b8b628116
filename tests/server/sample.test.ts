import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore } from '../../db/index.js';
import type { Store } from '../../db/store.js';
import { importInto } from '../../ingest/index.js';
import { OPERATIONS } from '../../server/api/openapi.js';
import { type RunningServer, startServer } from '../../server/index.js';
import { ROOT } from '../support/shared.js';
import { rawGet } from './serve.js';

/** Pages followed from the dashboard on; the sample has about as many. */
const MOST_PAGES = 400;

describe('the pages of the bundled sample', () => {
  let folder: string;
  let store: Store;
  let server: RunningServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'acktree-pages-'));
    store = await openStore(join(folder, 'sample.sqlite'));
    await importInto(store, [join(ROOT, 'sample')]);
    server = await startServer({ store, host: '127.0.0.1', port: 0 });
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const text = async (path: string): Promise<string> => (await fetch(server.url + path)).text();

  it('lead nowhere that is not there, and every line link finds its line', async () => {
    const seen = new Map<string, string>();
    const waiting = ['/'];
    const fragments: string[] = [];
    for (let path = waiting.pop(); path !== undefined && seen.size < MOST_PAGES; path = waiting.pop()) {
      if (seen.has(path)) continue;
      const res = await fetch(server.url + path);
      expect([path, res.status]).toEqual([path, 200]);
      const page = res.headers.get('content-type')?.startsWith('text/html') ? await res.text() : '';
      seen.set(path, page);
      for (const [, href = ''] of page.matchAll(/href="(\/[^"]*)"/g)) {
        const [target = '', fragment] = href.replaceAll('&amp;', '&').split('#');
        waiting.push(target);
        if (fragment?.startsWith('L')) fragments.push(`${target}#${fragment}`);
      }
    }
    expect(seen.size).toBeGreaterThan(100);
    expect(fragments.length).toBeGreaterThan(50);
    const lost = fragments.filter((link) => {
      const [path = '', id] = link.split('#');
      return seen.has(path) && !seen.get(path)?.includes(`id="${id}"`);
    });
    expect([...new Set(lost)]).toEqual([]);
  }, 60_000);

  it('tell a reader of a record that nothing changed', async () => {
    const [row] = (await store.dashboard({ all: true })).rows;
    const path = `/all/${encodeURIComponent(row?.root.messageId ?? '')}/record.md`;
    const first = await fetch(server.url + path);
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, etag]).toEqual([200, expect.stringContaining('-record-md')]);
    const again = await rawGet(server.url, path, { 'if-none-match': etag });
    expect(again.status).toBe(304);
  });

  it('are as JSON what the API describes', async () => {
    const { rows } = await store.dashboard({ all: true });
    expect(rows.length).toBeGreaterThan(2);
    for (const { root, author } of rows) {
      for (const { stem, page } of OPERATIONS) {
        const path = stem
          .replace('{list}', root.list)
          .replace('{id}', encodeURIComponent(root.messageId))
          .replace('{key}', encodeURIComponent(author.key));
        const answer: unknown = JSON.parse(await text(`${path}.json`));
        expect([path, page.safeParse(answer).error?.issues ?? []]).toEqual([path, []]);
      }
    }
    const found: unknown = JSON.parse(await text('/search.json?q=device'));
    expect(OPERATIONS.find(({ stem }) => stem === '/search')?.page.safeParse(found).success).toBe(true);
  }, 60_000);

  it('show every state with a reason, and every position with its sentence', async () => {
    const { rows } = await store.dashboard({ all: true });
    for (const { root } of rows) {
      const rfc = await store.rfc(root.messageId);
      expect(rfc?.reasons.length).toBeGreaterThan(0);
      for (const reviewer of rfc?.reviewers ?? []) {
        if (reviewer.position !== 'none')
          expect([reviewer.person.name, reviewer.evidence?.text]).not.toContain('');
        expect(reviewer.position === 'none' || reviewer.evidence !== null).toBe(true);
      }
    }
  });
});
