import type { ThreadContext } from '../analysis.js';
import type { Asked, PossibleAnswer } from './answers.js';
import type { Candidate } from './candidates.js';

/** Words of a sentence that are looked at, from its beginning and from its end. */
const MAX_TOKENS = 40;

/** What the filter knows of a sentence: the row that found it, its words, and where it stands in the conversation. */
export function questionFeatures(
  context: ThreadContext,
  { candidate }: Asked,
  possible: readonly PossibleAnswer[],
): string[] {
  const quoted = possible.some((answer) => answer.via === 'quote');
  return [...new Set([...wordFeatures(candidate), ...placeFeatures(context, candidate, quoted)])];
}

function wordFeatures({ text, rule, before, after }: Candidate): string[] {
  const tokens = tokensOf(text);
  const mark = markPlace(text);
  const row = rule.id;
  return [
    `rule=${row}`,
    `family=${row.slice(0, row.indexOf('/'))}`,
    `mark=${mark}`,
    `length=${Math.min(6, Math.floor(Math.log2(tokens.length + 1)))} mark=${mark}`,
    `first=${tokens[0]}`,
    `first=${tokens[0]} ${tokens[1]}`,
    `first=${tokens[0]} ${tokens[1]} ${tokens[2]}`,
    `last=${tokens.at(-1)}`,
    `before?=${before.includes('?')} after?=${after.includes('?')} mark=${mark}`,
    `after=${tokensOf(after)[0]} mark=${mark}`,
    `open=${/^[("'[]/.test(text)} close=${/[)"'\]]$/.test(text)}`,
    ...tokens.map((t) => `word=${t}`),
    ...tokens.map((t, i) => `pair=${t} ${tokens[i + 1] ?? '$'}`),
    ...tokens.map((t) => `word=${t} row=${row}`),
  ];
}

/** Where the sign stands: at the end it asks; in brackets, in quotation marks or in code it hedges, cites or matches. */
function markPlace(text: string): 'none' | 'end' | 'bracket' | 'citation' | 'code' | 'inside' {
  if (!text.includes('?')) return 'none';
  if (/\(\?[\w<=!:]|[\w\])]\?[\w$*+\\/]/.test(text)) return 'code';
  if (/\? ?\)[^?]{0,400}$/.test(text))
    return /\? ?\)\W*$/.test(text) && text.startsWith('(') ? 'end' : 'bracket';
  if (/\?["'][^?]{0,400}$/.test(text)) return 'citation';
  return /\?[^\p{L}]*$/u.test(text) ? 'end' : 'inside';
}

function placeFeatures(context: ThreadContext, candidate: Candidate, quoted: boolean): string[] {
  const { message, person, segment, rule } = candidate;
  const subject = context.subjects.get(message.id);
  const role = person.key === context.author.key ? 'author' : 'participant';
  const mark = candidate.text.includes('?');
  const posting = message.id === context.root.id || (subject?.isPatch === true && !subject.isReply);
  return [
    `role=${role} posting=${posting} mark=${mark}`,
    `posting=${posting} rule=${rule.id}`,
    `quoted=${quoted} mark=${mark}`,
    `quoted=${quoted} rule=${rule.id}`,
    `answers=${segment.answers !== null} mark=${mark} role=${role}`,
    `beforeQuote=${segment.beforeQuote} mark=${mark}`,
    `lastSegment=${candidate.segmentIndex === candidate.segments - 1} mark=${mark}`,
    `lastSentence=${candidate.after === ''} mark=${mark}`,
  ];
}

/** Lower-cased words, numbers as `0`, names of code as `code`: a word of one thread teaches nothing about the next. */
function tokensOf(text: string): string[] {
  const tokens = text.slice(0, 600).match(/[\p{L}'_.()\d/-]+|[?!,:;]/gu) ?? [];
  const kept = tokens.length <= MAX_TOKENS ? tokens : [...tokens.slice(0, 24), ...tokens.slice(-16)];
  return kept.map((token) => {
    if (/[_()/]|\w\.\w/.test(token)) return 'CODE';
    return /\d/.test(token) ? 'NUMBER' : token.toLowerCase().replace(/[.'-]+$/, '');
  });
}
