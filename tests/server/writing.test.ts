import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore } from '../../db/index.js';
import type { Store } from '../../db/store.js';
import { madeCorrection } from '../../server/api/log.js';
import { type RunningServer, startServer } from '../../server/index.js';
import { temporaryDatabase } from '../db/files.js';
import { BO, load, mail, reply } from '../db/mail.js';

const A = mail('a');
const ACK = reply('b', A);
const CORRECT = `/pump-devel/${encodeURIComponent(ACK.id)}/correct`;
const CHANGE = { kind: 'position', person: BO.address, position: 'oppose' };
const FORM = { what: 'position:oppose', person: BO.address, why: 'he said so', restsOn: `<${ACK.id}>` };

let store: Store;
let server: RunningServer;
let token: string;
let reading: string;
beforeAll(async () => {
  store = await openStore(temporaryDatabase());
  await load(store, A, ACK);
  token = await store.addToken({ name: 'ana', scope: 'annotate' });
  reading = await store.addToken({ name: 'eye', scope: 'read' });
  await start();
});
afterAll(async () => {
  await server.close();
  await store.close();
});

async function start(): Promise<void> {
  server = await startServer({ store, host: '127.0.0.1', port: 0, writing: true });
}

/** A new server has full buckets. */
async function restart(): Promise<void> {
  await server.close();
  await start();
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** With exactly these headers: fetch would add its own Sec-Fetch-Mode and refuse to send others. */
function send(
  path: string,
  headers: Record<string, string>,
  body?: string,
  method = 'POST',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, server.url), { method, headers }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () =>
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const OURS = { 'Sec-Fetch-Site': 'same-origin' };
const AS_FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const AS_JSON = { 'Content-Type': 'application/json' };
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const json = (more: object = {}): string =>
  JSON.stringify({ messageId: ACK.id, change: CHANGE, why: 'he said so', ...more });

async function cookie(): Promise<string> {
  const { headers } = await send('/login', { ...OURS, ...AS_FORM }, form({ token }));
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

describe('a page that sets something right', () => {
  it('logs in with the token, keeps it from scripts and from other sites, and goes nowhere else', async () => {
    const { status, headers } = await send(
      '/login',
      { ...OURS, ...AS_FORM },
      form({ token, to: '//evil.example' }),
    );
    expect([status, headers.location]).toEqual([303, '/']);
    expect(String(headers['set-cookie'])).toMatch(
      /^acktree_token=ana\.[\w-]+; Max-Age=\d+; Path=\/; .*HttpOnly; SameSite=Strict/,
    );
    expect((await send('/login', { ...OURS, ...AS_FORM }, form({ token: 'ana.wrong' }))).status).toBe(401);
  });

  it('takes the forms without a script, and shows the corrected value with its mark', async () => {
    const Cookie = await cookie();
    const page = await send(CORRECT, { Cookie }, undefined, 'GET');
    expect(page.body).toContain('You write as <b>ana</b>');
    const { status, headers } = await send(CORRECT, { ...OURS, ...AS_FORM, Cookie }, form(FORM));
    expect([status, headers.location]).toEqual([303, '/pump-devel/a%40mail.example/rfc/#corrections']);
    const rfc = await send('/pump-devel/a%40mail.example/rfc/', {}, undefined, 'GET');
    expect(rfc.body).toContain('by <bdi>ana</bdi>');
    expect(rfc.body).toContain('The mails alone say: support.');
    const log = await send('/log', {}, undefined, 'GET');
    expect(log.body).toContain('position of bo.lind@mail.example: oppose');
  });

  it.each([
    [
      { what: 'condition-met', person: BO.address },
      { kind: 'condition-met', person: BO.address },
    ],
    [{ what: 'outcome:rejected' }, { kind: 'outcome', outcome: 'rejected' }],
    [
      { what: 'decision', text: 'It wraps.', by: `${BO.address}, x@y` },
      { kind: 'decision', what: 'It wraps.', by: [BO.address, 'x@y'] },
    ],
    [
      { what: 'question-dropped', at: `${A.id} 3` },
      { kind: 'question-dropped', message: A.id, line: 3 },
    ],
    [
      { what: 'not-a-statement', line: '5' },
      { kind: 'not-a-statement', message: ACK.id, line: 5 },
    ],
    [
      { what: 'cut-revision', to: `<${A.id}>` },
      { kind: 'cut-revision', to: A.id },
    ],
    [
      { what: 'split-people', person: BO.address },
      { kind: 'split-people', person: BO.address },
    ],
  ])('reads %j', async (fields, change) => {
    await restart();
    const before = (await store.corrections()).length;
    const { status, body } = await send(
      CORRECT,
      { ...OURS, ...AS_FORM, Cookie: await cookie() },
      form({ why: 'so', ...fields } as Record<string, string>),
    );
    expect([status, body.match(/<h1>.*/)?.[0]]).toEqual([303, undefined]);
    expect((await store.corrections()).slice(before)).toMatchObject([{ who: 'ana', why: 'so', change }]);
  });

  it('says what is wrong with what it was given', async () => {
    await restart();
    const Cookie = await cookie();
    const tried = async (fields: Record<string, string>): Promise<number> =>
      (await send(CORRECT, { ...OURS, ...AS_FORM, Cookie }, form(fields))).status;
    expect(await tried({ ...FORM, why: ' ' })).toBe(400);
    expect(await tried({ ...FORM, what: 'nonsense' })).toBe(400);
    expect(await tried({ ...FORM, person: 'x@mail.example' })).toBe(422);
    expect(await tried({ ...FORM, restsOn: 'x@mail.example' })).toBe(404);
    expect(await tried({ ...FORM, why: 'x'.repeat(40_000) })).toBe(413);
  });
});

describe('the API', () => {
  it('takes a correction for a bearer token and gives it back', async () => {
    await restart();
    const Authorization = `Bearer ${token}`;
    const { status, body } = await send('/api/corrections', { ...AS_JSON, Authorization }, json());
    expect(status).toBe(201);
    expect(madeCorrection.safeParse(JSON.parse(body)).error?.issues ?? []).toEqual([]);
    expect(JSON.parse(body)).toMatchObject({
      who: 'ana',
      root: A.id,
      change: CHANGE,
      derivedThen: 'support',
    });
    expect((await send('/api/corrections', { ...AS_JSON, Authorization }, '{"a":')).status).toBe(400);
    expect((await send('/api/corrections', { ...AS_JSON, Authorization }, json({ who: 'bo' }))).status).toBe(
      400,
    );
  });

  it('refuses a token that is wrong, revoked or for reading, and one that writes too much', async () => {
    await restart();
    const asked = async (bearer: string): Promise<Answer> =>
      send('/api/corrections', { ...AS_JSON, Authorization: `Bearer ${bearer}` }, json());
    expect((await asked('ana.wrong')).status).toBe(401);
    expect((await asked(reading)).status).toBe(403);
    const gone = await store.addToken({ name: 'gone', scope: 'annotate' });
    await store.revokeToken('gone');
    expect((await asked(gone)).status).toBe(401);
    let last = await asked(token);
    for (let i = 0; i < 40 && last.status !== 429; i += 1) last = await asked(token);
    expect([last.status, Number(last.headers['retry-after']) > 0]).toEqual([429, true]);
  });
});

describe('a request that changes something and comes from elsewhere', () => {
  const SITES = ['cross-site', 'same-site', 'none', 'same-origin', undefined] as const;
  const ORIGINS = ['http://evil.example', 'null', 'ours', undefined] as const;
  const ROUTES = [
    ['/login', AS_FORM, (): string => form({ token })],
    ['/logout', AS_FORM, (): string => ''],
    [CORRECT, AS_FORM, (): string => form(FORM)],
    ['/api/corrections', AS_JSON, (): string => json()],
  ] as const;

  it.each(ROUTES)('%s: only from our own pages, whatever the headers claim', async (path, type, body) => {
    await restart();
    const Cookie = await cookie();
    for (const site of SITES)
      for (const origin of ORIGINS) {
        await restart();
        const headers = {
          ...type,
          Cookie,
          ...(site === undefined ? {} : { 'Sec-Fetch-Site': site }),
          ...(origin === undefined ? {} : { Origin: origin === 'ours' ? server.url : origin }),
        };
        const isForeign =
          site === 'cross-site' ||
          site === 'same-site' ||
          origin === 'http://evil.example' ||
          (origin === 'null' && site !== 'same-origin') ||
          (site === undefined && origin === undefined);
        const { status } = await send(path, headers, body());
        expect([site, origin, status === 403]).toEqual([site, origin, isForeign]);
      }
  });

  it.each(ROUTES)('%s: not as the type of another site', async (path, type, _body) => {
    await restart();
    for (const other of [
      'text/plain',
      type === AS_JSON ? AS_FORM['Content-Type'] : 'multipart/form-data; boundary=x',
    ])
      expect((await send(path, { ...OURS, 'Content-Type': other }, 'a=b')).status).toBe(415);
  });

  it('is never a GET: reading changes nothing', async () => {
    await restart();
    const Cookie = await cookie();
    const before = await store.version();
    for (const path of ['/login', '/logout', CORRECT, `${CORRECT}?${form(FORM)}`, '/api/corrections'])
      await send(path, { ...OURS, Cookie }, undefined, 'GET');
    expect(await store.version()).toEqual(before);
  });

  it('for anything else is refused as before', async () => {
    for (const path of ['/', '/log', '/pump-devel/a%40mail.example/', '/status'])
      expect((await send(path, { ...OURS, ...AS_FORM }, '')).status).toBe(405);
  });
});

describe('a server that does not write', () => {
  it('has no form, no login and takes no correction, but shows the log', async () => {
    const quiet = await startServer({ store, host: '127.0.0.1', port: 0 });
    const get = (path: string) => fetch(new URL(path, quiet.url));
    expect((await get('/login')).status).toBe(404);
    expect((await get(CORRECT)).status).toBe(404);
    expect((await get('/log')).status).toBe(200);
    expect(await (await get(`/pump-devel/${encodeURIComponent(ACK.id)}/`)).text()).not.toContain(
      'Correct this',
    );
    expect((await fetch(new URL('/login', quiet.url), { method: 'POST' })).status).toBe(405);
    await quiet.close();
  });

  it('has the forms, which hold addresses, for nobody without a token where addresses are masked', async () => {
    const masked = await startServer({
      store,
      host: '127.0.0.1',
      port: 0,
      writing: true,
      maskAddresses: true,
    });
    const { status, headers } = await fetch(new URL(CORRECT, masked.url), { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([303, expect.stringMatching(/^\/login\?to=/)]);
    expect(await (await fetch(new URL('/log', masked.url))).text()).not.toContain('bo.lind@');
    await masked.close();
  });

  it('may be reached by others; one that writes only when somebody has a token', async () => {
    const empty = await openStore(temporaryDatabase());
    const serve = (writing: boolean) => startServer({ store: empty, host: '0.0.0.0', port: 0, writing });
    await (await serve(false)).close();
    await expect(serve(true)).rejects.toThrow(/nobody has a token yet.*acktree token add/);
    await empty.addToken({ name: 'eye', scope: 'read' });
    await expect(serve(true)).rejects.toThrow(/nobody has a token/);
    await empty.addToken({ name: 'ana', scope: 'annotate' });
    await (await serve(true)).close();
    await empty.close();
  });
});
