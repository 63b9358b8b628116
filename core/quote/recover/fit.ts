import type { CuesOf } from './cues.js';
import { type Field, fieldOf, type Sums, sumsOf } from './field.js';

/** Places in a model of what speaks for one line. */
export type RowPlaces = CuesOf<ArrayLike<number>>;

/** A page whose depths are known. */
export interface KnownPage {
  readonly rows: readonly RowPlaces[];
  /** Of each row. */
  readonly depths: readonly number[];
  /** What the page is part of: a feature that few groups show is left out. */
  readonly group: string;
}

export interface FieldFit {
  readonly bits: number;
  readonly epochs: number;
  /** Step size of AdaGrad (Duchi, Hazan, Singer 2011). */
  readonly rate: number;
  /** Pull of every weight towards zero, a step. */
  readonly decay: number;
  /** Pages and groups that must show a feature. */
  readonly pages: number;
  readonly groups: number;
}

/** Shares below this move nothing. */
const LEAST_SHARE = 1e-4;

/**
 * Weights that make the known depths of pages likely: averaged stochastic gradient of the conditional likelihood, in a
 * fixed shuffled order, so that the same pages in the same order give the same weights.
 */
export function fitField(pages: readonly KnownPage[], options: FieldFit): Float64Array {
  const kept = commonPlaces(pages, options);
  const common = pages.map((page) => ({ ...page, rows: page.rows.map((row) => keptIn(row, kept)) }));
  const fitter = new Fitter(options);
  const random = generator();
  const order = [...common];
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const page of order) fitter.learn(page);
    if (epoch >= options.epochs / 2) fitter.remember();
  }
  return fitter.mean();
}

class Fitter {
  private readonly weights: Float64Array;
  private readonly squares: Float64Array;
  private readonly sum: Float64Array;
  private readonly gradient: Float64Array;
  /** Step in which a place was touched last, and the places of this one. */
  private readonly touchedIn: Int32Array;
  private touched: number[] = [];
  private step = 1;
  private remembered = 0;

  constructor(private readonly options: FieldFit) {
    const size = 1 << options.bits;
    this.weights = new Float64Array(size);
    this.squares = new Float64Array(size).fill(1e-3);
    this.sum = new Float64Array(size);
    this.gradient = new Float64Array(size);
    this.touchedIn = new Int32Array(size);
  }

  /** One step towards the depths of a page. */
  learn({ rows, depths }: KnownPage): void {
    const field = fieldOf(rows.map((row) => weighed(row, this.weights)));
    const sums = sumsOf(field);
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as RowPlaces;
      const above = sums.above[at] as Float64Array;
      const below = sums.below[at] as Float64Array;
      for (let depth = 0; depth < above.length; depth++) {
        const likely = Math.exp((above[depth] as number) + (below[depth] as number) - sums.all);
        this.pull(row.depths[depth] as ArrayLike<number>, (depth === depths[at] ? 1 : 0) - likely);
      }
      if (at > 0)
        this.pullSteps(
          row,
          at,
          field,
          sums,
          (depths[at - 1] as number) * above.length + (depths[at] as number),
        );
    }
    this.move(1 / Math.sqrt(depths.length));
  }

  private pullSteps({ shared, steps }: RowPlaces, at: number, field: Field, sums: Sums, right: number): void {
    const score = field.scores[at] as Float64Array;
    const step = field.steps[at] as Float64Array;
    const above = sums.above[at - 1] as Float64Array;
    const below = sums.below[at] as Float64Array;
    const by = new Float64Array(shared.length);
    for (let i = 0; i < step.length; i++) {
      const from = Math.floor(i / score.length);
      const to = i - from * score.length;
      const way =
        (above[from] as number) + (step[i] as number) + (score[to] as number) + (below[to] as number);
      const apart = (i === right ? 1 : 0) - Math.exp(way - sums.all);
      for (let k = 2 * i; k < 2 * i + 2; k++)
        by[steps[k] as number] = (by[steps[k] as number] as number) + apart;
    }
    for (let i = 0; i < by.length; i++) this.pull(shared[i] as ArrayLike<number>, by[i] as number);
  }

  private pull(places: ArrayLike<number>, by: number): void {
    if (Math.abs(by) < LEAST_SHARE) return;
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number;
      if (this.touchedIn[place] !== this.step) {
        this.touchedIn[place] = this.step;
        this.touched.push(place);
        this.gradient[place] = 0;
      }
      this.gradient[place] = (this.gradient[place] as number) + by;
    }
  }

  private move(scale: number): void {
    const { rate, decay } = this.options;
    for (const place of this.touched) {
      const weight = this.weights[place] as number;
      const by = (this.gradient[place] as number) * scale - decay * weight;
      const square = (this.squares[place] as number) + by * by;
      this.squares[place] = square;
      this.weights[place] = weight + (rate * by) / Math.sqrt(square);
    }
    this.touched = [];
    this.step++;
  }

  remember(): void {
    this.remembered++;
    this.weights.forEach((weight, place) => {
      this.sum[place] = (this.sum[place] as number) + weight;
    });
  }

  mean(): Float64Array {
    return this.sum.map((sum) => sum / this.remembered);
  }
}

/** What speaks for one line, weighed. */
export function weighed({ depths, shared, steps }: RowPlaces, weights: Float64Array): CuesOf<number> {
  const sum = (places: ArrayLike<number>) => {
    let sum = 0;
    for (let i = 0; i < places.length; i++) sum += weights[places[i] as number] as number;
    return sum;
  };
  return { depths: depths.map(sum), shared: shared.map(sum), steps };
}

/** 1 for the places of features that enough pages and groups show. */
function commonPlaces(pages: readonly KnownPage[], { bits, pages: least, groups }: FieldFit): Uint8Array {
  const seen = new Uint16Array(1 << bits);
  const last = new Int32Array(1 << bits).fill(-1);
  const names = [...new Set(pages.map((page) => page.group))];
  const where = new Uint32Array(1 << bits);
  pages.forEach(({ rows, group }, number) => {
    const bit = 1 << (names.indexOf(group) % 32);
    const count = (places: ArrayLike<number>) => {
      for (let i = 0; i < places.length; i++) {
        const place = places[i] as number;
        if (last[place] === number) continue;
        last[place] = number;
        seen[place] = Math.min(65_535, (seen[place] as number) + 1);
        where[place] = (where[place] as number) | bit;
      }
    };
    for (const { depths, shared } of rows) {
      depths.forEach(count);
      shared.forEach(count);
    }
  });
  return Uint8Array.from(seen, (count, place) =>
    count >= least && bitsOf(where[place] as number) >= groups ? 1 : 0,
  );
}

function bitsOf(value: number): number {
  let count = 0;
  for (let left = value; left !== 0; left &= left - 1) count++;
  return count;
}

function keptIn({ depths, shared, steps }: RowPlaces, kept: Uint8Array): RowPlaces {
  const only = (places: ArrayLike<number>) => {
    const left: number[] = [];
    for (let i = 0; i < places.length; i++)
      if (kept[places[i] as number] === 1) left.push(places[i] as number);
    return left;
  };
  return { depths: depths.map(only), shared: shared.map(only), steps };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
}

/** The same numbers on every machine. */
function generator(): () => number {
  let seed = 1;
  return () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed / 0x80000000;
  };
}
