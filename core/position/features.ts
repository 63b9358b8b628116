import { Features } from '../model/named.js';
import { beginName, type FeatureName, featureName, type NameBeginning } from '../model/names.js';
import { stem } from '../words.js';
import type { ReadSentence } from './reading.js';

/** Words of a sentence that are looked at. */
const MAX_WORDS = 40;
/** How strongly words count beside rows of the table: a row is written by somebody who knows the field. */
const WORD = 0.5;
const ROW = 2;

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

/** What the words of a sentence are called as features, each once. */
export interface WordNames {
  /** Single words, and the first ones, which say most. */
  readonly words: readonly FeatureName[];
  /** The same, in what the author says to it. */
  readonly answers: readonly FeatureName[];
  /** Words with the one before. */
  readonly pairs: readonly FeatureName[];
}

const START = beginName('p=^ ');

export function namesIn(text: string): WordNames {
  const words = wordsOf(text);
  const first = words[0]?.text;
  const opening = [`f=${first}`, `f=${first} ${words[1]?.text}`];
  return {
    words: once([...words.map(({ single }) => single), ...opening.map((name) => featureName(name))]),
    answers: once([...words.map(({ answer }) => answer), ...opening.map((name) => featureName(`A ${name}`))]),
    pairs: once(words.map((word, i) => featureName(word.text, words[i - 1]?.first ?? START))),
  };
}

function once(names: readonly FeatureName[]): readonly FeatureName[] {
  return names.filter((name, i) => names.indexOf(name) === i);
}

/** What the sentence model knows of a sentence: its words, the rows that match it, and what it stands under. */
export function sentenceFeatures(sentence: ReadSentence): Features {
  const features = new Features();
  features.putAll(sentence.names.words, WORD);
  features.putAll(sentence.names.pairs, WORD);
  for (const [name, value] of rowFeatures(sentence)) features.put(featureName(name), value);
  return features;
}

/** The rows that match a sentence, and what it stands under. */
export function rowFeatures({ text, rules, under }: ReadSentence): (readonly [string, number])[] {
  const question = text.endsWith('?');
  const first = rules[0]?.id ?? '-';
  return [
    ...rules.map((rule) => [`r=${rule.id}`, ROW] as const),
    [`r1=${first}`, ROW],
    [`r1=${first} q=${question}`, ROW],
    [`u=${under}`, 1],
    [`q=${question} u=${under}`, ROW],
    [`n=${Math.min(6, Math.floor(Math.log2(1 + text.length / 6)))}`, 1],
  ];
}
