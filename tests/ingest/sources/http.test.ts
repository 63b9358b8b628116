import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SourceError } from '../../../ingest/mail.js';
import { readUrl, refreshing, threadUrl, type UrlOptions } from '../../../ingest/sources/http.js';
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
const reasons = async (address: string, options: UrlOptions = {}) =>
  said(await collect(readUrl(address, { wait: async () => {}, ...options })));

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
    expect(await collect(readUrl(`${base}/1@x/`, { since: mark }))).toEqual([]);
    expect(await collect(readUrl(`${base}/1@x/`, { since: 'no mark of ours' }))).toHaveLength(3);
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
    const items = await collect(readUrl(`${base}/1@x/`, { wait: async (ms) => void waited.push(ms) }));
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
      'the server sends us to http://localhost:1, which was not named; if that is right, name it: --allow-redirects-to localhost:1',
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
    expect(read.at(-1)).toMatch(/^reading stopped after 3 whole mails: the server broke off/);
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
    expect(await reasons('http://127.0.0.1:1/1@x/')).toEqual(['connect ECONNREFUSED 127.0.0.1:1']);
    expect((await reasons('http://localhost:1/1@x/'))[0]).toMatch(/ECONNREFUSED/);
  });

  it('may redirect to another host or port once the user allowed it, but not from TLS to plain text', async () => {
    let target = '';
    const base = await serve((request, response) => {
      if (request.headers.host?.startsWith('localhost') === true) response.end(mbox(mails));
      else response.writeHead(307, { location: target }).end();
    });
    const { port } = new URL(base);
    target = `http://localhost:${port}/1@x/t.mbox.gz`;
    expect(await reasons(`${base}/1@x/`, { redirectsTo: ['localhost'] })).toEqual(mails.map(String));
    expect(await reasons(`${base}/1@x/`, { redirectsTo: [`LOCALHOST:${port}`] })).toEqual(mails.map(String));
    expect((await reasons(`${base}/1@x/`, { redirectsTo: ['localhost:1'] }))[0]).toContain('was not named');
    for (const [to, words] of [
      ['http://127.0.0.1:1/1@x/t.mbox.gz', 'which was not named'],
      ['file:///etc/passwd', 'nowhere'],
      ['http://[', 'nowhere'],
    ] as const) {
      target = to;
      expect((await reasons(`${base}/1@x/`, { redirectsTo: ['localhost'] }))[0]).toContain(words);
    }
  });

  it.each([
    ['10.0.0.7', 4],
    ['127.0.0.1', 4],
    ['169.254.169.254', 4],
    ['::1', 6],
    ['fd00::7', 6],
    ['::ffff:192.168.1.1', 6],
  ] as const)(
    'may not redirect to a name that leads to %s, allowed as the name may be',
    async (address, family) => {
      const base = await serve((request, response) => {
        if (request.headers.host?.startsWith('mirror.example') === true) response.end(mbox(mails));
        else response.writeHead(302, { location: `http://mirror.example:${new URL(base).port}/1@x/` }).end();
      });
      const redirectsTo = ['mirror.example'];
      const all: LookupFunction = (_, { all: isMany }, done) =>
        isMany === true ? done(null, [{ address, family }]) : done(null, address, family);
      expect(await reasons(`${base}/1@x/`, { redirectsTo, resolve: all })).toEqual([
        `the server sends us to mirror.example, which is ${address} in a private network; if that is right, name the address too: --allow-redirects-to ${address}`,
      ]);
      if (address !== '127.0.0.1') return;
      redirectsTo.push(address);
      expect(await reasons(`${base}/1@x/`, { redirectsTo, resolve: all })).toEqual(mails.map(String));
    },
  );

  it('that wants to be left alone for long is asked again only then', async () => {
    let asked = 0;
    const at = new Date(Date.now() + 3_600_000).toUTCString();
    const base = await serve((_, response) => {
      asked++;
      response.writeHead(503, { 'retry-after': at }).end();
    });
    const first = await collect(readUrl(`${base}/1@x/`));
    const since = first.find((item) => item.kind === 'mark')?.mark ?? null;
    const second = await collect(readUrl(`${base}/1@x/`, { since }));
    expect(said(first)[0]).toMatch(/^the server is busy and wants to be left alone until 20\d\d-/);
    expect(said(second)).toEqual(said(first));
    expect(asked).toBe(1);
    const over = JSON.stringify({ until: '2020-01-01T00:00:00Z' });
    await collect(readUrl(`${base}/1@x/`, { since: over }));
    expect(asked).toBe(2);
  });

  it('that says nothing for long is asked with longer and longer waits, and told who asks', async () => {
    const agents: unknown[] = [];
    const waited: number[] = [];
    const base = await serve((request, response) => {
      agents.push(request.headers['user-agent']);
      response.writeHead(429).end();
    });
    await reasons(`${base}/1@x/`, { wait: async (ms) => void waited.push(ms) });
    expect(waited).toEqual([2_000, 4_000, 8_000]);
    expect(new Set(agents)).toEqual(new Set(['acktree (mail thread reader; one request at a time)']));
  });
});
