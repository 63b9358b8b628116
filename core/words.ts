// The one door to `natural`: its root entry loads database drivers and prints on standard output, and its folders load every
// language there is, which takes longer than the analysis of a mail. So each file is named.
import DiceCoefficient from 'natural/lib/natural/distance/dice_coefficient.js';
import JaroWinklerDistance from 'natural/lib/natural/distance/jaro-winkler_distance.js';
import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import TreebankWordTokenizer from 'natural/lib/natural/tokenizers/treebank_word_tokenizer.js';

/** Longer tokens are no words: the stemmer is slow on them, and they teach nothing. */
const MAX_WORD = 64;
/** Words of mail repeat: stems are kept until this many, then forgotten at once. */
const MAX_STEMS = 20000;

const treebank = new TreebankWordTokenizer();
const stems = new Map<string, string>();

/** Words of one sentence of at most 2,000 characters, `ap_bus.c`, `v5.16` and `?` kept whole, "don't" as `do`, `n't`. */
export function tokens(sentence: string): string[] {
  return treebank.tokenize(sentence.slice(0, 2000)).filter((word) => word.length <= MAX_WORD);
}

/** Porter's stem of one word, lower-cased. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MAX_STEMS) stems.clear();
  const made = PorterStemmer.stem(word.slice(0, MAX_WORD).toLowerCase());
  stems.set(word, made);
  return made;
}

/** Likeness of two names or titles, 0 to 1 (Jaro and Winkler: forgiving in the tail). */
export function nameLikeness(a: string, b: string): number {
  return JaroWinklerDistance(a.slice(0, 200), b.slice(0, 200), { ignoreCase: true });
}

/** Likeness of two texts, 0 to 1, by the pairs of letters that they share (Dice). */
export function textLikeness(a: string, b: string): number {
  return DiceCoefficient(a.slice(0, 2000), b.slice(0, 2000));
}
