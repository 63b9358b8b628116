import { describe, expect, it } from '@jest/globals';
import { isIronic, isTagOfAnother, rulesIn } from '../../../core/position/matching.js';

const ANN = {
  key: 'ann@example.org' as never,
  name: 'Ann Lee',
  address: 'ann@example.org',
  addresses: ['ann@example.org'],
  evidence: [],
  bot: false,
};
const outcomes = (text: string) => new Set(rulesIn(text).map((row) => row.outcome));

describe('words of approval', () => {
  it.each([
    'I am not sure this is needed.',
    'This does not look right.',
    'I wonder whether this is correct.',
    "I'm not fine with this.",
    'Let me know if that is fine.',
    'Had this been v1, I would have said LGTM.',
  ])('approve of nothing where their clause denies them or leaves them open: %j', (text) => {
    expect(outcomes(text)).not.toContain('support');
  });

  it.each([
    'This is needed.',
    'I am no expert, but this looks right.',
    'If I read it right: this looks good.',
    'I do not mind, looks good to me.',
    "I don't have a problem with this approach.",
  ])('stand where they do not: %j', (text) => {
    expect(outcomes(text)).toContain('support');
  });
});

describe('what somebody else said', () => {
  it('is read as nobody’s stand where it is cited', () => {
    expect(outcomes('Bob wrote "this is a terrible idea" on the phone.')).not.toContain('oppose');
    expect(outcomes('I said "this is a terrible idea" before.')).toContain('oppose');
  });

  it('is a tag with their name', () => {
    expect(isTagOfAnother('It had a Reviewed-by: Bob Ray <bob@example.org> once.', ANN)).toBe(true);
    expect(isTagOfAnother('Add my Reviewed-by: Ann Lee <ann@work.example>.', ANN)).toBe(false);
    expect(isTagOfAnother('Add my Reviewed-by: A. Lee <Ann@example.org>.', ANN)).toBe(false);
    expect(isTagOfAnother('Add my Reviewed-by.', ANN)).toBe(false);
  });
});

it.each([
  ['I love how this deadlocks on every boot.', true],
  ['Nice "cleanup", it adds 400 lines.', true],
  ['LOL, yes please, more ioctls! :-P', true],
  ['I love this.', false],
  ['The node is named "fixed-clock".', false],
  ['Thanks for fixing the crash :-)', false],
  ['Wow, that is fast.', false],
])('irony is told from praise: %j %j', (text, ironic) => {
  expect(isIronic(text)).toBe(ironic);
});
