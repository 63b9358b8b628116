import type { Person, ThreadContext } from '../analysis.js';
import type { Message } from '../message.js';
import type { OwnSegment } from '../quote/nodes.js';
import type { Rule } from '../rule.js';
import { RowTable } from '../table/index.js';
import { type ReadSentence, sentencesOf } from '../text/read.js';
import type { Sentence } from '../text/sentences.js';
import { DIRECT_RULES, INDIRECT_RULES, LOOKALIKE_RULES, type Reading } from './questions.rules.js';

/** A sentence that a row of the table reads as a question, with what stands around it. */
export interface Candidate {
  readonly message: Message;
  readonly person: Person;
  readonly segment: OwnSegment;
  readonly sentence: Sentence;
  /** The sentence on one line, addresses of the web taken out: their "?" asks nothing. */
  readonly text: string;
  readonly rule: Rule<Reading>;
  readonly before: string;
  readonly after: string;
  /** Segments of the message in all, and which one this is. */
  readonly segments: number;
  readonly segmentIndex: number;
}

/** Ten times the questions of the longest review seen: what comes after them is no letter to anybody. */
const MAX_IN_MESSAGE = 300;
const DIRECT = new RowTable(DIRECT_RULES);
const INDIRECT = new RowTable(INDIRECT_RULES);
const LOOKALIKES = new RowTable(LOOKALIKE_RULES);

/** Every sentence of people's own words that may be a question: one list a message, in date order. */
export function findCandidates(context: ThreadContext): Candidate[][] {
  return context.messages.flatMap((message) => {
    const person = context.personOf.get(message.id);
    if (person === undefined || person.bot) return [];
    const segments = context.own.get(message.id) ?? [];
    const found = segments.flatMap((segment, segmentIndex) =>
      candidatesIn({ message, person, segment, segmentIndex, segments: segments.length }),
    );
    return found.length === 0 ? [] : [found.slice(0, MAX_IN_MESSAGE)];
  });
}

type Place = Pick<Candidate, 'message' | 'person' | 'segment' | 'segments' | 'segmentIndex'>;

function candidatesIn(place: Place): Candidate[] {
  const sentences = joinTails(place.segment.text, sentencesOf(place.segment));
  return sentences.flatMap(({ sentence, text }, i) => {
    const rule = ruleFor(text);
    if (rule === undefined || rule.outcome === 'none') return [];
    const [before, after] = [sentences[i - 1]?.text ?? '', sentences[i + 1]?.text ?? ''];
    return [{ ...place, sentence, text, rule, before, after }];
  });
}

/** "Are some of them small? All of them?" is one question: a short tail that asks for the same joins the one before. */
function joinTails(text: string, sentences: readonly ReadSentence[]): readonly ReadSentence[] {
  const joined: ReadSentence[] = [];
  for (const one of sentences) {
    const last = joined.at(-1);
    if (last?.text.endsWith('?') && isTail(one.text)) {
      const { start } = last.sentence;
      const { end } = one.sentence;
      const sentence = { text: text.slice(start, end), start, end };
      joined[joined.length - 1] = { sentence, text: `${last.text} ${one.text}` };
    } else joined.push(one);
  }
  return joined;
}

const MAX_TAIL_WORDS = 4;
const ASKS_ANEW =
  /^(?:and |so |but )?(?:why|how|what|who|when|where|which|is|are|do|does|did|any|thoughts?|can|could|should|no|right|maybe|perhaps|or|more|ideas|hmm+|wdyt)\b/i;

function isTail(text: string): boolean {
  if (!text.endsWith('?')) return false;
  return /^(?:\(|or\b)/.test(text) || (text.split(/\s+/).length <= MAX_TAIL_WORDS && !ASKS_ANEW.test(text));
}

/** The row that says how a sentence reads, or none. */
export function ruleFor(text: string): Rule<Reading> | undefined {
  const rule = (text.includes('?') ? DIRECT : INDIRECT).first(text);
  return rule && (LOOKALIKES.first(text) ?? rule);
}
