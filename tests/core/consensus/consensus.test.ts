import { describe, expect, it } from '@jest/globals';
import type { Consensus, Outcome, PersonFinding, Position, Question } from '../../../core/analysis.js';
import { decideConsensus } from '../../../core/consensus/index.js';
import { messageId, personKey } from '../../../core/ids.js';
import { readThread } from '../../../core/index.js';
import { type MailSpec, mail } from '../../support/mail.js';

const MAILS: MailSpec[] = [
  {
    id: 'rfc@x',
    from: 'Ann Lee <ann@example.org>',
    subject: '[RFC PATCH] lock',
    date: '2024-03-01T10:00:00Z',
  },
  {
    id: 'bo@x',
    from: 'Bo Karlsen <bo@example.com>',
    subject: 'Re: lock',
    parent: 'rfc@x',
    date: '2024-03-02T10:00:00Z',
  },
  {
    id: 'cy@x',
    from: 'Cy Marsh <cy@example.net>',
    subject: 'Re: lock',
    parent: 'rfc@x',
    date: '2024-03-03T10:00:00Z',
  },
];
const ANSWER: MailSpec = {
  id: 'ann@x',
  from: 'Ann Lee <ann@example.org>',
  subject: 'Re: lock',
  parent: 'bo@x',
  date: '2024-03-04T10:00:00Z',
};
const OPEN: Outcome = { state: 'open', rule: 'outcome/open', messageId: null, text: null, span: null };
const SINCE: Record<string, [string, string]> = {
  'bo@example.com': ['bo@x', '2024-03-02T10:00:00Z'],
  'cy@example.net': ['cy@x', '2024-03-03T10:00:00Z'],
};

function stand(who: string, position: Position, text = 'These are the words.'): PersonFinding {
  const [evidence, since] = SINCE[who] ?? ['rfc@x', '2024-03-01T10:00:00Z'];
  const condition = position === 'support-if' ? 'the name is changed' : null;
  const more = { changed: false, rule: 'made-up', path: [], condition };
  return { person: personKey(who), position, evidence: messageId(evidence), since, text, ...more };
}

function decide(
  positions: readonly PersonFinding[],
  more: { mails?: readonly MailSpec[]; questions?: readonly Question[]; outcome?: Outcome } = {},
): Consensus {
  const context = readThread([...MAILS, ...(more.mails ?? [])].map(mail));
  return decideConsensus(context, positions, more.questions ?? [], more.outcome ?? OPEN);
}

const BO = 'bo@example.com';
const CY = 'cy@example.net';

describe('consensus', () => {
  it('names the one who decides it, since when, and the sentence', () => {
    const { state, reasons } = decide([
      stand(BO, 'oppose', 'This is the wrong layer.'),
      stand(CY, 'concern'),
    ]);
    expect(state).toBe('blocked');
    expect(reasons).toEqual([
      {
        rule: 'consensus/blocked',
        text: 'Bo Karlsen opposes it since 2 Mar 2024: "This is the wrong layer."',
        messageId: 'bo@x',
      },
    ]);
  });

  it('says since when somebody holds what they last repeated', () => {
    const again: MailSpec = { ...ANSWER, id: 'bo2@x', from: 'Bo Karlsen <bo@example.com>', parent: 'ann@x' };
    const step = (id: string, position: Position) => ({
      messageId: messageId(id),
      position,
      text: '',
      note: '',
    });
    const bo = {
      ...stand(BO, 'oppose', 'My NAK stands.'),
      evidence: messageId('bo2@x'),
      since: '2024-03-04T10:00:00Z',
    };
    const text = (...path: PersonFinding['path']) =>
      decide([{ ...bo, path }], { mails: [again] }).reasons[0]?.text;
    expect(text(step('bo@x', 'oppose'), step('bo2@x', 'oppose'))).toContain(
      'since 2 Mar 2024: "My NAK stands."',
    );
    expect(text(step('bo@x', 'concern'), step('bo2@x', 'oppose'))).toContain('since 4 Mar 2024');
  });

  it('shows both sides of a contested thread', () => {
    const { reasons } = decide([stand(BO, 'oppose'), stand(CY, 'support')]);
    expect(reasons.map((r) => r.messageId)).toEqual(['bo@x', 'cy@x']);
  });

  it('never counts the author, who is for it anyhow', () => {
    expect(decide([stand('ann@example.org', 'support')]).state).toBe('no-review');
  });

  it('gives at most three reasons, and one even where nobody spoke', () => {
    const many = Array.from({ length: 9 }, () => stand(BO, 'concern'));
    expect(decide(many).reasons).toHaveLength(3);
    expect(decide([]).reasons).toHaveLength(1);
  });

  it('says what is missing for the next state', () => {
    expect(decide([stand(BO, 'support-if'), stand(CY, 'support')]).missing).toEqual([
      'The condition of Bo Karlsen has to be met: "the name is changed"',
    ]);
    expect(decide([stand(BO, 'oppose'), stand(CY, 'concern')]).missing).toEqual([
      'Bo Karlsen has to withdraw the objection: "These are the words."',
    ]);
    expect(decide([]).missing).toEqual(['A participant has to take a position.']);
  });
});

describe('the turn', () => {
  const headline = (consensus: Consensus) => consensus.turns[0];

  it("is the author's while a concern waits", () => {
    expect(headline(decide([stand(BO, 'concern')]))).toMatchObject({
      role: 'author',
      person: 'ann@example.org',
      since: '2024-03-02T10:00:00Z',
    });
  });

  it('goes back to the reviewer once the author has answered', () => {
    expect(headline(decide([stand(BO, 'concern')], { mails: [ANSWER] }))).toMatchObject({
      role: 'reviewer',
      person: BO,
      since: '2024-03-04T10:00:00Z',
      messageId: 'ann@x',
    });
  });

  it('goes to those who had concerns when a new version is posted', () => {
    const next = { ...ANSWER, id: 'v2@x', subject: '[RFC PATCH v2] lock', parent: 'rfc@x' };
    const turn = headline(decide([stand(CY, 'concern')], { mails: [next] }));
    expect(turn).toMatchObject({ role: 'reviewer', person: CY, what: 'look at the new revision' });
  });

  it("is the author's again when a new version is promised", () => {
    const outcome: Outcome = { ...OPEN, state: 'respin', messageId: messageId('ann@x') };
    const turn = headline(decide([stand(BO, 'concern')], { mails: [ANSWER], outcome }));
    expect(turn).toMatchObject({ role: 'author', what: 'post the new revision', messageId: 'ann@x' });
  });

  it("is a maintainer's when nothing is outstanding", () => {
    expect(headline(decide([stand(BO, 'support')]))).toMatchObject({ role: 'maintainer', what: 'apply it' });
  });

  it("is everybody's when nobody has reviewed it", () => {
    expect(headline(decide([]))).toMatchObject({ role: 'reviewer', person: null, messageId: 'rfc@x' });
  });

  it("is nobody's when it is over", () => {
    const outcome: Outcome = { ...OPEN, state: 'applied', messageId: messageId('cy@x') };
    expect(decide([stand(BO, 'concern')], { outcome })).toMatchObject({
      missing: [],
      turns: [{ role: 'nobody' }],
    });
  });

  it('is that of the person asked while a question is open', () => {
    const point = { line: 1, column: 1, offset: 0 };
    const question: Question = {
      messageId: messageId('bo@x'),
      person: personKey(BO),
      text: 'Why?',
      span: { start: point, end: point },
      kind: 'information',
      to: personKey(CY),
      status: 'open',
      acknowledged: false,
      answeredBy: null,
      rule: 'direct/mark',
    };
    const turn = headline(decide([stand(BO, 'support')], { questions: [question] }));
    expect(turn).toMatchObject({ person: CY, what: 'answer the question of Bo Karlsen', messageId: 'bo@x' });
    const answered = headline(
      decide([stand(BO, 'support')], { questions: [{ ...question, status: 'answered' }] }),
    );
    expect(answered?.role).toBe('maintainer');
  });
});
