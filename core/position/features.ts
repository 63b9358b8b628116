import type { Weighted } from '../model/softmax.js';
import { stem } from '../words.js';
import type { Reading, ReadSentence } from './reading.js';

/** Words of a sentence that are looked at. */
const MAX_WORDS = 40;

/** Words as the model reads them: stems, numbers as `0`, names of code as `code`. */
export function wordsOf(text: string): string[] {
  const found = text.slice(0, 400).match(/[\p{L}'_.()\d/<>*-]+|[?!,:;]/gu) ?? [];
  return found.slice(0, MAX_WORDS).map((word) => {
    if (/[_()/<>*]|\w\.\w/.test(word)) return 'CODE';
    if (/\d/.test(word)) return 'NUM';
    const bare = word.replace(/[.'-]+$/, '');
    return bare === '' ? '.' : bare.includes("'") ? bare.toLowerCase() : stem(bare);
  });
}

/** Words and pairs of one sentence, its first words set apart. */
export function sentenceFeatures(sentence: ReadSentence): string[] {
  const words = wordsOf(sentence.text);
  const features: string[] = [];
  for (let i = 0; i < words.length; i++) {
    features.push(`w=${words[i]}`, `p=${words[i - 1] ?? '^'} ${words[i]}`);
    if (i > 1) features.push(`t=${words[i - 2]} ${words[i - 1]} ${words[i]}`);
  }
  features.push(`f=${words[0]}`, `f=${words[0]} ${words[1]}`, `f=${words[0]} ${words[1]} ${words[2]}`);
  for (const rule of sentence.rules) features.push(`r=${rule.id}`);
  const question = sentence.text.endsWith('?');
  features.push(`r1=${sentence.rules[0]?.id}`, `u=${sentence.under}`, `q=${question} u=${sentence.under}`);
  features.push(`q=${question} r1=${sentence.rules[0]?.id}`);
  features.push(`n=${Math.min(6, Math.floor(Math.log2(words.length + 1)))}`);
  return features;
}

export function weigh(names: readonly string[], value = 1): Weighted[] {
  return names.map((name) => [name, value] as const);
}

/** Where the message stands in the conversation. */
export function placeFeatures(reading: Reading, history: readonly Reading[]): string[] {
  const { parent, sentences } = reading;
  const to =
    parent === null
      ? 'root'
      : parent.isAuthor
        ? 'author'
        : parent.person.key === reading.person.key
          ? 'self'
          : 'other';
  const mine = history.filter((r) => r.person.key === reading.person.key).length;
  let depth = 0;
  for (let at = parent; at !== null && depth < 8; at = at.parent) depth++;
  const segments = new Set(sentences.map((s) => s.segment));
  const patches = [...segments].filter((s) => s.answers?.isPatch).length;
  const questions = sentences.filter((s) => s.text.endsWith('?')).length;
  const first = parent?.sentences.length === 0 ? 'posting' : 'reply';
  return [
    `to=${to}`,
    `to=${to} first=${mine === 0}`,
    `parent=${first}`,
    `parent=${first} to=${to}`,
    `mine=${Math.min(mine, 4)}`,
    `depth=${Math.min(depth, 6)}`,
    `patches=${Math.min(patches, 4)}`,
    `patches=${patches > 0} parent=${first}`,
    `questions=${Math.min(questions, 4)}`,
    `sentences=${Math.min(6, Math.floor(Math.log2(sentences.length + 1)))}`,
    `onlyq=${questions > 0 && sentences.length - questions < 3}`,
    ...reading.trailers.map((t) => `tag=${t.tag.toLowerCase()} ${t.status}`),
    `tags=${reading.trailers.length > 0}`,
    `tags=${reading.trailers.length > 0} questions=${questions > 0}`,
  ];
}
