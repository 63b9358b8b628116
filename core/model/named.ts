import type { FeatureName } from './names.js';
import { brokenModel, readNumbers } from './numbers.js';
import { type SoftmaxModel, type SparseRow, shares } from './softmax.js';

/** The features of an example in order: their names and how strongly each holds, side by side. */
export class Features {
  readonly names: FeatureName[] = [];
  readonly values: number[] = [];

  put(name: FeatureName, value: number): void {
    this.names.push(name);
    this.values.push(value);
  }

  putAll(names: readonly FeatureName[], value: number): void {
    for (const name of names) this.put(name, value);
  }
}

/** Places of the features that a model knows. */
export type FeatureSpace = ReadonlyMap<FeatureName, number>;

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

const SCALE = 50;

/** Features seen in at least `min` groups (threads): what one thread alone says teaches nothing about the next. */
export function commonFeatures(
  rows: Iterable<{ readonly features: Features; readonly group: number }>,
  min: number,
): FeatureSpace {
  const seen = new Map<number, { last: number; groups: number }>();
  for (const { features, group } of rows) {
    for (const name of features.names) {
      const entry = seen.get(name);
      if (entry === undefined) seen.set(name, { last: group, groups: 1 });
      else if (entry.last !== group) {
        entry.last = group;
        entry.groups++;
      }
    }
  }
  const space = new Map<number, number>();
  for (const [name, { groups }] of seen) if (groups >= min) space.set(name, space.size + 1);
  return space;
}

/** The features that the space knows, as a row. */
export function rowIn(space: FeatureSpace, { names, values }: Features): SparseRow {
  const known = names.flatMap((name, i) => {
    const place = space.get(name);
    return place === undefined ? [] : [{ place, value: values[i] ?? 0 }];
  });
  return {
    places: Int32Array.from(known, ({ place }) => place),
    values: Float64Array.from(known, ({ value }) => value),
  };
}

/** Probability of each class for an example with these features; those that the model does not know say nothing. */
export function probabilities({ space, model }: NamedModel, { names, values }: Features): Float64Array {
  const { weights, classes } = model;
  const scores = weights.slice(0, classes);
  for (let i = 0; i < names.length; i++) {
    const place = space.get(names[i] ?? 0);
    if (place === undefined) continue;
    const base = place * classes;
    const value = values[i] ?? 0;
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
