import { describe, expect, it } from '@jest/globals';
import { personKey } from '../../../core/ids.js';
import { BOTS } from '../../../core/people/bots.rules.js';
import {
  buildPeople,
  isBot,
  nameKey,
  parseMailmap,
  plainName,
  sameIdentity,
} from '../../../core/people/index.js';
import { mail, mailbox } from '../../support/mail.js';

const peopleOf = (...senders: string[]) => {
  const messages = senders.map((from, i) => mail({ id: `m${i}`, from }));
  return buildPeople(messages, messages[0] as (typeof messages)[number]).people;
};

describe('a name', () => {
  it.each([
    ['Ann Lee', 'Ann Lee'],
    ["'Ann Lee' via some-list", 'Ann Lee'],
    ['Ann Lee via B4 Relay', 'Ann Lee'],
    ['"Ann Lee"', 'Ann Lee'],
    ['Lee, Ann', 'Ann Lee'],
    ['Ann Lee (Example Corp)', 'Ann Lee (Example Corp)'],
    ['Sam Stone, Jr', 'Sam Stone, Jr'],
    ['  Ann   Lee ', 'Ann Lee'],
    ['', ''],
  ])('%j is read as %j', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });

  it('of one word names nobody, and case and accents do not matter', () => {
    expect(nameKey('Ann')).toBe('');
    expect(nameKey('ann lee')).toBe(nameKey('Lee, Ann'));
    expect(nameKey('Lee, Ann (Example Corp)')).toBe(nameKey('Ann Lee [Example]'));
    expect(nameKey('Ann Lee (Example Corp)')).toBe(nameKey('Ann Lee'));
    expect(nameKey('José Díaz')).toBe(nameKey('Jose\u0301 Di\u0301az'));
  });
});

describe('two mailboxes', () => {
  it.each([
    ['Ann <ann@example.org>', 'A. Lee <ANN@example.org>', 'address'],
    ['Ann <ann+work@example.org>', 'Lee <ann@example.org>', 'plus-suffix'],
    ['Ann <ann@linux.example.org>', 'Lee <ann@example.org>', 'subdomain'],
    ['Lee, Ann <ann@example.org>', 'Ann Lee <ann@home.example>', 'name'],
    ['Ann Lee <ann@example.org>', 'Bo Berg <bo@example.org>', null],
    ['Lee, Ann <ann@example.org>', 'Ann <ann@home.example>', null],
    ['Ann <ann@a.b.example.org>', 'Lee <ann@example.org>', null],
    ['Ann <ann@a.example>', 'Lee <ann@example>', null],
    ['Ann <ann@myexample.org>', 'Lee <ann@example.org>', null],
  ])('%s and %s: %s', (a, b, evidence) => {
    expect(sameIdentity(mailbox(a), mailbox(b))).toBe(evidence);
    expect(sameIdentity(mailbox(b), mailbox(a))).toBe(evidence);
  });
});

describe('people', () => {
  it('are one person over all addresses with the same full name', () => {
    const people = peopleOf(
      'Ann Lee <ann@example.org>',
      'Bo Berg <bo@example.org>',
      'Lee, Ann <al@home.example>',
    );
    expect(people.map(({ name, addresses }) => [name, addresses])).toEqual([
      ['Ann Lee', ['ann@example.org', 'al@home.example']],
      ['Bo Berg', ['bo@example.org']],
    ]);
  });

  it('with the same first name only stay apart', () => {
    expect(peopleOf('Ann <ann@example.org>', 'Ann <ann@home.example>')).toHaveLength(2);
  });

  it('are joined over a chain of name and address', () => {
    expect(
      peopleOf(
        'Ann Lee <a@example.org>',
        'annl <a@example.org>',
        'Ann Lee <b@example.org>',
        'B <b+x@example.org>',
      ),
    ).toHaveLength(1);
  });

  it('behind a list that rewrites From have the address of Reply-To', () => {
    const from = 'Ann Lee via some-list <some-list@lists.example.org>';
    const messages = [
      mail({ id: 'a', from, replyTo: ['Ann Lee <ann@example.org>'] }),
      mail({
        id: 'b',
        from: 'Bo Berg via some-list <some-list@lists.example.org>',
        replyTo: ['bo@example.org'],
      }),
    ];
    const { people } = buildPeople(messages, messages[0] as (typeof messages)[number]);
    expect(people.map(({ name, address }) => [name, address])).toEqual([
      ['Ann Lee', 'ann@example.org'],
      ['Bo Berg', 'bo@example.org'],
    ]);
  });

  it('behind a list that tells no address are known by name, not as one person', () => {
    const people = peopleOf(
      'Ann Lee via some-list <some-list@lists.example.org>',
      'Bo Berg via some-list <some-list@lists.example.org>',
      'Ann Lee <ann@example.org>',
    );
    expect(people.map(({ key, name }) => [key, name])).toEqual([
      ['ann@example.org', 'Ann Lee'],
      ['bo berg', 'Bo Berg'],
    ]);
  });

  it('behind a list that answers go to are found in X-Original-From', () => {
    const message = mail({
      id: 'a',
      from: 'Ann Lee via some-list <some-list@lists.example.org>',
      replyTo: ['some-list@lists.example.org'],
      headers: { 'x-original-from': 'Ann Lee <ann@example.org>' },
    });
    expect(buildPeople([message], message).author.address).toBe('ann@example.org');
  });

  it('are shown with why each address is theirs', () => {
    const messages = [
      mail({ id: 'a', from: 'Ann Lee <ann@example.org>' }),
      mail({ id: 'b', from: 'al <ann+work@example.org>' }),
      mail({ id: 'c', from: '"Lee, Ann" <al@home.example>' }),
      mail({
        id: 'd',
        from: 'Ann Lee via some-list <some-list@lists.example.org>',
        replyTo: ['Ann Lee <lee@office.example>'],
      }),
    ];
    const { author } = buildPeople(messages, messages[0] as (typeof messages)[number], {
      mailmap: parseMailmap('Ann Lee <ann@old.example>'),
    });
    expect(author.evidence.map(({ address, kind }) => [address, kind])).toEqual([
      ['ann@example.org', 'plus-suffix'],
      ['ann+work@example.org', 'plus-suffix'],
      ['al@home.example', 'name'],
      ['lee@office.example', 'rewritten'],
    ]);
  });

  it('are merged and split by hand, which wins over all that mail says', () => {
    const messages = [
      mail({ id: 'a', from: 'Ann Lee <ann@example.org>' }),
      mail({ id: 'b', from: 'Ann Lee <other@example.net>' }),
      mail({ id: 'c', from: 'Bo <bo@example.org>' }),
    ];
    const forced = {
      merge: [[personKey('ann@example.org'), personKey('BO@example.org')]] as const,
      split: [personKey('other@example.net')],
    };
    const { people, author } = buildPeople(messages, messages[0] as (typeof messages)[number], forced);
    expect(people.map(({ key, addresses }) => [key, addresses])).toEqual([
      ['bo@example.org', ['ann@example.org', 'bo@example.org']],
      ['other@example.net', ['other@example.net']],
    ]);
    expect(author.evidence.map(({ kind }) => kind)).toEqual(['corrected', 'corrected']);
  });

  it('are never a bot, whatever a bot calls itself', () => {
    const people = peopleOf('Ann Lee <ann@example.org>', 'Ann Lee <noreply@example.org>');
    expect(people.map((person) => person.bot)).toEqual([false, true]);
  });
});

describe('a bot', () => {
  it.each(BOTS)('is recognised by $id as its examples say', ({ pattern, examples }) => {
    expect(examples.yes.filter((sender) => !pattern.test(sender))).toEqual([]);
    expect(examples.no.filter((sender) => pattern.test(sender) || isBot(mailbox(sender)))).toEqual([]);
  });
});

it('mail that says itself that no hand sent it comes from no person', () => {
  const sent = (how: string) =>
    mail({ id: how, from: 'Bo Ek <bo@example.org>', headers: { 'auto-submitted': how } });
  const root = mail({ id: 'root' });
  const { people, personOf } = buildPeople([root, sent('auto-replied'), sent('no')], root);
  const told = new Set(people.map(({ name, bot }) => `${name} ${bot}`));
  expect(told).toEqual(new Set(['Ann Lee false', 'Bo Ek false', 'Bo Ek true']));
  expect(personOf.get(sent('no').id)?.bot).toBe(false);
});
