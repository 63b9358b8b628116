import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { personKey } from '../../core/ids.js';
import { openStore } from '../../db/index.js';
import type { Store } from '../../db/store.js';
import { Random } from '../fuzz/random.js';
import { temporaryDatabase } from './files.js';
import { analyzeAll, BO, load, mail, reply } from './mail.js';

const FLIPS = Number(process.env.ACKTREE_FLIPS ?? 200);

/** A closed database with two threads and a correction. */
async function filled(): Promise<string> {
  const path = temporaryDatabase();
  const store = await openStore(path);
  const a = mail('a');
  await load(
    store,
    a,
    reply('b', a),
    reply('c', a, { body: 'NAK. It wraps.\n\nWhy?\n' }),
    mail('d', { subject: '[PATCH] lamp: dim' }),
  );
  await store.correct({
    messageId: a.id,
    change: { kind: 'position', person: personKey(BO.address), position: 'neutral' },
    who: 'Ana',
    why: 'said so on the phone',
    restsOn: null,
  });
  await analyzeAll(store);
  await store.close();
  return path;
}

/** Everything that a reader can be shown but the record of imports, which has no hash. */
async function shown(store: Store): Promise<string> {
  const pages: unknown[] = [await store.dashboard({ kind: 'any', all: true }), await store.corrections()];
  for (const id of ['a', 'b', 'c', 'd'].map((name) => `${name}@mail.example`))
    pages.push(
      await store.rfc(id),
      await store.thread(id, 0),
      await store.message(id),
      Buffer.from((await store.raw(id)) ?? []).toString('hex'),
    );
  pages.push(await store.search('strokes', 1));
  return JSON.stringify(pages);
}

async function look(path: string): Promise<{ found: boolean; says: string }> {
  try {
    const store = await openStore(path);
    try {
      const { damages, digest } = await store.check();
      return { found: damages.length > 0, says: `${digest} ${await shown(store)}` };
    } finally {
      await store.close();
    }
  } catch {
    return { found: true, says: '' };
  }
}

/** Where two texts part, with what stands around it. */
function difference(a: string, b: string): string {
  let at = 0;
  while (a[at] === b[at]) at++;
  return `${a.slice(Math.max(0, at - 30), at + 20)} / ${b.slice(at, at + 20)}`;
}

describe('R12: a bit that turns anywhere in a database', () => {
  it(`is found, or changes nothing that anybody is shown, ${FLIPS} times`, async () => {
    const path = await filled();
    const whole = readFileSync(path);
    const before = await look(path);
    expect(before.found).toBe(false);
    const random = new Random(5);
    const copy = temporaryDatabase();
    const missed: string[] = [];
    let found = 0;
    for (let flip = 0; flip < FLIPS; flip++) {
      const at = random.below(whole.length);
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
      writeFileSync(copy, bytes);
      const after = await look(copy);
      if (after.found) found++;
      else if (after.says !== before.says)
        missed.push(`${flip} at ${at}: ${difference(before.says, after.says)}`);
    }
    expect(missed).toEqual([]);
    expect(found).toBeGreaterThan(0);
  }, 120_000);
});
