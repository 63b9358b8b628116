import type { Person, ThreadContext } from '../analysis.js';
import type { Message } from '../message.js';
import type { OwnSegment } from '../quote/nodes.js';
import type { Rule } from '../rule.js';
import { plain } from '../text/plain.js';
import { type Sentence, splitSentences } from '../text/sentences.js';
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

/** Words without which no row about indirect questions matches: nine of ten segments go no further. */
const VOCABULARY =
  /\?|\b(?:wonder|curious|not|n't|unclear|uncertain|puzzled|confused|lost|please|you|useful|helpful|good|nice|tell|let|know|hear|interested|welcome|appreciated|needed|about|question)|^\W{0,3}(?:\w+,? )?(?:is|are|do|does|did|have|has|should|isn't|can|could|would|will|why|what|how|which|where|who)\b/im;

/** Every sentence of people's own words that may be a question: one list a message, in date order. */
export function findCandidates(context: ThreadContext): Candidate[][] {
  return context.messages.flatMap((message) => {
    const person = context.personOf.get(message.id);
    if (person === undefined || person.bot) return [];
    const segments = context.own.get(message.id) ?? [];
    const found = segments.flatMap((segment, segmentIndex) =>
      candidatesIn({ message, person, segment, segmentIndex, segments: segments.length }),
    );
    return found.length === 0 ? [] : [found];
  });
}

type Place = Pick<Candidate, 'message' | 'person' | 'segment' | 'segments' | 'segmentIndex'>;

function candidatesIn(place: Place): Candidate[] {
  if (!VOCABULARY.test(place.segment.text)) return [];
  const sentences = joinTails(place.segment.text, splitSentences(place.segment.text));
  const texts = sentences.map((s) => plain(s.text));
  return sentences.flatMap((sentence, i) => {
    const text = texts[i] ?? '';
    const rule = ruleFor(text);
    if (rule === undefined || rule.outcome === 'none') return [];
    return [{ ...place, sentence, text, rule, before: texts[i - 1] ?? '', after: texts[i + 1] ?? '' }];
  });
}

/** "Are some of them small? All of them?" is one question: a short tail that asks for the same joins the one before. */
function joinTails(text: string, sentences: readonly Sentence[]): Sentence[] {
  const joined: Sentence[] = [];
  for (const sentence of sentences) {
    const last = joined.at(-1);
    if (last?.text.endsWith('?') && isTail(sentence.text)) {
      joined[joined.length - 1] = {
        text: text.slice(last.start, sentence.end),
        start: last.start,
        end: sentence.end,
      };
    } else joined.push(sentence);
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

function ruleFor(text: string): Rule<Reading> | undefined {
  const rules = text.includes('?') ? DIRECT_RULES : INDIRECT_RULES;
  const rule = rules.find((r) => r.pattern.test(text));
  return rule && (LOOKALIKE_RULES.find((r) => r.pattern.test(text)) ?? rule);
}
