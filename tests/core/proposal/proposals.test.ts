import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { messageId } from '../../../core/ids.js';
import { type ForcedLinks, headsOf, linkProposals, type RevisionPair } from '../../../core/proposal/index.js';
import { splitThreads } from '../../../core/thread/index.js';
import { type MailSpec, mail } from '../../support/mail.js';
import { contextOf } from '../../support/thread.js';

const diff = (word: string) =>
  `---\ndiff --git a/${word} b/${word}\n--- a/${word}\n+++ b/${word}\n@@ -1 +1 @@\n-a\n+${word}\n`;
const patch = (id: string, subject: string, more: Partial<MailSpec> = {}): MailSpec => ({
  id: `${id}@example.org`,
  subject,
  body: `Why.\n\n${diff(id)}`,
  ...more,
});
const day = (i: number) => `2024-03-${String(i + 1).padStart(2, '0')}T10:00:00Z`;

function headsIn(specs: readonly MailSpec[]) {
  const messages = specs.map((spec, i) => mail({ date: day(i), ...spec }));
  return splitThreads(messages).map(contextOf).flatMap(headsOf);
}
/** One line a proposal: `label:heads(evidence) ...`. */
function drawn(specs: readonly MailSpec[], forced: ForcedLinks = {}): string[] {
  return linkProposals(headsIn(specs), forced).map(({ revisions }) =>
    revisions
      .map(({ label, heads, evidence }) => {
        const ids = heads.map((id) => id.replace('@example.org', '')).join('+');
        return `${label}:${ids}(${[...new Set(evidence.map(({ kind }) => kind))].join(',')})`;
      })
      .join(' '),
  );
}

describe('a proposal goes on', () => {
  it('under the same title by the same author, from RFC to patch', () => {
    const posted = [patch('a', '[RFC PATCH] t'), patch('b', '[PATCH] t'), patch('c', '[PATCH v2] t')];
    expect(drawn(posted)).toEqual(['RFC v1:a() v1:b(title) v2:c(title,patch-titles)']);
  });

  it('as an RFC in prose that becomes patches', () => {
    expect(
      drawn([{ id: 'a@example.org', subject: '[RFC] t', body: 'An idea.\n' }, patch('b', '[PATCH] t')]),
    ).toEqual(['RFC v1:a() v1:b(title)']);
  });

  it('from another address of the same name', () => {
    const from = 'Lee, Ann <ann@home.example>';
    expect(drawn([patch('a', '[PATCH] t'), patch('b', '[PATCH v2] t', { from })])[0]).toContain('v2:b(title');
  });

  it('by change-id, under another title', () => {
    const body = `Why.\n---\nchange-id: 20240101-some-work-0123456789ab\n${diff('x')}`;
    expect(
      drawn([
        patch('a', '[PATCH] t', { body }),
        patch('b', '[PATCH v2] u', { body: body.replaceAll('/x', '/y') }),
      ]),
    ).toEqual(['v1:a() v2:b(change-id)']);
  });

  it.each([
    ['Changes since v1:\n- all\n\nhttps://lore.example.org/r/a@example.org/'],
    ['v1: https://lore.example.org/all/a@example.org'],
    ['The previous version is <a@example.org>.'],
    ['- Link to v1: https://lore.example.org/r/a%40example.org'],
  ])('by a link to an earlier version: %j', (text) => {
    expect(
      drawn([patch('a', '[PATCH] t'), patch('b', '[PATCH v2] u', { body: `${text}\n${diff('b')}` })]),
    ).toEqual(['v1:a() v2:b(link)']);
  });

  it('in the thread of the revision before', () => {
    expect(drawn([patch('a', '[PATCH] t'), patch('b', '[PATCH v2] u', { parent: 'a@example.org' })])).toEqual(
      ['v1:a() v2:b(thread)'],
    );
  });

  it('by patches that did not change', () => {
    expect(
      drawn([patch('a', '[PATCH] t'), patch('b', '[PATCH v2 1/2] u', { body: `New words.\n${diff('a')}` })]),
    ).toEqual(['v1:a() v2:b(patches)']);
  });

  it('by patches of the same titles', () => {
    const series = (id: string, v: string): MailSpec[] => [
      { id: `c${id}@example.org`, subject: `[PATCH${v} 0/2] set ${id}`, body: 'x\n' },
      patch(`1${id}`, `[PATCH${v} 1/2] one`, { parent: `c${id}@example.org` }),
      patch(`2${id}`, `[PATCH${v} 2/2] two`, { parent: `c${id}@example.org` }),
    ];
    expect(drawn([...series('a', ''), ...series('b', ' v2')])).toEqual(['v1:ca() v2:cb(patch-titles)']);
  });

  it('under another title, where version 2 has no other version 1 and changes the same files', () => {
    const body = (word: string) => `Why.\n\n${diff('a').replace('+a', `+${word}`)}`;
    const specs = [
      patch('a', '[PATCH] fix a null pointer', { body: body('one') }),
      patch('b', '[PATCH v2] drop the useless check in null pointer code', { body: body('two') }),
    ];
    expect(drawn(specs)).toEqual(['v1:a() v2:b(next)']);
    const elsewhere = patch('b', '[PATCH v2] drop the useless check');
    expect(drawn([specs[0] as MailSpec, elsewhere])).toHaveLength(2);
    const late = { ...(specs[1] as MailSpec), date: '2024-06-01T10:00:00Z' };
    expect(drawn([specs[0] as MailSpec, late])).toHaveLength(2);
    const followed = patch('c', '[PATCH v2] fix a null pointer', { body: body('three') });
    expect(drawn([specs[0] as MailSpec, followed, specs[1] as MailSpec])).toHaveLength(2);
  });

  it('when it is resent', () => {
    const body = `Why.\n\n${diff('a')}`;
    expect(drawn([patch('a', '[PATCH] t'), patch('b', '[PATCH RESEND] t', { body })])).toEqual([
      'v1:a() v1 (resent):b(patches,title)',
    ]);
  });
});

it('patches that were sent without a thread within minutes are one revision, the same numbers again another', () => {
  const part = (id: string, n: number, minute: number) => ({
    ...patch(id, `[PATCH ${n}/2] part ${id}`),
    date: `2024-03-01T10:${minute}:00Z`,
  });
  expect(drawn([part('a', 1, 10), part('b', 2, 11), part('c', 1, 12), part('d', 2, 13)])).toEqual([
    'v1:a+b(sending)',
    'v1:c+d(sending)',
  ]);
  expect(drawn([part('a', 1, 10), part('b', 2, 40)])).toHaveLength(2);
});

describe('two proposals stay apart', () => {
  it.each([
    ['of two authors with one title', patch('b', '[PATCH v2] t', { from: 'Bo Berg <bo@example.org>' })],
    [
      'with a link to something else',
      patch('b', '[PATCH] u', { body: `Link: https://lore.example.org/r/a@example.org\n${diff('b')}` }),
    ],
    [
      'with a link to what it depends on',
      patch('b', '[PATCH] u', {
        body: `Depends on v1 of https://lore.example.org/r/a@example.org\n${diff('b')}`,
      }),
    ],
    [
      'with a link by another author',
      patch('b', '[PATCH] u', {
        from: 'Bo Berg <bo@example.org>',
        body: `v1: https://lore.example.org/r/a@example.org\n${diff('b')}`,
      }),
    ],
    ['with one title half a year apart', patch('b', '[PATCH] t', { date: '2024-09-01T10:00:00Z' })],
  ])('%s', (_what, other) => {
    expect(drawn([patch('a', '[PATCH] t'), other])).toHaveLength(2);
  });

  it('that are backports of one patch to several stable trees', () => {
    const body = `Why.\n\n${diff('a')}`;
    expect(
      drawn([patch('a', '[PATCH 5.15 1/9] t', { body }), patch('b', '[PATCH 5.10 1/7] t', { body })]),
    ).toHaveLength(2);
  });

  it('when a wrong link was cut, also over a third that both resemble', () => {
    const specs = [patch('a', '[PATCH] t'), patch('b', '[PATCH v2] t'), patch('c', '[PATCH v3] t')];
    const ids = headsIn(specs).map(({ id }) => id);
    const cut = (one: number, other: number) => ({
      cut: [[ids[one], ids[other]] as unknown as RevisionPair],
    });
    expect(drawn(specs)).toHaveLength(1);
    expect(drawn(specs, cut(1, 0))).toEqual(['v1:a()', 'v2:b() v3:c(title,patch-titles)']);
    expect(drawn(specs, cut(0, 2))).toEqual(['v1:a() v2:b(title,patch-titles)', 'v3:c()']);
  });
});

it('two proposals are one when somebody linked them by any of their messages, and cut wins over link', () => {
  const specs = [
    patch('a', '[PATCH 0/1] t', { body: 'All.\n' }),
    patch('b', '[PATCH 1/1] s', { parent: 'a@example.org' }),
    patch('c', '[PATCH v2] u'),
  ];
  const pair: RevisionPair = [messageId('c@example.org'), messageId('b@example.org')];
  expect(drawn(specs)).toHaveLength(2);
  expect(drawn(specs, { link: [pair] })).toEqual(['v1:a() v2:c(corrected)']);
  expect(drawn(specs, { link: [pair], cut: [pair] })).toHaveLength(2);
  expect(drawn(specs, { link: [[messageId('gone@example.org'), messageId('c@example.org')]] })).toHaveLength(
    2,
  );
});

it('proposals are the same whatever the order of heads', () => {
  const subjects = fc.constantFrom('[PATCH] t', '[PATCH v2] t', '[RFC] t', '[PATCH v3] u', '[PATCH 1/2] u');
  const spec = fc.record({ subject: subjects, same: fc.boolean() });
  fc.assert(
    fc.property(fc.array(spec, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (specs, keys) => {
      const heads = headsIn(
        specs.map(({ subject, same }, i) => patch(`m${i}`, subject, same ? { body: diff('same') } : {})),
      );
      const shuffled = heads
        .map((head) => ({ head, key: keys.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ head }) => head);
      expect(linkProposals(shuffled)).toEqual(linkProposals(heads));
      const placed = linkProposals(heads).flatMap(({ revisions }) =>
        revisions.flatMap((revision) => revision.heads),
      );
      expect([...placed].sort()).toEqual(heads.map(({ id }) => id).sort());
    }),
  );
});
