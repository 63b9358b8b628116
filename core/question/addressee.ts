import type { Person, ThreadContext } from '../analysis.js';
import type { PersonKey } from '../ids.js';
import type { Candidate } from './candidates.js';

/** Names by which people of a thread are called: first name or full name, when only one person bears it. */
export type Callable = ReadonlyMap<string, PersonKey>;

export function callableNames(people: readonly Person[]): Callable {
  const names = new Map<string, PersonKey | null>();
  for (const person of people.filter((p) => !p.bot)) {
    const full = person.name.toLowerCase();
    for (const name of new Set([full, full.split(/[\s,]+/)[0] ?? '']))
      if (name.length > 1) names.set(name, names.has(name) ? null : person.key);
  }
  return new Map([...names].flatMap(([name, key]) => (key === null ? [] : [[name, key] as const])));
}

/** "Tony, can you", "@Tony: ...", "... , Tony?": a name that is set off by a comma, colon or end at either edge. */
const OPENING = /^(?:hi |hello |hey |dear |cc |and |so )?@?([\p{L}'-]{2,30}(?: [\p{L}'-]{2,30})?)\s?[,:?-]/iu;
const CLOSING = /[,?] ?@?([\p{L}'-]{2,30})\s?[?.!]*$/u;

/**
 * Who is asked: the one called by name in the sentence or the one before it, else the speaker of the words quoted
 * above, else the sender of the message replied to, else the author; null when the author asks everybody.
 */
export function addresseeOf(
  context: ThreadContext,
  callable: Callable,
  candidate: Candidate,
): PersonKey | null {
  const asker = candidate.person.key;
  const found = [
    called(callable, candidate),
    quotedSpeaker(context, callable, candidate),
    parentSender(context, candidate),
    context.author.key,
  ].find((key) => key !== null && key !== asker);
  return found ?? null;
}

function called(callable: Callable, { text, before }: Candidate): PersonKey | null {
  const names = [
    OPENING.exec(text)?.[1],
    CLOSING.exec(text)?.[1],
    before.length < 60 ? OPENING.exec(before)?.[1] : undefined,
  ];
  for (const name of names) {
    const key = name === undefined ? undefined : callable.get(name.toLowerCase());
    if (key !== undefined) return key;
  }
  return null;
}

function quotedSpeaker(context: ThreadContext, callable: Callable, { segment }: Candidate): PersonKey | null {
  const source = segment.answers?.source ?? null;
  const person = source === null ? undefined : context.personOf.get(source.messageId);
  if (person !== undefined) return person.bot ? null : person.key;
  const name = segment.answers?.speaker?.name.toLowerCase();
  return name === undefined ? null : (callable.get(name) ?? null);
}

function parentSender(context: ThreadContext, { message }: Candidate): PersonKey | null {
  const parent = context.parentOf.get(message.id);
  const person = parent === undefined ? undefined : context.personOf.get(parent);
  return person === undefined || person.bot ? null : person.key;
}
