import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { createApp, type LogEntry, startServer } from '../../server/index.js';
import { fakeStore } from './fake-store.js';
import { rawGet, serving } from './serve.js';

const log: LogEntry[] = [];
const get = serving({
  store: fakeStore({
    status: async () => {
      throw new Error('secret detail');
    },
  }),
  log: (entry) => log.push(entry),
});

async function withServer<T>(use: (url: string) => Promise<T>): Promise<T> {
  const server = await startServer({ store: fakeStore(), host: '127.0.0.1', port: 0 });
  try {
    return await use(server.url);
  } finally {
    await server.close();
  }
}

describe('every answer', () => {
  it.each(['/', '/nothing/here/at/all', '/help', '/gadget-devel/v2-0@mail.example/T.json'])(
    'to %s forbids scripts, frames, sniffing and referrers',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none';script-src 'self';require-trusted-types-for 'script';style-src 'self';img-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('content-type')).toMatch(/charset=utf-8$/);
    },
  );
});

describe('a request that is refused', () => {
  it('changes nothing: other methods get 405', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const res = await get('/', { method });
      expect(res.status).toBe(405);
      expect(res.headers.get('allow')).toBe('GET, HEAD');
    }
  });

  it('for another host name gets 421', async () => {
    await withServer(async (url) => {
      const { port } = new URL(url);
      expect((await rawGet(url, '/', { host: 'evil.example' })).status).toBe(421);
      expect((await rawGet(url, '/', { host: `127.0.0.1.evil.example:${port}` })).status).toBe(421);
      expect((await rawGet(url, '/', { host: `LOCALHOST:${port}` })).status).toBe(200);
    });
  });

  it('with a malformed escape gets 400 and no stack', async () => {
    await withServer(async (url) => {
      for (const path of ['/list/%zz/', '/list/%E0%A4%A/T/']) {
        const { status, body } = await rawGet(url, path);
        expect(status).toBe(400);
        expect(body).not.toContain('node_modules');
      }
    });
  });

  it('with dots for an id stays inside', async () => {
    await withServer(async (url) => {
      for (const path of [
        '/list/../../etc/passwd',
        '/list/%2e%2e/raw',
        '/static/../package.json',
        '/list/%3C..%3E/',
      ]) {
        expect((await rawGet(url, path)).status).toBe(404);
      }
    });
  });

  it('with a very long address gets 414', async () => {
    expect((await get(`/x/${'a'.repeat(5000)}/`)).status).toBe(414);
  });

  it('never leads to another site', async () => {
    await withServer(async (url) => {
      for (const path of ['//evil.example', '//evil.example/%2f..', '/\\evil.example', '/%5Cevil.example/']) {
        const { status } = await rawGet(url, path);
        expect([200, 404, 400]).toContain(status);
      }
    });
  });
});

describe('a server that masks addresses', () => {
  it('shows none on any page, in any format, and withholds raw mail', async () => {
    const server = await startServer({ store: fakeStore(), host: '127.0.0.1', port: 0, maskAddresses: true });
    const base = `${server.url}/gadget-devel/v2-0@mail.example`;
    const texts = [];
    for (const path of [
      '/rfc/',
      '/rfc.md',
      '/rfc.txt',
      '/rfc.atom',
      '/T/',
      '/T/?view=dialogue',
      '/',
      '/message.json',
    ]) {
      texts.push(await (await fetch(base + path)).text());
    }
    const raw = [];
    for (const url of [`${base}/raw`, `${base}/t.mbox.gz`, `${server.url}/report/${'ab'.repeat(32)}/raw`])
      raw.push(await fetch(url));
    await server.close();
    expect(texts.join('')).not.toMatch(/(?:dara\.okoye|bo\.lind|chen\.wei|ana\.novak)(?:@|%40)mail/);
    expect(texts[0]).toContain('…@mail.example');
    expect(texts[0]).toContain('/gadget-devel/nak%40mail.example/#L7');
    expect(raw.map((res) => res.status)).toEqual([403, 403, 403]);
  });
});

describe('a flood from one address', () => {
  it('is answered 429 with the time to wait, and let in again later', async () => {
    const server = await startServer({
      store: fakeStore(),
      host: '127.0.0.1',
      port: 0,
      rate: { perSecond: 20, burst: 3 },
    });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await fetch(`${server.url}/help`)).status);
    const refused = await fetch(`${server.url}/help`);
    expect(statuses.slice(0, 3)).toEqual([200, 200, 200]);
    expect([statuses[3], refused.status]).toContain(429);
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect((await fetch(`${server.url}/help`)).status).toBe(200);
    await server.close();
  });
});

describe('the app by itself', () => {
  it('can stand in a server of somebody else', async () => {
    const server = createServer(createApp({ store: fakeStore(), hosts: ['127.0.0.1'] })).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect((await fetch(`http://127.0.0.1:${port}/help`)).status).toBe(200);
    server.close();
  });
});

describe('a mistake of ours', () => {
  it('answers with a number, and the log has the number and the stack', async () => {
    const res = await get('/status');
    const body = await res.text();
    expect(res.status).toBe(500);
    expect(body).not.toContain('secret detail');
    const entry = log.find((e) => e.status === 500);
    expect(entry?.error?.stack).toContain('secret detail');
    expect(body).toContain(entry?.error?.number);
  });

  it('and every request is logged on one line', async () => {
    await get('/x/%0A%1b[31mforged/');
    expect(log.at(-1)).toMatchObject({ method: 'GET', path: '/x/%0A%1b[31mforged/', status: 404 });
  });
});
