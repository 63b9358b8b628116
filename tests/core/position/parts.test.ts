import { describe, expect, it } from '@jest/globals';
import { findPositions } from '../../../core/position/index.js';
import { mail } from '../../support/mail.js';
import { contextOf } from '../../support/thread.js';

type Said = readonly [under: string, words: string];

const TAG = 'Reviewed-by: Bob Ray <bob@example.org>';
const LOCK = 'This breaks the build.';

/** Ann's series of three, posted twice (`c` and `1` to `3`, then `v2c` and `v21` to `v23`), and what Bob says in this order. */
function stand(...said: readonly Said[]) {
  const posted = ['', 'v2'].flatMap((version) =>
    [0, 1, 2, 3].map((n) =>
      mail({
        id: `${version}${n === 0 ? 'c' : n}@example.org`,
        subject: `[RFC PATCH ${version} ${n}/3] widgets: part ${n}`.replace('  ', ' '),
        date: `2024-03-0${version === '' ? 1 : 2}T10:0${n}:00Z`,
        ...(n === 0 && version === ''
          ? {}
          : { parent: n === 0 ? 'c@example.org' : `${version}c@example.org` }),
        body: `Part ${n}.\n${n === 0 ? '' : 'diff --git a/w.c b/w.c\n--- a/w.c\n+++ b/w.c\n@@ -1 +1,2 @@\n int a;\n+int b;\n'}`,
      }),
    ),
  );
  const replies = said.map(([under, words], i) =>
    mail({
      id: `m${i}@example.org`,
      from: 'Bob Ray <bob@example.org>',
      subject: 'Re: [RFC PATCH] widgets',
      date: `2024-03-03T1${i}:00:00Z`,
      parent: `${under}@example.org`,
      body: `${words}\n`,
    }),
  );
  const { people } = findPositions(contextOf([...posted, ...replies]));
  return people[0];
}

describe('a review sent patch by patch', () => {
  it('is one: approval of some and a request on another is approval with a condition', () => {
    expect(stand(['1', TAG], ['2', LOCK], ['3', TAG])).toMatchObject({
      position: 'support-if',
      rule: 'person/approves-some-patches',
      text: LOCK,
      changed: false,
    });
    expect(stand(['1', LOCK], ['2', TAG])?.position).toBe('support-if');
  });

  it('is an objection while one patch is objected to', () => {
    expect(stand(['1', 'NAK.'], ['2', TAG])).toMatchObject({
      position: 'oppose',
      text: 'NAK.',
      changed: false,
    });
  });

  it('is approval once the same patch, or the whole, is approved', () => {
    expect(stand(['1', LOCK], ['2', TAG], ['1', TAG])).toMatchObject({ position: 'support', changed: true });
    expect(stand(['1', LOCK], ['c', TAG])?.position).toBe('support');
    expect(stand(['1', LOCK], ['2', `For the series:\n${TAG}`], ['c', TAG])?.position).toBe('support');
  });

  it('asks nothing of an older revision', () => {
    expect(stand(['1', LOCK], ['v22', TAG])?.position).toBe('support');
    expect(stand(['v21', LOCK], ['v22', TAG])?.position).toBe('support-if');
  });
});

describe('who goes into a detail', () => {
  it('has not moved', () => {
    expect(stand(['c', 'NAK, no new file.'], ['c', LOCK])).toMatchObject({
      position: 'oppose',
      changed: false,
    });
  });

  it('has moved once they say otherwise of the same', () => {
    expect(stand(['1', LOCK], ['1', TAG])?.changed).toBe(true);
    expect(stand(['c', TAG], ['c', 'I take back my Reviewed-by.'])?.changed).toBe(true);
  });
});
