import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type RunningServer, startServer } from '../../server/index.js';
import { fakeStore } from '../server/fake-store.js';
import { describeInBrowser, screenshotPath, VIEWS } from '../support/browser.js';

const RFC = '/gadget-devel/v2-0%40mail.example';
const PAGES: readonly (readonly [string, string])[] = [
  ['dashboard', '/'],
  ['rfc', `${RFC}/rfc/`],
  ['thread', `${RFC}/T/`],
  ['message', '/gadget-devel/chen-1%40mail.example/'],
  ['status', '/status'],
  ['search', '/search?q=lock+order'],
  ['person', '/person/ana.novak%40mail.example/'],
  ['decisions', '/decisions'],
  ['help', '/help'],
  ['error', '/gadget-devel/chen-7%40mail.example/'],
];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What changes with scheme and width. The other rules read the same markup in every view, so one view a page is enough. */
const OF_LOOKS = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];

describeInBrowser('in a browser', (browser) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ store: fakeStore(), host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());

  it.each(VIEWS.map((view, i) => [view.scheme, view.width, i] as const))(
    'every page is accessible and fits, %s, %d px wide',
    async (scheme, width, turn) => {
      const page = await browser.open({ width, scheme });
      for (const [i, [name, path]] of PAGES.entries()) {
        await page.goto(server.url + path);
        await page.screenshot({ path: screenshotPath(`${name}-${scheme}-${width}`), fullPage: true });
        const axe = new AxeBuilder({ page });
        const isFull = i % VIEWS.length === turn;
        const { violations } = await (isFull ? axe.withTags(TAGS) : axe.withRules(OF_LOOKS)).analyze();
        const found = violations.map((v) => `${name}: ${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`);
        expect(found).toEqual([]);
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect({ name, overflow }).toEqual({ name, overflow: 0 });
      }
    },
    120_000,
  );

  it('nothing is asked of anybody else, and the policy refuses nothing of ours', async () => {
    const page = await browser.open();
    const asked: string[] = [];
    const told: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => told.push(message.text()));
    for (const [, path] of PAGES) await page.goto(server.url + path);
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([]);
    expect(told.filter((text) => !text.includes('300 (Multiple Choices)'))).toEqual([]);
  }, 30_000);

  it('a maintainer walks from the dashboard to the sentence and back into the thread, without script', async () => {
    const page = await browser.open(undefined, false);
    await page.goto(server.url);
    await page.getByRole('link', { name: '[RFC v2 0/3] gadget: share the wakeup queue' }).first().click();
    await page.getByRole('link', { name: 'Who wakes the second reader?' }).click();
    expect(new URL(page.url()).hash).toBe('#L14');
    await page.goBack();
    await page.getByRole('link', { name: 'thread', exact: true }).click();
    await page.getByRole('navigation', { name: 'Outline' }).getByRole('link', { name: 'Chen Wei' }).click();
    expect(new URL(page.url()).hash).toBe('#m2');
    await page
      .getByRole('link', { name: /Ana Novak wrote/ })
      .first()
      .click();
    expect(page.url()).toBe(`${server.url}${RFC}/#L4`);
  }, 30_000);

  it('everything on the way can be reached by keyboard alone', async () => {
    const page = await browser.open(undefined, false);
    await page.goto(server.url);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toContain('Skip to content');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
    let focused: string | null = '';
    for (let i = 0; i < 60 && focused !== '[RFC v2 0/3] gadget: share the wakeup queue'; i++) {
      await page.keyboard.press('Tab');
      focused = await page.locator(':focus').textContent({ timeout: 2000 });
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.url}${RFC}/rfc/`);
  }, 30_000);

  it('pages stay whole at twice the text size', async () => {
    const page = await browser.open({ width: 590, scheme: 'light' });
    for (const [name, path] of PAGES) {
      await page.goto(server.url + path);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect({ name, overflow }).toEqual({ name, overflow: 0 });
    }
  }, 30_000);
});
