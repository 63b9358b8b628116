import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type RunningServer, startServer } from '../../server/index.js';
import { fakeStore } from '../server/fake-store.js';
import { describeInBrowser } from '../support/browser.js';

const RFC = '/gadget-devel/v2-0%40mail.example';

describeInBrowser('the keys', (browser) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ store: fakeStore(), host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());

  it('j and k walk the messages of a thread, and stop at its ends', async () => {
    const page = await browser.open();
    await page.goto(`${server.url}${RFC}/T/`);
    const focused = () => page.evaluate<string>('document.activeElement.id');
    const seen = [];
    for (const key of ['j', 'j', 'k', 'j', 'j', 'j', 'j']) {
      await page.keyboard.press(key);
      seen.push(await focused());
    }
    expect(seen).toEqual(['m1', 'm2', 'm1', 'm2', 'm3', 'm4', 'm4']);
  }, 20_000);

  it('n walks the open items of an RFC: objection, condition, question', async () => {
    const page = await browser.open();
    await page.goto(`${server.url}${RFC}/rfc/`);
    const words = [];
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('n');
      words.push(await page.evaluate<string>('document.activeElement.closest(".open").textContent'));
    }
    expect(words.join(' ')).toMatch(/Who wakes.*Nacked-by.*lock order/s);
  }, 20_000);

  it('u goes from a message to its thread, to where it stands, to all RFCs; ? to the help', async () => {
    const page = await browser.open();
    await page.goto(`${server.url}/gadget-devel/chen-1%40mail.example/`);
    for (const path of [`${RFC}/T/`, `${RFC}/rfc/`, '/']) {
      await page.keyboard.press('u');
      await page.waitForURL(server.url + path);
    }
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.url}${RFC}/rfc/`);
    await page.keyboard.press('?');
    await page.waitForURL(`${server.url}/help#keys`);
  }, 20_000);

  it('leave the browser its own keys', async () => {
    const page = await browser.open();
    await page.goto(`${server.url}${RFC}/T/`);
    await page.keyboard.press('Control+j');
    expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('BODY');
  }, 20_000);
});
