import type { MessageFinding, ThreadContext } from '../analysis.js';
import type { MessageId, PersonKey } from '../ids.js';
import { nameKey } from '../people/index.js';
import type { Reading } from './reading.js';
import { noStance } from './statements.js';

/** Which patches somebody else than their sender wrote, or wrote a part of. */
export type CoAuthors = ReadonlyMap<PersonKey, ReadonlySet<MessageId>>;

const CO_AUTHOR = /^co-(?:developed|authored)-by$/i;
/** The line by which `git am` knows whose the patch is (git-format-patch): the first of the body. */
const FROM_LINE = /^\s{0,20}From: ?([^<>\n]{0,200})<([^<>\s]{1,200})>/;

/** By Co-developed-by, and by the From line at the top of a patch that somebody else sends. */
export function coAuthorsOf(context: ThreadContext): CoAuthors {
  const known = new Map<string, PersonKey>();
  for (const { key, name, addresses, bot } of context.people) {
    if (bot) continue;
    for (const mark of [nameKey(name), ...addresses]) if (mark !== '') known.set(mark, key);
  }
  const found = new Map<PersonKey, Set<MessageId>>();
  const add = (patch: MessageId, name: string, address: string | null) => {
    const key = known.get(address?.toLowerCase() ?? '') ?? known.get(nameKey(name));
    if (key === undefined) return;
    const patches = found.get(key);
    if (patches === undefined) found.set(key, new Set([patch]));
    else patches.add(patch);
  };
  for (const id of new Set([context.root.id, ...context.series.flatMap((s) => s.patches)])) {
    const [, name = '', address = null] =
      FROM_LINE.exec(context.byId.get(id)?.body.slice(0, 500) ?? '') ?? [];
    if (address !== null) add(id, name, address);
    for (const { tag, who, address: theirs } of context.trailers.get(id) ?? [])
      if (CO_AUTHOR.test(tag)) add(id, who, theirs);
  }
  return found;
}

/** Who wrote all that a message speaks of reviews nothing by approving of it; what they find wrong with it counts. */
export function withoutOwnPraise(
  reading: Reading,
  finding: MessageFinding,
  coAuthors: CoAuthors,
): MessageFinding {
  const theirs = coAuthors.get(finding.person);
  if (theirs === undefined || (finding.position !== 'support' && finding.position !== 'support-if'))
    return finding;
  const { part, patches } = reading.place;
  const about = part !== null ? [part.patch] : [...patches.values()];
  if (about.length === 0 || !about.every((patch) => theirs.has(patch))) return finding;
  return { ...noStance(reading, 'position/co-author', 1), statements: finding.statements };
}
