import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SourceError } from '../../../ingest/mail.js';
import { readUrl, refreshing, threadUrl } from '../../../ingest/sources/http.js';
import { readSource } from '../../../ingest/sources/index.js';
import { collect, mail, mbox, said } from '../mails.js';

const mails = [1, 2].map((n) => mail({ headers: { 'Message-ID': `<${n}@example.org>` } }));

let server: Server | null = null;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
  server = null;
});
async function serve(listener: RequestListener): Promise<string> {
  const made = createServer(listener);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}
const reasons = async (address: string, wait: () => Promise<void> = async () => {}) =>
  said(await collect(readUrl(address, null, wait)));

describe('the address of a message', () => {
  it.each([
    ['https://lists.example.org/frob/1@x/', '/frob/1@x/t.mbox.gz'],
    ['https://lists.example.org/frob/1@x', '/frob/1@x/t.mbox.gz'],
    ['https://lists.example.org/frob/1%40x/T/#u', '/frob/1%40x/t.mbox.gz'],
    ['https://lists.example.org/frob/1@x/t.mbox.gz', '/frob/1@x/t.mbox.gz'],
    ['https://lists.example.org/frob/1@x/raw?a=b', '/frob/1@x/t.mbox.gz'],
    ['https://lists.example.org/old.mbox', '/old.mbox'],
  ])('%s', (address, path) => {
    expect(threadUrl(address).pathname).toBe(path);
  });

  it.each([
    'https://lists.example.org/frob/',
    'ftp://x/1@x/',
    'https://me:secret@x.example/1@x/',
    'https://',
  ])('%s is none', (address) => {
    expect(() => threadUrl(address)).toThrow(SourceError);
  });
});

describe('a public-inbox server', () => {
  it('gives the whole thread of a message', async () => {
    const asked: string[] = [];
    const base = await serve((request, response) => {
      asked.push(request.url ?? '');
      response.end(gzipSync(mbox(mails)));
    });
    const items = await collect(readSource(`${base}/frob/1@example.org/T/#u`));
    expect(items.map((i) => i.kind === 'mail' && Buffer.from(i.raw).toString())).toEqual(mails.map(String));
    expect(asked).toEqual(['/frob/1@example.org/t.mbox.gz']);
  });

  it('is asked only whether there is something new, once it told what to ask by', async () => {
    const asked: unknown[] = [];
    const base = await serve(({ headers }, response) => {
      asked.push([headers['if-none-match'], headers['if-modified-since']]);
      if (headers['if-none-match'] === '"two"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"two"' }).end(mbox(mails));
    });
    const first = await collect(readUrl(`${base}/1@x/`));
    const mark = first.find((item) => item.kind === 'mark')?.mark ?? null;
    expect(first).toHaveLength(3);
    expect(await collect(readUrl(`${base}/1@x/`, mark))).toEqual([]);
    expect(await collect(readUrl(`${base}/1@x/`, 'no mark of ours'))).toHaveLength(3);
    expect(asked).toEqual([
      [undefined, undefined],
      ['"two"', undefined],
      [undefined, undefined],
    ]);
  });

  it('that is busy is asked again after the time it wants', async () => {
    let tries = 0;
    const waited: number[] = [];
    const base = await serve((_, response) => {
      if (++tries < 3) response.writeHead(503, { 'retry-after': '7' }).end();
      else response.end(mbox(mails));
    });
    const items = await collect(readUrl(`${base}/1@x/`, null, async (ms) => void waited.push(ms)));
    expect([items.length, waited]).toEqual([2, [7_000, 7_000]]);
  });

  it('that stays busy is left alone', async () => {
    const base = await serve((_, response) => response.writeHead(429).end());
    expect(await reasons(`${base}/1@x/`)).toEqual(['the server is too busy; try again later']);
  });

  it('that does not know the message says so', async () => {
    const base = await serve((_, response) => response.writeHead(300).end('near matches'));
    expect(await reasons(`${base}/1@x/`)).toEqual(['the server knows no such message']);
  });

  it('may redirect on its own host only', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/a/1@x/t.mbox.gz') response.writeHead(302, { location: '/b/1@x/t.mbox.gz' }).end();
      else if (request.url === '/b/1@x/t.mbox.gz') response.end(mbox(mails));
      else response.writeHead(302, { location: 'http://localhost:1/private' }).end();
    });
    expect(await reasons(`${base}/a/1@x/`)).toEqual(mails.map(String));
    expect(await reasons(`${base}/c/1@x/`)).toEqual([
      'the server sends us to http://localhost:1, which was not named',
    ]);
  });

  it('that sends us round in circles is left', async () => {
    const base = await serve((request, response) =>
      response.writeHead(302, { location: request.url ?? '/' }).end(),
    );
    expect(await reasons(`${base}/1@x/`)).toEqual(['the server sends us round in circles']);
  });

  it('that vanishes in the middle is named, and what came whole is kept', async () => {
    const base = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000000' });
      response.write(mbox([...mails, ...mails]).subarray(0, -20));
      setTimeout(() => response.destroy(), 50);
    });
    const read = await reasons(`${base}/1@x/`);
    expect(read.slice(0, -1)).toEqual([...mails, mails[0]].map(String));
    expect(read.at(-1)).toMatch(/^reading stopped after 3 whole mails/);
  });

  it('that never ends is left after so many bytes', async () => {
    async function* endless() {
      for (;;) yield new Uint8Array(1_000);
    }
    const timer = setTimeout(() => {}, 1_000);
    let bytes = 0;
    const read = async () => {
      for await (const chunk of refreshing(endless(), timer, 10_000)) bytes += chunk.length;
    };
    await expect(read()).rejects.toThrow('the answer is longer than 10000 bytes');
    expect(bytes).toBe(10_000);
    clearTimeout(timer);
  });

  it('that is not there is named', async () => {
    expect(await reasons('http://127.0.0.1:1/1@x/')).toHaveLength(1);
  });
});
