import { type MessageFinding, POSITIONS, type Position, type Statement } from '../analysis.js';
import { probabilities } from '../model/named.js';
import { withConditions } from './condition.js';
import { AS_IT_IS, type ConfidenceScale, confidenceOf } from './confidence.js';
import type { Surroundings } from './conversation.js';
import { evidenceFeatures } from './evidence.js';
import { type PositionModels, scoreSentences } from './fit.js';
import { messageFeatures, type Scores } from './message-features.js';
import { quoted } from './quoted.js';
import type { Reading, ReadSentence } from './reading.js';
import { noStance, rowConfidence, statementsOf, stateOf } from './statements.js';
import { concession, isLeft, isReadFrom, standAfter, type TakenBack, takenBack } from './taken-back.js';

/** Sentences of a message that may show its position: the best ones by themselves. */
const CANDIDATES = 6;

/** What the models say of one message. */
export interface Verdict {
  readonly position: Position;
  /** How often such a verdict is right, as far as the judge was told. */
  readonly confidence: number;
  /** The message model's own, in the order of POSITIONS. */
  readonly probabilities: Float64Array;
}

/** Judges messages of one thread: rules give the statements, models weigh them with the conversation around. */
export class Judge {
  readonly #models: PositionModels;
  readonly #scale: ConfidenceScale;
  readonly #scores = new Map<Reading, Scores>();

  /** @param scale how sure a verdict is; without it, as sure as the model says */
  constructor(models: PositionModels, scale: ConfidenceScale = AS_IT_IS) {
    this.#models = models;
    this.#scale = scale;
  }

  /** The position of one message, with every statement in it. Authors take none on their own proposal. */
  message(reading: Reading, around: Surroundings): MessageFinding {
    if (reading.isAuthor) return noStance(reading, 'position/author', 1);
    if (reading.posting) return noStance(reading, 'position/posting', 1);
    if (reading.sentences.length === 0 && reading.ironic.length > 0 && reading.trailers.length === 0)
      return noStance(reading, 'guard/irony', 0.5);
    const taken = takenBack(reading, around.earlier.length > 0);
    const statements = statementsOf(reading).filter((s) => taken === null || !isReadFrom(taken, s));
    const verdict = this.weigh(reading, around);
    const stated =
      outright(statements) ??
      undecided(reading, verdict, statements) ??
      plainFault(reading, verdict, statements);
    if (taken !== null && stated === undefined && isUnsaid(taken, verdict, statements))
      return afterwards(reading, taken, statements);
    if (verdict.position === 'none' && stated === undefined)
      return { ...withoutStance(reading, verdict), statements };
    const shown = this.#decisive(reading, verdict, stated);
    if (shown === null) return { ...noStance(reading, 'model/nothing-shows-it', 0.4), statements };
    return shownBy(reading, shown, statements);
  }

  /** What the models say, before tags are asked. */
  weigh(reading: Reading, around: Surroundings): Verdict {
    const features = messageFeatures(reading, around, (r) => this.#scoresOf(r));
    const all = probabilities(this.#models.message, features);
    const top = all.indexOf(Math.max(...all));
    const position = POSITIONS[top] ?? 'none';
    const confidence = confidenceOf(this.#scale, position, all[top] ?? 0);
    return { position, confidence, probabilities: all };
  }

  /** How well each sentence shows a position, 0 to 1, by the evidence model. */
  shows(reading: Reading, position: Position): number[] {
    const scores = this.#scoresOf(reading);
    const own = scores.map((p) => p[POSITIONS.indexOf(position)] ?? 0);
    const least = own.toSorted((a, b) => b - a)[CANDIDATES - 1] ?? 0;
    return own.map((score, i) => {
      if (score < least) return 0;
      const features = evidenceFeatures(reading, i, position, scores);
      return probabilities(this.#models.evidence, features)[1] ?? 0;
    });
  }

  #scoresOf(reading: Reading): Scores {
    const known = this.#scores.get(reading);
    if (known !== undefined) return known;
    const made = reading.isAuthor ? [] : scoreSentences(this.#models.sentence, reading);
    this.#scores.set(reading, made);
    return made;
  }

  /** The statement that decides: what is stated outright, unless words tie it to a change; else the sentence that shows most. */
  #decisive(reading: Reading, verdict: Verdict, stated: Statement | undefined): Statement | null {
    if (stated !== undefined && (stated.position !== 'support' || verdict.position !== 'support-if'))
      return stated;
    if (verdict.position === 'none') return null;
    const shows = this.shows(reading, verdict.position);
    const best = shows.indexOf(Math.max(...shows));
    const sentence = reading.sentences[best];
    if (sentence === undefined) return stated ?? null;
    const row = sentence.rules[0];
    const rule = row?.outcome === verdict.position ? row.id : `model/${verdict.position}`;
    return stateOf(reading, sentence, verdict.position, rule, verdict.confidence);
  }
}

function shownBy(reading: Reading, shown: Statement, statements: readonly Statement[]): MessageFinding {
  const { position, rule, confidence } = shown;
  const said = { ...noStance(reading, rule, confidence), position, ...quoted(reading, shown) };
  return { ...said, statements: withShown(reading, shown, statements) };
}

/** A sentence that a model reads otherwise than its row is the model's statement. */
function withShown(reading: Reading, shown: Statement, statements: readonly Statement[]): Statement[] {
  const { rule, position } = shown;
  const at = shown.span.start.offset;
  if (statements.some((s) => s.span.start.offset === at && s.rule === rule && s.position === position))
    return [...statements];
  const others = statements.filter((s) => s.span.start.offset !== at);
  const all = [...others, shown].sort((a, b) => a.span.start.offset - b.span.start.offset);
  return withConditions(reading, all);
}

/** What its sender holds beside the words that leave a side: nothing, or what they left, or what no other sentence says. */
function isUnsaid(taken: TakenBack, { position }: Verdict, statements: readonly Statement[]): boolean {
  if (taken.side === 'support') return position === 'none' || isLeft(taken, position);
  return statements.every((s) => s.position !== position);
}

function afterwards(reading: Reading, taken: TakenBack, statements: readonly Statement[]): MessageFinding {
  const stand = standAfter(reading, taken);
  if (stand !== null) return shownBy(reading, stand, statements);
  return { ...dropping(reading, taken.sentence, taken.rule, rowConfidence(taken.rule)), statements };
}

function dropping(reading: Reading, words: ReadSentence, rule: string, confidence: number): MessageFinding {
  const { evidence, span } = stateOf(reading, words, 'neutral', rule, confidence);
  return { ...noStance(reading, rule, confidence), evidence, span };
}

/** Of one who takes no side: the words with which they drop an earlier one, where there are any. */
function withoutStance(reading: Reading, { confidence }: Verdict): MessageFinding {
  const words = concession(reading);
  if (words === undefined) return noStance(reading, 'model/none', confidence);
  return dropping(reading, words, 'none/conceded', confidence);
}

/** In a longer message other sentences say what its sender thinks. */
const MAX_UNDECIDED = 7;
/** A verdict that is this sure knows better than the sentence that leaves a detail to others. */
const SURE = 0.6;
const UNDECIDED: ReadonlySet<string> = new Set(['neutral/no-opinion', 'neutral/leaves-it']);

/** Who says in a short message that they are undecided is taken at their word, which labelled mail is too rare to teach. */
function undecided(
  { sentences }: Reading,
  { position, confidence }: Verdict,
  statements: readonly Statement[],
): Statement | undefined {
  if (sentences.length > MAX_UNDECIDED || (position !== 'none' && confidence > SURE)) return undefined;
  return statements.find((s) => UNDECIDED.has(s.rule));
}

/** A fault in a few plain words is a concern where no row speaks for what the models think: they know few such words. */
function plainFault(
  { sentences, parent }: Reading,
  { position }: Verdict,
  statements: readonly Statement[],
): Statement | undefined {
  const toAuthor = parent === null || parent.isAuthor;
  if (!toAuthor || sentences.length > MAX_UNDECIDED) return undefined;
  if (position !== 'none' && statements.some((s) => s.position === position)) return undefined;
  return statements.find((s) => s.rule === 'concern/fault');
}

/** A live NAK, an own tag and a promise to accept leave nothing to weigh. */
function outright(statements: readonly Statement[]): Statement | undefined {
  const nak = statements.find((s) => s.rule === 'oppose/nak');
  const tag = nak ?? statements.find((s) => s.rule.startsWith('tag/'));
  return tag ?? statements.find((s) => s.rule === 'support-if/would-accept');
}
