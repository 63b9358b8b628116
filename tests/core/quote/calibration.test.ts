import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { treeWithContext } from '../../../core/quote/index.js';
import { nameKey } from '../../../core/quote/provenance.js';
import { decodeFiles } from '../../../ingest/index.js';
import { sharedPath } from '../../support/shared.js';

/** One in so many pages is read: enough lines, in a few seconds. */
const ONE_IN = 4;

interface Gold {
  readonly first_body_line: number;
  readonly depths: readonly (number | null)[];
  readonly writers: readonly string[];
}

/** Lines of one tenth of confidence: how many, how many right, and the sum of what was said of them. */
interface Tenth {
  count: number;
  right: number;
  said: number;
}

async function tenths(folder: string, alone: boolean): Promise<Tenth[]> {
  const found = Array.from({ length: 10 }, (): Tenth => ({ count: 0, right: 0, said: 0 }));
  const names = readdirSync(folder).flatMap((f) =>
    f.endsWith('.json') ? [join(folder, f.slice(0, -5))] : [],
  );
  for (const name of names.sort().filter((_, i) => i % ONE_IN === 0)) {
    const gold = JSON.parse(readFileSync(`${name}.json`, 'utf8')) as Gold;
    const page = readFileSync(`${name}.page.txt`, 'utf8').split('\n').slice(gold.first_body_line);
    const [mail] = (await decodeFiles([`${name}.page.txt`])).mails;
    const ancestors = alone ? [] : (await decodeFiles([`${name}.ancestors.mbox`])).mails;
    if (mail === undefined) throw new Error(`no page ${name}`);
    const { message } = mail;
    const empty = page.findIndex((line) => line.trim() !== '');
    for (const line of treeWithContext(
      message,
      ancestors.map((m) => m.message),
    ).lines) {
      const depth = gold.depths[line.line - 1 + empty];
      if (depth === null || depth === undefined) continue;
      const tenth = found[Math.min(9, Math.floor(line.confidence * 10))] as Tenth;
      tenth.count++;
      tenth.said += line.confidence;
      if (nameKey(line.speaker ?? '') === nameKey(gold.writers[depth] ?? '')) tenth.right++;
    }
  }
  return found;
}

describe('the confidence in the writer of a line is the share of such lines that are right', () => {
  const folder = sharedPath('corpora/archive-pages');
  const runs: [string, boolean, number][] = [
    ['beside the thread', false, 0.02],
    ['of a page alone', true, 0.08],
  ];
  if (folder === null) it.skip('on real mail (skipped: ../shared is missing)', () => undefined);
  else
    it.each(runs)(
      '%s, on real mail without its marks',
      async (_, alone, most) => {
        const found = await tenths(folder, alone);
        const count = found.reduce((sum, tenth) => sum + tenth.count, 0);
        const apart = found.reduce((sum, { right, said }) => sum + Math.abs(right - said), 0);
        expect(count).toBeGreaterThan(1_000);
        expect(apart / count).toBeLessThan(most);
      },
      60_000,
    );
});
