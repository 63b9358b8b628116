import { describe, expect, it } from '@jest/globals';
import { findPositions } from '../../../core/position/index.js';
import { mail } from '../../support/mail.js';
import { contextOf } from '../../support/thread.js';

type Said = readonly [under: string, words: string];

const TAG = 'Reviewed-by: Bob Ray <bob@example.org>';
const LOCK = 'This breaks the build.';

/** Ann's series of three, posted twice (`c` and `1` to `3`, then `v2c` and `v21` to `v23`), and what Bob says in this order. */
function read(...said: readonly Said[]) {
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
  return findPositions(contextOf([...posted, ...replies]));
}

function stand(...said: readonly Said[]) {
  return read(...said).people[0];
}

/** What Bob's only mail says, statement by statement. */
function statements(under: string, words: string) {
  return read([under, words]).messages.at(-1)?.statements ?? [];
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

describe('what a statement is about', () => {
  it.each([
    ['2', 'Looks good to me.', 'patch', ['2']],
    ['c', 'Patch 3 looks good to me.', 'patch', ['3']],
    ['c', 'I am fine with patches 1-2.', 'patch', ['1', '2']],
    ['c', '1/3 breaks the build.', 'patch', ['1']],
    ['c', 'Looks good to me.', 'series', []],
    ['1', 'The whole series looks good to me.', 'series', []],
    ['v21', 'Patch 3 looks good to me.', 'patch', ['v23']],
    ['c', 'Patch 9 looks good to me.', 'series', []],
  ] as const)('under %s, %j: the %s %j', (under, words, target, patches) => {
    const ids = patches.map((name) => `${name}@example.org`);
    expect(statements(under, words)[0]).toMatchObject({ target, patches: ids });
  });
});

describe('what a stand is tied to', () => {
  const condition = (words: string) => stand(['c', words])?.condition;

  it('is what was asked for before the rest was approved', () => {
    expect(condition('Please rename cog_read().\n\nOther than that this looks good.')).toBe(
      'Please rename cog_read().',
    );
  });

  it('is what follows "but", without it', () => {
    expect(condition('Looks good to me, but the name is odd.')).toBe('the name is odd');
  });

  it('is what lifts an objection, where another sentence says so', () => {
    expect(condition('NAK.\n\nI could be convinced if there were numbers.')).toBe('if there were numbers');
    expect(condition('NAK.\n\nThe lock is taken if there are two cogs.')).toBeNull();
  });

  it('is that part of a sentence that promises a tag', () => {
    expect(condition('If you drop the lock, I can ack this.')).toBe('If you drop the lock');
  });
});

describe('a sentence that the models read otherwise than its row', () => {
  it('is one statement, the one that decided', () => {
    const [finding] = read(['c', 'Looks good to me.']).messages.slice(-1);
    const spans = finding?.statements.map((s) => s.span.start.offset) ?? [];
    expect(new Set(spans).size).toBe(spans.length);
    expect(finding?.statements.map((s) => s.position)).toContain(finding?.position);
  });
});
