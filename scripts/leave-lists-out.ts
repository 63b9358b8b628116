// Judges of positions that learnt from other lists than those they are asked about: for measuring, and to know how sure a verdict is.
import { POSITIONS } from '../core/analysis.js';
import {
  AS_IT_IS,
  type ConfidenceScale,
  fitConfidence,
  type JudgedPosition,
} from '../core/position/confidence.js';
import { type Case, fitPositions, type PositionModels } from '../core/position/fit.js';
import { Judge } from '../core/position/judge.js';
import type { PositionThread } from './labels.js';

const PARTS = 6;

/** The lists in parts; of each, models that learnt from the other parts, and what they say of its labelled messages. */
export class ListsLeftOut {
  readonly #lists: readonly string[];
  readonly #threads: readonly PositionThread[];
  readonly #models: readonly PositionModels[];
  readonly #judged: readonly (readonly JudgedPosition[])[];

  constructor(threads: readonly PositionThread[], cases: readonly Case[]) {
    this.#threads = threads;
    this.#lists = [...new Set(threads.map((t) => t.list))];
    const parts = Array.from({ length: PARTS }, (_, part) => part);
    this.#models = parts.map((part) => fitPositions(cases.filter((c) => this.partOf(c.group) !== part)));
    this.#judged = parts.map((part) => {
      const judge = this.#judge(part, AS_IT_IS);
      return cases.filter((c) => this.partOf(c.group) === part).flatMap((one) => judgedBy(judge, one));
    });
  }

  /** The part that a thread is in, by its place among the threads. */
  partOf(group: number): number {
    return this.#lists.indexOf(this.#threads[group]?.list ?? '') % PARTS;
  }

  /** How sure verdicts are, by all parts, or by all but one. */
  scale(except = -1): ConfidenceScale {
    return fitConfidence(this.#judged.filter((_, part) => part !== except).flat());
  }

  /** A judge for each part that learnt from the others only, how sure its verdicts are too. */
  judges(): readonly Judge[] {
    return this.#models.map((_, part) => this.#judge(part, this.scale(part)));
  }

  #judge(part: number, scale: ConfidenceScale): Judge {
    const models = this.#models[part];
    if (models === undefined) throw new Error(`no part ${part}`);
    return new Judge(models, scale);
  }
}

/** The verdict on a labelled message; nothing where a row decides without it. */
function judgedBy(judge: Judge, { reading, around, label }: Case): JudgedPosition[] {
  const { position, confidence, probabilities } = judge.weigh(reading, around);
  if (judge.message(reading, around).confidence !== confidence) return [];
  const probability = probabilities[POSITIONS.indexOf(position)] ?? 0;
  return [{ position, probability, right: position === label }];
}
