import type { OwnSegment, Span } from '../quote/nodes.js';
import { TAG_PHRASES, TAG_WORDS } from './trailers.rules.js';

/** A sentence about one's own tag that is not a trailer line. */
export interface TagStatement {
  readonly kind: 'withdrawn' | 'condition';
  readonly tag: string;
  readonly text: string;
  readonly span: Span;
}

/** Patterns run on at most this much of a sentence. */
const MAX_SENTENCE = 600;
/** Most sentences name no tag: this is cheaper than asking every row. */
const NAMES_TAG = /-by\b|\bn?acke?d?\b|\bnak\b|\br-?b\b|\brvb\b|\b[at]-b\b|\btag\b/i;
/** Whose tag it is: "my Acked-by", "I will give an ack". */
const OWN_TAG = /\bmy\b(.{0,40})|\bI(?:'ll|'d| will| would| can)\b(.{0,40})/i;

/** "I take back my Reviewed-by", "I will give my Acked-by once you fix X": in own words only. */
export function tagStatements(segments: readonly OwnSegment[]): TagStatement[] {
  return segments.flatMap(({ text, span }) =>
    sentences(text).flatMap((sentence) => {
      const tag = ownTag(sentence);
      const kind = tag === null ? null : phraseIn(sentence);
      return kind === null || tag === null ? [] : [{ kind, tag, text: sentence, span }];
    }),
  );
}

/** What a phrase does to the tag it stands with; null for most. */
export function phraseIn(text: string): TagStatement['kind'] | null {
  const sentence = text.slice(0, MAX_SENTENCE);
  return TAG_PHRASES.find(({ pattern }) => pattern.test(sentence))?.outcome ?? null;
}

function ownTag(sentence: string): string | null {
  if (!NAMES_TAG.test(sentence)) return null;
  const [, mine, given] = OWN_TAG.exec(sentence) ?? [];
  return nearestTag(mine ?? given ?? '');
}

function nearestTag(text: string): string | null {
  const found = TAG_WORDS.map((rule) => ({ rule, at: rule.pattern.exec(text)?.index ?? -1 }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.rule.outcome ?? null;
}

function sentences(text: string): string[] {
  return text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?]) /)
    .map((sentence) => sentence.trim().slice(0, MAX_SENTENCE));
}
