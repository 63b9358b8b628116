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

/** The features that a model knows, each with its place from 1 on, in the order in which they came. */
export class FeatureSpace {
  readonly names: readonly FeatureName[];
  /** Places by the names' last bits; one that is taken leaves its name the next that is free (linear probing). */
  readonly #slots: Int32Array;
  /** For each place the call that took it last. */
  readonly #taken: Float64Array;
  #calls = 0;

  constructor(names: Iterable<FeatureName>) {
    this.names = [...names];
    this.#taken = new Float64Array(this.names.length + 1);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(4 * this.names.length + 1)));
    this.names.forEach((name, i) => {
      this.#slots[this.#slotOf(name)] = i + 1;
    });
  }

  /** 0 for a feature that is not known. */
  placeOf(name: FeatureName): number {
    return this.#slots[this.#slotOf(name)] ?? 0;
  }

  /** The places and values of those features that are known; one that was put twice counts as it was first put. */
  each({ names, values }: Features, take: (place: number, value: number) => void): void {
    this.#calls++;
    for (let i = 0; i < names.length; i++) {
      const place = this.placeOf(names[i] ?? 0);
      if (place === 0 || this.#taken[place] === this.#calls) continue;
      this.#taken[place] = this.#calls;
      take(place, values[i] ?? 0);
    }
  }

  /** The slot of a name, or the one where it would be. */
  #slotOf(name: FeatureName): number {
    const last = this.#slots.length - 1;
    let slot = name & last;
    for (let place = this.#slots[slot] ?? 0; place !== 0; place = this.#slots[slot] ?? 0) {
      if (this.names[place - 1] === name) break;
      slot = (slot + 1) & last;
    }
    return slot;
  }
}

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
  return new FeatureSpace([...seen].filter(([, { groups }]) => groups >= min).map(([name]) => name));
}

/** The features that the space knows, as a row. */
export function rowIn(space: FeatureSpace, features: Features): SparseRow {
  const places: number[] = [];
  const values: number[] = [];
  space.each(features, (place, value) => {
    places.push(place);
    values.push(value);
  });
  return { places: Int32Array.from(places), values: Float64Array.from(values) };
}

/** Probability of each class for an example with these features; those that the model does not know say nothing. */
export function probabilities({ space, model }: NamedModel, features: Features): Float64Array {
  const { weights, classes } = model;
  const scores = weights.slice(0, classes);
  space.each(features, (place, value) => {
    const base = place * classes;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + (weights[base + c] ?? 0) * value;
  });
  return shares(scores);
}

export function packSoftmax({ space, model }: NamedModel, provenance: string): PackedSoftmax {
  const { classes, weights } = model;
  const whole = (place: number) =>
    Array.from(weights.subarray(place * classes, (place + 1) * classes), (w) => Math.round(w * SCALE));
  const print = (numbers: readonly number[]) => numbers.map((n) => (n === 0 ? '' : n.toString(36))).join(',');
  const rows = space.names
    .map((name, i) => ({ name, numbers: whole(i + 1) }))
    .filter(({ numbers }) => numbers.some((n) => n !== 0))
    .sort((a, b) => a.name - b.name)
    .map(({ name, numbers }) => `${name.toString(36)}:${print(numbers)}`);
  return { classes, packed: [`:${print(whole(0))}`, ...rows].join(' '), provenance };
}

/** Reads a shipped model. Throws on a broken file: that is our own mistake, not a mail's. */
export function unpackSoftmax({ classes, packed }: PackedSoftmax): NamedModel {
  const weights: number[] = [];
  const names: FeatureName[] = [];
  const endRow = () => {
    if (weights.length !== (names.length + 1) * classes)
      throw brokenModel(packed.split(' ')[names.length] ?? '');
  };
  readNumbers(packed, (value, mark) => {
    if (mark !== ':') {
      weights.push(value / SCALE);
    } else if (weights.length > 0) {
      endRow();
      names.push(value);
    }
  });
  endRow();
  return { space: new FeatureSpace(names), model: { classes, weights: Float64Array.from(weights) } };
}
