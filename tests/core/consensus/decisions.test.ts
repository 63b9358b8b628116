import { describe, expect, it } from '@jest/globals';
import type { Decision } from '../../../core/analysis.js';
import { findDecisions } from '../../../core/consensus/decisions.js';
import { readThread } from '../../../core/index.js';
import { findPositions } from '../../../core/position/index.js';
import { findQuestions } from '../../../core/question/index.js';
import { type MailSpec, mail } from '../../support/mail.js';

const ANN = 'Ann Lee <ann@example.org>';
const BO = 'Bo Karlsen <bo@example.com>';
const PROPOSAL: MailSpec = {
  id: 'rfc@example.org',
  from: ANN,
  subject: '[RFC PATCH] widgets: add a lock',
  date: '2024-03-01T10:00:00Z',
  body: 'This adds a spinlock around the queue.\n',
};
const SUGGESTION: MailSpec = {
  id: 'bo@example.com',
  from: BO,
  subject: 'Re: [RFC PATCH] widgets: add a lock',
  parent: PROPOSAL.id,
  date: '2024-03-02T10:00:00Z',
  body: '> This adds a spinlock around the queue.\n\nYou should use a mutex instead.\n',
};

function decisions(answer: string, from = ANN, more: readonly MailSpec[] = []): Decision[] {
  const body = `> You should use a mutex instead.\n\n${answer}\n`;
  const reply = {
    ...SUGGESTION,
    id: 'reply@example.org',
    from,
    parent: SUGGESTION.id,
    date: '2024-03-03T10:00:00Z',
    body,
  };
  const context = readThread([PROPOSAL, SUGGESTION, reply, ...more].map(mail));
  return findDecisions(context, findPositions(context).messages, findQuestions(context));
}

describe('a decision', () => {
  it('is what one proposed and the author takes, with both and the sentence', () => {
    expect(decisions("Makes sense, I'll use a mutex.")).toEqual([
      {
        what: 'You should use a mutex instead.',
        by: ['bo@example.com', 'ann@example.org'],
        messageId: 'reply@example.org',
        evidence: "Makes sense, I'll use a mutex.",
        rule: 'decision/will-use',
      },
    ]);
  });

  it.each(['Good point, but the handler must not sleep.', 'Will do?', 'The handler must not sleep.'])(
    'is not made by: %s',
    (answer) => {
      expect(decisions(answer)).toEqual([]);
    },
  );

  it('is not made by two people of whom neither is the author', () => {
    expect(decisions('Agreed.', 'Cy Marsh <cy@example.net>')).toEqual([]);
  });

  it('is not made with oneself', () => {
    expect(decisions('Agreed.', BO)).toEqual([]);
  });

  it('is one of at most five', () => {
    const more = Array.from({ length: 9 }, (_, i) => ({
      ...SUGGESTION,
      id: `${i}@example.org`,
      from: ANN,
      parent: SUGGESTION.id,
      date: `2024-03-04T10:00:0${i}Z`,
      body: '> You should use a mutex instead.\n\nAgreed.\n',
    }));
    const found = decisions('Will do.', ANN, more);
    expect(found).toHaveLength(5);
    expect(found[0]?.messageId).toBe('reply@example.org');
  });
});
