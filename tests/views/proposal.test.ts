import { describe, expect, it } from '@jest/globals';
import { appliedText, supersededText } from '../../views/proposal.js';
import { rfc } from './fixtures.js';

describe('what became of a proposal', () => {
  const { proposal } = rfc();
  const applied = {
    ...proposal,
    outcome: 'applied' as const,
    by: { key: 'dara@mail.example', name: 'Dara Okoye' },
    tree: 'gadget/for-next',
    commits: ['0123456789abcdef', '1111111111', '2222222222', '3333333333', '4444444444'],
  };

  it('names revision, person, tree and commits, as far as they are known', () => {
    expect(appliedText(rfc({ proposal: applied }))).toBe(
      'Applied as RFC v2 by Dara Okoye to gadget/for-next (0123456789ab, 1111111111, 2222222222, 2 more)',
    );
    const bare = { ...applied, by: null, tree: null, commits: [] };
    expect(appliedText(rfc({ proposal: bare, revisions: [] }))).toBe('Applied');
  });

  it('is nothing to tell where it is open and the newest', () => {
    expect(appliedText(rfc())).toBeNull();
    expect(supersededText(proposal)).toBeNull();
  });

  it('is superseded where there is a newer revision', () => {
    expect(supersededText({ ...proposal, supersededBy: { label: 'v3', root: rfc().root } })).toBe(
      'Superseded by v3',
    );
  });
});
