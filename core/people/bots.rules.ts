import { defineRules } from '../rule.js';

/** Senders that are programs. A pattern reads `name <address>`, lower-cased: they hold no position and ask nothing. */
export const BOTS = defineRules<'bot'>([
  {
    id: 'bot/test-robot',
    outcome: 'bot',
    pattern:
      /^[^<]*\b(?:test|build|kernel|ci|kbuild) (?:test )?(?:ro)?bot\b|<(?:lkp|oliver\.sang|rong\.a\.chen|xiaolong\.ye|fengguang\.wu)@intel\.com>/,
    because: 'The kernel test robot and its kind report builds and benchmarks.',
    examples: {
      yes: ['kernel test robot <lkp@intel.com>', 'build bot <builds@example.org>'],
      no: ['robert robson <rob@example.org>', 'lee park <lkp@example.org>'],
    },
  },
  {
    id: 'bot/named',
    outcome: 'bot',
    pattern:
      /(?:^|[^a-z])(?:syzbot|patchwork-bot|tip-bot2?|sashiko(?:-bot)?|kernelci|buildbot|patchew|zuul|dependabot|coverity|kbuild|hulkrobot|regzbot|b4-bot|lkft|0day|bugzilla-daemon)(?:[^a-z]|$)/,
    because: 'These programs are known by name all over the kernel lists.',
    examples: {
      yes: [
        'syzbot <syzbot+0123@example.org>',
        'patchwork-bot+netdev@kernel.example <patchwork-bot+netdev@kernel.example>',
        'sashiko-bot <sashiko@example.org>',
        'tip-bot2 for ann lee <tip-bot2@example.org>',
      ],
      no: ['anna botman <anna@example.org>', 'tip top <tip@example.org>'],
    },
  },
  {
    id: 'bot/address',
    outcome: 'bot',
    pattern:
      /<(?:[^<>@]{0,80}[-_.+])?(?:bot|no-?reply|do-?not-?reply|mailer-daemon|buildbot|robot|daemon)(?:[-_+.][^<>@]{0,80})?@/,
    because: 'An address that says bot, robot or noreply is read by nobody.',
    examples: {
      yes: ['ci <ci-bot@example.org>', 'gerrit <noreply@example.org>', 'checks <bot+x@example.org>'],
      no: ['ed abbot <abbot@example.org>', 'ida botto <ida.botto@example.org>'],
    },
  },
  {
    id: 'bot/name-ends',
    outcome: 'bot',
    pattern: /^"?[^<]{0,60}[a-z][ _-](?:bot|ci|robot)"? </,
    because: 'A display name whose last word is bot, robot or CI belongs to a program.',
    examples: {
      yes: ['media-ci bot <media@example.org>', 'intel ci <ci@example.org>', 'stable robot <s@example.org>'],
      no: ['lucia <ci@example.org>', 'mei lin abbot <m@example.org>'],
    },
  },
]);
