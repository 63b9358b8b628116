import type { MessageFinding, Position, Statement, TrailerFinding } from '../analysis.js';
import type { Span } from '../quote/nodes.js';
import { spanIn } from '../text/spans.js';
import { conditionIn, withConditions } from './condition.js';
import { ROW_CONFIDENCE } from './models.data.js';
import type { Reading, ReadSentence } from './reading.js';
import { targetOf } from './target.js';

type Stance = Exclude<Position, 'none'>;

/** Tags that take a side, misspelt ones too ("Reviewd-by"). */
const TAG_POSITION: readonly (readonly [RegExp, Stance])[] = [
  [/^na(?:c?k|cked)\w{0,3}-/i, 'oppose'],
  [/^(?:reviewe?d?|acked|ack|tested)\b/i, 'support'],
];

/** A tag that was taken back later was given all the same, and says where its sender stood. */
const GIVEN: ReadonlySet<TrailerFinding['status']> = new Set(['counts', 'condition', 'withdrawn']);

/** Every utterance of a message that takes a side: own tags first, then sentences, in the order of the body. */
export function statementsOf(reading: Reading): Statement[] {
  const said = reading.sentences.flatMap((s) => sentenceStatement(reading, s));
  return [...tagStatements(reading), ...withConditions(reading, said)];
}

function tagStatements({ message, person, trailers }: Reading): Statement[] {
  return trailers.flatMap((trailer) => {
    const stance = TAG_POSITION.find(([pattern]) => pattern.test(trailer.tag))?.[1];
    if (stance === undefined || !GIVEN.has(trailer.status)) return [];
    const conditional = trailer.status === 'condition' && stance === 'support';
    return [
      {
        messageId: message.id,
        person: person.key,
        position: conditional ? 'support-if' : stance,
        rule: `tag/${trailer.tag.toLowerCase()}`,
        span: trailer.span,
        evidence: fold(trailer.text),
        confidence: rowConfidence(`tag/${trailer.tag.toLowerCase()}`),
        target: trailer.patches.length > 1 ? 'series' : 'patch',
        patches: trailer.patches,
        condition: conditional ? conditionOf(trailer) : null,
        anchor: null,
      } as const,
    ];
  });
}

/** Of a whole sentence, the words that tie the tag to something. */
function conditionOf({ condition }: TrailerFinding): string | null {
  return condition === null ? null : (conditionIn(condition, 'support-if') ?? condition);
}

function sentenceStatement(reading: Reading, sentence: ReadSentence): Statement[] {
  const rule = sentence.rules[0];
  if (rule === undefined || rule.outcome === 'none') return [];
  return [stateOf(reading, sentence, rule.outcome, rule.id, rowConfidence(rule.id))];
}

/** As measured on labelled mail; what was never seen there is as likely right as wrong. */
export function rowConfidence(rule: string): number {
  return ROW_CONFIDENCE[rule] ?? 0.5;
}

/** The statement that a sentence makes, once rule or model said which. */
export function stateOf(
  reading: Reading,
  sentence: ReadSentence,
  position: Stance,
  rule: string,
  confidence: number,
): Statement {
  const { segment } = sentence;
  return {
    messageId: reading.message.id,
    person: reading.person.key,
    position,
    rule,
    span: spanOf(sentence),
    evidence: fold(sentence.sentence.text),
    confidence,
    ...targetOf(reading, sentence, position),
    condition: conditionIn(sentence.text, position),
    anchor: segment.answers?.anchor ?? null,
  };
}

export function spanOf({ segment, sentence }: ReadSentence): Span {
  return spanIn(segment, sentence);
}

export function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What is left to say of a message without any stance. */
export function noStance(reading: Reading, rule: string, confidence: number): MessageFinding {
  const { message, person, isAuthor } = reading;
  return {
    messageId: message.id,
    person: person.key,
    role: isAuthor ? 'author' : 'participant',
    date: message.date,
    position: 'none',
    evidence: null,
    span: null,
    rule,
    confidence,
    statements: [],
  };
}
