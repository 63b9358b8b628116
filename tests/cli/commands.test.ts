import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RfcPage } from '../../db/pages/types.js';
import { runCli } from '../support/cli.js';
import { ROOT } from '../support/shared.js';

const SAMPLE = join(ROOT, 'sample');
const DOZE = '20260907081204.432606-1-mira.okafor@kitelabs.example.com';

const folder = mkdtempSync(join(tmpdir(), 'acktree-cli-'));
const env = { ACKTREE_DB: join(folder, 'new', 'acktree.sqlite') };
let first: Awaited<ReturnType<typeof runCli>>;

beforeAll(async () => {
  first = await runCli(['import', SAMPLE], { env });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('import', () => {
  it('makes the database, and says what it read', () => {
    expect(first).toMatchObject({ status: 0, talk: '' });
    expect(first.out).toMatch(/^read 54, new 54, known 0, odd \d+, skipped \d+\n/);
  });

  it('changes nothing the second time', async () => {
    const second = await runCli(['import', '--json', SAMPLE], { env });
    expect(JSON.parse(second.out)).toMatchObject({
      counts: { read: 54, added: 0, known: 54 },
      complete: true,
    });
  });

  it('reads a gzipped mbox from standard input', async () => {
    const stdin = gzipSync(readFileSync(join(SAMPLE, 'kite-mmap.mbox')));
    const { status, out } = await runCli(['import', '-'], { env, stdin });
    expect(status).toBe(0);
    expect(out).toMatch(/^read 9, new 0, known 9,/);
  });

  it('says once why mails are odd or skipped, and names a few of them', async () => {
    const mail = (subject: string) =>
      `From: Ana <ana@example.org>\nMessage-ID: <same@example.org>\nSubject: ${subject}\n\nHello.\n`;
    const box = 'abcdefgh'
      .split('')
      .map((s) => `From mboxrd@z Thu Jan  1 00:00:00 1970\n${mail(s)}\n`)
      .join('');
    const { out } = await runCli(['import', '-', '--db', join(folder, 'odd.sqlite')], { stdin: box });
    expect(out).toMatch(/^read 8, new 8, known 0, odd 8, skipped 0$/m);
    expect(out).toMatch(/^odd, .*same Message-ID.* stdin:2, stdin:3, stdin:4, stdin:5, stdin:6 and 2 more$/m);
  });

  it('ends with 1 and a sentence when a file is not there', async () => {
    const { status, out, talk } = await runCli(['import', join(folder, 'none.mbox')], { env });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(talk).toContain('none.mbox');
  });

  it('ends with 130 when it is interrupted', async () => {
    const db = join(folder, 'interrupted.sqlite');
    const { status, out } = await runCli(['import', SAMPLE, '--db', db], { interrupt: async () => {} });
    expect(status).toBe(130);
    expect(out).toContain('not complete');
  });
});

describe('update', () => {
  it('reads every source again, and goes on when one is gone', async () => {
    const db = join(folder, 'updated.sqlite');
    const box = join(folder, 'growing.mbox');
    const gone = join(folder, 'gone.mbox');
    writeFileSync(box, mailbox('a'));
    writeFileSync(gone, mailbox('b'));
    await runCli(['import', box, gone, '--db', db]);
    writeFileSync(box, mailbox('a') + mailbox('c'));
    rmSync(gone);
    const { status, out, talk } = await runCli(['update', '--db', db]);
    expect(status).toBe(1);
    expect(out).toContain(`${box}: read 2, new 1, known 1,`);
    expect(talk).toContain('gone.mbox');
    expect(await runCli(['update', box, '--db', db])).toMatchObject({ status: 0 });
    const cut = join(folder, 'cut.mbox.gz');
    writeFileSync(cut, gzipSync(mailbox('d')));
    await runCli(['import', cut, '--db', db]);
    writeFileSync(cut, gzipSync(mailbox('d') + mailbox('e')).subarray(0, -12));
    expect(await runCli(['update', cut, '--db', db])).toMatchObject({ status: 1 });
    expect(await runCli(['update', 'other.mbox', '--db', db])).toMatchObject({ status: 1 });
  });

  it('knows every source, however many runs there were, and status tells which failed and why', async () => {
    const db = join(folder, 'many.sqlite');
    const boxes = Array.from({ length: 25 }, (_, n) => join(folder, `many-${n}.mbox`));
    for (const [n, box] of boxes.entries()) writeFileSync(box, mailbox(`many-${n}`));
    await runCli(['import', ...boxes, '--db', db]);
    rmSync(boxes[0] as string);
    writeFileSync(boxes[24] as string, gzipSync(mailbox('cut')).subarray(0, -12));
    const { status, out, talk } = await runCli(['update', '-a', '--db', db]);
    expect(status).toBe(1);
    expect(out.match(/: read 1, new 0, known 1/g)).toHaveLength(23);
    expect(talk).toBe(`${boxes[0]}: there is no file or folder ${boxes[0]}\n`);
    expect(out).toContain(`${boxes[24]} was not read to its end: reading stopped`);
    expect(out).toContain(`To go on: acktree update ${boxes[24]}`);
    const told = (await runCli(['status', '--db', db])).out.split('\n');
    const under = (box: string | undefined) => told[told.findIndex((line) => line.endsWith(` ${box}`)) + 1];
    expect(under(boxes[0])).toMatch(/^ {2}failed: there is no file or folder .* \(last read whole /);
    expect(under(boxes[24])).toMatch(/^ {2}failed: reading stopped: unexpected end of file/);
    writeFileSync(boxes[0] as string, mailbox('many-0'));
    writeFileSync(boxes[24] as string, mailbox('many-24'));
    expect((await runCli(['update', '-a', '--db', db])).status).toBe(0);
    expect((await runCli(['status', '--db', db])).out).not.toContain('failed');
  }, 20_000);

  it('of a source that breaks off says so on its first import too', async () => {
    const cut = join(folder, 'cut-first.mbox.gz');
    const bytes = gzipSync(mailbox('x') + mailbox('y'));
    writeFileSync(cut, bytes.subarray(0, -12));
    const db = join(folder, 'cut-first.sqlite');
    const { status, out } = await runCli(['import', cut, '--db', db]);
    expect([status, out.includes(`To go on: acktree update ${cut}`)]).toEqual([1, true]);
    const piped = await runCli(['import', '-', '--db', db], { stdin: bytes.subarray(0, -12) });
    expect([piped.status, piped.out.includes('To go on: pipe it in again')]).toEqual([1, true]);
  });

  it('keeps watching until it is interrupted, and reads a box as it grows', async () => {
    const db = join(folder, 'watched.sqlite');
    const box = join(folder, 'watched.mbox');
    writeFileSync(box, mailbox('a'));
    await runCli(['import', box, '--db', db]);
    const { status } = await runCli(['update', '-a', '--watch', '--db', db], {
      interrupt: async (output) => {
        while (!output().includes('known 1')) await new Promise((resolve) => setTimeout(resolve, 20));
        writeFileSync(box, mailbox('a') + mailbox('b'));
        while (!output().includes('new 1, known 1')) await new Promise((resolve) => setTimeout(resolve, 20));
      },
    });
    expect(status).toBe(0);
  }, 20_000);
});

describe('track', () => {
  it('fetches a thread from the server that was named, and update asks only for what is new', async () => {
    const db = join(folder, 'tracked.sqlite');
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers['if-none-match'] ?? ''}`.trim());
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"1"' }).end(readFileSync(join(SAMPLE, 'kite-doze.mbox')));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kite/`;
    try {
      expect((await runCli(['track', DOZE, '--db', db])).status).toBe(2);
      const { status, out, talk } = await runCli(['track', DOZE, '--server', base, '--db', db]);
      expect(status).toBe(0);
      expect(talk).toMatch(/^read \d+, new \d+/);
      expect(out).toContain('[RFC');
      expect((await runCli(['update', '--db', db])).out).toContain('read 0, new 0');
      const path = `/kite/${encodeURIComponent(DOZE)}/t.mbox.gz`;
      expect(asked).toEqual([path, `${path} "1"`]);
    } finally {
      server.close();
    }
  });
});

const mailbox = (id: string) =>
  `From mboxrd@z Thu Jan  1 00:00:00 1970\nMessage-ID: <${id}@example.org>\nFrom: ana@example.org\nSubject: ${id}\n\nHello.\n\n`;

describe('list', () => {
  it('prints a row for each proposal, with the id to go on with', async () => {
    const { status, out } = await runCli(['list', '--all'], { env });
    expect(status).toBe(0);
    expect(out).toMatch(/^STATE .* RFC$/m);
    expect(out.match(/^ {4}<\S+@\S+>$/gm)).toHaveLength(6);
    expect(out).toContain(`<${DOZE}>`);
  });

  it('filters by state, and prints JSON with the fields of the page', async () => {
    const { out } = await runCli(['list', '--all', '--state', 'blocked', '--json'], { env });
    const page = JSON.parse(out) as { page: string; rows: { subject: string }[] };
    expect(page.page).toBe('dashboard');
    expect(page.rows.map((row) => row.subject)).toEqual([
      '[RFC PATCH 0/2] kite: map port registers into user space',
    ]);
  });
});

describe('show', () => {
  it('prints where everybody stands, with the sentence', async () => {
    const { status, out } = await runCli(['show', DOZE], { env });
    expect(status).toBe(0);
    expect(out).toContain('converging');
    expect(out).toContain('Hanna Lindqvist');
    expect(out).toContain('With these two fixed');
  });

  it('takes any mail of the thread, also one that is piped in', async () => {
    const mail = readFileSync(join(SAMPLE, 'kite-doze.mbox'), 'latin1').split(/^(?=From mboxrd)/m)[5] ?? '';
    const { out } = await runCli(['show', '-', '--json'], { env, stdin: mail });
    expect((JSON.parse(out) as RfcPage).root.messageId).toBe(DOZE);
  });

  it.each(['thread', 'message'])('prints the %s on demand', async (view) => {
    const { status, out } = await runCli(['show', DOZE, '--view', view, '--json'], { env });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ page: view });
  });

  it('ends with 3 on an unknown id, and names similar ones', async () => {
    const { status, talk } = await runCli(['show', DOZE.replace('-1-', '-9-')], { env });
    expect(status).toBe(3);
    expect(talk).toContain(DOZE);
  });
});

describe('the parts of a proposal', () => {
  it('are printed alone: positions', async () => {
    const { out } = await runCli(['positions', DOZE], { env });
    expect(out).toContain('Pavel Dvořáček');
    expect(out).not.toContain('Thank you all');
  });

  it('are printed alone: questions', async () => {
    const { out } = await runCli(['questions', DOZE, '--json'], { env });
    expect(out).toContain('Is 500 ms a sane timeout?');
  });

  it('are printed alone: the trailers of each patch; a condition is named, not counted', async () => {
    const { out, talk } = await runCli(['trailers', DOZE], { env });
    expect(out.split('\n')).toEqual([
      '# [RFC PATCH 1/3] kite: move the link state machine into its own file',
      'Signed-off-by: Mira Okafor <mira.okafor@kitelabs.example.com>',
      'Reviewed-by: Ruben Castellanos <ruben.castellanos@silicon.example.com>',
      '',
      '# [RFC PATCH 2/3] kite: let idle links doze',
      'Signed-off-by: Mira Okafor <mira.okafor@kitelabs.example.com>',
      '',
      '# [RFC PATCH 3/3] kite: make the doze timeout configurable',
      'Signed-off-by: Mira Okafor <mira.okafor@kitelabs.example.com>',
      'Acked-by: Ruben Castellanos <ruben.castellanos@silicon.example.com>',
      '',
    ]);
    expect(talk).toContain('Reviewed-by: Hanna Lindqvist does not count (condition)');
  });
});

describe('why', () => {
  it('shows the sentences that were read, the row each met and the rows passed over', async () => {
    const mail = [
      'Message-ID: <why-1@example.org>',
      'From: Ada Vik <ada@example.org>',
      'Subject: Re: [RFC] one',
    ];
    const words = 'Apart from the typo this looks good, but please split it.';
    const file = join(folder, 'why.eml');
    writeFileSync(file, `${mail.join('\n')}\nIn-Reply-To: <why-0@example.org>\n\n${words}\n`);
    const root = join(folder, 'why-0.eml');
    const head =
      'Message-ID: <why-0@example.org>\nFrom: Bo Ek <bo@example.org>\nSubject: [RFC] one\n\nAn idea.\n';
    writeFileSync(root, head);
    const own = { ...env, ACKTREE_DB: join(folder, 'why.sqlite') };
    await runCli(['import', root, file], { env: own });
    const { out } = await runCli(['why', 'why-1@example.org'], { env: own });
    expect(out).toMatch(/Position: .*decided by/);
    expect(out).toMatch(/the model: support \d+ %/);
    expect(out).toContain('met: support-if/apart-from (support-if)');
    expect(out).toMatch(/passed over: \S+ \(/);
    expect(out).toContain('about the whole, tied to "Apart from the typo this looks good"');
  });

  it('tells what was taken from a mail, by which rule, for which reason', async () => {
    const mail = readFileSync(join(SAMPLE, 'kite-mmap.mbox'), 'latin1').split(/^(?=From mboxrd)/m)[3] ?? '';
    const { status, out } = await runCli(['why', '-'], { env, stdin: mail });
    expect(status).toBe(0);
    expect(out).toMatch(/line \d+: "NAK\."\n {2}rule \S+: \S/);
  });

  it('tells how a person came to their position', async () => {
    const { out } = await runCli(['why', DOZE, 'pavel'], { env });
    expect(out).toMatch(/^Pavel Dvořáček: concern\n/);
    expect(out).toMatch(/^ {2}2026-09-08 concern: "/m);
  });

  it.each([
    ['nobody', 'no reviewer "nobody"'],
    ['e', '"e" may be'],
  ])('ends with 3 when %s is not one reviewer', async (name, sentence) => {
    const { status, talk } = await runCli(['why', DOZE, name], { env });
    expect(status).toBe(3);
    expect(talk).toContain(sentence);
  });
});

describe('check', () => {
  it.each([
    ['support>=1', 0],
    ['support >= 1, oppose=0', 0],
    ['concern=0', 4],
    ['support>=1,oppose>0', 4],
    ['open-questions<1', 0],
    ['happiness>1', 2],
    ['support>', 2],
  ])('answers %s with %i', async (need, status) => {
    expect((await runCli(['check', DOZE, '--need', need], { env })).status).toBe(status);
  });

  it('says what is missing', async () => {
    const { out, talk } = await runCli(['check', DOZE, '--need', 'oppose>0'], { env });
    expect({ out, talk }).toEqual({ out: '', talk: 'no: oppose>0 does not hold, oppose is 0\n' });
  });
});

describe('search, person and decisions', () => {
  it('find mails by words and by who wrote them', async () => {
    const { status, out } = await runCli(['search', 'transmit ring', 'f:mira'], { env });
    expect(status).toBe(0);
    expect(out).toContain('let idle links doze');
    expect(out).not.toContain('capacity of a zone');
  });

  it('end with 2 on a query that is wrong', async () => {
    const { status, talk } = await runCli(['search', 'd:yesteryear'], { env });
    expect(status).toBe(2);
    expect(talk).toMatch(/^acktree: \S/);
  });

  it('tell what waits on a person; an unknown one is not found', async () => {
    const { status, out } = await runCli(['person', 'hanna@lindqvist.example.net'], { env });
    expect(status).toBe(0);
    expect(out).toContain('Hanna Lindqvist');
    expect((await runCli(['person', 'nobody@example.org'], { env })).status).toBe(3);
  });

  it('list decisions as a page object', async () => {
    const { out } = await runCli(['decisions', '--json'], { env });
    expect(JSON.parse(out)).toMatchObject({ page: 'decisions' });
  });

  it.each(['0', 'x', '1.5'])('do not take %s for a page', async (page) => {
    expect((await runCli(['search', 'doze', '--page', page], { env })).status).toBe(2);
  });
});

describe('fsck, backup, restore and rebuild', () => {
  const digest = async (db: string) => {
    const { status, out } = await runCli(['fsck', '--json', '--db', db]);
    expect(status).toBe(0);
    return (JSON.parse(out) as { digest: string }).digest;
  };

  it('find nothing wrong, and keep the digest in a copy and in what is made from it', async () => {
    const [copy, restored] = [join(folder, 'copy.sqlite'), join(folder, 'sub', 'restored.sqlite')];
    expect((await runCli(['backup', copy], { env })).out).toMatch(
      /^54 messages, 6 threads, 0 corrections, 0 damaged, /,
    );
    expect((await runCli(['restore', copy, '--db', restored])).status).toBe(0);
    expect(await digest(restored)).toBe(await digest(env.ACKTREE_DB));
  });

  it('do not overwrite a database unasked', async () => {
    const copy = join(folder, 'copy.sqlite');
    expect(await runCli(['restore', copy], { env })).toMatchObject({ status: 1, out: '' });
    expect((await runCli(['restore', '--replace', copy], { env })).status).toBe(0);
  });

  it('make the same database anew from the raw mail', async () => {
    const fresh = join(folder, 'fresh.sqlite');
    const { status, talk } = await runCli(['rebuild', fresh], { env });
    expect({ status, talk }).toEqual({ status: 0, talk: '54 messages, 6 threads analysed\n' });
    expect(await digest(fresh)).toBe(await digest(env.ACKTREE_DB));
  }, 30_000);

  it('say with status 1 what is damaged', async () => {
    const broken = join(folder, 'broken.sqlite');
    await runCli(['backup', broken], { env });
    const bytes = readFileSync(broken, 'latin1').replaceAll('let idle links doze', 'let idle links doZe');
    writeFileSync(broken, bytes, 'latin1');
    expect((await runCli(['fsck', '--db', broken])).status).toBe(1);
  });
});

describe('paths', () => {
  it('names the database', async () => {
    expect(await runCli(['paths'], { env })).toEqual({ status: 0, out: `${env.ACKTREE_DB}\n`, talk: '' });
  });
});

describe('export', () => {
  it('writes Markdown, the same bytes each time', async () => {
    const [one, two] = [
      await runCli(['export', DOZE], { env }),
      await runCli(['export', DOZE, '-f', 'md'], { env }),
    ];
    expect(one.out).toMatch(/^# /m);
    expect(one.out).toBe(two.out);
  });

  it('writes the record as data, of one proposal and of all that the filters leave', async () => {
    const one = await runCli(['export', '-f', 'json', DOZE], { env });
    expect(JSON.parse(one.out)).toMatchObject({ page: 'record', status: 'open' });
    const all = await runCli(['export', '-f', 'json', '--all', '--kind', 'any'], { env });
    const records = JSON.parse(all.out) as { root: { messageId: string } }[];
    expect(records.length).toBeGreaterThan(3);
    expect(new Set(records.map(({ root }) => root.messageId)).size).toBe(records.length);
    const applied = await runCli(['export', '-f', 'csv', '--all', '--outcome', 'applied'], { env });
    expect(applied.out.split('\r\n').slice(1, -1)).toHaveLength(1);
    expect(applied.out).toContain('"closed","applied"');
  });

  it('writes the mails that a record rests on, as an mbox that reads in again', async () => {
    const { out } = await runCli(['export', '-f', 'mbox', DOZE], { env });
    const again = await runCli(['import', '-', '--db', join(folder, 'evidence.sqlite')], {
      stdin: Buffer.from(out, 'latin1'),
    });
    expect(again.out).toMatch(/^read (\d+), new \1, /);
  });

  it('writes the thread collated, and asks which one without an id', async () => {
    const text = await runCli(['export', '-f', 'collated', DOZE], { env });
    expect(text.out).toContain('> **Pavel Dvořáček**');
    const data = await runCli(['export', '-f', 'collated-json', DOZE], { env });
    expect(JSON.parse(data.out)).toMatchObject({ schema: 'acktree.collated/1', list: 'linux-kite' });
    expect(await runCli(['export', '-f', 'collated'], { env })).toMatchObject({ status: 2, out: '' });
  });
});

describe('digest', () => {
  it('tells what moved and who is waited for, as a mail and as Markdown', async () => {
    const mail = await runCli(['digest', '--since', '2026-09-09'], { env });
    expect(mail.out).toMatch(/^Subject: What moved, 2026-09-09 to 2026-09-\d\d\n/);
    expect(mail.out).toContain('* 2026-09-10: ');
    expect(mail.out).not.toMatch(/^\* 2026-09-08/m);
    expect(mail.out).toContain('Waited for\n');
    const text = await runCli(['digest', '--since', '9d', '-f', 'md'], { env });
    expect(text.out).toMatch(/^## Waited for$/m);
  });

  it('wants a day, and a format for people', async () => {
    expect((await runCli(['digest', '--since', 'monday'], { env })).status).toBe(2);
    expect((await runCli(['digest', '-f', 'csv'], { env })).status).toBe(2);
  });
});

describe('show --at', () => {
  it('shows a proposal as it was, in every view', async () => {
    const { out } = await runCli(['show', DOZE, '--at', '2026-09-08'], { env });
    expect(out).toContain('4 later mails left out');
    const thread = await runCli(['show', DOZE, '--at', '2026-09-08', '--view', 'thread', '--json'], { env });
    expect((JSON.parse(thread.out) as { total: number }).total).toBeGreaterThan(8);
  });

  it('says when there was no mail yet, and what a day looks like', async () => {
    const early = await runCli(['show', DOZE, '--at', '2020-01-01'], { env });
    expect(early).toMatchObject({ status: 3, out: '' });
    expect(early.talk).toContain('had no mail yet on 2020-01-01');
    expect((await runCli(['show', DOZE, '--at', 'today'], { env })).status).toBe(2);
  });
});

describe('reanalyze and status', () => {
  it('make everything derived anew, to the same pages', async () => {
    const before = await runCli(['show', DOZE, '--json'], { env });
    const again = await runCli(['reanalyze'], { env });
    expect(again).toMatchObject({ status: 0, out: '', talk: '6 threads analysed\n' });
    expect((await runCli(['show', DOZE, '--json'], { env })).out).toBe(before.out);
  }, 30_000);

  it('count what is there', async () => {
    const { out } = await runCli(['status', '--json'], { env });
    expect(JSON.parse(out)).toMatchObject({ page: 'status', messages: 54, threads: 6 });
  });
});

describe('serve', () => {
  it('fills an empty database, prints its address, answers, and ends with 0 on an interrupt', async () => {
    let page = '';
    const { status, out, talk } = await runCli(
      [
        'serve',
        '--port',
        '0',
        '--db',
        join(folder, 'served.sqlite'),
        '--if-empty',
        join(SAMPLE, 'kite-mmap.mbox'),
      ],
      {
        interrupt: async (output) => {
          while (!output().includes('http://')) await new Promise((resolve) => setTimeout(resolve, 20));
          const url = /http:\S+/.exec(output())?.[0] ?? '';
          page = await (await fetch(url)).text();
        },
      },
    );
    expect(status).toBe(0);
    expect(out).toMatch(/^acktree listens on http:\/\/127\.0\.0\.1:\d+\/\n$/);
    expect(talk).toMatch(/^read 9, new 9,/);
    expect(page).toContain('map port registers into user space');
  });

  it('logs requests as JSON lines, answers to the names it was given, and masks addresses', async () => {
    const told: string[] = [];
    const database = join(folder, 'public.sqlite');
    await runCli(['import', '--db', database, join(SAMPLE, 'kite-mmap.mbox')]);
    const options = ['--name', 'acktree.example.org', '--mask-addresses', '--log'];
    const { status, talk } = await runCli(['serve', '--port', '0', '--db', database, ...options], {
      interrupt: async (output) => {
        while (!output().includes('http://')) await new Promise((resolve) => setTimeout(resolve, 20));
        const url = /http:\S+/.exec(output())?.[0] ?? '';
        for (const host of ['acktree.example.org', 'other.example.org']) told.push(await statusOf(url, host));
        told.push(await (await fetch(`${url}?format=json`)).text());
      },
    });
    expect(status).toBe(0);
    expect(told.slice(0, 2)).toEqual(['200', '421']);
    expect(told[2]).not.toContain('@kitelabs.example.com"');
    const logged = talk
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(logged).toMatchObject([
      { level: 'info', method: 'GET', path: '/', status: 200 },
      { level: 'info', method: 'GET', path: '/', status: 421 },
      { level: 'info', method: 'GET', path: '/?format=json', status: 200 },
    ]);
  });
});

/** fetch sets Host itself, so this asks by hand. */
function statusOf(url: string, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, (res) => resolve(String(res.resume().statusCode))).on('error', reject);
  });
}
