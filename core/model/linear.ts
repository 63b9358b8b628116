import { featurePlace } from './names.js';
import { brokenModel, readNumbers } from './numbers.js';

/** A sparse logistic regression over hashed features, as it is shipped: numbers only, no words of anybody's mail. */
export interface LinearModel {
  /** The feature space has 2^bits places. */
  readonly bits: number;
  /** One weight a place, place 0 the bias. */
  readonly weights: Float64Array;
}

/** The shipped form: whole numbers in thousandths, so that the same training prints the same file on any machine. */
export interface PackedModel {
  readonly bits: number;
  /** `place:weight` pairs in base 36, parted by spaces, zero weights left out. */
  readonly packed: string;
  /** What it was trained on, for the docs. */
  readonly provenance: string;
}

const SCALE = 1000;

/** Probability of "yes" for an example with these features (each counted once). */
export function probability(model: LinearModel, features: readonly string[]): number {
  const places = features.map((name) => featurePlace(name, model.bits));
  return probabilityAt(model, places);
}

export function probabilityAt(model: LinearModel, places: readonly number[]): number {
  let sum = model.weights[0] ?? 0;
  for (const place of places) sum += model.weights[place] ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

export function packModel(model: LinearModel, provenance: string): PackedModel {
  const pairs: string[] = [];
  model.weights.forEach((weight, place) => {
    const whole = Math.round(weight * SCALE);
    if (whole !== 0) pairs.push(`${place.toString(36)}:${whole.toString(36)}`);
  });
  return { bits: model.bits, packed: pairs.join(' '), provenance };
}

/** Reads a shipped model. Throws on a broken file: that is our own mistake, not a mail's. */
export function unpackModel(model: PackedModel): LinearModel {
  const weights = new Float64Array(1 << model.bits);
  eachWeight(model, (place, whole) => {
    weights[place] = whole / SCALE;
  });
  return { bits: model.bits, weights };
}

/** The weights of a shipped model in thousandths: where many are looked up at random, a fourth of the room takes less time. Throws as `unpackModel` does. */
export function unpackThousandths(model: PackedModel): Int16Array {
  const weights = new Int16Array(1 << model.bits);
  eachWeight(model, (place, whole) => {
    weights[place] = whole;
    if (weights[place] !== whole) throw brokenModel(`${place}:${whole}`);
  });
  return weights;
}

function eachWeight({ bits, packed }: PackedModel, take: (place: number, whole: number) => void): void {
  if (packed === '') return;
  let place = Number.NaN;
  readNumbers(packed, (value, mark) => {
    if (mark === ':') {
      place = value;
      return;
    }
    if (!(place < 1 << bits)) throw brokenModel(`${place}:${value}`);
    take(place, value);
  });
}
