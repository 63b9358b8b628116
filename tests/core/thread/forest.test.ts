import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Message } from '../../../core/message.js';
import { buildForest, inDateOrder, splitThreads } from '../../../core/thread/index.js';
import { type MailSpec, mail } from '../../support/mail.js';

/** `id parent depth`, one line a node; a ghost in round brackets. */
function draw(messages: readonly Message[]): string[] {
  return buildForest(messages).forest.map(
    ({ id, depth, ghost }) => '. '.repeat(depth) + (ghost ? `(${id})` : id),
  );
}
const at = (minute: number) => `2024-03-01T10:${String(minute).padStart(2, '0')}:00Z`;
const mails = (...specs: MailSpec[]) => specs.map((spec, i) => mail({ date: at(i), ...spec }));

describe('a forest', () => {
  it('is in reading order: depth first, children by date, then id', () => {
    const thread = mails(
      { id: 'root' },
      { id: 'b', parent: 'root', date: at(9) },
      { id: 'a', parent: 'root', date: at(9) },
      { id: 'c', parent: 'b', date: at(30) },
      { id: 'd', parent: 'root', date: at(10) },
    );
    expect(draw(thread)).toEqual(['root', '. a', '. b', '. . c', '. d']);
  });

  it('keeps the replies to a missing message together under a ghost', () => {
    const thread = mails(
      { id: 'root' },
      { id: 'x', parent: 'gone', references: ['root', 'gone'] },
      { id: 'y', parent: 'gone', references: ['root', 'gone'] },
    );
    expect(draw(thread)).toEqual(['root', '. (gone)', '. . x', '. . y']);
  });

  it('joins two branches whose common root is missing', () => {
    const thread = mails(
      { id: 'x', parent: 'p', references: ['top', 'p'] },
      { id: 'y', parent: 'q', references: ['top', 'q'] },
    );
    expect(draw(thread)).toEqual(['(top)', '. (p)', '. . x', '. (q)', '. . y']);
    expect(buildForest(thread).root.id).toBe('x');
  });

  it('makes at most two ghosts of a mail that names a thousand missing ones', () => {
    const references = Array.from({ length: 1_000 }, (_, i) => `gone-${i}`);
    const forest = buildForest(mails({ id: 'x', parent: 'gone-999', references })).forest;
    expect(forest.map((node) => node.id)).toEqual(['gone-0', 'gone-999', 'x']);
  });

  it('believes In-Reply-To before References, and a known reference before an unknown In-Reply-To', () => {
    const thread = mails(
      { id: 'root' },
      { id: 'a', parent: 'root' },
      { id: 'x', parent: 'root', references: ['root', 'a'] },
      { id: 'y', parent: 'mangled', references: ['root', 'a'] },
    );
    expect(draw(thread)).toEqual(['root', '. a', '. . y', '. x']);
  });

  it('takes no address of an old "message from" In-Reply-To for an id', () => {
    const reply = mail({ id: 'x', to: ['Bo <bo@example.org>'], parent: 'bo@example.org', references: [] });
    expect(draw([reply])).toEqual(['x']);
  });

  it('ignores a message that replies to itself', () => {
    expect(draw(mails({ id: 'x', parent: 'x' }))).toEqual(['x']);
  });

  it('cuts a cycle above its oldest message, in any order of arrival', () => {
    const thread = mails({ id: 'b', parent: 'a' }, { id: 'a', parent: 'c' }, { id: 'c', parent: 'b' });
    expect(draw(thread)).toEqual(['b', '. c', '. . a']);
    expect(draw([...thread].reverse())).toEqual(['b', '. c', '. . a']);
  });

  it('cuts a cycle of missing messages', () => {
    const thread = mails(
      { id: 'x', parent: 'p', references: ['q', 'p'] },
      { id: 'y', parent: 'q', references: ['p', 'q'] },
    );
    expect(draw(thread)).toHaveLength(4);
  });

  it('of two mails with one id keeps the older', () => {
    const twice = [
      mail({ id: 'x', body: 'late', date: at(5) }),
      mail({ id: 'x', body: 'early', date: at(1) }),
    ];
    expect(inDateOrder(twice).map((message) => message.body)).toEqual(['early']);
  });

  it('reads a reply chain of 20,000 messages without recursion', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) =>
      mail({ id: `m${i}`, ...(i > 0 && { parent: `m${i - 1}` }) }),
    );
    expect(buildForest(chain).forest.at(-1)?.depth).toBe(19_999);
  });

  it('refuses an empty thread', () => {
    expect(() => buildForest([])).toThrow();
  });
});

describe('threads', () => {
  it('are split by references only, never by subject', () => {
    const all = mails(
      { id: 'a', subject: '[PATCH] x' },
      { id: 'b', subject: '[PATCH] x' },
      { id: 'c', parent: 'b', subject: 'Re: y' },
    );
    expect(splitThreads(all).map((thread) => thread.map((message) => message.id))).toEqual([
      ['a'],
      ['b', 'c'],
    ]);
  });

  it('hold all patches of one run of git send-email, also where none replies to another', () => {
    const sent = (n: number, run: string, subject: string) => ({
      id: `${run}-${n}-ann-lee@example.org`,
      subject,
    });
    const all = mails(
      sent(1, '20240301100000.4711', '[PATCH 0/2] set'),
      sent(2, '20240301100000.4711', '[PATCH 1/2] one'),
      sent(3, '20240301100000.4711', '[PATCH 2/2] two'),
      sent(2, '20240301100500.4800', '[PATCH 1/2] one'),
      sent(1, '20240301101000.4900', '[PATCH] three'),
      sent(2, '20240301101000.4900', '[PATCH] four'),
      { id: '1709287200-815-2-git-send-email-ann@example.org', subject: '[PATCH 1/2] old' },
      { id: '1709287200-815-3-git-send-email-ann@example.org', subject: '[PATCH 2/2] mailer' },
      { id: 'r', parent: '20240301100000.4711-3-ann-lee@example.org', subject: 'Re: [PATCH 2/2] two' },
    );
    expect(splitThreads(all).map((thread) => thread.length)).toEqual([4, 1, 1, 1, 2]);
    expect(splitThreads([...all].reverse())).toEqual(splitThreads(all));
  });

  it('stay together over a message that is missing', () => {
    const all = mails({ id: 'a', parent: 'gone' }, { id: 'b', parent: 'gone' });
    expect(splitThreads(all)).toHaveLength(1);
  });

  it('and forests are the same whatever the order of arrival', () => {
    const ids = fc.integer({ min: 0, max: 14 }).map((i) => `m${i}`);
    const spec = fc.record({
      id: ids,
      parent: ids,
      references: fc.array(ids, { maxLength: 4 }),
      date: fc.integer({ min: 0, max: 3 }).map(at),
      body: fc.constantFrom('one', 'two'),
    });
    const derive = (messages: readonly Message[]) =>
      splitThreads(messages).map((thread) => ({ ids: thread.map(({ id }) => id), ...buildForest(thread) }));
    fc.assert(
      fc.property(
        fc.array(spec, { minLength: 1, maxLength: 15 }),
        fc.infiniteStream(fc.nat()),
        (specs, keys) => {
          const messages = specs.map(mail);
          const shuffled = messages
            .map((message) => ({ message, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ message }) => message);
          expect(derive(shuffled)).toEqual(derive(messages));
          expect(
            derive(messages).flatMap((thread) => thread.forest.filter((node) => !node.ghost)),
          ).toHaveLength(new Set(specs.map(({ id }) => id)).size);
        },
      ),
    );
  });
});
