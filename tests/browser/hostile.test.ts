import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type RunningServer, startServer } from '../../server/index.js';
import { fakeStore } from '../server/fake-store.js';
import { describeInBrowser } from '../support/browser.js';
import {
  dashboard,
  decisionsPage,
  messagePage,
  personPage,
  rfc,
  searchPage,
  status,
  threadPage,
} from '../views/fixtures.js';
import { infect, inTurn, MANY_PAYLOADS } from '../views/hostile.js';

const PATHS = [
  '/',
  '/l/v2-0@mail.example/rfc/',
  '/l/v2-0@mail.example/T/',
  '/l/v2-0@mail.example/T/?view=dialogue',
  '/l/chen-1@mail.example/',
  '/status',
  '/search?q=x',
  '/person/x/',
  '/decisions',
  '/l/chen-9/',
];

/** Each field of each page meets another payload each round; ACKTREE_ROUNDS=249 for all of them. */
const ROUNDS = Number(process.env.ACKTREE_ROUNDS ?? 5);
/** Payloads from one round to the next: prime to their number, so that every field meets all of them in the end. */
const STEP = 53;

describeInBrowser('hostile mail in a browser', (browser) => {
  let payload = inTurn(0);
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({
      store: fakeStore({
        dashboard: async () => infect(dashboard(), payload),
        rfc: async () => infect(rfc({ reconstructed: 0.7 }), payload),
        thread: async () => infect(threadPage(), payload),
        message: async (id) => (id === 'chen-9' ? null : infect(messagePage(), payload)),
        status: async () => infect(status(), payload),
        nearIds: async () => [infect({ list: 'l', messageId: 'm', subject: 's' }, payload)],
        search: async () => infect(searchPage(), payload),
        person: async () => infect(personPage(), payload),
        decisions: async () => infect(decisionsPage(), payload),
        version: async () => null,
      }),
      host: '127.0.0.1',
      port: 0,
    });
  });
  afterAll(() => server.close());

  /** Everything that a page must never do, as it happens. */
  async function watched(): Promise<{ page: Page; events: string[] }> {
    const page = await browser.open({ width: 400, scheme: 'light' });
    const events: string[] = [];
    page.on('dialog', async (dialog) => {
      events.push(`dialog ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('300 (')) events.push(message.text());
    });
    page.on('pageerror', (error) => events.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) events.push(`request ${request.url()}`);
    });
    return { page, events };
  }

  it(
    'runs nothing, asks nobody, breaks no policy and no layout, in any field of any page',
    async () => {
      const { page, events } = await watched();
      for (let round = 0; round < ROUNDS; round++) {
        payload = inTurn(round * STEP, MANY_PAYLOADS);
        for (const path of PATHS) {
          await page.goto(server.url + path);
          const facts = await page.evaluate<{ scripts: number; wide: number; main: number }>(
            '({ scripts: document.scripts.length, wide: document.documentElement.scrollWidth - innerWidth, main: document.querySelectorAll("main").length })',
          );
          expect({ round, path, ...facts }).toEqual({
            round,
            path,
            scripts: 1,
            wide: expect.any(Number),
            main: 1,
          });
          expect({ round, path, wide: Math.max(0, facts.wide) }).toEqual({ round, path, wide: 0 });
        }
      }
      expect(events).toEqual([]);
    },
    60_000 + ROUNDS * 15_000,
  );

  it('and this test would see it: the same pages without escapes are full of it', async () => {
    const { page, events } = await watched();
    for (const [round, path] of PATHS.entries()) {
      payload = inTurn(round * STEP, MANY_PAYLOADS);
      const html = await (await fetch(server.url + path)).text();
      await page.setContent(unescaped(html), { waitUntil: 'commit' }).catch(() => {});
      await page.waitForTimeout(300);
    }
    expect(events.length).toBeGreaterThanOrEqual(20);
  }, 60_000);
});

/** A page as it would be if nothing had been escaped. */
function unescaped(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
