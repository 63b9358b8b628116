import { describe, expect, it } from '@jest/globals';
import { messageId } from '../../../core/ids.js';
import { explain } from '../../../core/position/explain.js';
import { findPositions } from '../../../core/position/index.js';
import { settle, standing } from '../../../core/position/people.js';
import { leftBy } from '../../../core/position/taken-back.js';
import { TAKEN_BACK_RULES } from '../../../core/position/taken-back.rules.js';
import { mail } from '../../support/mail.js';
import { contextOf } from '../../support/thread.js';

const ROOT = mail({
  id: 'root@example.org',
  from: 'Ann Lee <ann@example.org>',
  subject: '[RFC PATCH] widgets: count the cogs',
  body: 'Counting cogs helps when a widget stalls.\n',
});

type Reply = readonly [name: string, body: string, parent?: string];

/** A thread of Ann's proposal and these replies, each from `name` with `body`, an hour apart. */
function thread(...replies: readonly Reply[]) {
  const mails = replies.map(([name, body, parent], i) =>
    mail({
      id: `m${i}@example.org`,
      from: `${name} <${name.split(' ')[0]?.toLowerCase()}@example.org>`,
      subject: 'Re: [RFC PATCH] widgets: count the cogs',
      date: `2024-03-01T1${i + 1}:00:00Z`,
      parent: parent ?? 'root@example.org',
      body,
    }),
  );
  return contextOf([ROOT, ...mails]);
}

function read(...replies: readonly Reply[]) {
  const { messages, people } = findPositions(thread(...replies));
  return { messages: messages.slice(1), people };
}

describe('a tag taken back', () => {
  const stand = (...bodies: string[]) => {
    const { people } = read(...bodies.map((body) => ['Bob Ray', `${body}\n`] as const));
    return people.find(({ person }) => person.startsWith('bob'));
  };
  const TAG = 'Reviewed-by: Bob Ray <bob@example.org>';

  it.each([
    'Please drop my Reviewed-by.',
    'I take back my Reviewed-by.',
    'Consider my Reviewed-by withdrawn.',
    'My Reviewed-by no longer stands.',
    'Drop my Reviewed-by.',
    'I take back my tag.',
    'Sorry, I am taking my approval back.',
  ])('is no support any more, nor are the words around it: %j', (words) => {
    expect(stand(TAG, words)).toMatchObject({ position: 'neutral', text: words });
    const after = stand(`Looks good to me.\n\n${TAG}`, words);
    expect(after).toMatchObject({ position: 'neutral', changed: true, text: words });
    expect(after?.path.map((step) => step.position)).toEqual(['support', 'neutral']);
  });

  it('leaves an objection that is given with it, and a tag given afterwards', () => {
    expect(stand(TAG, 'I take back my Reviewed-by.\n\nNacked-by: Bob Ray <bob@example.org>')?.position).toBe(
      'oppose',
    );
    expect(stand(TAG, 'I take back my Reviewed-by.', TAG)?.position).toBe('support');
  });

  it.each([
    'Drop my Reviewed-by, I found a deadlock.',
    'I take back my tag, this leaks the page.',
    'Please drop my Reviewed-by. There is a race with the timer.',
  ])('is a concern when it is taken back for a fault: %j', (words) => {
    expect(stand(TAG, words)?.position).toBe('concern');
  });

  it('stays with who only thinks of taking it back', () => {
    expect(stand(TAG, 'I would take back my tag if this were slow.')?.position).toBe('support');
  });

  it('is no objection any more when it was a NAK', () => {
    expect(stand('Nacked-by: Bob Ray <bob@example.org>', 'I withdraw my Nacked-by.')?.position).not.toBe(
      'oppose',
    );
  });
});

describe('an objection taken back', () => {
  const settled = (first: string, ...later: string[]) => {
    const { people } = read(...[first, ...later].map((words) => ['Bob Ray', `${words}\n`] as const));
    return people[0];
  };

  it.each([
    'I take my NAK back.',
    'I withdraw my objection.',
    'Ok, I drop my objection.',
    'My objection is hereby lifted.',
    'Fine, I no longer object.',
    'I will not stand in the way.',
    'You have changed my mind.',
    'Ok, forget my complaint.',
    'Ok, that addresses my concerns, thanks.',
  ])('is held no longer, and the words that drop it are shown: %j', (words) => {
    const bob = settled('NAK, this lock is wrong.', words);
    expect(bob).toMatchObject({ position: 'none', rule: 'person/given-up', changed: true, text: words });
    expect(bob?.path.map(({ position, text }) => [position, text])).toEqual([
      ['oppose', 'NAK, this lock is wrong.'],
      ['none', words],
    ]);
  });

  it.each([
    'I will drop my objection once the lock is gone.',
    'Does that address my concern?',
    'That does not address my concerns.',
    'I will not withdraw my objection.',
  ])('stays with who only speaks of it: %j', (words) => {
    expect(settled('NAK, this lock is wrong.', words)?.position).toBe('oppose');
  });

  it('leaves what is asked beside it, and what is asked later', () => {
    const NEXT = 'This leaks the counter.';
    expect(settled('NAK, this lock is wrong.', `I withdraw my objection.\n\n${NEXT}`)?.position).toBe(
      'concern',
    );
    expect(settled('NAK, this lock is wrong.', 'I withdraw my objection.', NEXT)?.position).toBe('concern');
  });

  it('gives nothing up with the first words somebody says', () => {
    expect(settled('I would prefer a flag, but I can live with that.')?.rule).not.toBe('person/given-up');
  });
});

describe('a point that is conceded', () => {
  const CONCERN = 'This breaks the build.\n';
  const stand = (answer: string, words: string) => {
    const { people } = read(
      ['Bob Ray', CONCERN],
      ['Ann Lee', answer, 'm0@example.org'],
      ['Bob Ray', words, 'm1@example.org'],
    );
    return people[0];
  };

  it('drops the concern of who concedes, and shows with which words', () => {
    const bob = stand('> This breaks the build.\n\nOnly with your local change.\n', 'You are right.\n');
    expect(bob).toMatchObject({ position: 'none', changed: true, rule: 'person/given-up' });
    expect(bob?.path.map(({ position, text }) => [position, text])).toEqual([
      ['concern', 'This breaks the build.'],
      ['none', 'You are right.'],
    ]);
  });

  it('leaves the concern of who goes on, or thanks', () => {
    for (const words of ['You are right, but it still breaks on m68k.\n', 'Thanks, I will try that.\n'])
      expect(stand('Only with your local change.\n', words)?.position).toBe('concern');
  });
});

describe('the position of a message', () => {
  it.each([
    ['Reviewed-by: Bob Ray <bob@example.org>\n', 'support', 'tag/reviewed-by'],
    ['Nacked-by: Bob Ray <bob@example.org>\n', 'oppose', 'tag/nacked-by'],
    ['NAK until the lock is gone.\n', 'oppose', 'oppose/nak'],
  ])('follows an own tag and a live NAK: %j', (body, position, rule) => {
    const [finding] = read(['Bob Ray', body]).messages;
    expect(finding).toMatchObject({ position, rule, evidence: body.trim() });
  });

  it.each(['until the lock is gone', 'unless it is tested on two boards', 'as long as it breaks the build'])(
    'says what lifts an objection: %j',
    (words) => {
      const { messages, people } = read(['Bob Ray', `NAK ${words}, sorry.\n`]);
      expect(messages[0]?.statements[0]).toMatchObject({ position: 'oppose', condition: words });
      expect(people.find(({ person }) => person.startsWith('bob'))?.condition).toBe(words);
    },
  );

  it.each([
    ['NAK, the cogs belong to the driver.\n', '+1\n', 'oppose'],
    [
      'NAK, the cogs belong to the driver.\n',
      '> NAK, the cogs belong to the driver.\n\nI agree with Bob.\n',
      'oppose',
    ],
    [
      'This breaks the build of every board.\n',
      '> This breaks the build of every board.\n\nAgreed.\n',
      'concern',
    ],
    ['Thanks for the numbers.\n', '+1\n', 'support'],
  ])('is that of the one who is agreed with: %j, then %j', (said, agreed, position) => {
    const [, second] = read(['Bob Ray', said], ['Cy Dow', agreed, 'm0@example.org']).messages;
    expect(second).toMatchObject({ position, rule: 'support/agree' });
  });

  it('is that of the one who is named, by then, whatever the agreement answers', () => {
    const { messages } = read(
      ['Bob Ray', 'NAK, the cogs belong to the driver.\n'],
      ['Eve Fox', 'Reviewed-by: Eve Fox <eve@example.org>\n'],
      ['Cy Dow', '> Widget is new.\n\nI agree with Bob.\n'],
      ['Di Low', 'I agree with Eve on this.\n'],
      ['Flo Kay', 'I agree with Zed.\n'],
    );
    expect(messages.map(({ position }) => position)).toEqual([
      'oppose',
      'support',
      'oppose',
      'support',
      'support',
    ]);
  });

  it('is none where only the idea of another participant is agreed with', () => {
    const [, second] = read(
      ['Bob Ray', 'Somebody could draw the cogs as well.\n'],
      ['Cy Dow', '> Somebody could draw the cogs as well.\n\nAgreed.\n', 'm0@example.org'],
    ).messages;
    expect(second).toMatchObject({ position: 'none', rule: 'position/other-idea' });
  });

  it('is their own where the words of the author are agreed with', () => {
    const [, , third] = read(
      ['Bob Ray', 'NAK, the cogs belong to the driver.\n'],
      ['Ann Lee', '> NAK, the cogs belong to the driver.\n\nThey belong to the widget.\n', 'm0@example.org'],
      ['Cy Dow', '> They belong to the widget.\n\nI agree with Ann.\n', 'm1@example.org'],
    ).messages;
    expect(third?.position).toBe('support');
  });

  it('is never taken from quoted words', () => {
    const [, second] = read(
      ['Bob Ray', 'NAK, this is not acceptable.\n'],
      ['Cy Dow', '> NAK, this is not acceptable.\n\nThanks,\nCy\n', 'm0@example.org'],
    ).messages;
    expect(second?.position).not.toBe('oppose');
    expect(second?.statements.filter((s) => s.position === 'oppose')).toEqual([]);
  });

  it('is none for the author and for programs', () => {
    const { messages, people } = read(
      ['Ann Lee', 'Looks good to me, LGTM.\n'],
      ['kernel test robot', 'This breaks the build.\n'],
    );
    expect(messages.map((m) => [m.role, m.position])).toEqual([
      ['author', 'none'],
      ['bot', 'none'],
    ]);
    expect(people).toEqual([]);
  });

  it('has the sentence, its place in the body and every statement', () => {
    const body =
      'Hi Ann,\n\nI think this should take the lock, the list may change meanwhile.\nPlease use the helper instead of an open-coded loop.\n';
    const [finding] = read(['Bob Ray', body]).messages;
    expect(finding?.position).toBe('concern');
    expect(finding?.statements.map((s) => s.rule)).toEqual(['concern/should', 'concern/request']);
    const { start, end } = finding?.span ?? { start: { offset: 0 }, end: { offset: 0 } };
    expect(body.slice(start.offset, end.offset)).toBe(finding?.evidence);
  });

  it.each([
    'Yeah right, what could possibly go wrong?',
    'Great work, looks good to me, because that worked so well the last time.',
  ])('abstains from irony, rows and models alike: %j', (words) => {
    const [finding] = read(['Bob Ray', `${words}\n`]).messages;
    expect(finding).toMatchObject({ position: 'none', rule: 'guard/irony', statements: [] });
  });

  it('takes no praise from a paragraph that mocks', () => {
    const [finding] = read(['Bob Ray', 'Great idea! Next we could rewrite the kernel in Cobol.\n']).messages;
    expect(finding).toMatchObject({ position: 'none', rule: 'guard/irony' });
  });

  it('reads what stands beside irony', () => {
    const [finding] = read(['Bob Ray', 'What could possibly go wrong?\n\nNAK.\n']).messages;
    expect(finding).toMatchObject({ position: 'oppose', evidence: 'NAK.' });
  });

  it.each(['This breaks the build.', 'The patch does not apply.', 'I found a deadlock.', 'That is racy.'])(
    'is a concern for a fault in a few plain words: %j',
    (words) => {
      expect(read(['Bob Ray', `${words}\n`]).messages[0]).toMatchObject({
        position: 'concern',
        evidence: words,
      });
    },
  );

  it.each([
    ["I don't have a strong opinion on this.", 'neutral/no-opinion'],
    ["I'd leave that to the bus maintainers to decide.", 'neutral/leaves-it'],
  ])('is neutral for who says outright that they are undecided: %j', (body, rule) => {
    const [finding] = read(['Bob Ray', `Hi Ann,\n\n${body}\n`]).messages;
    expect(finding).toMatchObject({ position: 'neutral', rule, evidence: body });
  });

  it('is no less what a NAK says for leaving something to others', () => {
    const [finding] = read(['Bob Ray', 'NAK.\n\nThe name is up to you.\n']).messages;
    expect(finding?.position).toBe('oppose');
  });

  it('names what has to change', () => {
    const [finding] = read(['Bob Ray', 'Looks good to me once the comment is fixed.\n']).messages;
    const [statement] = finding?.statements ?? [];
    expect(statement).toMatchObject({ position: 'support-if', condition: 'once the comment is fixed' });
  });

  it('is found for every message of a thread of a thousand replies, in reasonable time', () => {
    const replies = Array.from({ length: 1000 }, (_, i) =>
      mail({
        id: `r${i}@x`,
        from: `P${i % 50} <p${i % 50}@x>`,
        parent: 'root@example.org',
        body: 'Why not a list?\n',
      }),
    );
    const start = performance.now();
    expect(findPositions(contextOf([ROOT, ...replies])).messages).toHaveLength(1001);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('the words that show a position', () => {
  const TAG = 'Reviewed-by: Bob Ray <bob@example.org>';
  const quotedOf = (body: string) => read(['Bob Ray', `${body}\n`]).messages[0]?.evidence;

  it.each([
    [`Looks good to me.\n\n${TAG}`, `Looks good to me. ${TAG}`],
    [`I ran it on two boards.\n\n${TAG}`, TAG],
    [`Looks good to me.\n\nThe boards are slow today.\n\n${TAG}`, TAG],
    ['NAK. The cogs belong to the driver.', 'NAK. The cogs belong to the driver.'],
    ['NAK.\n\nThe cogs belong to the driver.', 'NAK.'],
    ['NAK. Thanks for the report.', 'NAK.'],
    [
      'It counts the spare cogs too. But that breaks the build of every board.',
      'It counts the spare cogs too. But that breaks the build of every board.',
    ],
  ])('of %j are %j', (body, words) => {
    expect(quotedOf(body)).toBe(words);
  });

  it('stand in the body from the first to the last of them', () => {
    const body = `Hi Ann,\n\nLooks good to me.\n\n${TAG}\n`;
    const [finding] = read(['Bob Ray', body]).messages;
    const { start, end } = finding?.span ?? {};
    expect(body.slice(start?.offset, end?.offset).replace(/\s+/g, ' ')).toBe(finding?.evidence);
  });

  it('are one sentence where two would be long', () => {
    const long = `It counts ${'every cog of every widget, '.repeat(9)}twice. But that breaks the build of every board.`;
    expect(quotedOf(long)).toBe('But that breaks the build of every board.');
  });
});

describe('where a person stands', () => {
  it.each([
    [['concern', 'support'], 'support'],
    [['support-if', 'concern'], 'support-if'],
    [['oppose', 'concern'], 'oppose'],
    [['support', 'neutral'], 'support'],
    [[], 'none'],
  ] as const)('%j ends as %s', (steps, position) => {
    expect(standing(steps).position).toBe(position);
  });

  it.each([
    ['model/oppose', 0.4, 'concern'],
    ['model/oppose', 0.6, 'oppose'],
    ['oppose/nak', 0.4, 'oppose'],
  ])('an objection by %s at %d is held as %s', (rule, confidence, position) => {
    const { messages, people } = read(['Bob Ray', 'NAK, this breaks every board.\n']);
    const [finding] = messages.filter((m) => m.position === 'oppose');
    const [person] = people;
    if (finding === undefined || person === undefined) throw new Error('no objection was read');
    const bob = { key: person.person, name: 'Bob Ray', address: '', addresses: [], evidence: [], bot: false };
    const settled = settle(bob, [{ ...finding, rule, confidence }]);
    expect(settled).toMatchObject({ position, text: finding.evidence });
    expect(settled.path.map((step) => step.position)).toEqual(['oppose']);
  });

  it('keeps every step, and says that they moved', () => {
    const { people } = read(
      [
        'Bob Ray',
        'I think this should take the lock, the list may change meanwhile. Why not use the helper?\n',
      ],
      ['Bob Ray', 'Reviewed-by: Bob Ray <bob@example.org>\n'],
    );
    expect(people).toMatchObject([{ position: 'support', changed: true, evidence: 'm1@example.org' }]);
    expect(people[0]?.path.map((s) => s.position)).toEqual(['concern', 'support']);
  });
});

describe('an explanation', () => {
  it('shows each sentence with the rows passed over, and the path of the person', () => {
    const context = thread(['Bob Ray', 'This breaks the build, but I am not sure why.\n']);
    const bob = context.people.find((p) => p.name === 'Bob Ray');
    const told = explain(context, messageId('m0@example.org'), bob?.key);
    expect(told?.sentences[0]?.rows.length).toBeGreaterThan(1);
    expect(told?.weighed.reduce((a, b) => a + b, 0)).toBeCloseTo(1);
    expect(told?.person?.path).toHaveLength(1);
    expect(explain(context, messageId('nobody@example.org'))).toBeNull();
  });

  it('says what the page says of who agrees with somebody else', () => {
    const context = thread(
      ['Bob Ray', 'NAK, this lock is wrong.\n'],
      ['Cy Fox', '> NAK, this lock is wrong.\n\n+1\n', 'm0@example.org'],
    );
    const [, , cy] = findPositions(context).messages;
    expect(cy?.position).toBe('oppose');
    expect(explain(context, messageId('m1@example.org'))?.finding).toEqual(cy);
  });
});

it('the cheap test lets every example of a side that is left through', () => {
  for (const { id, examples } of TAKEN_BACK_RULES)
    for (const words of examples.yes) expect(leftBy(words)?.id).toBe(id);
});
