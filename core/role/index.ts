import type { Outcome, Person, PersonRole, ThreadContext } from '../analysis.js';
import type { PersonKey } from '../ids.js';
import type { Mailbox } from '../message.js';
import { sameIdentity } from '../people/index.js';
import { covers, type Section } from './maintainers.js';

export { parseMaintainers, type Section } from './maintainers.js';

/** What a person has to say over a proposal by their office; the strongest of several. */
export interface RoleFinding {
  readonly role: PersonRole['role'];
  /** For a person: the section and the file, or the applied proposal, that it rests on. */
  readonly because: string;
}

/** Bounds for what a patch brings: patterns of K: lines run on its changed lines. */
const MAX_CHANGED = 20_000;
const MAX_LINE = 400;

/**
 * Who of the thread is maintainer or reviewer, by the sections of a MAINTAINERS file, of the files that its patches touch.
 * Somebody who has applied patches before (`committers`) counts as such where the file gives them no office.
 */
export function findRoles(
  context: ThreadContext,
  sections: readonly Section[],
  committers: ReadonlyMap<PersonKey, string> = new Map(),
): Map<PersonKey, RoleFinding> {
  const patches = context.series.flatMap((series) =>
    series.patches.map((id) => context.byId.get(id)?.body ?? ''),
  );
  const matches = matchingSections(sections, patches);
  const roles = new Map<PersonKey, RoleFinding>();
  for (const person of context.people) {
    const found = person.bot ? null : (office(person, matches) ?? applied(person, committers));
    if (found !== null) roles.set(person.key, found);
  }
  return roles;
}

/** Who applied this proposal, when the thread says that somebody did; never its author, never a bot. */
export function committerOf(context: ThreadContext, { state, messageId }: Outcome): Person | null {
  const person = state === 'applied' && messageId !== null ? context.personOf.get(messageId) : undefined;
  return person === undefined || person.bot || person.key === context.author.key ? null : person;
}

/** The sections that patches fall under, each with the file or keyword that says so. */
export function matchingSections(
  sections: readonly Section[],
  patches: readonly string[],
): { readonly section: Section; readonly by: string }[] {
  const files = [...new Set(patches.flatMap(touchedFiles))];
  const changed = patches.flatMap(changedLines).slice(0, MAX_CHANGED);
  return sections.flatMap((section) => {
    const by = files.find((file) => holds(section, file)) ?? keyword(section, changed);
    return by === undefined ? [] : [{ section, by }];
  });
}

function holds({ files, excluded, paths }: Section, file: string): boolean {
  if (excluded.some((pattern) => covers(pattern, file))) return false;
  return (
    files.some((pattern) => covers(pattern, file)) || paths.some((path) => path.test(file.slice(0, MAX_LINE)))
  );
}

function keyword({ keywords }: Section, changed: readonly string[]): string | undefined {
  if (keywords.length === 0) return undefined;
  const line = changed.find((text) => keywords.some((pattern) => pattern.test(text)));
  return line === undefined ? undefined : `the line "${line.trim().slice(0, 80)}"`;
}

function touchedFiles(patch: string): string[] {
  return [...patch.matchAll(/^(?:---|\+\+\+) [ab]\/(\S{1,400})/gm)].map(([, path]) => path as string);
}

function changedLines(patch: string): string[] {
  return [...patch.matchAll(/^[-+](?![-+]{2} )(.{1,400})/gm)].map(([, line]) => line as string);
}

function office(
  person: Person,
  matches: readonly { readonly section: Section; readonly by: string }[],
): RoleFinding | null {
  for (const role of ['maintainer', 'reviewer'] as const) {
    for (const { section, by } of matches) {
      const named = role === 'maintainer' ? section.maintainers : section.reviewers;
      if (named.some((mailbox) => isPerson(mailbox, person))) {
        return { role, because: `${role} of ${section.title}, for ${by}` };
      }
    }
  }
  return null;
}

function applied({ key }: Person, committers: ReadonlyMap<PersonKey, string>): RoleFinding | null {
  const because = committers.get(key);
  return because === undefined ? null : { role: 'committer', because };
}

function isPerson(mailbox: Mailbox, { name, addresses }: Person): boolean {
  return addresses.some((address) => sameIdentity(mailbox, { name, address }) !== null);
}
