import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openStore } from '../../db/index.js';
import type { Store } from '../../db/store.js';
import { inlineEngine } from '../../ingest/engine.js';
import { importInto } from '../../ingest/index.js';
import { OPERATIONS } from '../../server/api/openapi.js';
import { type RunningServer, startServer } from '../../server/index.js';
import { temporaryDatabase } from '../db/files.js';
import { ROOT } from '../support/shared.js';
import { rawGet } from './serve.js';

let store: Store;
let server: RunningServer;
/** One that was begun before all tests, since it takes longer than they do. */
let late: { readonly answer: Promise<string>; took: number };
beforeAll(async () => {
  store = await openStore(temporaryDatabase());
  await importInto(store, [join(ROOT, 'sample/zone-capacity.mbox')], { engine: inlineEngine() });
  server = await startServer({ store, host: '127.0.0.1', port: 0 });
  const started = performance.now();
  late = { answer: slow('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ').answer, took: 0 };
  void late.answer.then(() => {
    late.took = performance.now() - started;
  });
}, 30_000);
afterAll(async () => {
  await server.close();
  await store.close();
});

const NAMES = [
  'q',
  'page',
  'list',
  'state',
  'turn',
  'person',
  'kind',
  'all',
  'offset',
  'view',
  'verified',
  'fate',
  '__proto__',
];

/** A query as a stranger may write it: known names and others, repeated, in brackets, with any bytes. */
const strangeQuery = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...NAMES), fc.constantFrom('q[]', 'q[a][b]', 'page[]', 'constructor', '')),
      fc.oneof(
        fc
          .string({ unit: 'binary', maxLength: 40 })
          .map((text) => encodeURIComponent(text.replace(/\p{Cs}/gu, ''))),
        fc.constantFrom(
          '%00',
          '%ff',
          '%',
          '%zz',
          '-1',
          '1e9',
          '99999999999999999999',
          'NaN',
          '%E0%80%80',
          '&&',
          '1;2',
        ),
        fc.string({ maxLength: 20 }).map((text) => text.replace(/[^!-~]|[#?]/g, '')),
      ),
    ),
    { maxLength: 5 },
  )
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));

async function paths(): Promise<string[]> {
  const { rows } = await store.dashboard({ kind: 'any', all: true });
  const { list, messageId } = rows[0]?.root ?? { list: 'all', messageId: 'x' };
  return OPERATIONS.flatMap(({ path, stem, formats }) => [
    path,
    ...formats.map((format) => `${stem}.${format}`),
  ]).map((path) =>
    path.replace('{list}', list).replace('{id}', encodeURIComponent(messageId)).replace('{key}', 'x'),
  );
}

describe('C7: any query of any page', () => {
  it('is answered, and never with a failure of ours', async () => {
    const all = await paths();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), strangeQuery, async (path, query) => {
        const { status } = await rawGet(server.url, `${path}?${query}`);
        expect([path, query, status < 500]).toEqual([path, query, true]);
      }),
      { numRuns: Number(process.env.ACKTREE_REQUESTS ?? 600) },
    );
  }, 600_000);
});

const OPERATORS = [
  '"',
  '*',
  '^',
  '(',
  ')',
  ':',
  '+',
  '-',
  '{',
  '}',
  'NEAR(',
  'NEAR(a b',
  'AND',
  'OR',
  'NOT',
  'a*',
  'a-b',
];

describe('C8: the syntax of the search index', () => {
  it('does nothing in a query, alone or in pairs', async () => {
    const queries = OPERATORS.flatMap((a) => [a, `${a} x`, `x ${a}`, ...OPERATORS.map((b) => `${a} ${b}`)]);
    for (const q of [...queries, 'nosuch:x', 'subject:', 'x\0y', '"'.repeat(200)]) {
      const { status } = await rawGet(server.url, `/search.json?q=${encodeURIComponent(q)}`);
      expect([q, status < 500]).toEqual([q, true]);
    }
  }, 60_000);
});

describe('C9: a search that costs much', () => {
  it.each([
    ['one word two thousand times', 'the '.repeat(2_000)],
    ['many words', Array.from({ length: 80 }, (_, n) => `w${n}`).join(' ')],
    ['beginnings of words', 'a* b* c* d* e*'],
  ])('is refused or quick: %s', async (_, q) => {
    const start = performance.now();
    const { status } = await rawGet(server.url, `/search.json?q=${encodeURIComponent(q.slice(0, 3_000))}`);
    expect(status).toBeLessThan(500);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});

/** A connection that sends what it is told and gives what came back when it is closed. */
function slow(text: string): { socket: Socket; answer: Promise<string> } {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  let got = '';
  socket.setEncoding('utf8').on('data', (piece) => {
    got += String(piece);
  });
  socket.write(text);
  const answer = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(got));
    socket.on('error', () => resolve(got));
  });
  return { socket, answer };
}

describe('C16: clients that are slow or send floods', () => {
  it('two hundred that never end their headers keep nobody else waiting', async () => {
    const waiting = Array.from({ length: 200 }, () => slow('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: '));
    const times: number[] = [];
    for (let n = 0; n < 20; n++) {
      const start = performance.now();
      expect((await rawGet(server.url, '/status')).status).toBe(200);
      times.push(performance.now() - start);
    }
    for (const { socket } of waiting) socket.destroy();
    expect(Math.min(...times)).toBeLessThan(500);
  }, 30_000);

  it('are let go when their headers do not end in time', async () => {
    expect(await late.answer).toMatch(/^HTTP\/1\.1 408 |^$/);
    expect(late.took).toBeLessThan(20_000);
  }, 60_000);

  it('are refused a flood of headers', async () => {
    const { answer } = slow(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n${'X-A: bbbbbbbbbbbbbbbb\r\n'.repeat(2_000)}\r\n`,
    );
    expect(await answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('are refused two bodies in one request, and what follows it', async () => {
    const { answer } = slow(
      'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /status HTTP/1.1\r\nHost: x\r\n\r\n',
    );
    expect(await answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});
