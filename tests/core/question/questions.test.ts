import { describe, expect, it } from '@jest/globals';
import type { Question } from '../../../core/analysis.js';
import { readThread } from '../../../core/index.js';
import { findQuestions } from '../../../core/question/index.js';
import { type MailSpec, mail } from '../../support/mail.js';

const ANN = 'Ann Lee <ann@example.org>';
const BO = 'Bo Karlsen <bo@example.com>';
const CY = 'Cy Marsh <cy@example.net>';

const PROPOSAL: MailSpec = {
  id: 'rfc@example.org',
  from: ANN,
  subject: '[RFC PATCH] widgets: add a lock',
  date: '2024-03-01T10:00:00Z',
  body: 'The queue is not protected against unplug.\n\nThis adds a lock around it.\n',
};
const ASKED: MailSpec = {
  id: 'ask@example.com',
  from: BO,
  subject: 'Re: [RFC PATCH] widgets: add a lock',
  parent: PROPOSAL.id,
  date: '2024-03-01T11:00:00Z',
  body: '> This adds a lock around it.\n\nWhy is a spinlock needed here?\n\nWhich callers run in interrupt context?\n',
};
const ANSWER: MailSpec = {
  id: 'answer@example.org',
  from: ANN,
  subject: 'Re: [RFC PATCH] widgets: add a lock',
  parent: ASKED.id,
  date: '2024-03-01T12:00:00Z',
  body: '> Why is a spinlock needed here?\n\nBecause the unplug handler runs with interrupts off.\n',
};

function questions(...mails: readonly MailSpec[]): Question[] {
  return findQuestions(readThread(mails.map(mail)));
}

function asked(body: string): Question[] {
  return questions(PROPOSAL, { ...ASKED, body: `> This adds a lock around it.\n\n${body}\n` });
}

const texts = (found: readonly Question[]) => found.map((q) => q.text);

describe('questions', () => {
  it('are the sentences of own words that ask, with their place', () => {
    const [first, second] = questions(PROPOSAL, ASKED);
    expect(texts([first, second].filter((q) => q !== undefined))).toEqual([
      'Why is a spinlock needed here?',
      'Which callers run in interrupt context?',
    ]);
    const body = ASKED.body ?? '';
    expect(body.slice(first?.span.start.offset, first?.span.end.offset)).toBe(
      'Why is a spinlock needed here?',
    );
    expect(second?.span.start.line).toBe(5);
  });

  it('are not those inside a quotation', () => {
    expect(texts(questions(PROPOSAL, ASKED, ANSWER))).toEqual(texts(questions(PROPOSAL, ASKED)));
  });

  it('are asked without a question mark too', () => {
    expect(texts(asked('I wonder whether the lock is needed at all.'))).toEqual([
      'I wonder whether the lock is needed at all.',
    ]);
  });

  it('are not the marks of a backtrace, of code, or of an address', () => {
    expect(asked('[   12.0] ? widget_remove+0x1c/0x80')).toEqual([]);
    expect(asked('See https://example.org/search?q=lock for the log.')).toEqual([]);
  });

  it('keep a short tail that asks for the same in one', () => {
    expect(texts(asked('Are some of the queues small? all of them?'))).toEqual([
      'Are some of the queues small? all of them?',
    ]);
  });

  it('are never asked by a bot', () => {
    const bot = 'kernel test robot <lkp@intel.com>';
    expect(questions(PROPOSAL, { ...ASKED, from: bot })).toEqual([]);
  });
});

describe('the person asked', () => {
  it('is the one called by name', () => {
    const named = {
      ...ASKED,
      id: 'cy@example.net',
      from: CY,
      body: 'Bo, why is the mutex not enough here?\n',
    };
    expect(questions(PROPOSAL, ASKED, named).at(-1)?.to).toBe('bo@example.com');
  });

  it('is the speaker of the words quoted above', () => {
    expect(questions(PROPOSAL, ASKED)[0]?.to).toBe('ann@example.org');
  });

  it('is nobody in particular when the author asks in the proposal', () => {
    const body = 'This adds a lock.\n\nShould it be a mutex instead?\n';
    expect(questions({ ...PROPOSAL, body })[0]?.to).toBeNull();
  });
});

describe('a question is answered', () => {
  it('by the message that quotes it and adds words under it', () => {
    const [first] = questions(PROPOSAL, ASKED, ANSWER);
    expect(first).toMatchObject({ status: 'answered', answeredBy: ANSWER.id, rule: 'answer/quote' });
  });

  it('by the first of two', () => {
    const later = { ...ANSWER, id: 'later@example.net', from: CY, date: '2024-03-01T13:00:00Z' };
    expect(questions(PROPOSAL, ASKED, later, ANSWER)[0]?.answeredBy).toBe(ANSWER.id);
  });

  it('never by nobody', () => {
    for (const q of questions(PROPOSAL, ASKED)) {
      expect(q).toMatchObject({ status: 'open', answeredBy: null, acknowledged: false });
    }
  });

  it('by the one who asked, who found it alone', () => {
    const body = 'Never mind, I found it in the cover letter.\n';
    const self = { ...ANSWER, id: 'self@example.com', from: BO, body };
    const only = {
      ...ASKED,
      body: '> This adds a lock around it.\n\nWhich callers run in interrupt context?\n',
    };
    expect(questions(PROPOSAL, only, self)[0]).toMatchObject({
      status: 'answered',
      answeredBy: self.id,
      rule: 'answer/self',
    });
  });

  it('whatever the order in which the mails came', () => {
    expect(questions(ANSWER, ASKED, PROPOSAL)).toEqual(questions(PROPOSAL, ASKED, ANSWER));
  });
});

it('a question stays open when a reply quotes and answers only the one beside it', () => {
  const body = '> Which callers run in interrupt context?\n\nThe unplug handler.\n';
  const found = questions(PROPOSAL, ASKED, { ...ANSWER, body });
  expect(found.map(({ status, answeredBy }) => [status, answeredBy])).toEqual([
    ['open', null],
    ['answered', ANSWER.id],
  ]);
});

describe('a question that nobody answered', () => {
  const elsewhere: MailSpec = {
    ...ANSWER,
    id: 'elsewhere@example.org',
    parent: 'other@example.net',
    body: '> How large is it?\n\nNo idea yet, I will have to check.\n',
  };
  const other: MailSpec = {
    ...ASKED,
    id: 'other@example.net',
    from: CY,
    body: '> The queue is not protected against unplug.\n\nHow large is it?\n',
  };

  it('was not noted by words about another one', () => {
    const found = questions(PROPOSAL, ASKED, other, elsewhere).filter((q) => q.messageId === ASKED.id);
    expect(found).toHaveLength(2);
    for (const q of found) expect(q).toMatchObject({ status: 'open', acknowledged: false });
  });
});

it.each([
  ['Have you considered a mutex?', 'suggestion'],
  ['Any reason not to use a mutex?', 'suggestion'],
  ['Who would ever want that?', 'rhetorical'],
  ['Which mutex is this?', 'information'],
])('%j is of the kind %s', (text, kind) => {
  expect(asked(text)[0]).toMatchObject({ text, kind });
});

it('a message with thousands of questions and replies is read to its limits', () => {
  const body = 'Is it so?\n\n'.repeat(3000);
  const many = Array.from({ length: 300 }, (_, i) => ({
    ...ANSWER,
    id: `${i}@example.org`,
    parent: PROPOSAL.id,
    body: '> Is it so?\n\nYes, it is so.\n',
  }));
  expect(questions({ ...PROPOSAL, body }, ...many).length).toBe(300);
});
