import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Change, Correction } from '../../../core/correction/index.js';
import { forcedLinks, standing } from '../../../core/correction/index.js';
import { messageId, personKey } from '../../../core/ids.js';
import { analyzeThread } from '../../../core/index.js';
import type { Message } from '../../../core/message.js';
import { BO, mail, reply } from '../../db/mail.js';

const A = mail('a');
const ACK = reply('b', A);
const CLEO = { name: 'Cleo Marsh', address: 'cleo@mail.example' };
const NAK = reply('c', A, {
  from: CLEO,
  date: '2026-03-04T09:00:00Z',
  body: '> Should the counter wrap?\n\nNAK, this breaks every pump that has a valve.\n',
});
const THREAD = [A, ACK, NAK];
const bo = personKey(BO.address);
const cleo = personKey(CLEO.address);

let made = 0;
function correction(change: Change, more: Partial<Correction> = {}): Correction {
  made += 1;
  return {
    id: `c${made}`,
    root: A.id,
    change,
    who: 'Ana',
    when: `2026-04-01T00:00:00.${String(made).padStart(3, '0')}Z`,
    why: 'said on the phone',
    restsOn: null,
    derivedThen: null,
    ...more,
  };
}

function analyze(corrections: readonly Correction[], messages: readonly Message[] = THREAD) {
  return analyzeThread(messages, { corrections });
}
function positionOf(corrections: readonly Correction[], person = cleo) {
  return analyze(corrections).positions.find((one) => one.person === person)?.position;
}

describe('a correction', () => {
  it('sets a position, decides the consensus anew and keeps what the mail says beside it', () => {
    expect(analyze([]).consensus.state).toBe('contested');
    const set = correction(
      { kind: 'position', person: cleo, position: 'support' },
      { derivedThen: 'oppose', restsOn: ACK.id },
    );
    const { positions, consensus, marks } = analyze([set]);
    expect(positions.find(({ person }) => person === cleo)).toMatchObject({
      position: 'support',
      evidence: ACK.id,
      text: null,
      rule: 'correction/position',
    });
    expect(consensus.state).toBe('consensus');
    expect(marks).toEqual([
      {
        correction: set,
        about: `position ${cleo}`,
        derived: 'oppose',
        mailSaysOtherwise: false,
        applied: true,
      },
    ]);
  });

  it('takes an objection back, and only an objection', () => {
    expect(positionOf([correction({ kind: 'objection-withdrawn', person: cleo })])).toBe('neutral');
    expect(positionOf([correction({ kind: 'objection-withdrawn', person: bo })], bo)).toBe('support');
  });

  it('outweighs an objection: it stands, holds nothing up, and is told among the reasons', () => {
    const { positions, consensus } = analyze([correction({ kind: 'objection-outweighed', person: cleo })]);
    expect(positions.find(({ person }) => person === cleo)?.position).toBe('oppose');
    expect(consensus.state).toBe('consensus');
    expect(consensus.reasons.at(-1)).toMatchObject({
      rule: 'correction/outweighed',
      text: 'Cleo Marsh was outweighed, says Ana: said on the phone',
    });
  });

  it('says that a condition is met', () => {
    const conditional = reply('d', A, {
      body: 'Fine with me if you rename the counter.\n\nAcked-by: Bo Lind <bo.lind@mail.example> # with a new name\n',
    });
    const before = analyze([], [A, conditional]).positions.find(({ person }) => person === bo);
    const met = analyze(
      [
        correction({ kind: 'position', person: bo, position: 'support-if' }),
        correction({ kind: 'condition-met', person: bo }),
      ],
      [A, conditional],
    );
    expect(before?.position).toMatch(/support/);
    expect(met.positions.find(({ person }) => person === bo)).toMatchObject({
      position: 'support',
      condition: null,
    });
  });

  it('answers a question, or drops it so that nobody is waited for', () => {
    const open = analyze([], [A]).questions.find(({ status }) => status === 'open');
    const at = { message: A.id, line: open?.span.start.line ?? 0 };
    const answered = analyze([correction({ kind: 'question-answered', ...at, by: null })], [A]);
    expect(answered.questions[0]).toMatchObject({ status: 'answered', rule: 'correction/answered' });
    expect(answered.marks[0]?.derived).toBe('open');
    const dropped = analyze([correction({ kind: 'question-dropped', ...at })], [A]);
    expect(dropped.questions[0]).toMatchObject({ kind: 'rhetorical', rule: 'correction/dropped' });
  });

  it('says that words are no statement, and the person is settled without them', () => {
    const line = analyze([]).messages.find(({ messageId: id }) => id === NAK.id)?.statements[0]?.span.start
      .line;
    const struck = correction({ kind: 'not-a-statement', message: NAK.id, line: line ?? 0 });
    expect(positionOf([struck])).toBe('none');
    expect(analyze([struck]).marks[0]).toMatchObject({ derived: 'oppose', applied: true });
  });

  it('gives an outcome, and the text of a decision', () => {
    expect(analyze([correction({ kind: 'outcome', outcome: 'applied' })]).outcome.state).toBe('applied');
    const decided = correction(
      { kind: 'decision', what: 'The counter wraps at 2^16.', by: [bo] },
      { restsOn: ACK.id },
    );
    expect(analyze([decided]).decisions.at(-1)).toMatchObject({
      what: 'The counter wraps at 2^16.',
      by: [bo],
      messageId: ACK.id,
    });
    const taken = correction({ kind: 'decision', what: '', by: [] }, { restsOn: ACK.id });
    expect(analyze([decided, taken]).decisions).toEqual(
      analyze([]).decisions.filter((one) => one.messageId !== ACK.id),
    );
  });

  it('makes two people one, and what was said of either is said of both', () => {
    const { people, positions } = analyze([
      correction({ kind: 'merge-people', person: bo, into: cleo }),
      correction({ kind: 'position', person: bo, position: 'concern' }),
    ]);
    expect(people.map(({ key }) => key)).toEqual([personKey(A.from.address), cleo]);
    expect(positions).toMatchObject([{ person: cleo, position: 'concern' }]);
  });

  it('links and cuts revisions; the later word on two of them wins', () => {
    const to = messageId('v2@mail.example');
    const link = correction({ kind: 'link-revision', to });
    const cut = correction({ kind: 'cut-revision', to });
    expect(forcedLinks([link])).toEqual({ link: [[A.id, to]], cut: [] });
    expect(forcedLinks([link, cut])).toEqual({ link: [], cut: [[A.id, to]] });
  });

  it('is without effect, and kept, where nobody is meant', () => {
    const away = correction({ kind: 'position', person: personKey('x@mail.example'), position: 'oppose' });
    const { marks, positions } = analyze([away]);
    expect(positions).toEqual(analyze([]).positions);
    expect(marks[0]).toMatchObject({ applied: false, derived: null, mailSaysOtherwise: false });
  });
});

describe('mail that came after a correction', () => {
  const set = correction(
    { kind: 'objection-withdrawn', person: cleo },
    { derivedThen: 'oppose', when: '2026-03-10T00:00:00Z' },
  );
  const later = (body: string) => reply('e', A, { from: CLEO, date: '2026-03-12T09:00:00Z', body });

  it.each([
    ['objects again', 'NAK, it still breaks every pump.\n', true],
    ['comes round', 'Reviewed-by: Cleo Marsh <cleo@mail.example>\n', true],
    ['takes no side', 'I am away next week.\n', false],
  ])('and %s is told of or not', (_what, body, otherwise) => {
    expect(analyze([set], [...THREAD, later(body)]).marks[0]?.mailSaysOtherwise).toBe(otherwise);
  });

  it('and agrees with it says nothing else', () => {
    const opposed = correction(
      { kind: 'position', person: bo, position: 'oppose' },
      { derivedThen: 'support' },
    );
    const nak = reply('f', A, { date: '2026-05-12T09:00:00Z', body: 'NAK, on second thoughts.\n' });
    expect(analyze([opposed], [...THREAD, nak]).marks[0]).toMatchObject({
      derived: 'oppose',
      mailSaysOtherwise: false,
    });
  });
});

describe('corrections that stand', () => {
  it('are those that were not undone, and again those whose undoing was undone', () => {
    const first = correction({ kind: 'outcome', outcome: 'applied' });
    const second = correction({ kind: 'undo', correction: first.id });
    const third = correction({ kind: 'undo', correction: second.id });
    expect(standing([first])).toEqual([first]);
    expect(standing([first, second])).toEqual([]);
    expect(standing([first, second, third])).toEqual([first]);
  });

  it('are the same in whatever order they come, and the analysis too', () => {
    const all = [
      correction({ kind: 'position', person: bo, position: 'oppose' }),
      correction({ kind: 'position', person: bo, position: 'neutral' }),
      correction({ kind: 'objection-outweighed', person: cleo }),
    ];
    const outcome = correction({ kind: 'outcome', outcome: 'rejected' });
    const undo = correction({ kind: 'undo', correction: outcome.id });
    const expected = analyze([...all, outcome, undo]);
    const order = fc.shuffledSubarray([...all, outcome, undo], { minLength: 5 });
    fc.assert(
      fc.property(order, (shuffled) => {
        expect(analyze([...shuffled, ...shuffled])).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
