import { describe, expect, it } from '@jest/globals';
import { TAG_PHRASES, TAG_WORDS } from '../../../core/series/trailers.rules.js';
import { type MailSpec, mail } from '../../support/mail.js';
import { contextOf } from '../../support/thread.js';

const DIFF =
  '---\n a.c | 2 +-\n\ndiff --git a/drivers/a.c b/drivers/a.c\n--- a/drivers/a.c\n+++ b/drivers/a.c\n@@ -1 +1 @@\n-a\n+b\n';
const BO = 'Bo Berg <bo@example.org>';
const at = (minute: number) => `2024-03-01T10:${String(minute).padStart(2, '0')}:00Z`;

/** A cover and three patches by Ann Lee, and replies. */
function series(...replies: MailSpec[]) {
  const patch = (n: number, title: string): MailSpec => ({
    id: `p${n}`,
    parent: 'p0',
    subject: `[PATCH ${n}/3] ${title}`,
    body: `Why.\n\nSuggested-by: Eve Fox <eve@example.org>\nSigned-off-by: Ann Lee <ann@example.org>\n${DIFF}`,
  });
  const posted: MailSpec[] = [
    { id: 'p0', subject: '[PATCH 0/3] a set', body: 'What it does.\n' },
    patch(1, 'mm: one'),
    patch(2, 's390: two'),
    patch(3, 'docs: three'),
  ];
  return contextOf([...posted, ...replies].map((spec, i) => mail({ date: at(i), ...spec })));
}
/** `tag: who, status, patches` of what the series lists. */
function listed(...replies: MailSpec[]): string[] {
  return (series(...replies).series[0]?.trailers ?? []).map(
    ({ tag, who, status, patches }) => `${tag} ${who} ${status} ${patches.join(' ')}`,
  );
}
const reply = (body: string, spec: Partial<MailSpec> = {}): MailSpec => ({
  id: 'r1',
  parent: 'p1',
  from: BO,
  subject: 'Re: [PATCH 1/3] mm: one',
  body,
  ...spec,
});

describe('a trailer counts', () => {
  it.each([
    ['from the same address', 'Reviewed-by: B. Berg <BO@example.org>'],
    ['with a plus suffix', 'Reviewed-by: B. Berg <bo+kernel@example.org>'],
    ['from a domain that is one label longer', 'Reviewed-by: B. Berg <bo@linux.example.org>'],
    ['from somebody of exactly that name', 'Reviewed-by: Bo Berg <bo@home.example>'],
    ['from the name turned round', 'Reviewed-by: "Berg, Bo" <bo@home.example>'],
    ['over two lines', 'Reviewed-by: B. Berg\n <bo@example.org>'],
    ['with the bare address', 'Reviewed-by: bo@example.org'],
    ['with the bare full name', 'Reviewed-by: Bo Berg'],
    ['in other capitals', 'reviewed-BY: Bo Berg <bo@example.org>'],
    ['indented on its own', '    Reviewed-by: Bo Berg <bo@example.org>'],
    ['at the end of a sentence', 'Looks good, Reviewed-by: Bo Berg <bo@example.org>'],
    ['with optional remarks beside it', 'Small nit: a typo.\n\nReviewed-by: Bo Berg <bo@example.org>'],
    ['after thanks for a fix', 'Thanks for fixing this once again.\n\nReviewed-by: Bo Berg <bo@example.org>'],
  ])('%s', (_what, body) => {
    const found = listed(reply(`${body}\n`));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^Reviewed-by (Bo|B\.) Berg counts p1$|^Reviewed-by Berg, Bo counts p1$/);
  });

  it('on the cover letter for every patch', () => {
    const body = 'Acked-by: Bo Berg <bo@example.org>\n';
    expect(listed(reply(body, { parent: 'p0' }))).toEqual(['Acked-by Bo Berg counts p1 p2 p3']);
  });

  it('for the patch found by climbing over other replies', () => {
    const body = 'Acked-by: Bo Berg <bo@example.org>\n';
    expect(listed(reply('Hm.\n', { parent: 'p2' }), reply(body, { id: 'r2', parent: 'r1' }))).toEqual([
      'Acked-by Bo Berg counts p2',
    ]);
  });

  it('with its line, from the list that rewrote the sender', () => {
    const from = 'Bo Berg via some-list <some-list@lists.example.org>';
    expect(listed(reply('Acked-by: Bo Berg <bo@example.org>\n', { from, replyTo: [BO] }))).toEqual([
      'Acked-by Bo Berg counts p1',
    ]);
  });

  it('at the place where it stands', () => {
    const body = 'Fine.\n\n  Acked-by: Bo Berg <bo@example.org>\n';
    const finding = series(reply(body)).series[0]?.trailers[0];
    expect(finding?.span.start).toEqual({ line: 3, column: 3, offset: 9 });
    expect(body.slice(finding?.span.start.offset, finding?.span.end.offset)).toBe(finding?.text);
  });
});

describe('the scope of a trailer', () => {
  it.each([
    ['p0', 'Acked-by: Bo Berg <bo@example.org> # s390', 'p2'],
    ['p0', 'Acked-by: Bo Berg <bo@example.org>\n[for the s390 part]', 'p2'],
    ['p0', 'Acked-by: Bo Berg <bo@example.org> (docs)', 'p3'],
    ['p0', 'Acked-by: Bo Berg <bo@example.org> # drivers', 'p1 p2 p3'],
    ['p0', 'Acked-by: Bo Berg <bo@example.org> # nothing like it', 'p1 p2 p3'],
    ['p0', 'Acked-by: Bo Berg <bo@example.org> # for patches 1-2', 'p1 p2'],
    ['p0', 'Acked-by: Bo Berg <bo@example.org> (patches 1 and 3)', 'p1 p3'],
    ['p1', 'Acked-by: Bo Berg <bo@example.org> # for the series', 'p1 p2 p3'],
    ['p1', 'Acked-by: Bo Berg <bo@example.org> # s390', 'p1'],
  ])('under %s, %j: %s', (parent, body, patches) => {
    expect(listed(reply(`${body}\n`, { parent }))).toEqual([`Acked-by Bo Berg counts ${patches}`]);
  });
});

describe('a trailer on a condition', () => {
  it.each([
    'With that fixed:\n\nAcked-by: Bo Berg <bo@example.org>',
    'Please drop the lock.  With that changed, feel free to add\nAcked-by: Bo Berg <bo@example.org>',
    'With the typo corrected, Acked-by: Bo Berg <bo@example.org>',
    'Acked-by: Bo Berg <bo@example.org> # with the typo fixed',
    'I will give my Acked-by once you fix the leak, NAK until then.',
    'You can add my ack if you drop the last hunk.',
  ])('%j', (body) => {
    expect(listed(reply(`${body}\n`))).toEqual(['Acked-by Bo Berg condition p1']);
  });
});

describe('the condition of a trailer', () => {
  it.each([
    ['With that fixed:\n\nAcked-by: Bo Berg <bo@example.org>', 'With that fixed'],
    ['Acked-by: Bo Berg <bo@example.org> # with the typo fixed', 'with the typo fixed'],
  ])('%j is %j', (body, condition) => {
    expect(series(reply(`${body}\n`)).series[0]?.trailers[0]).toMatchObject({
      condition,
      reason: `given on a condition: "${condition}"`,
    });
  });
});

describe('a trailer that was taken back', () => {
  const given = reply('Reviewed-by: Bo Berg <bo@example.org>\n');
  const back = (body: string, spec: Partial<MailSpec> = {}) =>
    listed(given, reply(`${body}\n`, { id: 'r2', parent: 'r1', ...spec }));

  it.each([
    'I take back my Reviewed-by, this leaks.',
    'Please drop my R-b.',
    'Consider my Reviewed-by withdrawn.',
    'Sorry, I have to retract my Reviewed-by.',
  ])('by %j', (body) => {
    expect(back(body)).toEqual(['Reviewed-by Bo Berg withdrawn p1']);
  });

  it('says where', () => {
    const context = series(given, reply('I take back my Reviewed-by.\n', { id: 'r2', parent: 'r1' }));
    expect(context.series[0]?.trailers[0]).toMatchObject({
      messageId: 'r1',
      reason: expect.stringContaining('r2'),
    });
  });

  it('can be given again', () => {
    const again = reply('Reviewed-by: Bo Berg <bo@example.org>\n', { id: 'r3', parent: 'p1' });
    const taken = reply('I take back my Reviewed-by.\n', { id: 'r2', parent: 'r1' });
    expect(listed(given, taken, again)).toEqual([
      'Reviewed-by Bo Berg withdrawn p1',
      'Reviewed-by Bo Berg counts p1',
    ]);
  });

  it.each([
    ['I take back my Acked-by.', {}],
    ['I take back my Reviewed-by.', { from: 'Eve Fox <eve@example.org>' }],
    ['I would take back my Reviewed-by if you did that.', {}],
  ])('is not touched by %j %j', (body, spec) => {
    expect(back(body, spec)).toContain('Reviewed-by Bo Berg counts p1');
  });
});

describe('a trailer is no statement of the sender', () => {
  it('when it names somebody else: a mismatch with its reason', () => {
    const trailer = series(reply('Acked-by: Eve Fox <eve@example.org>\n')).series[0]?.trailers[0];
    expect(trailer).toMatchObject({ who: 'Eve Fox', status: 'mismatch', person: null });
    expect(trailer?.reason).toBe('names Eve Fox, was sent by Bo Berg <bo@example.org>');
  });

  it('when a From name with a comma matches only in part', () => {
    const from = 'Fox, Eve <eve@example.org>';
    expect(listed(reply('Acked-by: Eve Berg <eve@home.example>\n', { from }))).toEqual([
      'Acked-by Eve Berg mismatch p1',
    ]);
  });

  it('even when the one it names replies deeper', () => {
    const deeper = reply('Thanks.\n', { id: 'r2', parent: 'r1', from: 'Eve Fox <eve@example.org>' });
    expect(listed(reply('Acked-by: Eve Fox <eve@example.org>\n'), deeper)).toEqual([
      'Acked-by Eve Fox mismatch p1',
    ]);
  });

  it.each([
    ['in a quote', '> Acked-by: Bo Berg <bo@example.org>\n\nWhy is this here?\n', 'quoted'],
    [
      'in the copy of a commit',
      'See\n\n    commit 0123\n\n    A title\n\n    Acked-by: Bo Berg <bo@example.org>\n',
      'quoted',
    ],
  ])('%s', (_what, body, status) => {
    const context = series(reply(body));
    expect(context.series[0]?.trailers).toEqual([]);
    expect(context.trailers.get(context.messages[4]?.id as never)).toMatchObject([{ status, person: null }]);
  });

  it('in a patch that carries it', () => {
    const context = series();
    const statuses = context.trailers
      .get(context.messages[1]?.id as never)
      ?.map(({ tag, status, who }) => [tag, status, who]);
    expect(statuses).toEqual([
      ['Suggested-by', 'carried', 'Eve Fox'],
      ['Signed-off-by', 'carried', 'Ann Lee'],
    ]);
  });

  it('in a sentence about somebody', () => {
    expect(listed(reply('You lost the tag, Acked-by: Eve Fox <eve@example.org>\n'))).toEqual([]);
  });
});

it('a Nacked-by counts as the one who opposes', () => {
  expect(listed(reply('Nacked-by: Bo Berg <bo@example.org>\n'))).toEqual(['Nacked-by Bo Berg counts p1']);
});

it('20,000 hostile lines are read in no time', () => {
  const body = ['    Acked-by: Bo Berg <bo@example.org>', 'with that,', 'Acked-by:', '\tx'].map((line) =>
    `${line}\n`.repeat(5_000),
  );
  expect(series(reply(body.join(''))).series[0]?.trailers.length).toBeGreaterThan(0);
});

describe('the phrases about tags', () => {
  it.each([...TAG_WORDS, ...TAG_PHRASES])('$id reads its examples', ({ pattern, examples }) => {
    expect(examples.yes.filter((text) => !pattern.test(text))).toEqual([]);
    expect(examples.no.filter((text) => pattern.test(text))).toEqual([]);
  });
});
