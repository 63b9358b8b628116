import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type RunningServer, startServer } from '../../server/index.js';
import { fakeStore } from '../server/fake-store.js';
import { describeInBrowser } from '../support/browser.js';

const RFC = '/gadget-devel/v2-0%40mail.example';

describeInBrowser('what a screen reader is told', (browser) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ store: fakeStore(), host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());

  it.each([
    ['the dashboard', '/'],
    ['the RFC page', `${RFC}/rfc/`],
    ['the thread page', `${RFC}/T/`],
    ['the message page', '/gadget-devel/chen-1%40mail.example/'],
  ])(
    'on %s',
    async (_, path) => {
      const page = await browser.open();
      await page.goto(server.url + path);
      expect(await page.locator('main').ariaSnapshot()).toMatchSnapshot();
    },
    20_000,
  );
});
