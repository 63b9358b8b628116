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
import { infect, inTurn, PAYLOADS } from '../views/hostile.js';

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

/** Each field of each page meets so many payloads here; all of them meet all in tests/views and tests/server. */
const ROUNDS = 5;

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

  it('runs nothing, asks nobody, breaks no policy and no layout, in any field of any page', async () => {
    const { page, events } = await watched();
    for (let round = 0; round < ROUNDS; round++) {
      payload = inTurn(round * 5);
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
  }, 90_000);

  it('and this test would see it: the same payloads unescaped are noticed', async () => {
    const { page, events } = await watched();
    await page.setContent(`<!doctype html><main>${PAYLOADS.join('\n')}</main>`);
    await page.waitForTimeout(200);
    expect(events.length).toBeGreaterThan(3);
  }, 20_000);
});
