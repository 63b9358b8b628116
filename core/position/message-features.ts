import { Features } from '../model/named.js';
import { featureName } from '../model/names.js';
import { remembering } from '../model/remembering.js';
import type { Surroundings } from './conversation.js';
import { answerNames } from './features.js';
import { type Place, type Placed, placed, rowNames } from './kinds.js';
import type { Reading, ReadSentence } from './reading.js';

/** Probabilities of the positions, in the order of POSITIONS, for each sentence of a message. */
export type Scores = readonly Float64Array[];

/** How strongly single words of a message count beside all else. */
const WORD = 0.25;
/** And what the author answers. */
const ANSWER = 0.3;
const CLASSES = 6;
const APPROVING = /^(?:reviewed|acked|tested)/;

/** What the message model knows: the sentences' scores, the rows and words, and the conversation around. */
export function messageFeatures(
  reading: Reading,
  around: Surroundings,
  scoresOf: (reading: Reading) => Scores,
): Features {
  const scores = scoresOf(reading);
  const features = new Features();
  for (const name of placeNames(reading, around)) features.put(featureName(name), 1);
  rowFeatures(reading, features);
  for (const name of shapeNames(reading)) features.put(name.own, 1);
  scoreFeatures(scores, features);
  const words = WORD / Math.sqrt(1 + reading.sentences.length / 4);
  for (const { names } of reading.sentences) features.putAll(names.words, words);
  answerFeatures(reading, around, features);
  neighbourFeatures(around.earlier.at(-1), 'prev', scoresOf, features);
  neighbourFeatures(around.next, 'next', scoresOf, features);
  neighbourFeatures(reading.parent, 'par', scoresOf, features);
  return features;
}

/** What stands around counts less. */
const NEIGHBOUR = 0.5;

function neighbourFeatures(
  other: Reading | null | undefined,
  place: Exclude<Place, 'own'>,
  scoresOf: (reading: Reading) => Scores,
  features: Features,
): void {
  if (other === undefined || other === null || other.isAuthor) return;
  for (const name of shapeNames(other)) features.put(name[place], NEIGHBOUR);
  const scores = scoresOf(other);
  for (const [c, name] of TOP_NAMES[place].entries()) features.put(name, topScore(scores, c));
}

const CLASS_NUMBERS = Array.from({ length: CLASSES }, (_, c) => c);
const topNames = (place: Place) => CLASS_NUMBERS.map((c) => featureName(`${place}${c}`));
const TOP_NAMES = { prev: topNames('prev'), next: topNames('next'), par: topNames('par') };

function topScore(scores: Scores, c: number): number {
  let top = 0;
  for (const score of scores) top = Math.max(top, score[c] ?? 0);
  return top;
}

const SCORE_NAMES = CLASS_NUMBERS.map((c) => ({
  max: featureName(`max${c}`),
  second: featureName(`sec${c}`),
  any: featureName(`any${c}`),
  mean: featureName(`mean${c}`),
  first: featureName(`first${c}`),
  last: featureName(`last${c}`),
}));

function scoreFeatures(scores: Scores, features: Features): void {
  for (const [c, names] of SCORE_NAMES.entries()) {
    const ordered = scores.map((p) => p[c] ?? 0).sort((a, b) => b - a);
    let [nowhere, sum] = [1, 0];
    for (const p of ordered) {
      nowhere *= 1 - p;
      sum += p;
    }
    features.put(names.max, 2 * (ordered[0] ?? 0));
    features.put(names.second, 2 * (ordered[1] ?? 0));
    features.put(names.any, 2 * (1 - nowhere));
    features.put(names.mean, (2 * sum) / Math.max(1, ordered.length));
    features.put(names.first, scores[0]?.[c] ?? 0);
    features.put(names.last, scores.at(-1)?.[c] ?? 0);
  }
}

function placeNames(reading: Reading, around: Surroundings): string[] {
  const { parent, sentences, trailers } = reading;
  const to = whom(reading);
  const mine = Math.min(4, around.earlier.length);
  const under = parent === null || parent.posting ? 'posting' : 'reply';
  const patches = new Set(sentences.filter((s) => s.under === 'patch').map((s) => s.segment)).size;
  const questions = sentences.filter(({ kind }) => kind.question).length;
  const tagged = trailers.length > 0;
  return [
    `to=${to}`,
    `to=${to} first=${mine === 0}`,
    `parent=${under}`,
    `parent=${under} to=${to}`,
    `mine=${mine}`,
    `depth=${Math.min(around.depth, 6)}`,
    `patches=${Math.min(patches, 4)}`,
    `patches=${patches > 0} parent=${under}`,
    `questions=${Math.min(questions, 4)}`,
    `sentences=${Math.min(6, Math.floor(Math.log2(sentences.length + 1)))}`,
    `onlyq=${questions > 0 && sentences.length - questions < 3}`,
    ...trailers.map((t) => `tag=${t.tag.toLowerCase()} ${t.status}`),
    `tags=${tagged} questions=${questions > 0}`,
    ...[...around.otherTags].map((tag) => `otag=${tag}`),
  ];
}

function whom({ parent, person }: Reading): string {
  if (parent === null) return 'root';
  if (parent.isAuthor) return 'author';
  return parent.person.key === person.key ? 'self' : 'other';
}

function rowFeatures({ sentences }: Reading, features: Features): void {
  for (const { rules, kind } of sentences) {
    for (const { id } of rules) features.put(rowNames(id).ofMessage, 1);
    features.putAll(kind.ofMessage, 1);
  }
}

/** Which families of rows meet in one message: approval beside a request is another thing than approval alone. */
function shapeNames(reading: Reading): readonly Placed[] {
  const made = shapes.get(reading) ?? shapesIn(reading);
  shapes.set(reading, made);
  return made;
}

/** A message is asked for its own sake and as a neighbour of others: worked out once. */
const shapes = new WeakMap<Reading, readonly Placed[]>();

/** Sentences of one family are counted up to this many. */
const MANY = 3;
/** Families whose sentences are counted, unless they ask; then questions, and whether there is a tag that approves. */
const COUNTED = ['support', 'support-if', 'concern', 'oppose'];

function shapesIn({ sentences, trailers }: Reading): Placed[] {
  const counts = [0, 0, 0, 0, 0, 0];
  const add = (at: number) => {
    counts[at] = Math.min(MANY, (counts[at] ?? 0) + 1);
  };
  for (const { kind } of sentences) {
    if (kind.question) add(4);
    else if (COUNTED.includes(kind.family)) add(COUNTED.indexOf(kind.family));
  }
  if (trailers.some((t) => t.status === 'counts' && APPROVING.test(t.tag.toLowerCase()))) add(5);
  const prose = sentences.filter((s) => s.text.length > 12);
  const first = prose.slice(0, 2).map(({ kind }, i) => kind.asFirst[i]);
  const last = prose.at(-1)?.kind.asLast;
  return [
    ...countNames(counts.reduce((key, count) => key * (MANY + 1) + count, 0)),
    ...first.flatMap((names) => names?.row ?? []),
    ...first.flatMap((names) => names?.family ?? []),
    ...(last === undefined ? [] : [last]),
  ];
}

/** What counts are called that are the digits of a number. */
const countNames = remembering((key: number): readonly Placed[] => {
  const digits = key.toString(MANY + 1).padStart(6, '0');
  const [sup = 0, sif = 0, con = 0, opp = 0, q = 0, tagged = 0] = [...digits].map(Number);
  const tag = tagged !== 0;
  return [
    `X sup${sup !== 0} con${con} q${q > 0}`,
    `X sup${sup !== 0} sif${sif !== 0}`,
    `X tag${tag} con${con}`,
    `X tag${tag} q${q}`,
    `X opp${opp} sup${sup !== 0}`,
    `X opp${opp} con${con}`,
    `X con${con}`,
    `X q${q}`,
    `X sup${sup}`,
    `X sif${sif}`,
    `X tag${tag} sup${sup !== 0} con${con !== 0} q${q > 0}`,
  ].map(placed);
});

/** What the author said to it: "will fix" shows a concern as well as the concern does. */
function answerFeatures(reading: Reading, { replies }: Surroundings, features: Features): void {
  const answers = replies.filter((r) => r.isAuthor);
  features.put(featureName(`ar=${Math.min(2, answers.length)}`), ANSWER);
  features.put(featureName(`rep=${Math.min(3, replies.length)}`), ANSWER);
  for (const { rules, text } of answers.flatMap((r) => wordsOn(r, reading)).slice(0, 6)) {
    for (const { id } of rules) features.put(rowNames(id).ofAnswer, ANSWER);
    features.putAll(answerNames(text), ANSWER);
  }
}

/** The sentences of a reply under words of the message; all, where it quotes none. */
function wordsOn(reply: Reading, to: Reading): readonly ReadSentence[] {
  const under = reply.sentences.filter((s) => s.segment.answers?.source?.messageId === to.message.id);
  return (under.length > 0 ? under : reply.sentences).slice(0, 6);
}
