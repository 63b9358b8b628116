import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openStore } from '../../db/index.js';
import type { Store } from '../../db/store.js';
import { type RunningServer, startServer } from '../../server/index.js';
import { temporaryDatabase } from '../db/files.js';
import { load, mail, reply } from '../db/mail.js';
import { describeInBrowser, screenshotPath, VIEWS } from '../support/browser.js';

const A = mail('a');
const ACK = reply('b', A);
const NAK = reply('c', A, {
  from: { name: 'Cleo Marsh', address: 'cleo@mail.example' },
  date: '2026-03-04T09:00:00Z',
  body: '> Should the counter wrap?\n\nNAK, this breaks every pump that has a valve.\n\nWho asked for this?\n',
});
const at = (id: string, page: string): string => `/pump-devel/${encodeURIComponent(id)}/${page}`;

describeInBrowser('corrections in a browser', (browser) => {
  let store: Store;
  let server: RunningServer;
  let token: string;
  beforeAll(async () => {
    store = await openStore(temporaryDatabase());
    await load(store, A, ACK, NAK);
    token = await store.addToken({ name: 'ana', scope: 'annotate' });
    server = await startServer({ store, host: '127.0.0.1', port: 0, writing: true });
  });
  afterAll(async () => {
    await server.close();
    await store.close();
  });

  it('are made without a script: log in, choose, say why, and see it marked', async () => {
    const page = await browser.open({ width: 400, scheme: 'light' }, false);
    await page.goto(server.url + at(NAK.id, ''));
    await page.getByRole('link', { name: 'Correct this' }).click();
    await page.getByRole('link', { name: 'Log in with a token' }).click();
    await page.getByLabel('Token').fill(token);
    await page.getByRole('button', { name: 'Log in' }).click();
    const form = page.getByRole('group', { name: 'Where somebody stands' });
    await form.getByLabel('Who').selectOption({ label: 'Cleo Marsh (oppose)' });
    await form.getByLabel('Stands').selectOption({ label: 'their objection is withdrawn' });
    await form.getByLabel('Why').fill('She said so at the meeting.');
    await form.getByRole('button', { name: 'Set right' }).click();
    expect(page.url()).toBe(`${server.url}${at(A.id, 'rfc/#corrections')}`);
    const stand = page.locator('.stands li', { hasText: 'Cleo Marsh' });
    expect(await stand.innerText()).toMatch(
      /neutral[\s\S]*corrected[\s\S]*ana[\s\S]*She said so at the meeting\.[\s\S]*The mails alone say: oppose\./,
    );
    await page.goto(`${server.url}/log`);
    await page.getByText('Undo', { exact: true }).click();
    await page.getByLabel('Why').fill('It was somebody else.');
    await page.getByRole('button', { name: 'Undo this correction' }).click();
    await page.goto(server.url + at(A.id, 'rfc/'));
    expect(await page.locator('.mark').count()).toBe(0);
  }, 60_000);

  it.each(VIEWS.map((view) => [view.scheme, view.width] as const))(
    'are accessible and fit, %s, %d px wide',
    async (scheme, width) => {
      const person = NAK.from.address as never;
      await store.correct({
        messageId: NAK.id,
        change: { kind: 'objection-outweighed', person },
        who: 'ana',
        why: 'The valve is gone in the next version, and everybody else agrees.',
        restsOn: ACK.id,
      });
      const page = await browser.open({ width, scheme });
      await page.goto(`${server.url}/login`);
      const pages: (readonly [string, string])[] = [
        ['login', '/login'],
        ['correct-out', at(NAK.id, 'correct')],
        ['correct', at(NAK.id, 'correct')],
        ['corrected-rfc', at(A.id, 'rfc/')],
        ['corrected-message', at(NAK.id, '')],
        ['corrected-dashboard', '/?all=1'],
        ['log', '/log'],
      ];
      for (const [name, path] of pages) {
        if (name === 'correct') {
          await page.goto(`${server.url}/login`);
          await page.getByLabel('Token').fill(token);
          await page.getByRole('button', { name: 'Log in' }).click();
        }
        await page.goto(server.url + path);
        if (name === 'correct') expect(await page.locator('#main').innerText()).toContain('You write as ana');
        for (const summary of await page.locator('.log summary').all()) await summary.click();
        await page.screenshot({ path: screenshotPath(`${name}-${scheme}-${width}`), fullPage: true });
        const axe = new AxeBuilder({ page });
        const isFull = width === 400 && scheme === 'light';
        const { violations } = await (isFull
          ? axe
          : axe.withRules(['color-contrast', 'target-size'])
        ).analyze();
        expect(violations.map((v) => `${name}: ${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual(
          [],
        );
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect({ name, overflow }).toEqual({ name, overflow: 0 });
      }
    },
    60_000,
  );
});
