import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore } from '../../db/index.js';
import type { Store } from '../../db/store.js';
import { importInto, readSource } from '../../ingest/index.js';
import { type RunningServer, startServer } from '../../server/index.js';
import { collect, mail, mbox, said } from '../ingest/mails.js';
import { isInstalled } from '../support/ports.js';

const run = promisify(execFile);
const thread = [1, 2, 3].map((n) =>
  mail({
    headers: {
      'Message-ID': `<${n}@example.org>`,
      ...(n === 1 ? {} : { 'In-Reply-To': '<1@example.org>', References: '<1@example.org>' }),
    },
    body: `Line ${n}.\n>From there.\n\n-- \nAda\n`,
  }),
);

const hasB4 = isInstalled('b4');
const describeWithB4 = hasB4 ? describe : describe.skip;
describeWithB4(hasB4 ? 'b4' : 'b4 (which is not installed here)', () => {
  let folder: string;
  let store: Store;
  let server: RunningServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'acktree-b4-'));
    writeFileSync(join(folder, 'thread.mbox'), mbox(thread));
    store = await openStore(join(folder, 'acktree.db'));
    await importInto(store, [join(folder, 'thread.mbox')]);
    server = await startServer({ store, host: '127.0.0.1', port: 0 });
  }, 30_000);
  afterAll(async () => {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('gets the mails of a thread from our server, and they are the same', async () => {
    const mask = `${server.url.replace(/\/$/, '')}/all/%s`;
    writeFileSync(join(folder, '.gitconfig'), `[b4]\n\tmidmask = ${mask}\n\tlinkmask = ${mask}\n`);
    await run(
      'b4',
      ['mbox', '--no-cache', '--save-as-maildir', '-o', folder, '-n', 'fetched', '2@example.org'],
      {
        cwd: folder,
        env: { PATH: process.env.PATH, HOME: folder, GIT_CEILING_DIRECTORIES: tmpdir() },
        timeout: 25_000,
      },
    );
    const fetched = said(await collect(readSource(join(folder, 'fetched'))));
    // b4 leaves the empty line that ends a mail in an mbox with the mail.
    expect(new Set(fetched)).toEqual(new Set(thread.map((one) => `${one}\n`)));
  }, 30_000);
});
