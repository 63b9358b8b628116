import { describe, expect, it } from '@jest/globals';
import { messageId } from '../../../core/ids.js';
import { trailersForGitAm } from '../../../core/proposal/index.js';
import { type MailSpec, mail } from '../../support/mail.js';
import { contextOf } from '../../support/thread.js';

const diff = (word: string) =>
  `---\ndiff --git a/${word} b/${word}\n--- a/${word}\n+++ b/${word}\n@@ -1 +1 @@\n-a\n+${word}\n`;
const SOB = 'Signed-off-by: Ann Lee <ann@example.org>';
const patch = (id: string, subject: string, word: string, parent?: string): MailSpec => ({
  id,
  subject,
  body: `Why.\n\nFixes: 0123456789ab ("old")\n${SOB}\n${diff(word)}`,
  ...(parent !== undefined && { parent }),
});
const reply = (id: string, parent: string, body: string, from = 'Bo Berg <bo@example.org>'): MailSpec => ({
  id,
  parent,
  from,
  subject: 'Re: [PATCH] t',
  body: `${body}\n`,
});
const thread = (...specs: MailSpec[]) =>
  contextOf(
    specs.map((spec, i) => mail({ date: `2024-03-01T10:${String(i).padStart(2, '0')}:00Z`, ...spec })),
  );
const linesOf = (...args: Parameters<typeof trailersForGitAm>) =>
  trailersForGitAm(...args).map(({ patch: id, trailers }) => [id, ...trailers.map(({ line }) => line)]);

const OWN = ['Fixes: 0123456789ab ("old")', SOB];

describe('the trailers for git am', () => {
  it('are those of the patch, then those of the replies, each once', () => {
    const context = thread(
      patch('p', '[PATCH] t', 'x'),
      reply('r1', 'p', 'reviewed-by: Bo Berg <bo@example.org> # s390'),
      reply('r2', 'p', 'Tested-by: Eve Fox', 'Eve Fox <eve@example.org>'),
      reply('r3', 'r1', 'Reviewed-by: Bo Berg <BO@example.org>'),
    );
    const expected = [
      ['p', ...OWN, 'Reviewed-by: Bo Berg <bo@example.org> # s390', 'Tested-by: Eve Fox <eve@example.org>'],
    ];
    expect(linesOf(context, messageId('p'))).toEqual(expected);
    expect(linesOf(context, messageId('r3'))).toEqual(expected);
  });

  it('of the cover letter go to every patch', () => {
    const context = thread(
      { id: 'c', subject: '[PATCH 0/2] set', body: 'x\n' },
      patch('p1', '[PATCH 1/2] one', 'x', 'c'),
      patch('p2', '[PATCH 2/2] two', 'y', 'c'),
      reply('r', 'c', 'Acked-by: Bo Berg <bo@example.org>'),
    );
    const ack = 'Acked-by: Bo Berg <bo@example.org>';
    expect(linesOf(context, messageId('c'))).toEqual([
      ['p1', ...OWN, ack],
      ['p2', ...OWN, ack],
    ]);
  });

  it('of the cover letter go only to the patches that the tag names', () => {
    const context = thread(
      { id: 'c', subject: '[PATCH 0/2] set', body: 'x\n' },
      patch('p1', '[PATCH 1/2] one', 'x', 'c'),
      patch('p2', '[PATCH 2/2] two', 'y', 'c'),
      reply('r', 'c', 'Acked-by: Bo Berg <bo@example.org> # for patch 2'),
    );
    expect(linesOf(context, messageId('c'))).toEqual([
      ['p1', ...OWN],
      ['p2', ...OWN, 'Acked-by: Bo Berg <bo@example.org> # for patch 2'],
    ]);
  });

  it.each([
    ['a NAK', 'Nacked-by: Bo Berg <bo@example.org>'],
    ['a tag on a condition', 'With that fixed:\nAcked-by: Bo Berg <bo@example.org>'],
    ['a tag that somebody else sent', 'Acked-by: Eve Fox <eve@example.org>'],
    ['a link in an answer', 'Link: https://lore.example.org/r/other'],
    ['the copy of a commit', 'Broken by\n\n    thing: do\n\n    Acked-by: Bo Berg <bo@example.org>'],
    ['a tag whose comma name matches in part', 'Acked-by: Berg, Bo Eve <eve@example.org>'],
    ['a quoted tag', '> Acked-by: Bo Berg <bo@example.org>\n\nReally?'],
  ])('leave out %s', (_what, body) => {
    expect(linesOf(thread(patch('p', '[PATCH] t', 'x'), reply('r', 'p', body)), messageId('p'))).toEqual([
      ['p', ...OWN],
    ]);
  });

  it('leave out what was taken back', () => {
    const context = thread(
      patch('p', '[PATCH] t', 'x'),
      reply('r1', 'p', 'Acked-by: Bo Berg <bo@example.org>'),
      reply('r2', 'p', 'I take back my Acked-by.'),
    );
    expect(linesOf(context, messageId('p'))).toEqual([['p', ...OWN]]);
  });

  it('are carried from an earlier revision where the patch did not change, and only there', () => {
    const first = thread(
      { id: 'c', subject: '[PATCH 0/2] set', body: 'x\n' },
      patch('p1', '[PATCH 1/2] one', 'same', 'c'),
      patch('p2', '[PATCH 2/2] two', 'old', 'c'),
      reply('r', 'c', 'Acked-by: Bo Berg <bo@example.org>'),
    );
    const second = thread(
      { id: 'd', subject: '[PATCH v2 0/2] set', body: 'x\n' },
      patch('q1', '[PATCH v2 1/2] one', 'same', 'd'),
      patch('q2', '[PATCH v2 2/2] two', 'new', 'd'),
    );
    expect(trailersForGitAm(second, messageId('d'), [first])[0]?.trailers.at(-1)).toEqual({
      line: 'Acked-by: Bo Berg <bo@example.org>',
      from: 'carried',
      messageId: 'r',
    });
    expect(linesOf(second, messageId('d'), [first])[1]).toEqual(['q2', ...OWN]);
    expect(linesOf(second, messageId('d'))[0]).toEqual(['q1', ...OWN]);
  });

  it('fill a partial reroll with the patches of the revision before', () => {
    const context = thread(
      { id: 'c', subject: '[PATCH 0/2] set', body: 'x\n' },
      patch('p1', '[PATCH 1/2] one', 'x', 'c'),
      patch('p2', '[PATCH 2/2] two', 'y', 'c'),
      patch('q2', '[PATCH v2 2/2] two', 'z', 'p2'),
      reply('r', 'p1', 'Acked-by: Bo Berg <bo@example.org>'),
    );
    expect(linesOf(context, messageId('q2'))).toEqual([
      ['p1', ...OWN, 'Acked-by: Bo Berg <bo@example.org>'],
      ['q2', ...OWN],
    ]);
  });

  it('are none for a mail that is about no series', () => {
    expect(linesOf(thread({ id: 'a', subject: 'Hello' }), messageId('a'))).toEqual([]);
  });
});
