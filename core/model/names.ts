/** A feature's name as a model knows it, a hash: no words of anybody's mail are kept. */
export type FeatureName = number;
/** The beginning that some names share, to be gone on from. */
export type NameBeginning = number;

/** A feature that is weighed under several headings: the beginning that the names of all these share. */
export type Feature = NameBeginning;

const NOTHING: NameBeginning = 0x811c9dc5;
const PRIME = 0x01000193;
const NAME_BITS = 30;

export function beginName(text: string): NameBeginning {
  return readOn(NOTHING, text);
}

/** feature`kind=${kind} code=${code}`: as if it were read from the text, which is never made. */
export function feature(
  texts: TemplateStringsArray,
  ...values: readonly (string | number | boolean | undefined)[]
): Feature {
  let read = readOn(NOTHING, texts[0] as string);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    read = readOn(read, typeof value === 'string' ? value : String(value));
    read = readOn(read, texts[i + 1] as string);
  }
  return read;
}

/** The feature whose text goes on so. */
export function goOn(begun: Feature, text: string): Feature {
  return readOn(begun, text);
}

/** The name that these words are, or that begins as said and ends with them. */
export function featureName(text: string, beginning: NameBeginning = NOTHING): FeatureName {
  return foldTo(NAME_BITS, readOn(beginning, text));
}

/** The place of a name among 2^bits: its hash. Never 0, which is the bias. */
export function featurePlace(name: string, bits: number): number {
  return foldTo(bits, readOn(NOTHING, name));
}

/**
 * The places of features under one heading: each is that of the feature's text with the heading's behind it. To read a
 * character is `(hash ^ code) * PRIME`, and the code changes no more than the last byte of the hash. So to read a whole
 * text multiplies the hash by some number and adds another, which the last byte alone decides.
 */
export class Heading {
  private readonly factor: number;
  private readonly added = new Int32Array(256);

  /** @param text of characters up to ÿ */
  constructor(
    text: string,
    private readonly bits: number,
  ) {
    this.factor = PRIME;
    for (let i = 1; i < text.length; i++) this.factor = Math.imul(this.factor, PRIME);
    for (let byte = 0; byte < this.added.length; byte++)
      this.added[byte] = readOn(byte, text) - Math.imul(byte, this.factor);
  }

  placeOf(begun: Feature): number {
    return foldTo(this.bits, Math.imul(begun, this.factor) + (this.added[begun & 255] as number));
  }
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo), which reads a text in one go or in pieces. */
function readOn(hash: number, text: string): number {
  let read = hash;
  for (let i = 0; i < text.length; i++) read = Math.imul(read ^ text.charCodeAt(i), PRIME);
  return read;
}

function foldTo(bits: number, hash: number): number {
  const place = ((hash >>> 0) ^ (hash >>> bits)) & ((1 << bits) - 1);
  return place === 0 ? 1 : place;
}
