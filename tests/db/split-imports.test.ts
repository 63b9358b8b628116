import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { messageId } from '../../core/ids.js';
import type { Message } from '../../core/message.js';
import { openStore } from '../../db/index.js';
import { temporaryDatabase } from './files.js';
import { BO, load, mail } from './mail.js';

const CASES = 12;

const diff = (word: string) =>
  `---\ndiff --git a/${word}.c b/${word}.c\n--- a/${word}.c\n+++ b/${word}.c\n@@ -1 +1 @@\n-a\n+${word}\n`;

/** What one drawn number makes: revisions in threads of their own or in one, patches without a thread, and answers to them. */
function made(kind: number, i: number): Message {
  const date = `2026-03-${String(2 + (i % 20)).padStart(2, '0')}T08:00:00Z`;
  const version = 1 + (kind % 3);
  const parent = (id: string) => ({ inReplyTo: [messageId(id)], references: [messageId(id)] });
  const patch = (id: string, subject: string, more: Partial<Message> = {}) =>
    mail('', { id: messageId(id), date, subject, body: `Why.\n\n${diff(`f${kind % 2}`)}`, ...more });
  if (kind < 3) return patch(`v${version}@mail.example`, `[PATCH v${version}] pump: count strokes`);
  if (kind < 6)
    return patch(
      `w${version}@mail.example`,
      `[PATCH v${version}] valve: close`,
      version > 1 ? parent('w1@mail.example') : {},
    );
  if (kind < 9)
    return patch(`20260302080000.77-${version}-ana@mail.example`, `[PATCH ${version - 1}/2] part ${version}`);
  const to = ['v1', 'v2', 'w1', 'w3', '20260302080000.77-2-ana'][kind % 5] as string;
  const words = [
    'Acked-by: Bo Lind <bo.lind@mail.example>\n',
    'NAK, this leaks.\n',
    'Applied to pump/for-next.\n',
  ];
  return mail('', {
    id: messageId(`re-${kind}-${i}@mail.example`),
    ...parent(`${to}@mail.example`),
    from: BO,
    subject: 'Re: it',
    date,
    body: words[i % 3] as string,
  });
}

/** Every page that the mail makes, after imports of these parts, each analysed at once. */
async function pagesAfter(parts: readonly (readonly Message[])[]): Promise<unknown> {
  const store = await openStore(temporaryDatabase());
  try {
    for (const part of parts) await load(store, ...part);
    const ids = [...new Set(parts.flat().map(({ id }) => id))].sort();
    const pages = [];
    for (const id of ids) pages.push(await store.rfc(id), await store.proposalMessages(id));
    return { pages, people: [await store.person(BO.address, 1)], digest: (await store.check()).digest };
  } finally {
    await store.close();
  }
}

it('mail in any order, in one import or in several, makes the same threads, series, proposals and pages', async () => {
  const drawn = fc.record({
    kinds: fc.uniqueArray(fc.nat({ max: 18 }), { minLength: 3, maxLength: 14 }),
    keys: fc.array(fc.nat(), { minLength: 14, maxLength: 14 }),
    size: fc.integer({ min: 1, max: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(drawn, async ({ kinds, keys, size }) => {
      const mails = kinds.map(made);
      const shuffled = mails
        .map((one, i) => ({ one, key: keys[i] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      const parts: Message[][] = [];
      for (let at = 0; at < shuffled.length; at += size) parts.push(shuffled.slice(at, at + size));
      const wanted = await pagesAfter([mails]);
      expect(await pagesAfter(parts)).toEqual(wanted);
      expect(await pagesAfter([mails.slice(1)])).not.toEqual(wanted);
    }),
    { numRuns: CASES },
  );
}, 60_000);
