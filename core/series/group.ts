import type { MessageId } from '../ids.js';
import { compare } from '../thread/index.js';
import type { ThreadBase } from './base.js';
import { findPostings, type Posting } from './postings.js';

/** The patches that were sent together as one revision. */
export interface Group {
  readonly version: number;
  readonly sender: string;
  readonly isResend: boolean;
  total: number | null;
  cover: Posting | null;
  /** By their number in the series. */
  readonly patches: Map<number, Posting>;
  /** Date of its first posting. */
  readonly date: string;
}

/** Patches that were not threaded belong together when they were sent within this time. */
const SAME_SENDING_MS = 24 * 3_600_000;

/**
 * Groups the postings of a thread into series, oldest first: same revision, same total, same sender or under a posting of
 * the series. A number that is taken starts a new series. O(n log n).
 */
export function groupSeries(base: ThreadBase): Group[] {
  const groups: Group[] = [];
  const groupOf = new Map<MessageId, Group>();
  const newest = new Map<string, Group>();
  for (const posting of findPostings(base)) {
    const above = posting.above === null ? undefined : groupOf.get(posting.above.message.id);
    const key = `${posting.sender} ${posting.version} ${posting.subject.isResend} ${posting.subject.total}`;
    let group = [above, newest.get(key)].find((one) => one !== undefined && takes(one, posting, above));
    if (group === undefined) {
      group = startGroup(posting);
      groups.push(group);
      newest.set(key, group);
    }
    join(group, posting);
    groupOf.set(posting.message.id, group);
  }
  return groups.sort((a, b) => compare(a.date, b.date));
}

function startGroup({ version, sender, subject, message }: Posting): Group {
  const { isResend, total } = subject;
  return { version, sender, isResend, total, cover: null, patches: new Map(), date: message.date };
}

function join(group: Group, posting: Posting): void {
  if (posting.isCover) group.cover = posting;
  else group.patches.set(posting.subject.number ?? 1, posting);
  if (isOneMore(group, posting)) group.total = posting.subject.total;
}

function takes(group: Group, posting: Posting, above: Group | undefined): boolean {
  const { subject, version } = posting;
  if (posting.isCover ? group.cover !== null : group.patches.has(subject.number ?? 1)) return false;
  if (group === above && isTheOnly(group, posting)) return true;
  if (subject.number === null || group.version !== version || group.isResend !== subject.isResend)
    return false;
  if (group === above && isOneMore(group, posting)) return true;
  if (group === above) return group.total === subject.total || (group.total === null && group.cover !== null);
  return Math.abs(Date.parse(group.date) - Date.parse(posting.message.date)) <= SAME_SENDING_MS;
}

/** The patch under a cover `0/1` often has no number itself. */
function isTheOnly({ cover, total, sender, version, patches }: Group, posting: Posting): boolean {
  const { subject, isCover } = posting;
  const isPlain =
    subject.number === null && !isCover && (subject.versionInferred || subject.version === version);
  return isPlain && cover !== null && total === 1 && patches.size === 0 && sender === posting.sender;
}

/** `4/4` under a series of three: a patch that its sender added later. */
function isOneMore({ total, sender }: Group, { subject, sender: from }: Posting): boolean {
  return total !== null && subject.number === total + 1 && subject.total === total + 1 && sender === from;
}

/** Its patches in the order of their numbers. */
export function patchesOf(group: Group): Posting[] {
  return [...group.patches.entries()].sort(([a], [b]) => a - b).map(([, posting]) => posting);
}
