import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore } from '../../db/index.js';
import { analyzeStale } from '../../ingest/analyze.js';
import { decodeMessage } from '../../ingest/decode/index.js';
import { inlineEngine } from '../../ingest/engine.js';
import { readSource } from '../../ingest/index.js';
import { Random } from '../fuzz/random.js';
import { ROOT } from '../support/shared.js';
import { temporaryDatabase } from './files.js';
import { NO_COUNTS } from './mail.js';

const SHUFFLES = Number(process.env.ACKTREE_SHUFFLES ?? 4);
const ZONES = ['UTC', 'Asia/Kathmandu', 'America/St_Johns'];
const LOCALES = ['C.UTF-8', 'tr_TR.UTF-8'];

let mails: Buffer[];
let folder: string;
beforeAll(async () => {
  mails = [];
  for await (const item of readSource(join(ROOT, 'sample')))
    if (item.kind === 'mail') mails.push(Buffer.from(item.raw));
  folder = mkdtempSync(join(tmpdir(), 'acktree-same-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Digest of everything that mail decides, and of what a reader is shown of each proposal. */
async function digestOf(order: readonly Buffer[]): Promise<string> {
  const store = await openStore(temporaryDatabase());
  try {
    const run = await store.startImport('x');
    const batch = [];
    for (const raw of order)
      batch.push({ message: await decodeMessage(raw, { label: 'x' }), raw, origin: 'x' });
    for (let at = 0; at < batch.length; at += 7) await store.saveBatch(run, batch.slice(at, at + 7));
    await store.finishImport(run, NO_COUNTS, []);
    await analyzeStale(store, inlineEngine(), {});
    return (await store.check()).digest;
  } finally {
    await store.close();
  }
}

/** A clock that stands in 2039, behind the last second of 32 bits, put in front of the program. */
const CLOCK = `
const real = Date;
const now = real.UTC(2039, 5, 1);
globalThis.Date = class extends real {
  constructor(...given) { super(...(given.length === 0 ? [now] : given)); }
  static now() { return now; }
};`;

function exported(file: string, env: Readonly<Record<string, string>>, clock: boolean): string {
  const preload = join(folder, 'clock.mjs');
  writeFileSync(preload, CLOCK);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...(clock ? ['--import', preload] : []),
      ...['--import', 'tsx', join(ROOT, 'cli/main.ts'), 'analyze', file, '--json'],
    ],
    { cwd: ROOT, encoding: 'utf8', env: { PATH: process.env.PATH ?? '', ...env }, maxBuffer: 2 ** 26 },
  );
  return stdout === '' ? stderr : stdout;
}

describe('D12: the same mail gives the same bytes', () => {
  it(`in ${SHUFFLES} orders`, async () => {
    const wanted = await digestOf(mails);
    for (let seed = 1; seed <= SHUFFLES; seed++)
      expect([seed, await digestOf(new Random(seed).shuffle(mails))]).toEqual([seed, wanted]);
    expect(await digestOf(mails.slice(1))).not.toBe(wanted);
  }, 120_000);

  it('in three time zones, two locales and the year 2039', () => {
    const file = join(
      ROOT,
      'sample',
      readdirSync(join(ROOT, 'sample')).find((name) => name.endsWith('.mbox')) ?? '',
    );
    const wanted = exported(file, { TZ: 'UTC', LC_ALL: 'C.UTF-8' }, false);
    expect(wanted).toContain('"schema":"acktree.analysis/1"');
    const others = ZONES.flatMap((TZ) => LOCALES.map((LC_ALL) => ({ TZ, LC_ALL })));
    const some = process.env.ACKTREE_SHUFFLES === undefined ? others.filter((_, i) => i % 4 === 3) : others;
    for (const env of some) expect([env, exported(file, env, true)]).toEqual([env, wanted]);
  }, 120_000);
});
