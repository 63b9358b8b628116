import { describe, expect, it } from '@jest/globals';
import { decideOutcome } from '../../../core/consensus/outcome.js';
import { appliedIn } from '../../../core/proposal/index.js';
import { mail } from '../../support/mail.js';
import { contextOf } from '../../support/thread.js';

function applied(body: string, from = 'Bo Berg <bo@example.org>') {
  const context = contextOf([
    mail({ id: 'p', subject: '[PATCH] t', body: '---\ndiff --git a/a b/a\n' }),
    mail({ id: 'r', parent: 'p', subject: 'Re: [PATCH] t', from, body, date: '2024-03-02T10:00:00Z' }),
  ]);
  return appliedIn(context, decideOutcome(context));
}

describe('an applied proposal', () => {
  it.each([
    ['Applied to kite/for-6.9. Thanks.', 'kite/for-6.9'],
    ['Applied to for-next, thanks!', 'for-next'],
    ['Thanks, queued to my heron-next branch now.', 'heron-next'],
    ['Applied to heron tree + added a stable tag.', 'heron'],
    [
      'Applied to https://git.example.org/kite.git (for-next), thanks!',
      'https://git.example.org/kite.git (for-next)',
    ],
    ['Applied, thanks!', null],
    ['Applied to v6.9-rc2, it builds.', null],
    ['Applied. I like it in this form - thanks.', null],
  ])('%j names its tree: %j', (body, tree) => {
    expect(applied(`${body}\n`)?.tree).toBe(tree);
  });

  it('was applied by the sender, or by whom the bot names', () => {
    expect(applied('Applied, thanks!\n')?.by).toEqual({ key: 'bo@example.org', name: 'Bo Berg' });
    const report =
      'Hello:\n\nThis series was applied to kite/kite-next.git (main)\nby Mira Okafor <mira@example.net>:\n\n' +
      'Here is the summary with links:\n  - [1/2] one\n    https://git.example.org/kite/c/0123456789ab\n' +
      '  - [2/2] two\n    https://git.example.org/kite/c/0123456789AC\n';
    expect(applied(report, 'patchwork-bot <patchwork-bot@example.org>')).toEqual({
      by: { key: 'mira@example.net', name: 'Mira Okafor' },
      tree: 'kite/kite-next.git (main)',
      commits: ['0123456789ab', '0123456789ac'],
    });
  });

  it('has the commits of a thank-you mail, and none of a quote or a Fixes line', () => {
    const thanks =
      'Applied, thanks!\n\n[1/1] t\n      commit: aaaabbbbcccc\n\n> commit: 111122223333\nFixes: 444455556666\n';
    expect(applied(thanks)?.commits).toEqual(['aaaabbbbcccc']);
  });

  it('has nobody when its author says so, and is none without the word', () => {
    expect(applied('Applied to kite/for-6.9.\n', 'Ann Lee <ann@example.org>')?.by ?? null).toBeNull();
    expect(applied('I will look at it in kite/for-6.9.\n')).toBeNull();
  });
});
