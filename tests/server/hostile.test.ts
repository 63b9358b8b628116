import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore } from '../../db/index.js';
import type { Store } from '../../db/store.js';
import { importInto } from '../../ingest/index.js';
import { type RunningServer, startServer } from '../../server/index.js';
import { foreignMarkup, PAYLOADS } from '../views/hostile.js';

/** A thread that holds the payload wherever a stranger can put one. */
function thread(payload: string, n: number): string {
  const line = payload.replace(/[\r\n]/g, ' ');
  const word = encodeURIComponent(payload.replace(/\p{Cs}/gu, '?')).replace(/[<>@]/g, '') || 'x';
  const encoded = `=?utf-8?B?${Buffer.from(line).toString('base64')}?=`;
  const post = (id: string, from: string, reply: string, body: string): string =>
    `From mboxrd@z Thu Jan  1 00:00:00 1970
From: ${encoded} <${from}${n}@mail.example>
To: ${encoded} <list@lists.example>
Cc: "${line.replaceAll('"', '\\"')}" <cc@mail.example>
Subject: ${reply === '' ? '' : 'Re: '}[RFC PATCH ${n}] ${line}
Date: Mon, 2 Mar 2026 0${id.length % 10}:00:00 +0000
Message-ID: <${id}-${n}-${word.slice(0, 150)}@mail.example>
${reply === '' ? '' : `In-Reply-To: <${reply}-${n}-${word.slice(0, 150)}@mail.example>\n`}List-Id: ${line} <l${n}.lists.example>
Content-Type: text/plain; charset=utf-8; name="${line.replaceAll('"', '')}"
Content-Transfer-Encoding: base64

${Buffer.from(body)
  .toString('base64')
  .replace(/.{1,76}/g, '$&\n')}
`;
  return [
    post(
      'root',
      'ana',
      '',
      `${payload}\n\nShould we do ${line}?\n\n---\ndiff --git a/${line} b/${line}\n+${line}\n`,
    ),
    post(
      'nak',
      'bo',
      'root',
      `On Monday ${line} wrote:\n> ${line}\n\nNAK. I am against ${line}.\n\nNacked-by: ${line} <bo${n}@mail.example>\n`,
    ),
    post(
      'maybe',
      'chen',
      'nak',
      `> ${line}\n\nReviewed-by: ${line} <chen${n}@mail.example>\n\nApplied, thanks. ${line}\n-- \n${line}\n`,
    ),
  ].join('\n');
}

describe('hostile mail, from its bytes to every page', () => {
  let folder: string;
  let store: Store;
  let server: RunningServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'acktree-hostile-'));
    writeFileSync(join(folder, 'hostile.mbox'), PAYLOADS.map(thread).join('\n'));
    store = await openStore(join(folder, 'hostile.sqlite'));
    await importInto(store, [join(folder, 'hostile.mbox')]);
    server = await startServer({ store, host: '127.0.0.1', port: 0 });
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('is all there, and no page that leads to it holds foreign markup', async () => {
    expect((await store.status()).messages).toBe(PAYLOADS.length * 3);
    const seen = new Set<string>();
    const waiting = ['/?all=1', '/?all=1&kind=any', '/decisions', '/status', '/report'];
    for (let path = waiting.pop(); path !== undefined && seen.size < 500; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const res = await fetch(server.url + path);
      expect([path, res.status]).toEqual([path, 200]);
      if (!res.headers.get('content-type')?.startsWith('text/html')) continue;
      const text = await res.text();
      // A file to take away has its style in it.
      const page = res.headers.has('content-disposition') ? text.replace(/<style>[^<]*<\/style>/, '') : text;
      expect([path, foreignMarkup(page)]).toEqual([path, []]);
      for (const [, href = ''] of page.matchAll(/href="(\/[^"#]*)/g))
        waiting.push(href.replaceAll('&amp;', '&'));
    }
    expect(seen.size).toBeGreaterThan(PAYLOADS.length * 4);
  }, 60_000);

  it('and these tests would see it: the same words as they are hold plenty', () => {
    const seen = PAYLOADS.filter((payload) => foreignMarkup(`<p>${payload}</p>`).length > 0);
    expect(seen.length).toBeGreaterThan(7);
  });

  it('as an address or a query is answered, never with a failure of ours', async () => {
    for (const payload of PAYLOADS) {
      const word = encodeURIComponent(payload.replace(/\p{Cs}/gu, '?'));
      for (const path of [
        `/search?q=${word}`,
        `/?list=${word}`,
        `/${word}/`,
        `/l/${word}/T/`,
        `/person/${word}/`,
        `/decisions?person=${word}`,
      ]) {
        const res = await fetch(server.url + path);
        expect([path, res.status < 500]).toEqual([path, true]);
        expect([path, foreignMarkup(await res.text())]).toEqual([path, []]);
      }
    }
  }, 60_000);
});
