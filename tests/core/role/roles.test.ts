import { describe, expect, it } from '@jest/globals';
import { analyzeThread } from '../../../core/index.js';
import type { Message } from '../../../core/message.js';
import { findRoles, matchingSections, parseMaintainers, withCommitters } from '../../../core/role/index.js';
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
  const rolesOf = () =>
    [...findRoles(thread, SECTIONS)].map(([key, { role, because }]) => `${key} ${role}: ${because}`);

  it('are those of the files that the patches touch', () => {
    expect(rolesOf()).toEqual([
      'bo@linux.example.org maintainer: maintainer of WIDGET DRIVERS, for drivers/widget/a.c',
      'e@home.example maintainer: maintainer of WIDGET DRIVERS, for drivers/widget/a.c',
      'max@example.org reviewer: reviewer of WIDGET DRIVERS, for drivers/widget/a.c',
    ]);
  });

  it('are none without a file', () => {
    expect(findRoles(thread, []).size).toBe(0);
  });

  it('are named in the reasons of the consensus', () => {
    const [posting] = thread.messages;
    const objection = mail({
      id: 'no',
      parent: 'p',
      subject: 'Re: [PATCH] t',
      from: 'Bo Berg <bo@linux.example.org>',
      body: 'NAK, this breaks every widget.\n',
    });
    const reasons = (maintainers: typeof SECTIONS) =>
      analyzeThread([posting as Message, objection], { maintainers }).consensus.reasons.map(
        ({ text }) => text,
      );
    expect(reasons(SECTIONS).join()).toContain('Bo Berg (maintainer of WIDGET DRIVERS) ');
    expect(reasons([]).join()).toContain('Bo Berg ');
    expect(reasons([]).join()).not.toContain('maintainer of');
  });
});

describe('a committer', () => {
  const proposal = (id: string, day: number, body: string) =>
    analyzeThread([
      mail({
        id,
        subject: `[PATCH] ${id}`,
        date: `2024-03-0${day}T10:00:00Z`,
        body: '---\ndiff --git a/a b/a\n',
      }),
      mail({
        id: `${id}-re`,
        parent: id,
        subject: `Re: [PATCH] ${id}`,
        from: 'Ida Ny <ida@example.org>',
        date: `2024-03-0${day}T11:00:00Z`,
        body,
      }),
    ]);

  it('has applied a proposal before, and has no office by a file', () => {
    const [first, second] = withCommitters([
      proposal('one', 1, 'Applied to kite/for-6.9.\n'),
      proposal('two', 2, 'Why a list?\n'),
    ]);
    expect(first?.roles).toEqual([]);
    expect(second?.roles).toEqual([
      { person: 'ida@example.org', role: 'committer', of: '', because: 'applied "one"' },
    ]);
  });

  it('is none before the day', () => {
    const analyses = [proposal('one', 5, 'Applied to kite/for-6.9.\n'), proposal('two', 2, 'Why a list?\n')];
    expect(withCommitters(analyses)).toEqual(analyses);
  });
});
