import { type Feature, Heading } from '../../model/names.js';

/** What features are summed into: their weights or their places. */
export interface Tally<T> {
  add(features: readonly Feature[], heading: number): void;
  /** The sum so far; the next one begins. */
  take(): T;
}

/** The places of features in a model: a feature is weighed under many headings (depths, steps). */
export class FeatureSpace {
  private readonly headings: (Heading | undefined)[] = [];

  /** @param names of the headings, which are then known by their index  @param bits of the model */
  constructor(
    private readonly names: readonly string[],
    private readonly bits: number,
  ) {}

  heading(index: number): Heading {
    const known = this.headings[index];
    if (known !== undefined) return known;
    const made = new Heading(`|${this.names[index]}`, this.bits);
    this.headings[index] = made;
    return made;
  }

  /** Sums of weights, which are given in thousandths. */
  weighing(weights: Int16Array): Tally<number> {
    let sum = 0;
    return {
      add: (features, index) => {
        const heading = this.heading(index);
        for (const feature of features) sum += weights[heading.placeOf(feature)] as number;
      },
      take: () => {
        const taken = sum / 1_000;
        sum = 0;
        return taken;
      },
    };
  }

  /** Lists of places. */
  placing(): Tally<readonly number[]> {
    let places: number[] = [];
    return {
      add: (features, index) => {
        const heading = this.heading(index);
        for (const feature of features) places.push(heading.placeOf(feature));
      },
      take: () => {
        const taken = places;
        places = [];
        return taken;
      },
    };
  }
}
