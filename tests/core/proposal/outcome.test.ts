import { describe, expect, it } from '@jest/globals';
import type { OutcomeState } from '../../../core/analysis.js';
import { messageId } from '../../../core/ids.js';
import { type Proposal, proposalOutcome, supersededBy } from '../../../core/proposal/index.js';

/** A proposal with one revision a list of heads. */
const proposal = (...revisions: string[][]): Proposal => ({
  id: messageId('a'),
  title: 't',
  revisions: revisions.map((heads, i) => ({
    version: i + 1,
    label: `v${i + 1}`,
    heads: heads.map(messageId),
    date: `2024-03-0${i + 1}T10:00:00Z`,
    evidence: [],
  })),
});
const told = (states: Record<string, OutcomeState>) => (head: string) => {
  const state = states[head];
  return state === undefined ? null : { state, rule: 'x', messageId: null, text: null, span: null };
};

describe('the outcome of a proposal', () => {
  it.each([
    ['of the newest revision', [['a'], ['b']], { a: 'respin', b: 'open' }, 'open v2'],
    [
      'of an applied revision, whatever came after',
      [['a'], ['b']],
      { a: 'applied', b: 'open' },
      'applied v1',
    ],
    [
      'of nothing when it was rejected and posted again',
      [['a'], ['b']],
      { a: 'rejected', b: 'open' },
      'open v2',
    ],
    ['of any part of a revision', [['a', 'b']], { a: 'open', b: 'applied' }, 'applied v1'],
    ['open where no thread was analysed', [['a']], {}, 'open v1'],
  ] as const)('is that %s', (_what, revisions, states, is) => {
    const { state, revision } = proposalOutcome(
      proposal(...revisions.map((heads) => [...heads])),
      told(states),
    );
    expect(`${state} ${revision.label}`).toBe(is);
  });
});

it('a new revision that is here is no longer waited for', () => {
  const posted = { state: 'respin' as const, rule: 'x', messageId: messageId('b'), text: null, span: null };
  expect(proposalOutcome(proposal(['a'], ['b']), () => posted)).toMatchObject({
    state: 'open',
    outcome: null,
  });
  expect(proposalOutcome(proposal(['a']), () => posted).state).toBe('respin');
});

it('a revision is superseded by the next one by date', () => {
  const both = proposal(['a', 'a2'], ['b']);
  expect(supersededBy(both, messageId('a2'))?.label).toBe('v2');
  expect(supersededBy(both, messageId('b'))).toBeNull();
  expect(supersededBy(both, messageId('z'))).toBeNull();
});
