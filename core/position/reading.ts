import type { Person, Position, ThreadContext, TrailerFinding } from '../analysis.js';
import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import type { OwnSegment } from '../quote/nodes.js';
import type { Rule } from '../rule.js';
import { sentencesOf } from '../text/read.js';
import type { Sentence } from '../text/sentences.js';
import { namesIn, type WordNames } from './features.js';
import { type Kind, kindOf } from './kinds.js';
import { isIronic, isTagOfAnother, rulesIn } from './matching.js';
import { NOWHERE, type Place, placesOf } from './parts.js';

/** One sentence of somebody's own words, with the rows that match it and where it stands. */
export interface ReadSentence {
  readonly segment: OwnSegment;
  readonly sentence: Sentence;
  /** On one line, web addresses taken out. */
  readonly text: string;
  /** Rows that match, in table order. */
  readonly rules: readonly Rule<Position>[];
  /** What the models call its words. */
  readonly names: WordNames;
  readonly kind: Kind;
  /** What the words stand under: a diff, or somebody's prose. */
  readonly under: 'nothing' | 'patch' | 'author' | 'self' | 'other' | 'unknown';
}

/** One message as the position rules see it. */
export interface Reading {
  readonly message: Message;
  readonly person: Person;
  readonly sentences: readonly ReadSentence[];
  /** Sentences that mean something else than they say: nothing is read from them. */
  readonly ironic: readonly ReadSentence[];
  /** Tags of their own that they gave in this message. */
  readonly trailers: readonly TrailerFinding[];
  readonly place: Place;
  /** Whom they answer. */
  readonly parent: Reading | null;
  readonly isAuthor: boolean;
  /** A posted patch or cover letter, or the root: it proposes, and is not read for stances. */
  readonly posting: boolean;
}

/** A mail may hold any number of sentences; a stance is among the first and last ones. */
const MAX_SENTENCES = 80;

/** Reads every message of a person (never of a bot), in date order; linear in their own words. */
export function readMessages(context: ThreadContext): Map<MessageId, Reading> {
  const readings = new Map<MessageId, Reading>();
  const places = placesOf(context);
  for (const message of context.messages) {
    const person = context.personOf.get(message.id);
    if (person === undefined || person.bot) continue;
    const parent = context.parentOf.get(message.id);
    const posting = isPosting(context, message);
    const said = posting ? [] : readSentences(context, message, person);
    const ironic = ironicIn(said);
    readings.set(message.id, {
      message,
      person,
      sentences: ironic.length === 0 ? said : said.filter((s) => !ironic.includes(s)),
      ironic,
      trailers: (context.trailers.get(message.id) ?? []).filter((t) => t.person === person.key),
      place: places.get(message.id) ?? NOWHERE,
      parent: (parent === undefined ? undefined : readings.get(parent)) ?? null,
      isAuthor: person.key === context.author.key,
      posting,
    });
  }
  return readings;
}

/** A participant may send a patch too; their words above it are still read. */
function isPosting(context: ThreadContext, message: Message): boolean {
  if (message.id === context.root.id) return true;
  const subject = context.subjects.get(message.id);
  if (subject?.isPatch !== true || subject.isReply) return false;
  const tree = context.trees.get(message.id);
  return tree === undefined || tree.children.every((node) => node.type !== 'quote');
}

function readSentences(context: ThreadContext, message: Message, person: Person): ReadSentence[] {
  const read: ReadSentence[] = [];
  for (const segment of context.own.get(message.id) ?? []) {
    const under = placeOf(context, segment, person);
    for (const { sentence, text } of sentencesOf(segment)) {
      if (isProse(text) && !isTagOfAnother(text, person))
        read.push(new LazySentence(segment, sentence, text, under));
    }
  }
  if (read.length <= MAX_SENTENCES) return read;
  return [...read.slice(0, MAX_SENTENCES - 20), ...read.slice(-20)];
}

/** Ironic sentences, and the praise in the same paragraph: who mocks there means none of it. */
function ironicIn(said: readonly ReadSentence[]): ReadSentence[] {
  const mocking = said.filter(({ text }) => isIronic(text));
  if (mocking.length === 0) return [];
  const mocked = new Set(mocking.map((s) => s.segment));
  const praise = said.filter((s) => mocked.has(s.segment) && s.rules[0]?.outcome === 'support');
  return said.filter((s) => mocking.includes(s) || praise.includes(s));
}

/** Blank, `!`, `'`, `,`, `.` and `?`. */
const PROSE_MARKS: ReadonlySet<number> = new Set([32, 33, 39, 44, 46, 63]);

/** Logs, code and lines of signs say nothing about a proposal. */
function isProse(text: string): boolean {
  if (/^[+#$|{}[\]]|^@@|^-- ?|^[+-]\d/.test(text) && !/^\+1\b/.test(text)) return false;
  return text === '+1' || plainLetters(text) >= text.length * 0.7;
}

/** How many places of a text hold letters, blanks and marks of prose. */
function plainLetters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (isPlain(text.charCodeAt(i))) count++;
  return count;
}

/** Letters, of other scripts too, and `' ,.?!`. */
function isPlain(unit: number): boolean {
  if (unit > 127) return /\p{L}/u.test(String.fromCharCode(unit));
  const lower = unit | 32;
  return (lower >= 97 && lower <= 122) || PROSE_MARKS.has(unit);
}

/** Rows are matched and words are named when somebody asks: of an author's mail only the first answers are ever looked at. */
class LazySentence implements ReadSentence {
  #rules: readonly Rule<Position>[] | undefined;
  #names: WordNames | undefined;
  #kind: Kind | undefined;

  constructor(
    readonly segment: OwnSegment,
    readonly sentence: Sentence,
    readonly text: string,
    readonly under: ReadSentence['under'],
  ) {}

  get rules(): readonly Rule<Position>[] {
    this.#rules ??= rulesIn(this.text);
    return this.#rules;
  }

  get names(): WordNames {
    this.#names ??= namesIn(this.text);
    return this.#names;
  }

  get kind(): Kind {
    this.#kind ??= kindOf(this);
    return this.#kind;
  }
}

function placeOf(context: ThreadContext, segment: OwnSegment, person: Person): ReadSentence['under'] {
  if (segment.answers === null) return 'nothing';
  if (segment.answers.isPatch) return 'patch';
  const { source, speaker } = segment.answers;
  const quoted = source === null ? undefined : context.personOf.get(source.messageId);
  const key = quoted?.key ?? context.people.find((p) => p.name === speaker?.name)?.key;
  if (key === undefined) return 'unknown';
  if (key === person.key) return 'self';
  return key === context.author.key ? 'author' : 'other';
}
