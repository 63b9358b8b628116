import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HERS, passedOn } from '../ingest/decode/forged.js';
import { mail } from '../ingest/mails.js';
import { runCli } from '../support/cli.js';

let folder: string;
let db: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acktree-report-'));
  mkdirSync(join(folder, 'mails'));
  db = join(folder, 'x.sqlite');
  const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, 'mails', name), content);
  const root = { 'Message-ID': '<root@example.org>', Subject: '[RFC PATCH] frob: retry once' };
  put('1.eml', mail({ headers: root, body: 'Retry once.\n' }));
  put('2.txt', 'Dear diary,\nnothing.\n');
  const reply = (id: string, words: string) => (raw: Buffer) =>
    Buffer.from(
      raw
        .toString()
        .replace('<one@example.org>', `<${id}@example.org>\nIn-Reply-To: <root@example.org>`)
        .replace('Subject: ', 'Subject: Re: ')
        .replace('Looks fine to me.', words),
    );
  put('3.eml', reply('hers', 'Reviewed-by: Ana Novak <ana@victim.example>')(passedOn(HERS)));
  put(
    '4.eml',
    reply('forged', 'NAK. I am against this.')(passedOn({ from: 'Eve Mallo <eve@victim.example>' })),
  );
  await runCli(['import', join(folder, 'mails'), '--db', db]);
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('report', () => {
  it('counts every mail, and names what was not read with the reason', async () => {
    const { status, out } = await runCli(['report', '--db', db]);
    expect(status).toBe(0);
    expect(out).toMatch(/^4 +100 % +all$/m);
    expect(out).toContain('2.txt');
  });

  it('shows one fate alone, as JSON', async () => {
    const { out } = await runCli(['report', '--fate', 'refused', '--json', '--db', db]);
    expect(JSON.parse(out)).toMatchObject({
      page: 'report',
      total: 4,
      entriesTotal: 1,
      entries: [{ fate: 'refused' }],
    });
  });
});

describe('--verified-only', () => {
  it('leaves a forged NAK out of the verdict and of a check', async () => {
    const id = 'root@example.org';
    expect((await runCli(['show', id, '--db', db])).out).toContain('sender: unsigned');
    expect((await runCli(['check', id, '--db', db])).status).toBe(4);
    expect((await runCli(['check', id, '--verified-only', '--db', db])).status).toBe(0);
    const { out } = await runCli(['show', id, '--verified-only', '--db', db]);
    expect(out).toContain('counted: only mail whose domain is verified');
    expect(out).toContain('sender: domain verified');
  });
});
