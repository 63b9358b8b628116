import { describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../../core/analysis.js';
import { decideOutcome } from '../../../core/consensus/outcome.js';
import { readThread } from '../../../core/index.js';
import { type MailSpec, mail } from '../../support/mail.js';

const ANN = 'Ann Lee <ann@example.org>';
const BO = 'Bo Karlsen <bo@example.com>';
const PROPOSAL: MailSpec = {
  id: 'rfc@example.org',
  from: ANN,
  subject: '[RFC PATCH v2] widgets: add a lock',
  date: '2024-03-01T10:00:00Z',
  body: 'This adds a lock around the queue.\n',
};

function reply(from: string, body: string, more: Partial<MailSpec> = {}): MailSpec {
  const date = '2024-03-02T10:00:00Z';
  return {
    id: `${body.length}@example.com`,
    from,
    subject: `Re: ${PROPOSAL.subject}`,
    parent: PROPOSAL.id,
    date,
    body,
    ...more,
  };
}

function outcome(...mails: readonly MailSpec[]): Outcome {
  return decideOutcome(readThread([PROPOSAL, ...mails].map(mail)));
}

describe('the outcome', () => {
  it('is open until somebody says otherwise', () => {
    expect(outcome(reply(BO, 'Looks good to me.\n'))).toMatchObject({ state: 'open', messageId: null });
  });

  it.each([
    ['applied', BO, 'Applied, thanks!'],
    ['applied', BO, "I'll queue this for the next merge window."],
    ['respin', ANN, 'I will fix it in the next version.'],
    ['respin', ANN, 'Right, will be in v3.'],
    ['respin', ANN, "I'll respin it on top of that."],
    ['rejected', BO, "Sorry, I'm not going to take this."],
    ['withdrawn', ANN, 'Please ignore this series.'],
  ])('is %s when %s writes: %s', (state, from, body) => {
    const found = outcome(reply(from, `${body}\n`));
    expect(found).toMatchObject({ state, text: body });
    expect(found.span?.start.line).toBe(1);
  });

  it.each([
    ['a promise to change something', ANN, "I'll change that."],
    ['a version that is older', ANN, 'I have fixed it in v2.'],
    ['a condition', BO, 'Once this is applied, the test can go.'],
    ['a version that a reviewer asks for', BO, 'Please fix it in the next version.'],
    ['a question about a new version', ANN, 'Should I send a v3?'],
    ['a test of the patch', BO, 'I applied it on top of next and it works.'],
    ['words inside a quotation', BO, '> I will send a v3.\n\nThat would help.'],
  ])('is not changed by %s', (_what, from, body) => {
    expect(outcome(reply(from, `${body}\n`)).state).toBe('open');
  });

  it('is respin when the author posts a higher version into the thread', () => {
    const next = reply(ANN, 'This adds a mutex.\n', { subject: '[RFC PATCH v3] widgets: add a lock' });
    expect(outcome(next)).toMatchObject({
      state: 'respin',
      rule: 'outcome/respin-posted',
      messageId: next.id,
    });
  });

  it('stays applied whatever is promised later', () => {
    const promise = reply(ANN, 'I will do the rest in the next series.\n', { date: '2024-03-03T10:00:00Z' });
    expect(outcome(reply(BO, 'Applied.\n'), promise).state).toBe('applied');
  });

  it('of a series is not that of its one patch that was applied', () => {
    const onOne = reply(BO, 'Applied, thanks.\n', {
      subject: 'Re: [RFC PATCH v2 1/3] widgets: add a helper',
    });
    const promise = reply(ANN, 'I will send a v3 of the others.\n', { date: '2024-03-03T10:00:00Z' });
    expect(outcome(onOne, promise).state).toBe('respin');
    expect(outcome(onOne).state).toBe('applied');
  });

  it('is told by a merge bot, and never by a test robot', () => {
    const merged = 'This series was applied to widgets/widgets-next.git (main) by Bo Karlsen:\n';
    expect(outcome(reply('patchwork-bot+widgets@kernel.org', merged)).state).toBe('applied');
    const robot = 'If your patch is applied to the wrong git tree, kindly drop us a note.\n';
    expect(outcome(reply('kernel test robot <lkp@intel.com>', robot)).state).toBe('open');
  });
});
