import type { Feature } from '../model/named.js';
import { stem } from '../words.js';
import type { ReadSentence } from './reading.js';

/** Words of a sentence that are looked at. */
const MAX_WORDS = 40;
/** How strongly words count beside rows of the table: a row is written by somebody who knows the field. */
const WORD = 0.5;
const ROW = 2;

/** Tokens of mail repeat: what they are read as is kept until there are this many, then forgotten at once. */
const MAX_TOKENS = 20_000;
const tokens = new Map<string, string>();

/** The same tokens, faster where all letters are those of English. */
const FOREIGN = /[^ -~]/;
const TOKEN = /[a-z'_.()\d/<>*-]+|[?!,:;]/gi;
const ANY_TOKEN = /[\p{L}'_.()\d/<>*-]+|[?!,:;]/gu;

/** Words as the model reads them: stems, numbers as `NUM`, names of code as `CODE`. */
function wordsOf(text: string): string[] {
  const start = text.slice(0, 400);
  const found = start.match(FOREIGN.test(start) ? ANY_TOKEN : TOKEN) ?? [];
  return found.slice(0, MAX_WORDS).map((token) => {
    const known = tokens.get(token);
    if (known !== undefined) return known;
    if (tokens.size >= MAX_TOKENS) tokens.clear();
    const word = wordOf(token);
    tokens.set(token, word);
    return word;
  });
}

function wordOf(token: string): string {
  if (/[_()/<>*]|\w\.\w/.test(token)) return 'CODE';
  if (/\d/.test(token)) return 'NUM';
  const bare = token.replace(/[.'-]+$/, '');
  return bare === '' ? '.' : bare.includes("'") ? bare.toLowerCase() : stem(bare);
}

/** What the words of a sentence are called as features. */
interface Names {
  readonly words: readonly string[];
  readonly pairs: readonly string[];
}
const known = new WeakMap<ReadSentence, Names>();

/** Names of single words, and of the first words, which say most. Three models ask: worked out once. */
export function wordNames(sentence: ReadSentence): readonly string[] {
  return namesOf(sentence).words;
}

function namesOf(sentence: ReadSentence): Names {
  const made = known.get(sentence) ?? namesIn(wordsOf(sentence.text));
  known.set(sentence, made);
  return made;
}

function namesIn(words: readonly string[]): Names {
  const pairs = words.map((word, i) => `p=${words[i - 1] ?? '^'} ${word}`);
  const names = [...words.map((word) => `w=${word}`), `f=${words[0]}`, `f=${words[0]} ${words[1]}`];
  return { words: [...new Set(names)], pairs: [...new Set(pairs)] };
}

/** What the sentence model knows of a sentence: its words, the rows that match it, and what it stands under. */
export function sentenceFeatures(sentence: ReadSentence): Feature[] {
  return [
    ...wordNames(sentence).map((name): Feature => [name, WORD]),
    ...namesOf(sentence).pairs.map((name): Feature => [name, WORD]),
    ...rowFeatures(sentence),
  ];
}

/** The rows that match a sentence, and what it stands under. */
export function rowFeatures({ text, rules, under }: ReadSentence): Feature[] {
  const question = text.endsWith('?');
  const first = rules[0]?.id ?? '-';
  return [
    ...rules.map((rule): Feature => [`r=${rule.id}`, ROW]),
    [`r1=${first}`, ROW],
    [`r1=${first} q=${question}`, ROW],
    [`u=${under}`, 1],
    [`q=${question} u=${under}`, ROW],
    [`n=${Math.min(6, Math.floor(Math.log2(1 + text.length / 6)))}`, 1],
  ];
}
