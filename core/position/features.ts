import { Features } from '../model/named.js';
import { beginName, type FeatureName, featureName, type NameBeginning } from '../model/names.js';
import { stem } from '../words.js';
import { lengthFeature, rowNames, type SentenceFeature } from './kinds.js';
import type { ReadSentence } from './reading.js';

/** Words of a sentence that are looked at. */
const MAX_WORDS = 40;
/** How strongly words count beside rows of the table. */
const WORD = 0.5;

/** A word as the models read it, and what they call it. */
interface Word {
  readonly text: string;
  readonly single: FeatureName;
  /** In what the author says to it. */
  readonly answer: FeatureName;
  /** Before another word. */
  readonly first: NameBeginning;
}

/** Tokens of mail repeat: what they are read as is kept until there are this many, then forgotten at once. */
const MAX_TOKENS = 20_000;
const tokens = new Map<string, Word>();

/** The same tokens, faster where all letters are those of English. */
const FOREIGN = /[^ -~]/;
const TOKEN = /[a-z'_.()\d/<>*-]+|[?!,:;]/gi;
const ANY_TOKEN = /[\p{L}'_.()\d/<>*-]+|[?!,:;]/gu;

/** Words as the models read them: stems, numbers as `NUM`, names of code as `CODE`. */
function wordsOf(text: string): Word[] {
  const start = text.slice(0, 400);
  const found = start.match(FOREIGN.test(start) ? ANY_TOKEN : TOKEN) ?? [];
  return found.slice(0, MAX_WORDS).map((token) => {
    const known = tokens.get(token);
    if (known !== undefined) return known;
    if (tokens.size >= MAX_TOKENS) tokens.clear();
    const word = called(textOf(token));
    tokens.set(token, word);
    return word;
  });
}

function textOf(token: string): string {
  if (/[_()/<>*]|\w\.\w/.test(token)) return 'CODE';
  if (/\d/.test(token)) return 'NUM';
  const bare = token.replace(/[.'-]+$/, '');
  return bare === '' ? '.' : bare.includes("'") ? bare.toLowerCase() : stem(bare);
}

function called(text: string): Word {
  return {
    text,
    single: featureName(`w=${text}`),
    answer: featureName(`A w=${text}`),
    first: beginName(`p=${text} `),
  };
}

/** What the words of a sentence are called as features. */
export interface WordNames {
  /** Single words, and the first ones, which say most. */
  readonly words: readonly FeatureName[];
  /** Words with the one before. */
  readonly pairs: readonly FeatureName[];
}

const START = beginName('p=^ ');

export function namesIn(text: string): WordNames {
  const read = wordsOf(text);
  const words: FeatureName[] = [];
  const pairs: FeatureName[] = [];
  let before = START;
  for (const word of read) {
    words.push(word.single);
    pairs.push(featureName(word.text, before));
    before = word.first;
  }
  for (const opening of openings(read)) words.push(featureName(opening));
  return { words, pairs };
}

/** What single words are called in what the author says to a message. */
export function answerNames(text: string): readonly FeatureName[] {
  const read = wordsOf(text);
  return [...read.map(({ answer }) => answer), ...openings(read).map((name) => featureName(`A ${name}`))];
}

function openings([first, second]: readonly Word[]): string[] {
  return [`f=${first?.text}`, `f=${first?.text} ${second?.text}`];
}

/** What the sentence model knows of a sentence: its words, the rows that match it, and what it stands under. */
export function sentenceFeatures(sentence: ReadSentence): Features {
  const features = new Features();
  features.putAll(sentence.names.words, WORD);
  features.putAll(sentence.names.pairs, WORD);
  eachFeature(sentence, ({ name, value }) => features.put(name, value));
  return features;
}

/** The rows that match a sentence, what it stands under, and its length. */
export function eachFeature(
  { text, rules, kind }: ReadSentence,
  take: (feature: SentenceFeature) => void,
): void {
  for (const { id } of rules) take(rowNames(id).ofSentence);
  for (const feature of kind.ofSentence) take(feature);
  take(lengthFeature(Math.min(6, Math.floor(Math.log2(1 + text.length / 6)))));
}
