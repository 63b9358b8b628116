import { POSITIONS, type Position, type ThreadContext } from '../analysis.js';
import type { MessageId } from '../ids.js';
import { commonFeatures, type Features, type NamedModel, probabilities, rowIn } from '../model/named.js';
import { fitSoftmax } from '../model/softmax.js';
import { type Surroundings, surroundings } from './conversation.js';
import { evidenceFeatures } from './evidence.js';
import { sentenceFeatures } from './features.js';
import { messageFeatures, type Scores } from './message-features.js';
import { type Reading, readMessages } from './reading.js';
import { statementsOf } from './statements.js';

/** What a person said of one message. */
export interface PositionLabel {
  readonly position: Position;
  readonly evidence: string | null;
}
export interface LabelledPositions {
  readonly context: ThreadContext;
  readonly labels: ReadonlyMap<MessageId, PositionLabel>;
}

/** The three models of core/position, in the order in which they are asked. */
export interface PositionModels {
  /** Which position a sentence takes by itself. */
  readonly sentence: NamedModel;
  /** Which position a message takes, from its sentences and the conversation. */
  readonly message: NamedModel;
  /** Whether a sentence is the one that shows the position of its message. */
  readonly evidence: NamedModel;
}

/** A labelled message, read. */
export interface Case {
  readonly group: number;
  readonly reading: Reading;
  readonly around: Surroundings;
  readonly label: Position;
  /** Index of the labelled sentence, -1 when it is none of the sentences read (a tag, a fragment). */
  readonly evidence: number;
}

/** Folds in which the training threads score each other, so that the later models see honest scores. */
const FOLDS = 4;
/** A feature has to be seen in this many threads. */
const MIN_GROUPS = 3;
/** How much a sentence counts that was not labelled, in a message with a position and in one without. */
const BESIDE = 0.1;
const WITHOUT = 0.4;
/** Rare positions count more: a careful reader finds them too. */
const COUNTS: Readonly<Record<Position, number>> = {
  support: 1,
  'support-if': 2.5,
  neutral: 4,
  concern: 1,
  oppose: 3.5,
  none: 1,
};

/** Every labelled message of the threads, in order. */
export function readCases(threads: readonly LabelledPositions[]): Case[] {
  return threads.flatMap(({ context, labels }, group) => {
    const readings = readMessages(context);
    const around = surroundings(readings);
    return [...readings.values()].flatMap((reading) => {
      const label = labels.get(reading.message.id);
      const near = around.get(reading);
      if (label === undefined || near === undefined) return [];
      const evidence = label.evidence === null ? -1 : labelledSentence(reading, label.evidence);
      return [{ group, reading, around: near, label: label.position, evidence }];
    });
  });
}

/** The labelled sentence, or the one with most words in common with it, at least 60 %. */
function labelledSentence({ sentences }: Reading, evidence: string): number {
  const said = folded(evidence);
  const same = sentences.findIndex(({ text }) => folded(text) === said);
  if (same >= 0) return same;
  const labelled = wordSet(evidence);
  const shares = sentences.map(({ text }) => {
    const words = wordSet(text);
    const both = [...labelled].filter((w) => words.has(w)).length;
    return (both / Math.max(1, Math.min(words.size, labelled.size))) * Math.min(1, (words.size + 1) / 4);
  });
  const best = Math.max(0, ...shares);
  return best < 0.6 ? -1 : shares.indexOf(best);
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\w+/g) ?? []);
}

/** Fits the three models; no randomness, so the same threads in the same order give the same weights. */
export function fitPositions(cases: readonly Case[]): PositionModels {
  const scores = new Map<Reading, Scores>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitSentences(cases.filter((c) => c.group % FOLDS !== fold));
    for (const { reading } of cases.filter((c) => c.group % FOLDS === fold))
      scores.set(reading, scoreSentences(model, reading));
  }
  return {
    sentence: fitSentences(cases),
    message: fitMessages(cases, scores),
    evidence: fitEvidence(cases, scores),
  };
}

export function scoreSentences(model: NamedModel, reading: Reading): Scores {
  return reading.sentences.map((sentence) => probabilities(model, sentenceFeatures(sentence)));
}

interface Row {
  readonly features: Features;
  readonly group: number;
  readonly target: number;
  readonly weight: number;
}

function fitRows(rows: readonly Row[], classes: number, pull: number): NamedModel {
  const space = commonFeatures(rows, MIN_GROUPS);
  const examples = rows.map(({ features, target, weight }) => ({
    row: rowIn(space, features),
    target,
    weight,
  }));
  return { space, model: fitSoftmax(examples, { classes, size: space.names.length + 1, rounds: 40, pull }) };
}

function fitSentences(cases: readonly Case[]): NamedModel {
  const none = POSITIONS.indexOf('none');
  const rows = cases.flatMap(({ reading, label, evidence, group }) =>
    reading.sentences.map((sentence, i): Row => {
      const features = sentenceFeatures(sentence);
      if (i === evidence) return { features, group, target: POSITIONS.indexOf(label), weight: 1 };
      return { features, group, target: none, weight: label === 'none' ? WITHOUT : BESIDE };
    }),
  );
  return fitRows(rows, POSITIONS.length, 5);
}

function fitMessages(cases: readonly Case[], scores: ReadonlyMap<Reading, Scores>): NamedModel {
  const rows = cases.map(({ reading, around, label, group }) => ({
    features: messageFeatures(reading, around, (r) => scores.get(r) ?? []),
    group,
    target: POSITIONS.indexOf(label),
    weight: COUNTS[label],
  }));
  return fitRows(rows, POSITIONS.length, 30);
}

function fitEvidence(cases: readonly Case[], scores: ReadonlyMap<Reading, Scores>): NamedModel {
  const rows = cases.flatMap(({ reading, label, evidence, group }) =>
    evidence < 0
      ? []
      : reading.sentences.map((_, i) => ({
          features: evidenceFeatures(reading, i, label, scores.get(reading) ?? []),
          group,
          target: i === evidence ? 1 : 0,
          weight: 1,
        })),
  );
  return fitRows(rows, 2, 3);
}

/** A row that was never right may still be right once: what is added to both sides of the share. */
const DOUBT = 1;

/**
 * How often a row or tag is right: the share of labelled messages with a statement by it that take its position,
 * in hundredths, pulled towards a half where there are few.
 */
export function measureRows(cases: readonly Case[]): Record<string, number> {
  const counts = new Map<string, { right: number; all: number }>();
  for (const { reading, label } of cases) {
    const stated = new Map(statementsOf(reading).map((s) => [s.rule, s.position] as const));
    for (const [rule, position] of stated) {
      const count = counts.get(rule) ?? { right: 0, all: 0 };
      counts.set(rule, { right: count.right + (position === label ? 1 : 0), all: count.all + 1 });
    }
  }
  const shares = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    shares.map(([rule, { right, all }]) => [
      rule,
      Math.round((100 * (right + DOUBT)) / (all + 2 * DOUBT)) / 100,
    ]),
  );
}
