import { describe, expect, it } from '@jest/globals';
import { threadKind } from '../../../core/series/index.js';
import { type MailSpec, mail } from '../../support/mail.js';
import { contextOf } from '../../support/thread.js';

const DIFF = '---\ndiff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-a\n+b\n';
const BO = 'Bo Berg <bo@example.org>';

/** A patch posting; ids that begin with `c` are covers, without a diff. */
function post(id: string, subject: string, parent?: string, more: Partial<MailSpec> = {}): MailSpec {
  const body = id.startsWith('c') ? 'What it does.\n' : `Why.\n${DIFF}`;
  return { id, subject, body, ...(parent !== undefined && { parent }), ...more };
}
function context(...specs: MailSpec[]) {
  return contextOf(
    specs.map((spec, i) => mail({ date: `2024-03-01T10:${String(i).padStart(2, '0')}:00Z`, ...spec })),
  );
}
/** `vN total cover: patches`. */
function drawn(...specs: MailSpec[]): string[] {
  return context(...specs).series.map(
    ({ version, total, cover, patches }) => `v${version} ${total} ${cover ?? '-'}: ${patches.join(' ')}`,
  );
}

describe('a series', () => {
  it('is a cover and its patches, by their numbers', () => {
    expect(
      drawn(
        post('c', '[PATCH 0/3] set'),
        post('p2', '[PATCH 2/3] two', 'c'),
        post('p1', '[PATCH 1/3] one', 'c'),
        post('p3', '[PATCH 3/3] three', 'c'),
      ),
    ).toEqual(['v1 3 c: p1 p2 p3']);
  });

  it('has no cover when each patch replies to the one before', () => {
    expect(
      drawn(
        post('p1', '[PATCH 1/3] one'),
        post('p2', '[PATCH 2/3] two', 'p1'),
        post('p3', '[PATCH 3/3] three', 'p2'),
      ),
    ).toEqual(['v1 3 -: p1 p2 p3']);
  });

  it('is one patch alone', () => {
    expect(drawn(post('p', '[PATCH] one'))).toEqual(['v1 1 -: p']);
  });

  it('may be incomplete, with the total that it was meant to have', () => {
    expect(drawn(post('c', '[PATCH 0/3] set'), post('p2', '[PATCH 2/3] two', 'c'))).toEqual(['v1 3 c: p2']);
  });

  it('stays together when its cover is missing', () => {
    expect(drawn(post('p1', '[PATCH 1/2] one', 'gone'), post('p2', '[PATCH 2/2] two', 'gone'))).toEqual([
      'v1 2 -: p1 p2',
    ]);
  });

  it('of patches without a thread has the cover that was sent with them', () => {
    const sent = (n: number, subject: string) =>
      post(`20240301100000.4711-${n}-ann@example.org`, subject, undefined, n === 1 ? { body: 'All.\n' } : {});
    expect(drawn(sent(1, '[PATCH 0/2] set'), sent(2, '[PATCH 1/2] one'), sent(3, '[PATCH 2/2] two'))).toEqual(
      [
        'v1 2 20240301100000.4711-1-ann@example.org: ' +
          '20240301100000.4711-2-ann@example.org 20240301100000.4711-3-ann@example.org',
      ],
    );
  });

  it('does not depend on the clocks of its mails', () => {
    expect(
      drawn(
        post('c', '[PATCH 0/2] set', undefined, { date: '2024-03-01T10:30:00Z' }),
        post('p1', '[PATCH 1/2] one', 'c'),
        post('p2', '[PATCH 2/2] two', 'c'),
      ),
    ).toEqual(['v1 2 c: p1 p2']);
  });

  it('takes the revision of its cover where the patches name none', () => {
    expect(
      drawn(
        post('c', '[PATCH v2 0/2] set'),
        post('p1', '[PATCH 1/2] one', 'c'),
        post('p2', '[PATCH 2/2] two', 'c'),
      ),
    ).toEqual(['v2 2 c: p1 p2']);
  });

  it('takes the revision of patch 1 where the others name none', () => {
    expect(drawn(post('p1', '[PATCH v3 1/2] one'), post('p2', '[PATCH 2/2] two', 'p1'))).toEqual([
      'v3 2 -: p1 p2',
    ]);
  });

  it.each([
    ['clean up the locking', 'v1'],
    ['clean up the locking v2', 'v2'],
  ])('may have a cover without a number: %j', (subject, version) => {
    expect(
      drawn(post('c', subject), post('p1', '[PATCH 1/2] one', 'c'), post('p2', '[PATCH 2/2] two', 'c')),
    ).toEqual([`${version} 2 c: p1 p2`]);
  });

  it('gives its revision to a cover that has none', () => {
    expect(
      drawn(post('c', ''), post('p1', '[PATCH v2 1/2] one', 'c'), post('p2', '[PATCH v2 2/2] two', 'c')),
    ).toEqual(['v2 2 c: p1 p2']);
  });

  it('that is posted into the thread of the last one is another', () => {
    expect(
      drawn(
        post('c1', '[PATCH 0/1] set'),
        post('p1', '[PATCH 1/1] one', 'c1'),
        post('c2', '[PATCH v2 0/1] set', 'c1'),
        post('q1', '[PATCH v2 1/1] one', 'c2'),
      ),
    ).toEqual(['v1 1 c1: p1', 'v2 1 c2: q1']);
  });

  it('of one patch under its cover needs no number', () => {
    expect(drawn(post('c', '[PATCH v2 0/1] set'), post('p1', '[PATCH] one', 'c'))).toEqual(['v2 1 c: p1']);
    expect(drawn(post('c', '[PATCH 0/2] set'), post('p1', '[PATCH] one', 'c'))).toEqual([
      'v1 2 c: ',
      'v1 1 -: p1',
    ]);
    expect(drawn(post('c', '[PATCH 0/1] set'), post('p1', '[PATCH] other', 'c', { from: BO }))).toHaveLength(
      2,
    );
  });

  it('grows by the patch that its sender adds under the next number', () => {
    const three = [
      post('c', '[PATCH v5 0/2] set'),
      post('p1', '[PATCH v5 1/2] one', 'c'),
      post('p2', '[PATCH v5 2/2] two', 'c'),
    ];
    expect(drawn(...three, post('p3', '[PATCH v5 3/3] three', 'p2'))).toEqual(['v5 3 c: p1 p2 p3']);
    expect(drawn(...three, post('p3', '[PATCH v5 3/3] three', 'p2', { from: BO }))).toHaveLength(2);
  });

  it('begins anew when a number is taken', () => {
    expect(
      drawn(
        post('c1', '[PATCH 0/2] set'),
        post('p1', '[PATCH 1/2] one', 'c1'),
        post('p2', '[PATCH 2/2] two', 'c1'),
        post('c2', '[PATCH 0/2] set', 'c1'),
        post('q1', '[PATCH 1/2] one', 'c2'),
        post('q2', '[PATCH 2/2] two', 'c2'),
      ),
    ).toEqual(['v1 2 c1: p1 p2', 'v1 2 c2: q1 q2']);
  });

  it('that is resent is another', () => {
    expect(drawn(post('p', '[PATCH] one'), post('q', '[PATCH RESEND] one', 'p'))).toEqual([
      'v1 1 -: p',
      'v1 1 -: q',
    ]);
  });

  it('that is rerolled in part is another, with what it brings', () => {
    expect(
      drawn(
        post('c', '[PATCH 0/2] set'),
        post('p1', '[PATCH 1/2] one', 'c'),
        post('p2', '[PATCH 2/2] two', 'c'),
        post('q2', '[PATCH v2 2/2] two', 'p2'),
      ),
    ).toEqual(['v1 2 c: p1 p2', 'v2 2 -: q2']);
  });

  it('of somebody else in the thread is theirs', () => {
    expect(drawn(post('p', '[PATCH] one'), post('q', '[PATCH] other fix', 'p', { from: BO }))).toEqual([
      'v1 1 -: p',
      'v1 1 -: q',
    ]);
  });

  it('may have one patch more than it said', () => {
    expect(drawn(post('p1', '[PATCH 1/1] one'), post('p2', '[PATCH 2/1] two', 'p1'))).toEqual([
      'v1 1 -: p1 p2',
    ]);
  });

  it.each([
    ['a reply with a diff', post('r', 'Re: [PATCH] one', 'p')],
    ['a reply that lost its "Re:"', post('r', '[PATCH] one', 'p', { body: 'Looks odd.\n', from: BO })],
    ['a forward', post('r', 'Fwd: [PATCH] two', 'p')],
    [
      'a report of a bot',
      post('r', '[tree:fixes 5/6] warning', 'p', { body: 'x\n', from: 'ci bot <ci-bot@example.org>' }),
    ],
  ])('is not %s', (_what, reply) => {
    expect(drawn(post('p', '[PATCH] one'), reply)).toEqual(['v1 1 -: p']);
  });
});

describe('a thread is', () => {
  it.each([
    ['rfc', post('c', '[RFC] an idea')],
    ['rfc', post('p', '[RFC PATCH] one')],
    ['patch', post('p', '[PATCH] one')],
    ['discussion', post('c', 'A question')],
    ['discussion', post('r', 'Re: [RFC PATCH] one', 'gone')],
  ])('%s', (kind, root) => {
    expect(threadKind(context(root))).toBe(kind);
  });

  it('rfc where an archive page of a reply stands alone: the proposal is among its quotes', () => {
    const page = { ...mail(post('r', 'Re: [RFC PATCH] one')), marks: 'lost' as const };
    expect(threadKind(contextOf([page]))).toBe('rfc');
  });

  it('a discussion when a patch only comes up in it', () => {
    expect(threadKind(context(post('c', 'A crash'), post('p', '[PATCH] fix', 'c', { from: BO })))).toBe(
      'discussion',
    );
  });
});

it('the series of a thread of 4,000 patches and replies are grouped in no time', () => {
  const patches = Array.from({ length: 2_000 }, (_, i) =>
    post(`p${i + 1}`, `[PATCH ${i + 1}/2000] t${i}`, 'c'),
  );
  const replies = patches.map(({ id, subject }) => ({
    id: `r${id}`,
    subject: `Re: ${subject}`,
    parent: id,
    body: 'Acked-by: Ann Lee <ann@example.org>\n',
  }));
  expect(context(post('c', '[PATCH 0/2000] set'), ...patches, ...replies).series[0]?.patches).toHaveLength(
    2_000,
  );
});
