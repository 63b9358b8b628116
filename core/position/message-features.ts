import { Features } from '../model/named.js';
import { beginName, type FeatureName, featureName } from '../model/names.js';
import type { Surroundings } from './conversation.js';
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
  const features = new FeaturesOnce();
  features.call(placeNames(reading, around), 1);
  features.call(rowNames(reading), 1);
  features.call(shapeNames(reading), 1);
  scoreFeatures(scores, features);
  const words = WORD / Math.sqrt(1 + reading.sentences.length / 4);
  for (const { names } of reading.sentences) features.putAll(names.words, words);
  answerFeatures(reading, around, features);
  const others = [
    ['prev', around.earlier.at(-1)],
    ['next', around.next],
    ['par', reading.parent],
  ] as const;
  for (const [place, other] of others) {
    if (other === undefined || other === null || other.isAuthor) continue;
    const beginning = beginName(`${place} `);
    for (const name of shapeNames(other)) features.put(featureName(name, beginning), 0.5);
    for (const [c, top] of topScores(scoresOf(other)).entries())
      features.put(featureName(`${place}${c}`), top);
  }
  return features;
}

/** Features of which each counts once, however often it is put. */
class FeaturesOnce extends Features {
  readonly #known = new Set<FeatureName>();

  override put(name: FeatureName, value: number): void {
    if (this.#known.has(name)) return;
    this.#known.add(name);
    super.put(name, value);
  }

  call(names: Iterable<string>, value: number): void {
    for (const name of names) this.put(featureName(name), value);
  }
}

function topScores(scores: Scores): number[] {
  return Array.from({ length: CLASSES }, (_, c) => Math.max(0, ...scores.map((p) => p[c] ?? 0)));
}

function scoreFeatures(scores: Scores, features: Features): void {
  const put = (name: string, value: number) => features.put(featureName(name), value);
  for (let c = 0; c < CLASSES; c++) {
    const ordered = scores.map((p) => p[c] ?? 0).sort((a, b) => b - a);
    const nowhere = ordered.reduce((no, p) => no * (1 - p), 1);
    const mean = ordered.reduce((sum, p) => sum + p, 0) / Math.max(1, ordered.length);
    put(`max${c}`, 2 * (ordered[0] ?? 0));
    put(`sec${c}`, 2 * (ordered[1] ?? 0));
    put(`any${c}`, 2 * (1 - nowhere));
    put(`mean${c}`, 2 * mean);
    put(`first${c}`, scores[0]?.[c] ?? 0);
    put(`last${c}`, scores.at(-1)?.[c] ?? 0);
  }
}

function placeNames(reading: Reading, around: Surroundings): string[] {
  const { parent, sentences, trailers } = reading;
  const to = whom(reading);
  const mine = Math.min(4, around.earlier.length);
  const under = parent === null || parent.posting ? 'posting' : 'reply';
  const patches = new Set(sentences.filter((s) => s.under === 'patch').map((s) => s.segment)).size;
  const questions = sentences.filter(isQuestion).length;
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

function rowNames({ sentences }: Reading): Set<string> {
  const names = new Set<string>();
  for (const sentence of sentences) {
    const first = sentence.rules[0]?.id;
    for (const rule of sentence.rules) names.add(`R=${rule.id}`);
    if (first === undefined) continue;
    names
      .add(`R1=${first}`)
      .add(`R1=${first} ${sentence.under}`)
      .add(`R1=${first} ${isQuestion(sentence)}`);
  }
  return names;
}

/** Which families of rows meet in one message: approval beside a request is another thing than approval alone. */
function shapeNames(reading: Reading): readonly string[] {
  const made = shapes.get(reading) ?? shapesIn(reading);
  shapes.set(reading, made);
  return made;
}

/** A message is asked for its own sake and as a neighbour of others: worked out once. */
const shapes = new WeakMap<Reading, readonly string[]>();

function shapesIn({ sentences, trailers }: Reading): string[] {
  const families = sentences.map((s) => `${isQuestion(s) ? '?' : ''}${familyOf(s)}`);
  const count = (family: string) => Math.min(3, families.filter((f) => f === family).length);
  const tag = trailers.some((t) => t.status === 'counts' && APPROVING.test(t.tag.toLowerCase()));
  const [sup, sif, con, opp] = ['support', 'support-if', 'concern', 'oppose'].map(count);
  const q = Math.min(3, families.filter((f) => f.startsWith('?')).length);
  const prose = sentences.filter((s) => s.text.length > 12);
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
    ...prose.slice(0, 2).map((s, i) => `X first${i} ${s.rules[0]?.id}`),
    ...prose.slice(0, 2).map((s, i) => `X first${i} ${familyOf(s)} ${isQuestion(s)}`),
    ...prose.slice(-1).map((s) => `X last ${familyOf(s)} ${isQuestion(s)}`),
  ];
}

/** What the author said to it: "will fix" shows a concern as well as the concern does. */
function answerFeatures(reading: Reading, { replies }: Surroundings, features: FeaturesOnce): void {
  const answers = replies.filter((r) => r.isAuthor);
  features.call([`ar=${Math.min(2, answers.length)}`, `rep=${Math.min(3, replies.length)}`], ANSWER);
  for (const { rules, names } of answers.flatMap((r) => wordsOn(r, reading)).slice(0, 6)) {
    features.call(
      rules.map(({ id }) => `A r=${id}`),
      ANSWER,
    );
    features.putAll(names.answers, ANSWER);
  }
}

/** The sentences of a reply under words of the message; all, where it quotes none. */
function wordsOn(reply: Reading, to: Reading): readonly ReadSentence[] {
  const under = reply.sentences.filter((s) => s.segment.answers?.source?.messageId === to.message.id);
  return (under.length > 0 ? under : reply.sentences).slice(0, 6);
}

function familyOf({ rules }: ReadSentence): string {
  const id = rules[0]?.id ?? '-';
  return id.split('/', 1)[0] ?? '-';
}

function isQuestion({ text }: ReadSentence): boolean {
  return text.endsWith('?');
}
