import type { ConsensusState, OutcomeState, Position } from '../core/analysis.js';

/** Colour says the side, shape and letter say which position; the letter alone must be enough. */
export interface Code {
  readonly letter: string;
  readonly word: string;
  /** Names both the colour class and, for positions, the symbol of the sprite. */
  readonly side: 'for' | 'against' | 'apart';
}

/** Same keys, letters and order on every page, in the command line and in the exports. */
export const POSITION_CODES: Readonly<Record<Position, Code>> = {
  support: { letter: '+', word: 'support', side: 'for' },
  'support-if': { letter: '~', word: 'support if', side: 'for' },
  neutral: { letter: '0', word: 'neutral', side: 'apart' },
  concern: { letter: '!', word: 'concern', side: 'against' },
  oppose: { letter: 'x', word: 'oppose', side: 'against' },
  none: { letter: '.', word: 'not heard', side: 'apart' },
};

export const QUESTION_CODE: Code = { letter: '?', word: 'question', side: 'apart' };

export const CONSENSUS_CODES: Readonly<Record<ConsensusState, Code>> = {
  blocked: { letter: 'x', word: 'blocked', side: 'against' },
  contested: { letter: '!', word: 'contested', side: 'against' },
  'needs-work': { letter: '!', word: 'needs work', side: 'against' },
  converging: { letter: '~', word: 'converging', side: 'for' },
  consensus: { letter: '+', word: 'consensus', side: 'for' },
  'no-review': { letter: '?', word: 'no review', side: 'apart' },
};

export const OUTCOME_WORDS: Readonly<Record<OutcomeState, string>> = {
  applied: 'applied',
  respin: 'new revision promised',
  withdrawn: 'withdrawn',
  rejected: 'rejected',
  superseded: 'superseded',
  open: 'open',
};

export const DORMANT_CODE: Code = { letter: 'z', word: 'dormant', side: 'apart' };
