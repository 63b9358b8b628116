import { POSITIONS, type Position } from '../analysis.js';
import { fitSoftmax } from '../model/softmax.js';

/** What the message model said of one labelled message that it did not learn from. */
export interface JudgedPosition {
  readonly position: Position;
  /** The model's own, 0 to 1. */
  readonly probability: number;
  readonly right: boolean;
}

/**
 * From the model's probability of a position to how often it is right: `slope` times the log odds, plus what is added for the
 * position (Platt 1999, with one offset a position). The model counts rare positions more and so is too sure of them.
 */
export interface ConfidenceScale {
  readonly slope: number;
  readonly added: Readonly<Record<Position, number>>;
}

export const AS_IT_IS: ConfidenceScale = {
  slope: 1,
  added: { support: 0, 'support-if': 0, neutral: 0, concern: 0, oppose: 0, none: 0 },
};

/** Nothing is certain or ruled out. */
const LEAST = 0.01;

/** How often a verdict of this position and probability is right, 0 to 1. */
export function confidenceOf(
  { slope, added }: ConfidenceScale,
  position: Position,
  probability: number,
): number {
  const share = 1 / (1 + Math.exp(-slope * logOdds(probability) - added[position]));
  return Math.min(1 - LEAST, Math.max(LEAST, share));
}

function logOdds(probability: number): number {
  const p = Math.min(1 - LEAST, Math.max(LEAST, probability));
  return Math.log(p / (1 - p));
}

/** Pull of the offsets: a position that is hardly ever said keeps the common one. */
const PULL = 1;

/** The scale that explains best which verdicts were right; the same verdicts give the same scale, in hundredths. */
export function fitConfidence(judged: readonly JudgedPosition[]): ConfidenceScale {
  const examples = judged.map(({ position, probability, right }) => ({
    row: {
      places: Int32Array.of(1, 2 + POSITIONS.indexOf(position)),
      values: Float64Array.of(logOdds(probability), 1),
    },
    target: right ? 1 : 0,
    weight: 1,
  }));
  const size = 2 + POSITIONS.length;
  const { weights } = fitSoftmax(examples, { classes: 2, size, rounds: 100, pull: 2 * PULL });
  const odds = (place: number) => (weights[2 * place + 1] ?? 0) - (weights[2 * place] ?? 0);
  const added = POSITIONS.map((position, i) => [position, hundredths(odds(0) + odds(2 + i))] as const);
  return { slope: hundredths(odds(1)), added: Object.fromEntries(added) as ConfidenceScale['added'] };
}

function hundredths(value: number): number {
  return Math.round(100 * value) / 100;
}
