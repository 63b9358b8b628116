import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningServer, startServer } from '../../server/index.js';
import { isInstalled } from '../support/ports.js';
import { fakeStore } from './fake-store.js';

const RFC = '/gadget-devel/v2-0%40mail.example';
const isThere = isInstalled('w3m');
const describeInW3m = isThere ? describe : describe.skip;
const run = promisify(execFile);

/** What a reader in a terminal's browser must find on each page: text alone has to carry shapes and colours. */
const PAGES: readonly (readonly [string, string, readonly RegExp[]])[] = [
  [
    'the dashboard',
    '/',
    [
      /RFCs Decisions Corrections Status Help/,
      /\[RFC v2 0\/3\] gadget: share the/,
      /! contested/,
      /\+ support 2 ~ support if 1/,
      /Atom json csv/,
    ],
  ],
  ['the RFC page', `${RFC}/rfc/`, [/Who wakes the second reader\?/, /oppose/, /Reviewer/]],
  ['the thread page', `${RFC}/T/`, [/Chen Wei/, /· parent · raw/, /tree flat dialogue/]],
  ['the message page', '/gadget-devel/chen-1%40mail.example/', [/Chen Wei/, /Who wakes the second reader\?/]],
  ['the search page', '/search?q=lock+order', [/lock/, /Search/]],
  ['the person page', '/person/ana.novak%40mail.example/', [/Ana Novak/]],
  ['the decisions', '/decisions', [/Decisions/]],
  ['the help', '/help', [/support-if/, /oppose/]],
  ['an unknown message', '/gadget-devel/chen-7%40mail.example/', [/chen-1@mail\.example/]],
];

describeInW3m(isThere ? 'in w3m' : 'in w3m (not installed here)', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ store: fakeStore(), host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());

  it.each(PAGES)('%s reads as text', async (_, path, wanted) => {
    const { stdout } = await run('w3m', ['-dump', '-cols', '100', '-O', 'UTF-8', server.url + path]);
    const text = stdout.replace(/\s+/g, ' ');
    for (const words of wanted) expect(text).toMatch(words);
  });

  it('the lines of a mail stay lines', async () => {
    const { stdout } = await run('w3m', ['-dump', '-cols', '100', '-O', 'UTF-8', `${server.url}${RFC}/T/`]);
    const lines = stdout.split('\n').map((line) => line.trim());
    expect(lines).toContain('Hello,');
    expect(lines).toContain('+       new_wake();');
    expect(lines).toContain('Who wakes the second reader?');
  });
});
