import { describe, expect, it } from '@jest/globals';
import { analyzeThread, readThread } from '../../core/index.js';
import type { Message } from '../../core/message.js';
import { decodeMessage } from '../../ingest/decode/index.js';
import { pageHtml } from '../../views/html.js';
import { messagePage } from '../views/fixtures.js';
import { MAILS, THREADS } from './generators.js';

/** Units of the largest mail; ACKTREE_UNITS=1000000 for the long run. */
const MOST = Number(process.env.ACKTREE_UNITS ?? 65_536);
/** CPU milliseconds below which a ratio is noise. */
const NOISE = 6;
const RATIO = 2.5;
const TRIES = 15;

/** CPU time of this process, so that other programs of a busy machine do not count. */
async function cost(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/**
 * The least ratio of a run at twice the size to the run at the size next to it, or 0 where both are noise. A busy machine
 * only ever spoils some pairs; work that grows with the square of its length gives about 4 in each.
 */
async function doubling(prepare: (n: number) => () => unknown, most: number): Promise<number> {
  const [half, whole] = [prepare(most / 2), prepare(most)];
  await half();
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < TRIES && least > RATIO; attempt++) {
    const large = await cost(whole);
    if (large < NOISE) return 0;
    least = Math.min(least, large / Math.max(1, await cost(half)));
  }
  return least;
}

async function read(raw: Buffer): Promise<void> {
  const message = await decodeMessage(raw, { label: 'x' });
  const { trees } = analyzeThread([message]);
  const page = messagePage();
  const tree = trees.get(message.id) ?? null;
  const shown = { ...page.message, subject: message.subject, tree };
  pageHtml(
    { ...page, body: message.body, message: shown },
    { masked: false, stylesheet: '', script: '', icon: '' },
  );
}

describe('R5: time grows in step with length', () => {
  it('on more than sixty generators', () => {
    expect(Object.keys(MAILS).length + Object.keys(THREADS).length).toBeGreaterThan(60);
  });

  it.each(Object.entries(MAILS))(
    'for %s',
    async (_, make) => {
      const ratio = await doubling((n) => {
        const raw = make(n);
        return () => read(raw);
      }, MOST);
      expect(ratio).toBeLessThanOrEqual(RATIO);
    },
    60_000,
  );

  it.each(Object.entries(THREADS))(
    'for a thread in which %s',
    async (_, make) => {
      const ratio = await doubling((n) => {
        const messages: readonly Message[] = make(n);
        return () => readThread(messages);
      }, MOST / 64);
      expect(ratio).toBeLessThanOrEqual(RATIO);
    },
    60_000,
  );

  it('and the measure sees work that does not', async () => {
    const quadratic = (n: number) => () => {
      let sum = 0;
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += i ^ j;
      return sum;
    };
    expect(await doubling(quadratic, 16_384)).toBeGreaterThan(RATIO);
  });
});
