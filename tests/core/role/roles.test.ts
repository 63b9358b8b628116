import { describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../../core/analysis.js';
import { committerOf, findRoles, matchingSections, parseMaintainers } from '../../../core/role/index.js';
import { covers } from '../../../core/role/maintainers.js';
import { mail } from '../../support/mail.js';
import { contextOf } from '../../support/thread.js';

const SECTIONS = parseMaintainers(`List of maintainers

	M: *Mail* patches to this person

Maintainers List
----------------

WIDGET DRIVERS
M:	Bo Berg <bo@example.org>
M:	"Fox, Eve" <eve@example.org>
R:	Max Ek <max@example.org>
L:	widgets@lists.example.org (moderated)
S:	Maintained
F:	drivers/widget/
F:	include/linux/widget*.h
X:	drivers/widget/old/

GADGETS
M:	Ida Ny <ida@example.org>
S:	Orphan
N:	gadget
K:	\\bgadget_init\\b
K:	(a+)+b
`);

const diff = (path: string, line = 'x') => `--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n-a\n+${line}\n`;

describe('a MAINTAINERS file', () => {
  it('is read by sections', () => {
    expect(
      SECTIONS.map(({ title, status, maintainers, reviewers, lists }) => [
        title,
        status,
        maintainers,
        reviewers,
        lists,
      ]),
    ).toEqual([
      [
        'WIDGET DRIVERS',
        'Maintained',
        [
          { name: 'Bo Berg', address: 'bo@example.org' },
          { name: 'Fox, Eve', address: 'eve@example.org' },
        ],
        [{ name: 'Max Ek', address: 'max@example.org' }],
        ['widgets@lists.example.org'],
      ],
      ['GADGETS', 'Orphan', [{ name: 'Ida Ny', address: 'ida@example.org' }], [], []],
    ]);
  });

  it.each([
    ['drivers/widget/', 'drivers/widget/a.c', true],
    ['drivers/widget/', 'drivers/widget/sub/a.c', true],
    ['drivers/widget/', 'drivers/widgets/a.c', false],
    ['drivers/widget/*', 'drivers/widget/a.c', true],
    ['drivers/widget/*', 'drivers/widget/sub/a.c', false],
    ['drivers/widget', 'drivers/widget/a.c', true],
    ['drivers/*/core.c', 'drivers/widget/core.c', true],
    ['include/linux/widget*.h', 'include/linux/widget-core.h', true],
    ['include/linux/widget*.h', 'include/linux/widget.c', false],
    ['a*b*c', 'aXbYc', true],
    ['a*b*c', 'aXcYb', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*', 'README', true],
    ['*', 'drivers/a.c', false],
  ])('F: %s and %s: %s', (pattern, path, is) => {
    expect(covers(pattern, path)).toBe(is);
  });

  it.each([
    ['drivers/widget/a.c', 'x', ['WIDGET DRIVERS']],
    ['drivers/widget/old/a.c', 'x', []],
    ['lib/my-gadget.c', 'x', ['GADGETS']],
    ['lib/a.c', 'gadget_init();', ['GADGETS']],
    ['lib/a.c', 'gadget_initial();', []],
    ['lib/a.c', 'aab', []],
  ])('a patch of %s that adds %j falls under %j', (path, line, titles) => {
    expect(matchingSections(SECTIONS, [diff(path, line)]).map(({ section }) => section.title)).toEqual(
      titles,
    );
  });
});

describe('roles', () => {
  const thread = contextOf([
    mail({ id: 'p', subject: '[PATCH] t', body: diff('drivers/widget/a.c') }),
    ...[
      'Bo Berg <bo@linux.example.org>',
      'Eve Fox <e@home.example>',
      'Max Ek <max@example.org>',
      'Ida Ny <ida@example.org>',
    ].map((from, i) => mail({ id: `r${i}`, parent: 'p', subject: 'Re: [PATCH] t', from })),
  ]);
  const rolesOf = (committers?: ReadonlyMap<never, string>) =>
    [...findRoles(thread, SECTIONS, committers)].map(
      ([key, { role, because }]) => `${key} ${role}: ${because}`,
    );

  it('are those of the files that the patches touch', () => {
    expect(rolesOf()).toEqual([
      'bo@linux.example.org maintainer: maintainer of WIDGET DRIVERS, for drivers/widget/a.c',
      'e@home.example maintainer: maintainer of WIDGET DRIVERS, for drivers/widget/a.c',
      'max@example.org reviewer: reviewer of WIDGET DRIVERS, for drivers/widget/a.c',
    ]);
  });

  it('make a committer of who applied patches before, without an office here', () => {
    const committers = new Map([['ida@example.org' as never, 'applied an earlier patch']]);
    expect(rolesOf(committers)).toContain('ida@example.org committer: applied an earlier patch');
  });

  it('are none without a file', () => {
    expect(findRoles(thread, []).size).toBe(0);
  });

  it.each([
    ['r0', 'applied', 'Bo Berg'],
    ['r0', 'open', undefined],
    ['p', 'applied', undefined],
  ] as const)('of who sent %s when it is %s: %s', (id, state, name) => {
    const outcome: Outcome = { state, rule: 'x', messageId: id as never, text: null, span: null };
    expect(committerOf(thread, outcome)?.name).toBe(name);
  });
});
