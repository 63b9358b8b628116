import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../db/index.js';
import type { Store } from '../../db/store.js';
import { temporaryDatabase } from './files.js';
import { BO, load, mail, reply } from './mail.js';

const QUIET = 'The pump counts strokes per minute, which is too coarse.\n';
const V1 = mail('a', { body: QUIET });
const ASKED = 'Which unit does the counter use on the older boards?';
const ASKS = reply('b', V1, { body: `> ${QUIET}\n${ASKED}\n` });
const V2 = mail('v2', {
  subject: '[RFC PATCH v2] pump: count the strokes per second',
  date: '2026-03-09T08:00:00Z',
  body: QUIET,
});
const TAG = reply('c', V2, {
  date: '2026-03-10T08:00:00Z',
  body: 'Reviewed-by: Bo Lind <bo.lind@mail.example>\n',
});
const AGAIN = reply('d', V2, { date: '2026-03-10T08:00:00Z', body: `> ${QUIET}\n${ASKED}\n` });
const ANSWER = mail('e', {
  subject: `Re: ${V1.subject}`,
  date: '2026-03-04T08:00:00Z',
  inReplyTo: [ASKS.id],
  references: [V1.id, ASKS.id],
  body: `> ${ASKED}\n\nStrokes per minute, on all boards.\n`,
});

describe('a question that an older revision left open', () => {
  const path = temporaryDatabase();
  let store: Store;
  beforeEach(async () => {
    store = await openStore(path);
  });
  afterEach(async () => {
    await store.close();
    rmSync(path, { force: true });
  });

  const waiting = async () =>
    (await store.rfc(V2.id))?.questions.map((q) => [q.text, q.asker.name, q.ref.messageId, q.carriedFrom]);

  it('is carried into the next one, with the revision on which it was asked', async () => {
    await load(store, V1, ASKS, V2);
    expect(await waiting()).toEqual([[ASKED, BO.name, ASKS.id, 'RFC v1']]);
    const first = await store.rfc(V1.id);
    expect(first?.questions.map((q) => q.carriedFrom)).toEqual([undefined]);
  });

  it('is settled for an asker who supports the newer one', async () => {
    await load(store, V1, ASKS, V2, TAG);
    expect(await waiting()).toEqual([]);
  });

  it('is listed once when it is asked again', async () => {
    await load(store, V1, ASKS, V2, AGAIN);
    expect(await waiting()).toEqual([[ASKED, BO.name, AGAIN.id, undefined]]);
  });

  it('is not carried when it was answered', async () => {
    await load(store, V1, ASKS, ANSWER, V2);
    expect(await waiting()).toEqual([]);
  });
});
