import type { Person, PersonRole, ThreadAnalysis, ThreadContext } from '../analysis.js';
import { type MessageId, type PersonKey, personKey } from '../ids.js';
import type { Mailbox } from '../message.js';
import { sameIdentity } from '../people/index.js';
import { covers, type Section } from './maintainers.js';

export { parseMaintainers, type Section } from './maintainers.js';

/** What a person has to say over a proposal by their office; the strongest of several. */
export type RoleFinding = Omit<PersonRole, 'person'>;

/** Bounds for what a patch brings: patterns of K: lines run on its changed lines. */
const MAX_CHANGED = 20_000;
const MAX_LINE = 400;

/** Who of the thread is maintainer or reviewer, by the sections of a MAINTAINERS file, of the files that its patches touch. */
export function findRoles(context: ThreadContext, sections: readonly Section[]): Map<PersonKey, RoleFinding> {
  const patches = context.series.flatMap((series) =>
    series.patches.map((id) => context.byId.get(id)?.body ?? ''),
  );
  const matches = matchingSections(sections, patches);
  const roles = new Map<PersonKey, RoleFinding>();
  for (const person of context.people) {
    const found = person.bot ? null : office(person, matches);
    if (found !== null) roles.set(person.key, found);
  }
  return roles;
}

/**
 * The same analyses, with those who have applied proposals before as committers of the others, where a file gives them no
 * office. `by` of an applied proposal counts from the day of the mail that tells of it.
 */
export function withCommitters(analyses: readonly ThreadAnalysis[]): ThreadAnalysis[] {
  const work = new Map<
    PersonKey,
    { readonly root: MessageId; readonly title: string; readonly date: string }[]
  >();
  for (const { root, subject, applied, outcome, messages } of analyses) {
    const date = messages.find(({ messageId }) => messageId === outcome.messageId)?.date ?? '';
    const by = applied?.by?.key;
    if (by !== undefined) work.set(by, [...(work.get(by) ?? []), { root, title: subject.title, date }]);
  }
  return analyses.map((analysis) => {
    const known = new Set(analysis.roles.map(({ person }) => person));
    const last = analysis.messages.reduce((newest, { date }) => (date > newest ? date : newest), '');
    const committers = analysis.people.flatMap(({ key, addresses }): PersonRole[] => {
      const done = addresses.flatMap((address) => work.get(personKey(address)) ?? []);
      const before = done.find(({ root, date }) => root !== analysis.root && date <= last);
      if (before === undefined || known.has(key)) return [];
      return [{ person: key, role: 'committer', of: '', because: `applied "${before.title}"` }];
    });
    return committers.length === 0 ? analysis : { ...analysis, roles: [...analysis.roles, ...committers] };
  });
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
        return { role, of: section.title, because: `${role} of ${section.title}, for ${by}` };
      }
    }
  }
  return null;
}

function isPerson(mailbox: Mailbox, { name, addresses }: Person): boolean {
  return addresses.some((address) => sameIdentity(mailbox, { name, address }) !== null);
}
