/** A feature's name as a model knows it, a hash: no words of anybody's mail are kept. */
export type FeatureName = number;
/** The beginning that some names share, to be gone on from. */
export type NameBeginning = number;

const NOTHING: NameBeginning = 0x811c9dc5;
const NAME_BITS = 30;

export function beginName(text: string): NameBeginning {
  return readOn(NOTHING, text);
}

/** The name that these words are, or that begins as said and ends with them. */
export function featureName(text: string, beginning: NameBeginning = NOTHING): FeatureName {
  return foldTo(NAME_BITS, readOn(beginning, text));
}

/** The place of a name among 2^bits: its hash. Never 0, which is the bias. */
export function featurePlace(name: string, bits: number): number {
  return foldTo(bits, readOn(NOTHING, name));
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo), which reads a text in one go or in pieces. */
function readOn(hash: number, text: string): number {
  let read = hash;
  for (let i = 0; i < text.length; i++) read = Math.imul(read ^ text.charCodeAt(i), 0x01000193);
  return read;
}

function foldTo(bits: number, hash: number): number {
  const place = ((hash >>> 0) ^ (hash >>> bits)) & ((1 << bits) - 1);
  return place === 0 ? 1 : place;
}
