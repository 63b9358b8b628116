import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { startServer } from '../../server/index.js';
import { rfc, status, threadPage } from '../views/fixtures.js';
import { fakeStore, RAW } from './fake-store.js';
import { rawGet, serving } from './serve.js';

const store = fakeStore();
const get = serving({ store, build: 'b1' });
const ID = 'gadget-devel/v2-0%40mail.example';

describe('the addresses of an archive', () => {
  it.each([
    ['/', 'RFCs needing someone'],
    ['/gadget-devel/', 'RFCs needing someone'],
    [`/${ID}/rfc/`, 'Reviewer × revision'],
    [`/${ID}/T/`, 'Outline'],
    [`/${ID}/t/`, 'Outline'],
    [`/${ID}/`, 'Taken from this message'],
    [`/${ID}`, 'Taken from this message'],
    ['/all/v2-0@mail.example/', 'Taken from this message'],
    ['/x/odd%2Fslash%25id@mail.example/', 'Taken from this message'],
    ['/x/%3Cv2-0@mail.example%3E/', 'Taken from this message'],
    ['/status', 'Newest imports'],
    ['/report', 'Import report'],
    ['/help', 'Positions'],
  ])('%s is a page', async (path, words) => {
    const res = await get(path);
    expect(res.status).toBe(200);
    expect(res.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await res.text()).toContain(words);
  });

  it('raw is the mail as received, as text and in a sandbox', async () => {
    const res = await get('/gadget-devel/chen-1@mail.example/raw');
    expect(res.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(res.headers.get('x-content-type-options')).toBe('nosniff');
    expect(res.headers.get('content-security-policy')).toContain('sandbox');
    expect(await res.text()).toBe(RAW);
  });

  it('a mail under a taken id is had by its bytes', async () => {
    const res = await get(`/report/${'ab'.repeat(32)}/raw`);
    expect(res.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(res.headers.get('content-security-policy')).toContain('sandbox');
    expect(await res.text()).toBe(RAW);
    expect((await get('/report/nothing/raw')).status).toBe(404);
  });

  it('t.mbox.gz is the thread as mboxrd', async () => {
    const res = await get(`/${ID}/t.mbox.gz`);
    expect(res.headers.get('content-disposition')).toBe('attachment; filename=v2-0-mail-example.mbox.gz');
    const mbox = gunzipSync(Buffer.from(await res.arrayBuffer())).toString();
    expect(mbox.match(/^From mboxrd@z /gm)).toHaveLength(2);
    expect(mbox).toContain('\n>From here on\n');
  });

  it('a path that is no page answers 404', async () => {
    for (const path of ['/favicon.ico', '/a/b/c/d', `/${ID}/nothing`, `/${ID}/rfc.exe`, `/${ID}/T.md`]) {
      expect((await get(path)).status).toBe(404);
    }
  });

  it('an unknown id answers 300 with messages that may have been meant', async () => {
    const res = await get('/gadget-devel/chen-7@mail.example/');
    expect(res.status).toBe(300);
    expect(await res.text()).toContain('/gadget-devel/chen-1%40mail.example/');
  });

  it('an unknown id with nothing near answers 404, whatever was asked of it', async () => {
    for (const page of ['', 'rfc/', 'T/', 'raw', 't.mbox.gz']) {
      expect((await get(`/gadget-devel/zzz@mail.example/${page}`)).status).toBe(404);
    }
  });
});

describe('the same page as data', () => {
  it('JSON by ending and by Accept, with the fields of the page object', async () => {
    const byEnding = await (await get(`/${ID}/rfc.json`)).json();
    const byAccept = await (await get(`/${ID}/rfc/`, { headers: { accept: 'application/json' } })).json();
    expect(byEnding).toEqual(JSON.parse(JSON.stringify(rfc())));
    expect(byAccept).toEqual(byEnding);
    expect(await (await get('/status.json')).json()).toEqual(status());
    expect(await (await get(`/${ID}/T.json`)).json()).toEqual(JSON.parse(JSON.stringify(threadPage())));
  });

  it('Markdown and text by ending', async () => {
    const markdown = await get(`/${ID}/rfc.md`);
    expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(await (await get(`/${ID}/rfc.txt`)).text()).toContain('x blocked');
  });

  it('feeds of the dashboard, of a list and of an RFC', async () => {
    for (const path of ['/new.atom', '/ring/new.atom', `/${ID}/rfc.atom`]) {
      const res = await get(path);
      expect(res.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
      expect(await res.text()).toMatch(
        /<link rel="self" type="application\/atom\+xml" href="http:\/\/127\.0\.0\.1:\d+\//,
      );
    }
  });

  it('the dashboard as CSV', async () => {
    expect(await (await get('/index.csv')).text()).toMatch(/^"list","messageId","subject"/);
  });

  it('errors are JSON for who asks for JSON', async () => {
    const res = await get('/gadget-devel/chen-7@mail.example/message.json');
    expect(res.status).toBe(300);
    expect(await res.json()).toMatchObject({ page: 'error', status: 300, code: 'unknown-id', near: [{}] });
  });
});

describe('search', () => {
  it('finds words', async () => {
    const page = await (await get('/search?q=lock+order')).text();
    expect(page).toContain('<mark>lock order</mark>');
    expect(page).toContain('value="lock order"');
    expect(page).toContain('and 5 more of this thread');
  });

  it('leads from a pasted id or archive address to the message', async () => {
    for (const q of ['<v2-0@mail.example>', 'https://lore.kernel.org/x/v2-0%40mail.example/T/#u']) {
      const res = await get(`/search?q=${encodeURIComponent(q)}`);
      expect(res.status).toBe(302);
      expect(res.headers.get('location')).toBe('/gadget-devel/chen-1%40mail.example/');
    }
  });

  it('names near ids for a pasted id that is not known', async () => {
    expect((await get('/search?q=chen-8@mail.example')).status).toBe(300);
  });

  it('is a page without a query, a feed, and data', async () => {
    expect(await (await get('/search')).text()).toContain('dfn:');
    expect(await (await get('/search.atom?q=x')).text()).toContain('<title>Search: x</title>');
    expect(await (await get('/search.json?q=x&page=2')).json()).toMatchObject({
      page: 'search',
      q: 'x',
      number: 2,
    });
  });
});

describe('people and decisions', () => {
  it('a person by address, 404 when nobody has it', async () => {
    expect(await (await get('/person/ana.novak%40mail.example/')).text()).toContain('Waiting on them');
    expect((await get('/person/nobody%40mail.example/')).status).toBe(404);
  });

  it('the decision log as page, feed and table', async () => {
    expect(await (await get('/decisions?list=ring')).text()).toContain('The queue is created by the core');
    expect(await (await get('/decisions.csv')).text()).toContain(
      '"decision","The queue is created by the core","Ana Novak, Dara Okoye"',
    );
    expect(await (await get('/decisions.atom')).text()).toContain('<title>applied</title>');
  });
});

describe('the filter of the dashboard', () => {
  it('reads list, state, turn, all and page; the first of a repeated one counts', async () => {
    await get('/?state=blocked&state=contested&turn=author&all=1&page=3&list=ring&nonsense=1&person=');
    expect(store.asked.at(-1)).toEqual({
      state: 'blocked',
      turn: 'author',
      all: true,
      page: 3,
      list: 'ring',
    });
  });

  it('takes the list from the path', async () => {
    await get('/ring/');
    expect(store.asked.at(-1)).toEqual({ list: 'ring' });
  });

  it('refuses values it does not know, saying which', async () => {
    const res = await get('/?state=bad', { headers: { accept: 'application/json' } });
    expect(res.status).toBe(400);
    expect(await res.json()).toMatchObject({
      code: 'bad-parameter',
      message: expect.stringContaining('state'),
    });
  });

  it.each(['?__proto__=1', '?page=0', '?page=1e99', '?state[]=blocked', '?q=%00', '?list=%00'])(
    'never fails on %s',
    async (query) => {
      expect((await get(`/${query}`)).status).toBeLessThan(500);
    },
  );
});

describe('caching', () => {
  // Node's fetch asks past every cache when it sends If-None-Match, so these go out by hand.
  const revisit = async (path: string, etag: string): Promise<number> => {
    const server = await startServer({ store, host: '127.0.0.1', port: 0, build: 'b1' });
    const { status } = await rawGet(server.url, path, { 'if-none-match': etag });
    await server.close();
    return status;
  };

  it('answers 304 to who has the page of this version, in this format, from this program', async () => {
    const { headers } = await get(`/${ID}/T/`);
    expect(headers.get('last-modified')).toBe('Tue, 10 Mar 2026 12:00:00 GMT');
    expect(headers.get('etag')).toBe('W/"7-b1-html"');
    expect(await revisit(`/${ID}/T/`, '"7-b1-html"')).toBe(304);
    expect(await revisit(`/${ID}/T.json`, '"7-b1-html"')).toBe(200);
    expect(await revisit(`/${ID}/T/`, '"6-b1-html"')).toBe(200);
    expect(await revisit(`/${ID}/T/`, '"7-b0-html"')).toBe(200);
  });

  it('does not make the page for a 304', async () => {
    const before = store.asked.length;
    expect(await revisit('/', '"7-b1-html"')).toBe(304);
    expect(store.asked).toHaveLength(before);
  });

  it('compresses for who can read it, and sends the same page', async () => {
    const server = await startServer({ store, host: '127.0.0.1', port: 0 });
    const sizes = await Promise.all(
      ['br', 'gzip', 'identity', 'gzip;q=0, br;q=0'].map(async (encoding) => {
        const res = await fetch(`${server.url}/`, { headers: { 'accept-encoding': encoding } });
        return [res.headers.get('content-encoding'), await res.text()] as const;
      }),
    );
    await server.close();
    expect(sizes.map(([encoding]) => encoding)).toEqual(['br', 'gzip', null, null]);
    expect(new Set(sizes.map(([, text]) => text)).size).toBe(1);
  });

  it('makes a page once for each version of the store', async () => {
    let version = 1;
    const counting = fakeStore({
      version: async () => ({ version: String(version), modified: '2026-03-10T12:00:00Z' }),
    });
    const server = await startServer({ store: counting, host: '127.0.0.1', port: 0 });
    for (const next of [1, 1, 2, 2]) {
      version = next;
      await fetch(`${server.url}/`);
    }
    await server.close();
    expect(counting.asked).toHaveLength(2);
  });

  it('keeps the style sheet for ever under the name of its contents', async () => {
    const page = await (await get('/')).text();
    const href = /href="(\/static\/[^"]+\.css)"/.exec(page)?.[1] ?? '';
    const res = await get(href);
    expect(res.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(res.headers.get('cache-control')).toContain('immutable');
  });
});
