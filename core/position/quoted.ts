import type { Statement } from '../analysis.js';
import { EVIDENCE_RULES } from './evidence.rules.js';
import type { Reading, ReadSentence } from './reading.js';
import { fold, spanOf } from './statements.js';

/** The words that show a position, as a reader would quote them. */
export type Quoted = Pick<Statement, 'evidence' | 'span'>;

/** A quotation that is longer than this says less than one sentence of it. */
const MAX_WORDS = 40;
/** Lines from words to the tag under them: a blank one may stand between. */
const TO_TAG = 2;

/**
 * The sentence of a statement, with the neighbour in its paragraph that it cannot be understood without; a tag, with the
 * words of approval right above it.
 */
export function quoted({ sentences }: Reading, { evidence, span, rule, position }: Statement): Quoted {
  if (rule.startsWith('tag/') && position === 'support') {
    const above = sentences.findLast((s) => spanOf(s).end.offset <= span.start.offset);
    return above !== undefined && approvesAbove(above, span)
      ? joined(above, { evidence, span })
      : { evidence, span };
  }
  const at = sentences.findIndex((s) => spanOf(s).start.offset === span.start.offset);
  const sentence = sentences[at];
  const needs = sentence && EVIDENCE_RULES.find(({ pattern }) => pattern.test(sentence.text))?.outcome;
  if (sentence === undefined || needs === undefined) return { evidence, span };
  const [first, second] =
    needs === 'with-after' ? [sentence, sentences[at + 1]] : [sentences[at - 1], sentence];
  if (first === undefined || second === undefined || !belong(first, second)) return { evidence, span };
  return joined(first, { evidence: fold(second.sentence.text), span: spanOf(second) });
}

function approvesAbove(sentence: ReadSentence, tag: Statement['span']): boolean {
  const near = tag.start.line - spanOf(sentence).end.line <= TO_TAG;
  return near && sentence.rules[0]?.outcome === 'support' && isShort(sentence.text);
}

/** Of one paragraph, neither of them a courtesy, and short enough together. */
function belong(first: ReadSentence, second: ReadSentence): boolean {
  const courteous = [first, second].some(({ rules }) => rules[0]?.id === 'none/thanks');
  return first.segment === second.segment && !courteous && isShort(`${first.text} ${second.text}`);
}

function isShort(text: string): boolean {
  return text.split(' ').length <= MAX_WORDS;
}

function joined(first: ReadSentence, { evidence, span }: Quoted): Quoted {
  return {
    evidence: `${fold(first.sentence.text)} ${evidence}`,
    span: { start: spanOf(first).start, end: span.end },
  };
}
