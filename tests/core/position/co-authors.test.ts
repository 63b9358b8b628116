import { describe, expect, it } from '@jest/globals';
import { findPositions } from '../../../core/position/index.js';
import { mail } from '../../support/mail.js';
import { contextOf } from '../../support/thread.js';

const DIFF = 'diff --git a/w.c b/w.c\n--- a/w.c\n+++ b/w.c\n@@ -1 +1,2 @@\n int a;\n+int b;\n';
const WITH_BOB =
  'Count.\n\nCo-developed-by: Bob Ray <bob@example.org>\nSigned-off-by: Bob Ray <bob@example.org>\nSigned-off-by: Ann Lee <ann@example.org>\n---\n';
const BY_BOB = 'From: Bob Ray <bob@example.org>\n\nCount.\n\nSigned-off-by: Bob Ray <bob@example.org>\n---\n';

/** Ann's patch with this message, and what Bob says to it. */
function stand(message: string, words: string) {
  const patch = mail({
    id: 'p@example.org',
    subject: '[RFC PATCH] widgets: count',
    body: `${message}${DIFF}`,
  });
  const reply = mail({
    id: 'r@example.org',
    from: 'Bob Ray <bob@example.org>',
    subject: 'Re: [RFC PATCH] widgets: count',
    date: '2024-03-02T10:00:00Z',
    parent: 'p@example.org',
    body: `${words}\n`,
  });
  return findPositions(contextOf([patch, reply])).people[0]?.position;
}

describe('who wrote a part of the patch', () => {
  it.each([
    ['Co-developed-by', WITH_BOB],
    ['a From line', BY_BOB],
  ])('reviews nothing by approving of it, when named by %s', (_, message) => {
    expect(stand(message, 'Looks good to me.')).toBe('none');
    expect(stand(message, 'Reviewed-by: Bob Ray <bob@example.org>')).toBe('none');
  });

  it('may still find a fault in it', () => {
    expect(stand(WITH_BOB, 'This breaks the build.')).toBe('concern');
  });

  it('is nobody who is only mentioned', () => {
    expect(stand('Count.\n\nSuggested-by: Bob Ray <bob@example.org>\n---\n', 'Looks good to me.')).toBe(
      'support',
    );
  });
});

it('reviews the patches of others in the same series', () => {
  const mails = [
    mail({ id: 'c@example.org', subject: '[RFC PATCH 0/2] widgets', body: 'Two patches.\n' }),
    ...[WITH_BOB, 'Free.\n---\n'].map((message, i) =>
      mail({
        id: `p${i}@example.org`,
        subject: `[RFC PATCH ${i + 1}/2] widgets: part ${i}`,
        parent: 'c@example.org',
        date: `2024-03-01T10:0${i + 1}:00Z`,
        body: `${message}${DIFF}`,
      }),
    ),
    mail({
      id: 'r@example.org',
      from: 'Bob Ray <bob@example.org>',
      subject: 'Re: [RFC PATCH 2/2] widgets: part 1',
      date: '2024-03-02T10:00:00Z',
      parent: 'p1@example.org',
      body: 'Reviewed-by: Bob Ray <bob@example.org>\n',
    }),
  ];
  expect(findPositions(contextOf(mails)).people[0]?.position).toBe('support');
});
