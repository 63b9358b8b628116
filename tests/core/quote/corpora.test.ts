import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Message } from '../../../core/message.js';
import { quoteThread } from '../../../core/quote/index.js';
import { buildForest, inDateOrder, splitThreads } from '../../../core/thread/index.js';
import { decodeFiles } from '../../../ingest/index.js';
import { sharedPath } from '../../support/shared.js';
import { treeOf } from './mail.js';
import { broken } from './promises.js';

/** One in so many mails is read once more as if its marks were lost, which takes ten times as long. */
const LOST_ONE_IN = 20;

/** Every promise that the trees of some mails break, thread by thread. */
function brokenIn(messages: readonly Message[]): string[] {
  return splitThreads(messages).flatMap((thread) => {
    const inOrder = inDateOrder(thread);
    const trees = quoteThread(inOrder, buildForest(inOrder).forest);
    return inOrder.flatMap((message) => {
      const tree = trees.get(message.id);
      return tree === undefined ? [`${message.id} has no tree`] : brokenBy(message, tree);
    });
  });
}

function brokenBy(message: Message, tree: ReturnType<typeof treeOf>): string[] {
  return broken(message, tree).map((why) => `${message.id}: ${why}`);
}

function filesIn(folder: string, ends: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ends))
    .sort()
    .map((file) => join(folder, file));
}

describe('the promises of the quote tree hold for all mail of the corpora', () => {
  const corpora = sharedPath('corpora');
  const sources: [name: string, least: number, files: () => string[]][] = [
    ['labelled threads', 250, () => filesIn(join(corpora ?? '', 'threads'), '.mbox')],
    ['whole lists', 2, () => filesIn(corpora ?? '', '.mbox.gz')],
    ['mails of archive pages', 150, () => filesIn(join(corpora ?? '', 'archive-pages'), '.eml')],
    ['archive pages', 150, () => filesIn(join(corpora ?? '', 'archive-pages'), '.page.txt')],
  ];
  if (corpora === null) it.skip('(skipped: ../shared is missing)', () => undefined);
  else
    it.each(sources)(
      '%s, each in its thread; some with their marks lost',
      async (_, least, filesOf) => {
        const files = filesOf();
        expect(files.length).toBeGreaterThanOrEqual(least);
        const found: string[] = [];
        let count = 0;
        for (const file of files) {
          const messages = (await decodeFiles([file])).mails.map((mail) => mail.message);
          const lost = messages
            .filter((_message, i) => (count + i) % LOST_ONE_IN === 0)
            .map((message): Message => ({ ...message, marks: 'lost' }));
          count += messages.length;
          found.push(...brokenIn(messages), ...lost.flatMap((message) => brokenBy(message, treeOf(message))));
        }
        expect(count).toBeGreaterThanOrEqual(files.length);
        expect(found.slice(0, 20)).toEqual([]);
      },
      120_000,
    );
});
