import { featurePlace } from './linear.js';
import { brokenModel, readNumbers } from './numbers.js';
import { type SoftmaxModel, type SparseRow, shares } from './softmax.js';

/** A feature of an example: its name, and how strongly it holds. */
export type Feature = readonly [name: string, value: number];

/** Places of the features that a model knows, by the hash of their names: no words of anybody's mail are kept. */
export type FeatureSpace = ReadonlyMap<number, number>;

/** A model with the features that it knows. */
export interface NamedModel {
  readonly space: FeatureSpace;
  readonly model: SoftmaxModel;
}

/** The shipped form: whole numbers, so that the same training prints the same file on any machine. */
export interface PackedSoftmax {
  readonly classes: number;
  /** `hash:w,w,...` in base 36, weights in fiftieths, parted by spaces; the bias has no hash. */
  readonly packed: string;
  /** What it was trained on. */
  readonly provenance: string;
}

const HASH_BITS = 30;
const SCALE = 50;

/** Features seen in at least `min` groups (threads): what one thread alone says teaches nothing about the next. */
export function commonFeatures(
  rows: Iterable<{ readonly features: readonly Feature[]; readonly group: number }>,
  min: number,
): FeatureSpace {
  const seen = new Map<number, { last: number; groups: number }>();
  for (const { features, group } of rows) {
    for (const [name] of features) {
      const hash = featurePlace(name, HASH_BITS);
      const entry = seen.get(hash);
      if (entry === undefined) seen.set(hash, { last: group, groups: 1 });
      else if (entry.last !== group) {
        entry.last = group;
        entry.groups++;
      }
    }
  }
  const space = new Map<number, number>();
  for (const [hash, { groups }] of seen) if (groups >= min) space.set(hash, space.size + 1);
  return space;
}

/** Names repeat from mail to mail: their places are kept until there are this many, then forgotten at once. */
const MAX_NAMES = 50_000;
const UNKNOWN = -1;
const seenNames = new WeakMap<FeatureSpace, Map<string, number>>();

/** Places of names in a space, each hashed once. */
function placesIn(space: FeatureSpace): (name: string) => number {
  const known = seenNames.get(space) ?? new Map<string, number>();
  seenNames.set(space, known);
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= MAX_NAMES) known.clear();
    const place = space.get(featurePlace(name, HASH_BITS)) ?? UNKNOWN;
    known.set(name, place);
    return place;
  };
}

/** The features that the space knows, as a row. */
export function rowIn(space: FeatureSpace, features: readonly Feature[]): SparseRow {
  const places: number[] = [];
  const values: number[] = [];
  for (const [name, value] of features) {
    const place = space.get(featurePlace(name, HASH_BITS));
    if (place === undefined) continue;
    places.push(place);
    values.push(value);
  }
  return { places: Int32Array.from(places), values: Float64Array.from(values) };
}

/** Probability of each class for an example with these features; those that the model does not know say nothing. */
export function probabilities({ space, model }: NamedModel, features: readonly Feature[]): Float64Array {
  const { weights, classes } = model;
  const scores = weights.slice(0, classes);
  const placeOf = placesIn(space);
  for (const [name, value] of features) {
    const place = placeOf(name);
    if (place === UNKNOWN) continue;
    const base = place * classes;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + (weights[base + c] ?? 0) * value;
  }
  return shares(scores);
}

export function packSoftmax({ space, model }: NamedModel, provenance: string): PackedSoftmax {
  const { classes, weights } = model;
  const whole = (place: number) =>
    Array.from(weights.subarray(place * classes, (place + 1) * classes), (w) => Math.round(w * SCALE));
  const print = (numbers: readonly number[]) => numbers.map((n) => (n === 0 ? '' : n.toString(36))).join(',');
  const rows = [...space]
    .sort(([a], [b]) => a - b)
    .flatMap(([hash, place]) => {
      const numbers = whole(place);
      return numbers.every((n) => n === 0) ? [] : [`${hash.toString(36)}:${print(numbers)}`];
    });
  return { classes, packed: [`:${print(whole(0))}`, ...rows].join(' '), provenance };
}

/** Reads a shipped model. Throws on a broken file: that is our own mistake, not a mail's. */
export function unpackSoftmax({ classes, packed }: PackedSoftmax): NamedModel {
  const weights: number[] = [];
  const space = new Map<number, number>();
  const endRow = () => {
    if (weights.length !== (space.size + 1) * classes) throw brokenModel(packed.split(' ')[space.size] ?? '');
  };
  readNumbers(packed, (value, mark) => {
    if (mark !== ':') {
      weights.push(value / SCALE);
    } else if (weights.length > 0) {
      endRow();
      space.set(value, space.size + 1);
    }
  });
  endRow();
  return { space, model: { classes, weights: Float64Array.from(weights) } };
}
