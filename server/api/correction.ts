import { OUTCOMES, POSITIONS } from '../../core/analysis.js';
import type { Change, Correction } from '../../core/correction/index.js';
import { messageId, personKey } from '../../core/ids.js';
import { z } from '../zod.js';

/** What a request may say: the shapes of core/correction, bounded. */
const id = z.string().trim().min(1).max(1000).transform(bare).transform(messageId);
const person = z.string().trim().min(1).max(300).transform(personKey);
const line = z.coerce.number().int().min(1).max(1_000_000);
/** For people; control characters are shown wherever it is printed. */
const words = z.string().trim().max(2000);

function bare(text: string): string {
  return /^<([^<>]+)>$/.exec(text)?.[1] ?? text;
}

export const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('position'), person, position: z.enum(POSITIONS) }),
  z.strictObject({ kind: z.literal('condition-met'), person }),
  z.strictObject({ kind: z.literal('objection-withdrawn'), person }),
  z.strictObject({ kind: z.literal('objection-outweighed'), person }),
  z.strictObject({ kind: z.literal('not-a-statement'), message: id, line }),
  z.strictObject({
    kind: z.literal('question-answered'),
    message: id,
    line,
    by: id.nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('question-dropped'), message: id, line }),
  z.strictObject({ kind: z.literal('outcome'), outcome: z.enum(OUTCOMES) }),
  z.strictObject({ kind: z.literal('decision'), what: words, by: z.array(person).max(50).default([]) }),
  z.strictObject({ kind: z.literal('link-revision'), to: id }),
  z.strictObject({ kind: z.literal('cut-revision'), to: id }),
  z.strictObject({ kind: z.literal('merge-people'), person, into: person }),
  z.strictObject({ kind: z.literal('split-people'), person }),
  z.strictObject({ kind: z.literal('undo'), correction: z.string().regex(/^[0-9a-f]{16}$/) }),
]) satisfies z.ZodType<Change>;

export const changeKind = z.enum(change.options.map((option) => option.shape.kind.value));

/** Body of `POST /api/corrections`. */
export const correctionRequest = z.strictObject({
  /** Any message of the thread. */
  messageId: id,
  change,
  why: words.min(1, 'say why'),
  restsOn: id.nullable().default(null),
});

/** One line of an exported log. */
export const exportedCorrection = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  root: id,
  change,
  who: words.min(1).max(200),
  when: z.iso.datetime(),
  why: words,
  restsOn: id.nullable(),
  derivedThen: z.string().max(2000).nullable(),
}) satisfies z.ZodType<Correction>;

export type CorrectionRequest = z.output<typeof correctionRequest>;

/**
 * The fields of the forms, as strings, into the same. `what` names the kind, with the value after a colon where it has one
 * (`position:oppose`); `at` is a place, `<id> <line>`. Throws ZodError with a word for the reader.
 */
export function readForm(about: string, fields: Readonly<Record<string, unknown>>): CorrectionRequest {
  const field = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  const [kind = '', value = ''] = field('what').split(':', 2);
  const at = /^(.*) (\d{1,7})$/s.exec(field('at'));
  const place = { message: at?.[1] ?? about, line: at?.[2] ?? field('line') };
  return correctionRequest.parse({
    messageId: about,
    why: field('why'),
    restsOn: field('restsOn').trim() || null,
    change: { kind, ...valuesOf(kind, value, place, field) },
  });
}

function valuesOf(
  kind: string,
  value: string,
  place: { readonly message: string; readonly line: string },
  field: (name: string) => string,
): object {
  switch (kind) {
    case 'position':
      return { person: field('person'), position: value };
    case 'question-answered':
      return { ...place, by: field('by').trim() || null };
    case 'question-dropped':
    case 'not-a-statement':
      return place;
    case 'outcome':
      return { outcome: value };
    case 'decision':
      return {
        what: field('text'),
        by: field('by')
          .split(/[\s,]+/)
          .filter(Boolean),
      };
    case 'link-revision':
    case 'cut-revision':
      return { to: field('to') };
    case 'merge-people':
      return { person: field('person'), into: field('into') };
    case 'undo':
      return { correction: field('correction') };
    default:
      return { person: field('person') };
  }
}
