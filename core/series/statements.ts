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
const GIVES = /\bmy\b|\bI(?:'ll|'d| will| would| can|'m| am)\b/i;

/** "I take back my Reviewed-by", "I will give my Acked-by once you fix X": in own words only. */
export function tagStatements(segments: readonly OwnSegment[]): TagStatement[] {
  return segments.flatMap(({ text, span }) =>
    sentences(text).flatMap((sentence) => {
      const kind = phraseIn(sentence);
      const tag = kind === null || !GIVES.test(sentence) ? null : tagIn(sentence);
      return kind === null || tag === null ? [] : [{ kind, tag, text: sentence, span }];
    }),
  );
}

/** What a phrase does to the tag it stands with; null for most. */
export function phraseIn(text: string): TagStatement['kind'] | null {
  const sentence = text.slice(0, MAX_SENTENCE);
  return TAG_PHRASES.find(({ pattern }) => pattern.test(sentence))?.outcome ?? null;
}

/** The tag that follows "my", else the first one named. */
function tagIn(sentence: string): string | null {
  const own = /\bmy\b(.{0,40})/i.exec(sentence)?.[1] ?? '';
  return nearestTag(own) ?? nearestTag(sentence);
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
