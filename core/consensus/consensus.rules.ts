import type { ConsensusState, Position } from '../analysis.js';

/** What a row asks of one kind of stand: at least one person holds it, nobody does, or it does not matter. */
type Need = 'some' | 'none' | 'any';

/** The columns of the decision table. `backing` is support with or without a condition, `outstanding` a condition or a concern. */
export interface Needs {
  readonly oppose: Need;
  readonly backing: Need;
  readonly outstanding: Need;
}

/** A row of the decision table. The examples are final positions of the participants, parted by commas. */
export interface ConsensusRow {
  readonly id: `consensus/${ConsensusState}`;
  readonly outcome: ConsensusState;
  readonly needs: Needs;
  /** Whose stands made it so, the most telling first; at most three people are named. */
  readonly decisive: readonly Position[];
  readonly because: string;
  readonly examples: { readonly yes: readonly string[]; readonly no: readonly string[] };
}

/** Exactly one row holds for any set of final positions; neutral people and those without a position fill no column. */
export const CONSENSUS_ROWS: readonly ConsensusRow[] = [
  {
    id: 'consensus/blocked',
    outcome: 'blocked',
    needs: { oppose: 'some', backing: 'none', outstanding: 'any' },
    decisive: ['oppose'],
    because: 'An objection stands and nobody backs the proposal; concerns beside it change nothing.',
    examples: {
      yes: ['oppose', 'oppose, concern', 'oppose, neutral, none'],
      no: ['oppose, support', 'oppose, support-if', 'concern'],
    },
  },
  {
    id: 'consensus/contested',
    outcome: 'contested',
    needs: { oppose: 'some', backing: 'some', outstanding: 'any' },
    decisive: ['oppose', 'support', 'support-if'],
    because: 'Some want it in, with or without conditions, and somebody objects: heads are not counted.',
    examples: {
      yes: ['oppose, support', 'oppose, support-if', 'support, support, concern, oppose'],
      no: ['oppose, concern', 'support, concern'],
    },
  },
  {
    id: 'consensus/converging',
    outcome: 'converging',
    needs: { oppose: 'none', backing: 'some', outstanding: 'some' },
    decisive: ['concern', 'support-if', 'support'],
    because: 'It has backing, and what is outstanding are conditions and concerns that may still be settled.',
    examples: {
      yes: ['support, concern', 'support-if', 'support-if, neutral', 'support, support-if, concern'],
      no: ['support', 'concern', 'support, concern, oppose'],
    },
  },
  {
    id: 'consensus/consensus',
    outcome: 'consensus',
    needs: { oppose: 'none', backing: 'some', outstanding: 'none' },
    decisive: ['support'],
    because: 'At least one participant wants it in as it is, and nothing is outstanding.',
    examples: {
      yes: ['support', 'support, neutral', 'support, support, none'],
      no: ['support-if', 'support, concern', 'neutral', 'none'],
    },
  },
  {
    id: 'consensus/needs-work',
    outcome: 'needs-work',
    needs: { oppose: 'none', backing: 'none', outstanding: 'some' },
    decisive: ['concern'],
    because: 'Concerns are outstanding and nobody backs the proposal yet.',
    examples: {
      yes: ['concern', 'concern, neutral', 'concern, concern, none'],
      no: ['concern, support', 'support-if', 'concern, oppose'],
    },
  },
  {
    id: 'consensus/no-review',
    outcome: 'no-review',
    needs: { oppose: 'none', backing: 'none', outstanding: 'none' },
    decisive: ['neutral'],
    because: 'Nobody but the author took a side; people who are undecided or only ask have not reviewed it.',
    examples: { yes: ['', 'none', 'neutral', 'neutral, none'], no: ['support', 'concern', 'oppose'] },
  },
];
